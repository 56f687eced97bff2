"""What was made of a file is remembered under the file's path and digest, and made again when the file is another.

A file whose size, times and inode are those of the last run is not read again (as git does it); one that was written
within two seconds before it was read is not trusted so far.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import pickle
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.cache.pack import Pack, Place
from generator.cache.sealed import read_sealed, write_sealed
from generator.cache.version import code_version

if TYPE_CHECKING:
    from collections.abc import Iterator

_RACY = 2_000_000_000
"""Nanoseconds within which a second change may leave a file's times as they are."""
_INDEX = "files.index"
_LOCK = "files.lock"
_WASTE = 3
"""The pack is begun anew when it is so many times as large as what is still needed."""

Signature = tuple[int, int, int, int]


class _Entry(NamedTuple):
    """A file as it was last seen."""

    signature: Signature | None
    """Size, times, inode; None where the times cannot be trusted yet."""
    sha256: bytes
    places: dict[str, Place]


class FileMemory:
    """Values by file and name; pickled, kept below a folder that may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        """Never raises: a folder that cannot be used is an empty memory."""
        self.folder = folder
        self._lock = _take(folder)
        number, self._entries = self._read_index()
        self._pack = Pack(folder / f"files-{number}.pack", is_writable=self._lock is not None)
        self._number = number
        self._seen: dict[str, _Entry | None] = {}
        self._is_changed = False

    def forget(self) -> None:
        """Remember nothing of earlier runs; one that goes on beside this one keeps what it reads."""
        self._pack.close()
        self._number += 1
        self._pack = Pack(self.folder / f"files-{self._number}.pack", is_writable=self._lock is not None)
        self._entries, self._is_changed = {}, True
        self._seen.clear()

    def look(self, path: Path | str) -> bytes | None:
        """SHA-256 of the file as it was when it was first looked at; None where it cannot be read."""
        entry = self._look(path)
        return None if entry is None else entry.sha256

    def recall_last(self, path: Path, name: str, digest: bytes) -> Any | None:  # noqa: ANN401 - whatever was kept
        """The value that was made of the file when it had that digest, if so the last run saw it."""
        entry = self._entries.get(str(path))
        if entry is None or entry.sha256 != digest or name not in entry.places:
            return None
        return _unpickle(self._pack.read(entry.places[name]))

    def is_fresh(self, path: Path, name: str) -> bool:
        """Whether the value of that name was made of the file as it is."""
        entry = self._look(path)
        return entry is not None and name in entry.places

    def recall(self, path: Path, name: str) -> Any | None:  # noqa: ANN401 - whatever was kept
        """The value that was made of the file as it is; None where there is none, or it cannot be read any more."""
        entry = self._look(path)
        place = entry.places.get(name) if entry is not None else None
        return None if place is None else _unpickle(self._pack.read(place))

    def keep(self, path: Path, name: str, value: bytes) -> None:
        """Keep a pickled value that was made of the file as it was when it was first looked at."""
        entry = self._look(path)
        if entry is not None:
            entry.places[name] = self._pack.add(value)
            self._is_changed = True

    def save(self) -> None:
        """Write the index, last of all; files that were not looked at in this run are forgotten."""
        known = {path: entry for path, entry in self._seen.items() if entry is not None}
        if self._lock is None or not self._pack.is_whole:
            return
        needed = sum(place.length for entry in known.values() for place in entry.places.values())
        if self._is_changed and self._pack.size > _WASTE * needed + (1 << 20):
            self._begin_anew(known)
        if self._is_changed or known.keys() != self._entries.keys():
            with contextlib.suppress(OSError):
                write_sealed(self.folder / _INDEX, (code_version(), self._number, known))
                self._remove_others()
        self._entries = known
        self._is_changed = False

    def close(self) -> None:
        """Let other runs write."""
        self._pack.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _look(self, path: Path | str) -> _Entry | None:
        """The entry of the file as it is, an empty one where it is new; None where it cannot be read."""
        name = str(path)
        if name not in self._seen:
            self._seen[name] = self._check(path, self._entries.get(name))
        return self._seen[name]

    def _check(self, path: Path | str, known: _Entry | None) -> _Entry | None:
        try:
            status = os.stat(path)  # noqa: PTH116 - ten thousand times
            signature = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
            if known is not None and known.signature == signature:
                return known
            digest = hashlib.sha256(Path(path).read_bytes()).digest()
        except OSError:
            return None
        is_settled = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > _RACY
        places = known.places if known is not None and known.sha256 == digest else {}
        self._is_changed = True
        return _Entry(signature if is_settled else None, digest, places)

    def _read_index(self) -> tuple[int, dict[str, _Entry]]:
        version, number, entries = read_sealed(self.folder / _INDEX) or ("", -1, {})
        return (number, entries) if version == code_version() else (number + 1, {})

    def _begin_anew(self, known: dict[str, _Entry]) -> None:
        fresh = Pack(self.folder / f"files-{self._number + 1}.pack", is_writable=True)
        for entry in known.values():
            pieces = {name: self._pack.read(place) for name, place in entry.places.items()}
            entry.places.clear()
            entry.places.update((name, fresh.add(piece)) for name, piece in pieces.items() if piece is not None)
        self._pack.close()
        self._pack, self._number = fresh, self._number + 1

    def _remove_others(self) -> None:
        for path in self.folder.glob("files-*.pack"):
            if path.name != f"files-{self._number}.pack":
                path.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there as a whole or as it was before.

    Raises:
        OSError: as the system says; what was there is still there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[FileMemory]:
    """A memory that is saved when the work succeeds and given back in any case."""
    memory = FileMemory(folder)
    try:
        yield memory
        memory.save()
    finally:
        memory.close()


def _unpickle(piece: bytes | None) -> Any | None:  # noqa: ANN401 - whatever was kept
    if piece is None:
        return None
    try:
        return pickle.loads(piece)  # written by this program, and nobody else writes there
    except Exception:
        return None


def _take(folder: Path) -> int | None:
    """The right to write below the folder; None where another run has it or nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
