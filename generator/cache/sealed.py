"""A value in a file, behind the digest of its bytes: what is read is what was written, or nothing."""

from __future__ import annotations

import hashlib
import os
import pickle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_SIZE = 32


def write_sealed(path: Path, value: object) -> None:
    """Pickled into a file piece by piece; the file is there as a whole or as it was before.

    Raises:
        OSError: as the system says; what was there is still there.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(bytes(_SIZE))
            stream = _Stream(file)
            pickle.dump(value, stream, protocol=5)
            file.seek(0)
            file.write(stream.sha256.digest())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_sealed(path: Path) -> Any | None:  # noqa: ANN401 - whatever was written
    """The value; None where there is none, or it is not what was written."""
    try:
        content = memoryview(path.read_bytes())
        if hashlib.sha256(content[_SIZE:]).digest() != content[:_SIZE]:
            return None
        return pickle.loads(content[_SIZE:])  # written by this program, and nobody else writes there
    except Exception:
        return None


class _Stream:
    """Writes into a file and reckons the digest of it."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sha256 = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        """As files do it."""
        self.sha256.update(piece)
        return self._file.write(piece)
