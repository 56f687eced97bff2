"""Pieces of bytes in one growing file, found again by place and length, believed only if their checksum is right."""

from __future__ import annotations

import os
import zlib
from struct import Struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


_PLACE = Struct("<qqL")


class LostPieceError(LookupError):
    """What was kept cannot be read any more as it was written."""


class Place(NamedTuple):
    """Where a piece lies."""

    offset: int
    length: int
    checksum: int

    def write(self) -> bytes:
        """As it is kept by the ten thousand: bytes are read from the disk ten times as fast as numbers."""
        return _PLACE.pack(*self)

    @classmethod
    def read(cls, written: bytes) -> Place:
        """What `write` wrote."""
        return cls(*_PLACE.unpack(written))


class Pack:
    """A file that is only appended to; pieces that nothing points at any more stay until it is begun anew."""

    def __init__(self, path: Path, *, is_writable: bool) -> None:
        """Nothing is written where somebody else writes: then new pieces live in memory until the end of the run."""
        self.path = path
        self._added: dict[int, bytes] = {}
        self._is_writable = is_writable
        flags = os.O_RDWR | os.O_CREAT if is_writable else os.O_RDONLY
        try:
            self._file: int | None = os.open(path, flags | os.O_CLOEXEC, 0o644)
            self.size = os.fstat(self._file).st_size
        except OSError:
            self._file, self.size, self._is_writable = None, 0, False

    def read(self, place: Place) -> bytes | None:
        """The piece; None where it is not what was written there."""
        piece = self._added.get(place.offset)
        if piece is None and self._file is not None:
            try:
                piece = os.pread(self._file, place.length, place.offset)
            except OSError:
                return None
        if piece is None or len(piece) != place.length or zlib.crc32(piece) != place.checksum:
            return None
        return piece

    def add(self, piece: bytes) -> Place:
        """Append a piece; where the disk is full it is kept in memory."""
        place = Place(self.size, len(piece), zlib.crc32(piece))
        if self._is_writable and self._file is not None:
            try:
                written = os.pwrite(self._file, piece, place.offset)
            except OSError:
                written = 0
            self._is_writable = written == len(piece)
        if not self._is_writable:
            self._added[place.offset] = piece
        self.size += place.length
        return place

    @property
    def is_whole(self) -> bool:
        """Whether every piece is in the file, so that an index of it may be kept."""
        return self._is_writable and not self._added

    def close(self) -> None:
        """Give the file back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
