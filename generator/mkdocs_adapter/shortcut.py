"""What a build leaves for the next one, should only what a text says be another by then: everything, piece by piece.

A portal of ten thousand documents is not read, assembled and compared again because a paragraph is edited. The shortcut
knows which items of the site print the text of which document, how each is made, and the Library that they are made of.
"""

from __future__ import annotations

import contextlib
import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.cache.pack import LostPieceError, Pack, Place
from generator.cache.stored_library import FIELDS, StoredDocument, StoredLibrary, dump
from generator.mkdocs_adapter.plan import SEARCH_ITEM
from generator.model.document import text_of
from generator.model.tracing import untraced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.edited_texts import RememberedTexts
    from generator.mkdocs_adapter.site_state import SiteState, StateFolder
    from generator.model.document import Document
    from generator.model.tracing import Key
    from generator.pipeline import Portal

ANSWERS, FINDINGS, WORDING, MEMO = "answers", "findings of the portal", "wording", "memo of the search index"
"""Names of pieces, besides those of the Library's fields."""
_INDEX = "shortcut"
_Place = tuple[int, ...]
"""As `Place`, which takes longer to read."""


class Terms(NamedTuple):
    """What must be the same for a shortcut to be taken."""

    today: str
    with_search: bool
    is_preview: bool


class PrintedItem(NamedTuple):
    """An item of the site that prints a text."""

    span: tuple[int, int] | None
    """Begin and length, of a piece of a file."""
    recipe: bytes
    """How it is made, as `dump` wrote it."""


@dataclass(slots=True, kw_only=True)
class Shortcut:
    """The index; pieces lie in a pack beside it."""

    terms: Terms
    inputs: dict[str, bytes]
    """Path below the root → SHA-256, of every file that the site is made of."""
    sources: dict[str, str]
    """Document id → its file below the root."""
    printed_by: dict[str, tuple[str, ...]]
    """Document id → names of the items that print its text; absent where more than items hangs on the text."""
    pieces: dict[str, _Place] = field(default_factory=dict)
    """By name: fields of the Library and the like, items."""
    altered: dict[str, _Place] = field(default_factory=dict)
    """Documents whose record is not as it was read, or that have files: places of those parts."""


class ShortcutFolder:
    """Where shortcuts lie, beside the states of the sites."""

    def __init__(self, states: StateFolder) -> None:
        self._states = states

    def write(
        self, name: str, index: Shortcut, portal: Portal, state: SiteState, answers: Mapping[Key, object]
    ) -> None:
        """Keep everything; where it cannot be written the next build takes the long way."""
        library = portal.library
        with contextlib.suppress(OSError):
            pack = self._open_pack(name, is_writable=True)
            for part in FIELDS:
                index.pieces[part] = tuple(pack.add(dump(getattr(library, part))))
            index.pieces[ANSWERS] = tuple(pack.add(pickle.dumps(dict(_dump_answers(answers)))))
            index.pieces[FINDINGS] = tuple(pack.add(dump(portal.findings)))
            index.pieces[WORDING] = tuple(pack.add(dump(portal.wording)))
            index.pieces[MEMO] = tuple(pack.add(state.memos.get(SEARCH_ITEM, b"")))
            for item in {item for items in index.printed_by.values() for item in items}:
                index.pieces[item] = tuple(pack.add(pickle.dumps((state.spans.get(item), state.recipes[item]))))
            for document in library.documents:
                files = (untraced(document, "source_file"), untraced(document, "attachment_files"))
                record = untraced(document, "record") if document.id in portal.altered else None
                if record is not None or files != (None, ()):
                    index.altered[document.id] = tuple(pack.add(dump((record, *files))))
            if pack.is_whole:
                self._states.keep(name, _INDEX, index)
            pack.close()

    def open(self, name: str, terms: Terms) -> OpenShortcut | None:
        """The shortcut of a site; None where there is none, or the terms are others."""
        index = self._states.recall(name, _INDEX, Shortcut)
        if index is None or index.terms != terms:
            return None
        return OpenShortcut(index, self._open_pack(name, is_writable=False))

    def _open_pack(self, name: str, *, is_writable: bool) -> Pack:
        path = self._states.folder / f"{name}.pieces"
        if is_writable:
            path.unlink(missing_ok=True)
        return Pack(path, is_writable=is_writable)


class OpenShortcut:
    """A shortcut whose pieces can be read; reading raises LostPieceError where one is not as it was written."""

    def __init__(self, index: Shortcut, pack: Pack) -> None:
        self._index, self._pack = index, pack
        self.inputs = index.inputs
        self.sources: Mapping[str, str] = index.sources
        self.printed_by: Mapping[str, tuple[str, ...]] = index.printed_by

    def read(self, name: str) -> bytes:
        """A piece of the index."""
        return self._read(self._index.pieces[name])

    def read_item(self, name: str) -> PrintedItem:
        """An item that prints a text."""
        return PrintedItem(*pickle.loads(self.read(name)))

    def open_library(self, texts: RememberedTexts) -> StoredLibrary:
        """The Library, with documents as they are remembered."""

        def fetch(id_: str) -> Document:
            place = self._index.altered.get(id_)
            record, original, attached = (None, None, ()) if place is None else library.restore(self._read(place))
            return texts.find(self.sources[id_], record, (original, attached))

        documents = {id_: StoredDocument(id_, fetch) for id_ in self.sources}
        library = StoredLibrary(documents, self.read, lambda: pickle.loads(self.read(ANSWERS)))
        return library

    def _read(self, place: _Place) -> bytes:
        piece = self._pack.read(Place(*place))
        if piece is None:
            raise LostPieceError
        return piece


def find_printed(state: SiteState, bound: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Items by the documents whose text they print, without `bound` documents: those of which other things were asked.

    A document that is printed by an item which cannot be made by itself is left out as well.
    """
    texts = ((number, text_of(key)) for key, number in state.numbers.items())
    numbers = {number: document for number, document in texts if document is not None and document not in bound}
    found: dict[str, set[str]] = {}
    left_out: set[str] = set()
    for name, item in state.items.items():
        for document in {numbers[number] for number in item.reads if number in numbers}:
            found.setdefault(document, set()).add(name)
            if name not in state.recipes:
                left_out.add(document)
    return {document: tuple(sorted(names)) for document, names in found.items() if document not in left_out}


def _dump_answers(answers: Mapping[Key, object]) -> Iterator[tuple[Key, bytes]]:
    for key, answer in answers.items():
        with contextlib.suppress(Exception):  # what cannot be written down is asked again
            yield key, dump(answer)
