"""Width and height of a picture, read from its first bytes (JPEG: from its segments); nothing is decoded."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp")
"""Endings of pictures that have pixels; a drawing (SVG) is as large as the page wants it."""
_STAND_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG markers without a length."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG markers whose segment holds the size."""


def read_pixels(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None where the bytes are no picture of a known form, or are cut off."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return struct.unpack(">II", content[16:24])
        if content[:6] in (b"GIF87a", b"GIF89a"):
            return struct.unpack("<HH", content[6:10])
        if content.startswith(b"BM"):
            width, height = struct.unpack("<ii", content[18:26])
            return abs(width), abs(height)
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return _read_webp(content)
        return next(_read_frames(content), None) if content.startswith(b"\xff\xd8") else None
    except struct.error:
        return None


def _read_webp(content: bytes) -> tuple[int, int] | None:
    """The three forms of WebP: lossy, lossless, extended."""
    form = content[12:16]
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if form == b"VP8L":
        (bits,) = struct.unpack("<I", content[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if form == b"VP8X":
        low_width, high_width, low_height, high_height = struct.unpack("<HBHB", content[24:30])
        return (high_width << 16 | low_width) + 1, (high_height << 16 | low_height) + 1
    return None


def _read_frames(content: bytes) -> Iterator[tuple[int, int]]:
    """Sizes in a JPEG's segments, in their order."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _STAND_ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            yield width, height
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
