"""The build after an edit that altered nothing but what texts say: it makes again what prints them, and nothing else.

Whether an edit is one is not guessed (`edited_texts`); after any other the site is built as always (`incremental`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from generator.cache.digests import Digests
from generator.cache.pack import LostPieceError
from generator.edited_texts import RememberedTexts
from generator.examining import FactReader
from generator.mkdocs_adapter.incremental import Counts
from generator.mkdocs_adapter.inputs import read_inputs
from generator.mkdocs_adapter.joining import Joining
from generator.mkdocs_adapter.making import Workshop
from generator.mkdocs_adapter.plan import SEARCH_ITEM, Known
from generator.mkdocs_adapter.recipes import BundleRecipe, PageRecipe
from generator.mkdocs_adapter.shortcut import FINDINGS, MEMO, WORDING, ShortcutFolder
from generator.mkdocs_adapter.site_state import Edits, FileState, Shift, SiteState, list_published, name_site
from generator.mkdocs_adapter.site_writer import repack_offline
from generator.model.address import OFFLINE_EDITION
from generator.model.document import text_of
from generator.model.tracing import recorded
from generator.outputs.manifest import MANIFEST, replace_in_manifest
from generator.outputs.output_file import Last, Part
from generator.outputs.search import retouch_search
from generator.pipeline import Portal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.cache.file_memory import FileMemory
    from generator.cache.stored_library import StoredLibrary
    from generator.mkdocs_adapter.host import Host
    from generator.mkdocs_adapter.incremental import Run
    from generator.mkdocs_adapter.recipes import FileRecipe
    from generator.mkdocs_adapter.shortcut import OpenShortcut
    from generator.mkdocs_adapter.site_state import StateFolder
    from generator.mkdocs_adapter.site_tree import SiteTree
    from generator.pages.shell import Frame
    from generator.settings import Settings

T = TypeVar("T")
_FEW = 8
"""Edited texts: with more of them a build as always is no slower."""


class Patch(NamedTuple):
    """What stands in place of `length` bytes at `begin` of a file."""

    begin: int
    length: int
    content: bytes


@dataclass(slots=True, kw_only=True)
class Retouch:
    """A build from one state of the site to the next, by the shortcut of the last build of all."""

    tree: SiteTree
    states: StateFolder
    memory: FileMemory
    base: str
    """Name of the site of that build."""
    shortcut: OpenShortcut
    edits: Edits
    """Since then; grows by what this build does."""
    edited: tuple[str, ...]
    """Ids of the documents whose text is another now."""
    library: StoredLibrary
    files: dict[str, FileState]
    """Of the site; when it is made, of the new one."""
    counts: Counts = field(default_factory=Counts)
    _written: dict[str, FileState] = field(default_factory=dict)
    _parts: list[Part] = field(default_factory=list)
    """Pieces of the search index."""
    _patches: dict[str, list[tuple[str, Patch]]] = field(default_factory=dict)

    def open_portal(self, settings: Settings) -> Portal:
        """As the last build of all opened it, but for the texts."""
        del settings
        return Portal(library=self.library, findings=self.library.restore(self.shortcut.read(FINDINGS)))

    def make(self, host: Host, frame: Frame) -> None:
        """Write what prints the edited texts into the scratch folder.

        Raises:
            LostPieceError: what was kept cannot be read, or files would come that are not there.
        """
        del frame  # as it was
        known = Known(SiteState(), frozenset(), frozenset())
        shop = Workshop(self.library, host, known, Digests(self.library, {}), self.tree.scratch, self.tree.target)
        for name in sorted({name for id_ in self.edited for name in self.shortcut.printed_by[id_]}):
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
            OSError: the disk is full or the like; the served folder is as it was.
        """
        if not self.edited:
            self.tree.drop(keep_spare=True)
            return
        other = self._find_difference()
        if other is None:
            self.tree.assemble(self.files, frozenset(self._written), None)
        else:
            self.tree.patch(self._written, other)
        if self.library.site.offline_edition:
            self._written[OFFLINE_EDITION] = repack_offline(self.tree.spare, today=self.library.today)
            self._note(self._written)
        manifest = replace_in_manifest((self.tree.target / MANIFEST).read_bytes(), list_published(self._written))
        self.states.write_edits(manifest, self.base, self.edits)
        self.tree.switch(manifest)
        self.tree.drop(keep_spare=True)
        self.states.sweep(self.tree.target, self.tree.spare)

    def _note(self, written: Mapping[str, FileState]) -> None:
        self.files |= written
        self.edits.files |= written

    def _revise_search(self, shop: Workshop) -> None:
        """Write the files of the search index that are others.

        Raises:
            LostPieceError: files would go, or those that are there are not as they were written.
        """
        memo = self.edits.memos.get(SEARCH_ITEM) or self.shortcut.read(MEMO)
        found = retouch_search(self._parts, Last(memo, shop.read_served))
        if found is None:
            raise LostPieceError
        files, self.edits.memos[SEARCH_ITEM] = found
        for file in files:
            self._written[file.path] = shop.write(file.path, file.content)

    def _remake(self, name: str, shop: Workshop) -> None:
        """Make an item; a piece of a file waits until all pieces of the file are known."""
        item = self.shortcut.read_item(name)
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
                part = Part(name.removeprefix(f"{SEARCH_ITEM}:"), is_changed=True, read=partial(_give, product))
                self._parts.append(part)
            elif item.span is None:
                self._written[recipe.path] = shop.write(recipe.path, recipe.make(*recipe.subjects))
            else:
                begin, length = self.edits.span(name, recipe.path, item.span)
                patch = Patch(begin, length, recipe.make(*recipe.subjects))
                self._patches.setdefault(recipe.path, []).append((name, patch))
        if any(
            name not in self.shortcut.printed_by.get(document, (name,))
            for document in filter(None, map(text_of, reads))
        ):
            raise LostPieceError(name)  # it prints a text that it did not print: nobody would know when that is edited
        self.edits.reads[name] = tuple(reads)

    def _splice(self, path: str, patches: list[tuple[str, Patch]]) -> None:
        """Write a file again with other pieces; shifts are noted from its end, so that none moves another."""
        patches.sort(key=lambda found: found[1].begin)
        with (self.tree.target / path).open("rb") as last:
            joining, kept = Joining(self.tree.scratch / path, last), 0
            for _, patch in patches:
                joining.keep(kept, patch.begin - kept)
                joining.add(patch.content)
                kept = patch.begin + patch.length
            joining.keep(kept, self.files[path].size - kept)
            state = joining.finish()
        if state is not None:
            self._written[path] = state
        for name, patch in reversed(patches):
            self.edits.shifts.append(Shift(name, path, patch.begin, len(patch.content) - patch.length))

    def _find_difference(self) -> set[str] | None:
        """Paths in which the spare tree is not as the served one; None where it cannot be used."""
        name = name_site(self.tree.spare)
        base, edits = self.states.read_edits(name) if name else ("", Edits())
        return self.edits.files.keys() | edits.files.keys() if base == self.base else None


