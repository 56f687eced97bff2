"""ZIP files of small parts, as office formats are: the same parts give the same bytes.

`zipfile` spends most of its time on what is the same in every file of a kind; here a part is packed by itself, so that
whoever writes thousands of them packs what they share once.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
"""2.0: the first to know deflate."""
_UNIX = 3 << 8
_MODE = 0o600 << 16
_DEFLATED = 8
_NOON, _EPOCH = 0, 1 << 5 | 1
"""0:00 on 1 January 1980, the first moment that the format knows."""
_PACKED = 1
"""Level of compression, written down because the bytes depend on it: a tenth more of them than 6 in half the time."""


class Part(NamedTuple):
    """A file in the package, packed."""

    name: bytes
    facts: tuple[int, ...]
    """From the version to the length of the name, as both headers have them."""
    packed: bytes


def pack_part(name: str, content: bytes) -> Part:
    """`name` in ASCII."""
    packed = zlib.compress(content, _PACKED, -zlib.MAX_WBITS)
    sizes = (zlib.crc32(content), len(packed), len(content))
    return Part(name.encode("ascii"), (_VERSION, 0, _DEFLATED, _NOON, _EPOCH, *sizes, len(name), 0), packed)


def write_package(parts: Iterable[Part]) -> bytes:
    """The parts one behind the other, then their directory (APPNOTE 4.3)."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, facts, packed in parts:
        head = _LOCAL.pack(b"PK\x03\x04", *facts) + name
        directory.append(_CENTRAL.pack(b"PK\x01\x02", _UNIX | _VERSION, *facts, 0, 0, 0, _MODE, offset) + name)
        pieces += (head, packed)
        offset += len(head) + len(packed)
    count, length = len(directory), sum(map(len, directory))
    return b"".join((*pieces, *directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, length, offset, 0)))
