"""What a build leaves for the next one, should only what a text says be another by then: everything, piece by piece.

A portal of ten thousand documents is not read, assembled and compared again because a paragraph is edited. The shortcut
knows which items of the site print the text of which document, how each is made, and the Library that they are made of.
Here it is read; `shortcut_writing` leaves it.
"""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.cache.pack import LostPieceError, Pack, Place
from generator.model.text_question import question_of
from generator.model.tracing import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.mkdocs_adapter.order import Terms
    from generator.mkdocs_adapter.site_state import StateFolder
    from generator.model.text_question import TextQuestion
    from generator.model.tracing import Key

ANSWERS, FINDINGS, WORDING, MEMO = "answers", "findings of the portal", "wording", "memo of the search index"
"""Names of pieces, besides those of the Library's fields."""
INDEX = "shortcut"
"""Part of what is kept of a site."""


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
    questions: dict[str, bytes]
    """Document id → what else was asked of its text, pickled, for the sake of those who do not load who asked."""
    pieces: dict[str, bytes] = field(default_factory=dict)
    """Places by name: fields of the Library and the like, items."""
    altered: dict[str, bytes] = field(default_factory=dict)
    """Documents whose record is not as it was read, or that have files: places of those parts."""


class OpenShortcut:
    """A shortcut whose pieces can be read; reading raises LostPieceError where one is not as it was written."""

    def __init__(self, index: Shortcut, pack: Pack) -> None:
        self._index, self._pack = index, pack
        self.terms, self.inputs = index.terms, index.inputs
        self.sources: Mapping[str, str] = index.sources
        self.printed_by: Mapping[str, tuple[str, ...]] = index.printed_by

    def expects(self, name: str, key: Key) -> bool:
        """Whether it is noticed that the item is another where an edit alters what the key names."""
        document, question = text_of(key), question_of(key)
        if question is not None:
            return question in self.read_questions(str(key[1]))
        return document is None or name in self.printed_by.get(document, (name,))

    def read(self, name: str) -> bytes:
        """A piece of the index."""
        return self._read(self._index.pieces[name])

    def read_item(self, name: str) -> PrintedItem:
        """An item that prints a text."""
        return PrintedItem(*pickle.loads(self.read(name)))

    def read_questions(self, document: str) -> tuple[TextQuestion, ...]:
        """What else was asked of a text: while the answers are the same, it may be another."""
        asked = self._index.questions.get(document)
        return () if asked is None else pickle.loads(asked)

    def read_altered(self, document: str) -> bytes | None:
        """Record and files of a document, where its record is not as it was read or it has files."""
        place = self._index.altered.get(document)
        return None if place is None else self._read(place)

    def _read(self, place: bytes) -> bytes:
        piece = self._pack.read(Place.read(place))
        if piece is None:
            raise LostPieceError
        return piece


def open_shortcut(states: StateFolder, name: str) -> OpenShortcut | None:
    """The shortcut of a site; None where there is none."""
    index = states.recall(name, INDEX, Shortcut)
    return None if index is None else OpenShortcut(index, open_pack(states, name, is_writable=False))


def open_pack(states: StateFolder, name: str, *, is_writable: bool) -> Pack:
    """The pieces of the shortcut of a site; none yet where they are to be written."""
    path = states.folder / f"{name}.pieces"
    if is_writable:
        path.unlink(missing_ok=True)
    return Pack(path, is_writable=is_writable)
