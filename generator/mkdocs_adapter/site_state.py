"""What a build remembers of the site that it made: which files, out of what, and what was read for each."""

from __future__ import annotations

import contextlib
import hashlib
import os
from array import array
from dataclasses import dataclass, field, replace
from sys import intern
from typing import TYPE_CHECKING, TypeVar

from generator.cache.file_rows import sign
from generator.cache.sealed import read_sealed, write_sealed
from generator.cache.version import code_version
from generator.mkdocs_adapter.edits import Edits
from generator.mkdocs_adapter.site_files import Columns, FileState, SiteFiles
from generator.mkdocs_adapter.site_items import Item, ItemColumns
from generator.model.address import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.cache.digests import Digests
    from generator.model.tracing import Key


T = TypeVar("T")
STATE, FILES, EDITS = "state", "files", "edits"
"""Parts of what is kept of a site."""
_SITES = "sites"
"""What is kept of all: the names of those whose manifests lie as they were written."""
_TREES = 2
_WASTE = 2
"""Keys are numbered anew where so many times as many are known as are read."""


@dataclass(slots=True)
class SiteState:
    """Everything about one built site."""

    numbers: dict[Key, int] = field(default_factory=dict)
    """What was read for any item, numbered."""
    digests: list[bytes] = field(default_factory=list)
    """Of the keys, by number."""
    items: dict[str, Item] = field(default_factory=dict)
    files: dict[str, FileState] = field(default_factory=dict)
    """By path in the site; the manifest is not among them."""
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Items of an output whose files, or pieces of files, are made one by one."""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Begin and length of an item that is a piece of a file."""
    recipes: dict[str, bytes] = field(default_factory=dict)
    """How to make the items that print the text of a document, each by itself."""
    memos: dict[str, bytes] = field(default_factory=dict)
    """What an item tells the next build of itself."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """In order of their numbers."""
        return tuple(self.numbers)

    def keep_only(self, name: str) -> SiteState:
        """All files, and one item: the rest may leave the memory."""
        return SiteState(files=self.files, items={name: self.items[name]} if name in self.items else {})

    def find_changed(self, digests: Digests) -> frozenset[int]:
        """Numbers of the keys that name something else now."""
        pairs = zip(self.numbers.items(), self.digests, strict=True)
        return frozenset(number for (key, number), known in pairs if digests.of_key(key) != known)

    def begin_after(self, old: SiteState, changed: frozenset[int], digests: Digests) -> None:
        """Keep the numbers of an older state, with what the keys name now."""
        self.numbers, self.digests = dict(old.numbers), list(old.digests)
        keys = old.keys
        for number in changed:
            self.digests[number] = digests.of_key(keys[number])

    def forget_unread(self) -> None:
        """Give new numbers to what is still read, where most keys are of items that are gone."""
        used = sorted({number for item in self.items.values() for number in item.reads})
        if len(self.digests) <= _WASTE * len(used) + _WASTE:
            return
        keys, moved = self.keys, {old: new for new, old in enumerate(used)}
        self.digests = [self.digests[old] for old in used]
        self.numbers = {keys[old]: new for new, old in enumerate(used)}
        for name, item in self.items.items():
            self.items[name] = item._replace(reads=array("I", (moved[number] for number in item.reads)))

    def number(self, keys: Iterable[Key], digests: Digests) -> array[int]:
        """Numbers of the keys; new ones get the next."""
        for key in keys:
            if key not in self.numbers:
                known = tuple([intern(part) if type(part) is str else part for part in key])
                self.numbers[known] = len(self.digests)
                self.digests.append(digests.of_key(key))
        return array("I", sorted(map(self.numbers.__getitem__, keys)))


class StateFolder:
    """Where states are kept, named by the manifest of the site they describe: a state never belongs to another site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, site: Path) -> SiteState | None:
        """The state of a site; None where the site was not left behind by a whole build of this very program."""
        name = self.name(site)
        if name is None:
            return None
        base, edits = self.read_edits(name)
        found, files = self.recall(base, STATE, tuple), self.read_files(base, Edits())
        if found is None or files is None:
            return None
        state: SiteState = found[0]
        state.items, state.parts, state.recipes = found[1].read()
        state.files = files.read()
        edits.apply(state)
        return state

    def name(self, site: Path) -> str | None:
        """As `name_site`; a manifest that lies as it was written is not read again."""
        try:
            signature = sign((site / MANIFEST).stat())
        except OSError:
            return None
        return self._read_names().get(signature) or name_site(site)

    def note_name(self, site: Path, name: str) -> None:
        """Tell `name` of a site that was just put into place; the one before is the other tree."""
        names = [*self._read_names().items(), (sign((site / MANIFEST).stat()), name)]
        self.keep(_SITES, _SITES, dict(names[-_TREES:]))

    def _read_names(self) -> dict[bytes, str]:
        return self.recall(_SITES, _SITES, dict) or {}

    def read_files_of(self, site: Path) -> SiteFiles | None:
        """The files of a site alone; None where the site was not left behind by a whole build of this very program."""
        name = self.name(site)
        return None if name is None else self.read_files(*self.read_edits(name))

    def read_files(self, base: str, edits: Edits) -> SiteFiles | None:
        """The files of a site that was last built as a whole, and then brought up to date by edits."""
        files = self.recall(base, FILES, Columns)
        return None if files is None else SiteFiles(files, edits.files)

    def read_edits(self, name: str) -> tuple[str, Edits]:
        """The name of the site that was last built as a whole, and what edits of texts have made since."""
        found = self.recall(name, EDITS, tuple)
        return (name, Edits()) if found is None else found

    def write_edits(self, name: str, base: str, edits: Edits) -> None:
        """Keep what was made since; without it the next build is a clean one."""
        self.keep(name, EDITS, (base, edits))

    def recall(self, name: str, part: str, kind: type[T]) -> T | None:
        """What this very program kept of a site under a name of its own."""
        version, found = read_sealed(self.folder / f"{name}.{part}") or ("", None)
        return found if version == code_version() and isinstance(found, kind) else None

    def keep(self, name: str, part: str, value: object) -> None:
        """Keep a part of what is known of a site; where it cannot be written it is not there."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_sealed(self.folder / f"{name}.{part}", (code_version(), value))

    def write(self, name: str, state: SiteState) -> None:
        """Keep the state of a site that is about to be put into place; without it the next build is a clean one."""
        self.keep(name, FILES, Columns.of(state.files))
        items = ItemColumns.of(state.items, state.parts, state.recipes)
        self.keep(name, STATE, (replace(state, items={}, parts={}, recipes={}, files={}), items))
        with contextlib.suppress(OSError):
            (self.folder / f"{name}.{EDITS}").unlink(missing_ok=True)

    def sweep(self, *kept: str) -> None:
        """Remove the states of all sites but those of these names, and what a killed run left."""
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                if entry.name.partition(".")[0] not in (_SITES, *kept):
                    os.unlink(entry.path)  # noqa: PTH108 - names, not paths


def read_file_state(path: Path) -> FileState:
    """A file as it lies on the disk."""
    with path.open("rb") as stream:
        status = os.fstat(stream.fileno())
        digest = hashlib.file_digest(stream, "sha256").digest()
    return FileState(digest, status.st_size, status.st_mtime_ns)


def name_site(site: Path) -> str | None:
    """The digest of a site's manifest; None where there is none."""
    try:
        return name_manifest((site / MANIFEST).read_bytes())
    except OSError:
        return None


def name_manifest(manifest: bytes) -> str:
    """The digest by which the site of a manifest is known."""
    return hashlib.sha256(manifest).hexdigest()
