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
from typing import TYPE_CHECKING, Any

from generator.cache.file_rows import (
    UNSETTLED,
    read_digest,
    read_needed,
    read_places,
    replace_places,
    sign,
    write_row,
)
from generator.cache.pack import Pack
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


class FileMemory:
    """Values by file and name; pickled, kept below a folder that may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        """Never raises: a folder that cannot be used is an empty memory."""
        self.folder = folder
        self._lock = _take(folder)
        number, self._rows = self._read_index()
        self._pack = Pack(folder / f"files-{number}.pack", is_writable=self._lock is not None)
        self._number = number
        self._seen: dict[str, bytes | None] = {}
        self._is_changed = False

    def forget(self) -> None:
        """Remember nothing of earlier runs; one that goes on beside this one keeps what it reads."""
        self._pack.close()
        self._number += 1
        self._pack = Pack(self.folder / f"files-{self._number}.pack", is_writable=self._lock is not None)
        self._rows, self._is_changed = {}, True
        self._seen.clear()

    def look(self, path: Path | str) -> bytes | None:
        """SHA-256 of the file as it was when it was first looked at; None where it cannot be read."""
        row = self._look(path)
        return None if row is None else read_digest(row)

    def recall_last(self, path: Path, name: str, digest: bytes) -> Any | None:  # noqa: ANN401 - whatever was kept
        """The value that was made of the file when it had that digest, if so the last run saw it."""
        row = self._rows.get(str(path))
        return self._read(row, name) if row is not None and read_digest(row) == digest else None

    def is_fresh(self, path: Path, name: str) -> bool:
        """Whether the value of that name was made of the file as it is."""
        row = self._look(path)
        return row is not None and name in read_places(row)

    def recall(self, path: Path, name: str) -> Any | None:  # noqa: ANN401 - whatever was kept
        """The value that was made of the file as it is; None where there is none, or it cannot be read any more."""
        row = self._look(path)
        return None if row is None else self._read(row, name)

    def keep(self, path: Path, name: str, value: bytes) -> None:
        """Keep a pickled value that was made of the file as it was when it was first looked at."""
        row = self._look(path)
        if row is not None:
            self._seen[str(path)] = replace_places(row, read_places(row) | {name: self._pack.add(value)})
            self._is_changed = True

    def save(self) -> None:
        """Write the index, last of all; files that were not looked at in this run are forgotten."""
        known = {path: row for path, row in self._seen.items() if row is not None}
        if self._lock is None or not self._pack.is_whole:
            return
        if self._is_changed and self._pack.size > _WASTE * sum(map(read_needed, known.values())) + (1 << 20):
            known = self._begin_anew(known)
        if self._is_changed or known.keys() != self._rows.keys():
            with contextlib.suppress(OSError):
                write_sealed(self.folder / _INDEX, (code_version(), self._number, known))
                self._remove_others()
        self._rows = known
        self._is_changed = False

    def close(self) -> None:
        """Let other runs write."""
        self._pack.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _read(self, row: bytes, name: str) -> Any | None:  # noqa: ANN401 - whatever was kept
        place = read_places(row).get(name)
        return None if place is None else _unpickle(self._pack.read(place))

    def _look(self, path: Path | str) -> bytes | None:
        """The row of the file as it is, without places where it is new; None where it cannot be read."""
        name = str(path)
        if name not in self._seen:
            self._seen[name] = self._check(name, self._rows.get(name))
        return self._seen[name]

    def _check(self, name: str, known: bytes | None) -> bytes | None:
        try:
            status = os.stat(name)  # noqa: PTH116 - ten thousand times
            signature = sign(status)
            if known is not None and known.startswith(signature):
                return known
            digest = hashlib.sha256(Path(name).read_bytes()).digest()
        except OSError:
            return None
        is_settled = time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) > _RACY
        places = read_places(known) if known is not None and read_digest(known) == digest else {}
        self._is_changed = True
        return write_row(signature if is_settled else UNSETTLED, digest, places)

    def _read_index(self) -> tuple[int, dict[str, bytes]]:
        version, number, rows = read_sealed(self.folder / _INDEX) or ("", -1, {})
        return (number, rows) if version == code_version() else (number + 1, {})

    def _begin_anew(self, rows: dict[str, bytes]) -> dict[str, bytes]:
        """Another pack, without what nobody needs; the rows with their new places."""
        fresh, written = Pack(self.folder / f"files-{self._number + 1}.pack", is_writable=True), {}
        for path, row in rows.items():
            pieces = ((name, self._pack.read(place)) for name, place in read_places(row).items())
            places = {name: fresh.add(piece) for name, piece in pieces if piece is not None}
            written[path] = replace_places(row, places)
        self._pack.close()
        self._pack, self._number = fresh, self._number + 1
        return written

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
