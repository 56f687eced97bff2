"""A file of many pieces, written beside its last version: nothing is written as long as the pieces are the same."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, BinaryIO

from generator.mkdocs_adapter.site_files import FileState

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = 1 << 20


class Joining:
    """The file as it grows."""

    def __init__(self, path: Path, last: BinaryIO | None) -> None:
        """`last` is the file as the last build left it; None where there is none that can be trusted."""
        self.end = 0
        self._path, self._last = path, last
        self._target: BinaryIO | None = None
        self._digest = hashlib.sha256()

    @property
    def has_last(self) -> bool:
        """Whether pieces can be kept."""
        return self._last is not None

    def keep(self, begin: int, length: int) -> None:
        """Add a piece of the last version."""
        if self._target is None and self._is_there(begin, length):
            self.end += length
        else:
            self._begin()
            self._copy(begin, length)

    def _is_there(self, begin: int, length: int) -> bool:
        """Whether the piece has the place that it had, or what stands in its new place is the same."""
        return begin == self.end or self._read(begin, length) == self._read(self.end, length)

    def add(self, content: bytes) -> None:
        """Add a piece that was made."""
        if self._target is None and self._last is not None and self._read(self.end, len(content)) == content:
            self.end += len(content)
        else:
            self._begin()
            self._write(content)

    def finish(self) -> FileState | None:
        """The file that was written; None where the last version is what all pieces make."""
        if self._target is None and self._last is not None and self._last.seek(0, os.SEEK_END) == self.end:
            return None
        target = self._begin()
        target.close()
        return FileState(self._digest.digest(), self.end, os.stat(self._path).st_mtime_ns)  # noqa: PTH116 - hot

    def _begin(self) -> BinaryIO:
        """The file to write to, with all that was the same so far."""
        if self._target is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._target = self._path.open("wb")
            same, self.end = self.end, 0
            self._copy(0, same)
        return self._target

    def _copy(self, begin: int, length: int) -> None:
        """From the last version.

        Raises:
            OSError: it is shorter than it was: somebody is writing to it.
        """
        for start in range(begin, begin + length, _BLOCK):
            wanted = min(_BLOCK, begin + length - start)
            content = self._read(start, wanted)
            if len(content) < wanted:
                message = f"{self._path}: the last version has changed while it was read"
                raise OSError(message)
            self._write(content)

    def _write(self, content: bytes) -> None:
        assert self._target is not None
        self._target.write(content)
        self._digest.update(content)
        self.end += len(content)

    def _read(self, begin: int, length: int) -> bytes:
        assert self._last is not None
        self._last.seek(begin)
        return self._last.read(length)
