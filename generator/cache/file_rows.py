"""What is known of a file, as a row of bytes: ten thousand are read, looked at and written again by every run.

A row is the signature, the digest, how many bytes of the pack are needed for the file, and the places of those pickled.
"""

from __future__ import annotations

import pickle
from struct import Struct
from typing import TYPE_CHECKING

from generator.cache.pack import Place

if TYPE_CHECKING:
    import os

_SIGNATURE = Struct("<4q")
_NEEDED = Struct("<q")
_DIGEST = slice(_SIGNATURE.size, _SIGNATURE.size + 32)
_PLACES = slice(_DIGEST.stop + _NEEDED.size, None)
UNSETTLED = bytes(_SIGNATURE.size)
"""In place of a signature where the times cannot be trusted yet: no file has it."""


def sign(status: os.stat_result) -> bytes:
    """Size, times and inode: the beginning of the row of a file that is as it was."""
    return _SIGNATURE.pack(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def write_row(signature: bytes, sha256: bytes, places: dict[str, Place]) -> bytes:
    """The row of a file; places by the name of what was made of it."""
    kept = {name: place.write() for name, place in places.items()}
    return signature + sha256 + _NEEDED.pack(sum(place.length for place in places.values())) + pickle.dumps(kept)


def replace_places(row: bytes, places: dict[str, Place]) -> bytes:
    """The row of the same file."""
    return write_row(row[: _SIGNATURE.size], read_digest(row), places)


def read_digest(row: bytes) -> bytes:
    """SHA-256 of the file."""
    return row[_DIGEST]


def read_needed(row: bytes) -> int:
    """Bytes of the pack."""
    needed: int = _NEEDED.unpack_from(row, _DIGEST.stop)[0]
    return needed


def read_places(row: bytes) -> dict[str, Place]:
    """Where what was made of the file lies, by name."""
    return {name: Place.read(place) for name, place in pickle.loads(row[_PLACES]).items()}
