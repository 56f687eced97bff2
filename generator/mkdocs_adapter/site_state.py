"""What a build remembers of the site that it made: which files, out of what, and what was read for each."""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.cache.file_memory import write_whole
from generator.cache.version import code_version
from generator.outputs.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.cache.digests import Digests
    from generator.model.tracing import Key


_WASTE = 2
"""Keys are numbered anew where so many times as many are known as are read."""


class FileState(NamedTuple):
    """A file of the site as it was written."""

    sha256: bytes
    size: int
    moment: int
    """Nanoseconds of its last change."""


class Item(NamedTuple):
    """A page, an output or a file that is copied."""

    mark: bytes
    """Of all that the item is made from besides what it read."""
    reads: array[int]
    """Numbers of keys."""
    files: tuple[str, ...]


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
    memos: dict[str, bytes] = field(default_factory=dict)
    """What an item tells the next build of itself."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """In order of their numbers."""
        return tuple(self.numbers)

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
                self.numbers[key] = len(self.digests)
                self.digests.append(digests.of_key(key))
        return array("I", sorted(self.numbers[key] for key in keys))


class StateFolder:
    """Where states are kept, named by the manifest of the site they describe: a state never belongs to another site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, site: Path) -> SiteState | None:
        """The state of a site; None where the site was not left behind by a whole build of this very program."""
        name = name_site(site)
        if name is None:
            return None
        try:
            content = (self.folder / f"{name}.state").read_bytes()
            if hashlib.sha256(content[32:]).digest() != content[:32]:
                return None
            version, state = pickle.loads(content[32:])
        except Exception:
            return None
        return state if version == code_version() and isinstance(state, SiteState) else None

    def write(self, manifest: bytes, state: SiteState) -> None:
        """Keep the state of a site that is about to be put into place; without it the next build is a clean one."""
        content = pickle.dumps((code_version(), state), protocol=5)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            name = hashlib.sha256(manifest).hexdigest()
            write_whole(self.folder / f"{name}.state", hashlib.sha256(content).digest() + content)

    def sweep(self, *sites: Path) -> None:
        """Remove the states of all other sites, and what a killed run left."""
        kept = {f"{name_site(site)}.state" for site in sites}
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                if entry.name not in kept:
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
        return hashlib.sha256((site / MANIFEST).read_bytes()).hexdigest()
    except OSError:
        return None