def _give(product: T) -> T:
    return product


def find_retouch(run: Run) -> Retouch | None:
    """The way to the site as it is to be, if it is a short one: nothing has changed since the last build but texts.

    Raises:
        LostPieceError: what was kept cannot be read.
    """
    root, tree, states, memory = run.settings.root, run.tree, run.states, run.memory
    name = name_site(tree.target)
    base, edits = states.read_edits(name) if name else ("", Edits())
    shortcut, files = ShortcutFolder(states).open(base, run.terms), states.read_files(tree.target)
    if shortcut is None or files is None:
        return None
    changed = _find_changed(shortcut.inputs | edits.inputs, read_inputs(root, memory))
    ids = {source: id_ for id_, source in shortcut.sources.items()}
    if changed is None or any(ids.get(path) not in shortcut.printed_by for path in changed):
        return None
    texts = RememberedTexts(root, memory)
    library = shortcut.open_library(texts)
    reader = FactReader(library.restore(shortcut.read(WORDING)), library.services, root, memory)
    for path, (before, now) in changed.items():
        digests = texts.find_edit(path, before, reader)
        if digests is None:
            return None
        edits.texts[ids[path]], edits.inputs[path] = digests, now
    if not run.is_preview and tree.find_damage(files):
        return None  # the folder of a preview is nobody else's
    return Retouch(
        tree=tree,
        states=states,
        memory=memory,
        base=base,
        shortcut=shortcut,
        edits=edits,
        edited=tuple(ids[path] for path in changed),
        library=library,
        files=files,
    )


def _find_changed(before: dict[str, bytes], now: dict[str, bytes]) -> dict[str, tuple[bytes, bytes]] | None:
    """Files that are others, with their digests; None where files came or went, or too many have changed."""
    if before.keys() != now.keys():
        return None
    changed = {path: (before[path], digest) for path, digest in now.items() if before[path] != digest}
    return changed if len(changed) <= _FEW else None
