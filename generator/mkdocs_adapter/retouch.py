"""The build after an edit that altered nothing but what texts say: it makes again what prints them, and nothing else.

Whether an edit is one is not guessed (`edited_texts`); after any other the site is built as always (`incremental`).
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.cache.digests import Digests
from generator.cache.pack import LostPieceError
from generator.cache.stored_library import StoredDocument, StoredLibrary
from generator.edited_texts import RememberedTexts
from generator.fact_reading import FactReader
from generator.mkdocs_adapter.edits import Edits, Shift
from generator.mkdocs_adapter.joining import Joining
from generator.mkdocs_adapter.making import Workshop
from generator.mkdocs_adapter.order import Counts
from generator.mkdocs_adapter.plan import Known
from generator.mkdocs_adapter.recipes import BundleRecipe, PageRecipe
from generator.mkdocs_adapter.shortcut import ANSWERS, MEMO, WORDING
from generator.mkdocs_adapter.site_state import SiteState, name_manifest
from generator.mkdocs_adapter.site_writer import list_published, repack_offline
from generator.model.address import MANIFEST, OFFLINE_EDITION
from generator.model.tracing import recorded
from generator.outputs import SEARCH
from generator.outputs.manifest import replace_in_manifest
from generator.outputs.output_file import Last, Part
from generator.pipeline import Portal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.mkdocs_adapter.host import Host
    from generator.mkdocs_adapter.last_build import LastBuild
    from generator.mkdocs_adapter.order import Order
    from generator.mkdocs_adapter.recipes import FileRecipe
    from generator.mkdocs_adapter.site_files import FileState, SiteFiles
    from generator.model.document import Document
    from generator.pages.shell import Frame
    from generator.settings import Settings

T = TypeVar("T")


class Patch(NamedTuple):
    """What stands in place of `length` bytes at `begin` of a file."""

    begin: int
    length: int
    content: bytes


@dataclass(slots=True, kw_only=True)
class Retouch:
    """A build from one state of the site to the next, by the shortcut of the last build of all."""

    order: Order
    last: LastBuild
    """Its edits and files grow by what this build does."""
    edited: tuple[str, ...]
    """Ids of the published documents among those that were edited."""
    library: StoredLibrary
    counts: Counts = field(default_factory=Counts)
    _written: dict[str, FileState] = field(default_factory=dict)
    _parts: list[Part] = field(default_factory=list)
    """Pieces of the search index."""
    _patches: dict[str, list[tuple[str, Patch]]] = field(default_factory=dict)

    @property
    def files(self) -> SiteFiles:
        """Of the site; when it is made, of the new one."""
        return self.last.files

    @property
    def size(self) -> int:
        """Bytes of the site."""
        return self.last.size

    def open_portal(self, settings: Settings) -> Portal:
        """As the last build of all opened it, but for the texts."""
        del settings
        return Portal(library=self.library, findings=self.last.read_findings())

    def make(self, host: Host, frame: Frame) -> None:
        """Write what prints the edited texts into the scratch folder.

        Raises:
            LostPieceError: what was kept cannot be read, or files would come that are not there.
        """
        del frame  # as it was
        known = Known(SiteState(), frozenset(), frozenset())
        shop = Workshop(
            self.library, host, known, Digests(self.library, {}), self.order.tree.scratch, self.order.tree.target
        )
        for name in sorted({name for id_ in self.edited for name in self.last.shortcut.printed_by[id_]}):
            self._remake(name, shop)
        for path, patches in self._patches.items():
            self._splice(path, patches)
        if self._parts:
            self._revise_search(shop)
        if not self._written.keys() <= self.files.keys():
            raise LostPieceError
        self._note(self._written)

    def finish(self) -> None:
        """Put the new site into place.

        Raises:
            LostPieceError: somebody has taken files away from the served folder.
            OSError: the disk is full or the like; the served folder is as it was.
        """
        if self.edited:
            try:
                self._put_into_place()
            except FileNotFoundError as error:
                raise LostPieceError from error
        else:  # drafts alone: the site is as it was
            self.order.states.write_edits(self.last.name, self.last.base, self.last.edits)
        self.order.tree.drop(keep_spare=True)
        self.library.forget()

    def _put_into_place(self) -> None:
        tree, states, last = self.order.tree, self.order.states, self.last
        other = self._find_difference()
        if other is None:
            tree.assemble(self.files, frozenset(self._written), states.read_files_of(tree.spare))
        else:
            tree.patch(self._written, other)
        if self.library.site.offline_edition:
            self._written[OFFLINE_EDITION] = repack_offline(tree.spare, today=self.library.today)
            self._note(self._written)
        manifest = replace_in_manifest((tree.target / MANIFEST).read_bytes(), list_published(self._written))
        name = name_manifest(manifest)
        states.write_edits(name, last.base, last.edits)
        tree.switch(manifest)
        states.note_name(tree.target, name)
        states.sweep(name, last.name, last.base)

    def _note(self, written: Mapping[str, FileState]) -> None:
        self.last.files.update(written)
        self.last.edits.files |= written

    def _revise_search(self, shop: Workshop) -> None:
        """Write the files of the search index that are others.

        Raises:
            LostPieceError: files would go, or those that are there are not as they were written.
        """
        from generator.outputs.search_retouch import retouch_index  # noqa: PLC0415 - a build may go without

        memo = self.last.edits.memos.get(SEARCH.name) or self.last.shortcut.read(MEMO)
        found = retouch_index(self._parts, Last(memo, self._read_served))
        if found is None:
            raise LostPieceError
        files, self.last.edits.memos[SEARCH.name] = found
        for file in files:
            self._written[file.path] = shop.write(file.path, file.content)

    def _remake(self, name: str, shop: Workshop) -> None:
        """Make an item; a piece of a file waits until all pieces of the file are known."""
        item = self.last.shortcut.read_item(name)
        recipe: PageRecipe | FileRecipe | BundleRecipe = self.library.restore(item.recipe, shop.view())
        with recorded() as reads:
            if isinstance(recipe, PageRecipe):
                path, html = shop.host.render(recipe.source, recipe.placed)
                self._written[path] = shop.write(path, html)
                self.counts.rendered += 1
            elif isinstance(recipe, BundleRecipe):
                for file in recipe.make(*recipe.subjects):
                    self._written[file.path] = shop.write(file.path, file.content)
            elif not recipe.path:
                product = recipe.make(*recipe.subjects)
                part = Part(name.removeprefix(f"{SEARCH.name}:"), is_changed=True, read=partial(_give, product))
                self._parts.append(part)
            elif item.span is None:
                self._written[recipe.path] = shop.write(recipe.path, recipe.make(*recipe.subjects))
            else:
                begin, length = self.last.edits.span(name, recipe.path, item.span)
                patch = Patch(begin, length, recipe.make(*recipe.subjects))
                self._patches.setdefault(recipe.path, []).append((name, patch))
        if not all(self.last.shortcut.expects(name, key) for key in reads):
            raise LostPieceError(name)  # it prints a text that it did not print: nobody would know when that is edited
        self.last.edits.reads[name] = pickle.dumps(tuple(reads))

    def _splice(self, path: str, patches: list[tuple[str, Patch]]) -> None:
        """Write a file again with other pieces; shifts are noted from its end, so that none moves another."""
        patches.sort(key=lambda found: found[1].begin)
        with self._find_served(path).open("rb") as last:
            joining, kept = Joining(self.order.tree.scratch / path, last), 0
            for _, patch in patches:
                joining.keep(kept, patch.begin - kept)
                joining.add(patch.content)
                kept = patch.begin + patch.length
            joining.keep(kept, self.files[path].size - kept)
            state = joining.finish()
        if state is not None:
            self._written[path] = state
        for name, patch in reversed(patches):
            self.last.edits.shifts.append(Shift(name, path, patch.begin, len(patch.content) - patch.length))

    def _find_served(self, path: str) -> Path:
        """A file of the site that the next one is made of.

        Raises:
            LostPieceError: it is not as it was written.
        """
        place = self.order.tree.target / path
        with suppress(OSError):
            status = place.stat()
            if path in self.files and (status.st_size, status.st_mtime_ns) == self.files[path].look:
                return place
        raise LostPieceError(path)

    def _read_served(self, path: str) -> bytes:
        return self._find_served(path).read_bytes()

    def _find_difference(self) -> set[str] | None:
        """Paths in which the spare tree is not as the served one; None where it cannot be used."""
        name = self.order.states.name(self.order.tree.spare)
        base, edits = self.order.states.read_edits(name) if name else ("", Edits())
        return self.last.edits.files.keys() | edits.files.keys() if base == self.last.base else None


def _give(product: T) -> T:
    return product


def find_retouch(order: Order, last: LastBuild) -> Retouch | None:
    """The short way to the site as it is to be; None where more about the edited documents has changed than texts.

    Raises:
        LostPieceError: what was kept cannot be read.
    """
    texts = RememberedTexts(order.settings.root, order.memory)
    library = _open_library(last, texts)
    wording = library.restore(last.shortcut.read(WORDING))
    reader = FactReader(wording, library.services, order.settings.root, order.memory)
    ids = {source: id_ for id_, source in last.shortcut.sources.items()}
    for path, (before, now) in last.edited.items():
        if path in ids:
            edit = texts.find_edit(path, before, reader, last.shortcut.read_questions(ids[path]))
        else:
            edit = texts.find_draft_edit(path, before)
        if edit is None:
            return None
        last.edits.inputs[path] = now
        last.edits.move(path, edit.moves)
        if edit.digests is not None:
            last.edits.texts[ids[path]] = edit.digests
    return Retouch(
        order=order, last=last, edited=tuple(ids[path] for path in last.edited if path in ids), library=library
    )


def _open_library(last: LastBuild, texts: RememberedTexts) -> StoredLibrary:
    """The Library, with documents as they are remembered, and places as they are now."""
    shortcut = last.shortcut

    def fetch(id_: str) -> Document:
        piece = shortcut.read_altered(id_)
        record, original, attached = (None, None, ()) if piece is None else library.restore(piece)
        return texts.find(shortcut.sources[id_], record, (original, attached))

    documents: dict[str, Document] = {id_: StoredDocument(id_, fetch) for id_ in shortcut.sources}
    library = StoredLibrary(
        documents, shortcut.read, lambda: pickle.loads(shortcut.read(ANSWERS)), last.edits.find_place
    )
    return library
