"""二维码: the pattern of an address, as pages draw it and as outputs write it."""

from __future__ import annotations

import math
import re
import struct
import zlib
from functools import cache, lru_cache
from urllib.parse import quote

from generator.model.value import value_class

QUIET = 4
"""Light modules around the pattern, ISO/IEC 18004."""
_MASK = 2
"""One of the eight masks, always the same: weighing all of them takes five times as long, and any can be read."""
_PIXELS = 8
"""Of one module in a PNG: wide enough for a phone's camera on paper at 5 cm. A byte of one-bit pixels is a module."""
_PACKED = 2
"""Level of compression, written down because the bytes depend on it; the best takes twenty times as long."""
_LIGHT = b"\xff"
_RUN = re.compile(rb"([\xff\n]*)(\x00+)")
"""Dark modules in a row, behind what lies between them and those before."""
_RESERVED = ":/?#[]@!$&'()*+,;=%"
"""What an address may hold beside letters and digits, RFC 3986."""


@value_class
class QrCode:
    """The pattern as the outline of one SVG path: dark runs of a row are strokes one module wide."""

    size: int
    """Modules on one side, the quiet zone included."""
    path: str
    """Attribute `d`."""


@lru_cache(maxsize=64)
def draw_code(address: str) -> QrCode:
    """The code of an address: error correction M, byte for byte the same on every machine.

    Raises:
        ValueError: the address is empty, or longer than a code can hold (2,331 bytes).
    """
    rows = _encode(address)
    strokes = map(_strokes_of(len(rows)).__getitem__, _RUN.findall(b"\n".join(rows)))
    return QrCode(size=len(rows) + 2 * QUIET, path=f"M{QUIET} {QUIET}.5{''.join(strokes)}")


class _Strokes(dict[tuple[bytes, bytes], str]):
    """What is drawn for a run of dark modules and what lies before it; there are few that differ."""

    def __init__(self, side: int) -> None:
        self._side = side

    def __missing__(self, run: tuple[bytes, bytes]) -> str:
        """From the end of the last stroke, in this row or above."""
        before, dark = run
        down = before.count(b"\n")
        self[run] = stroke = f"m{len(before) - down * (self._side + 1)} {down}h{len(dark)}"
        return stroke


_strokes_of = cache(_Strokes)


def render_svg(address: str) -> bytes:
    """The code as a file of its own, black on white in every mode."""
    code = draw_code(address)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}" width="240" height="240" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{code.size}v{code.size}H0z"/>'
        f'<path stroke="#000" d="{code.path}"/></svg>\n'
    ).encode()


def render_png(address: str) -> bytes:
    """The code as a picture, for programs that take no SVG: greyscale, one bit a pixel."""
    rows = _encode(address)
    side = (len(rows) + 2 * QUIET) * _PIXELS
    margin = (_LIGHT * len(rows),) * QUIET
    as_above = (b"\x02" + bytes(side // 8)) * (_PIXELS - 1)
    lines = (b"\x00" + _LIGHT * QUIET + row + _LIGHT * QUIET + as_above for row in (*margin, *rows, *margin))
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(lines), _PACKED)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_write_chunk(kind, content) for kind, content in chunks)


def _write_chunk(kind: bytes, content: bytes) -> bytes:
    """Of a PNG: length, kind, content, sum."""
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


@lru_cache(maxsize=64)
def _encode(address: str) -> tuple[bytes, ...]:
    """The rows of the pattern, a byte a module: zeros are dark, ones light.

    Letters beyond ASCII are written as RFC 3987 has them in addresses (3.1): readers guess what other bytes mean.
    """
    import zxingcpp  # noqa: PLC0415 - who draws no code does not wait for it

    if not address.isascii():
        address = quote(address, safe=_RESERVED)
    pattern = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image = pattern.to_image(add_quiet_zones=False)
    modules = bytes(image)  # type: ignore[call-overload] # the stubs do not tell that it is a buffer
    side = math.isqrt(len(modules))
    return tuple(modules[start : start + side] for start in range(0, len(modules), side))
