"""二维码: the pattern of an address, as pages draw it and as outputs write it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import segno

QUIET = 4
"""Light modules around the pattern, ISO/IEC 18004."""
_MASK = 2
"""One of the eight masks, always the same: weighing all of them takes five times as long, and any can be read."""
_PIXELS = 8
"""Of one module in a PNG: wide enough for a phone's camera on paper at 5 cm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCode:
    """The pattern as the outline of one SVG path: dark runs of a row are strokes one module wide."""

    size: int
    """Modules on one side, the quiet zone included."""
    path: str
    """Attribute `d`."""


@lru_cache(maxsize=64)
def draw_code(text: str) -> QrCode:
    """The code of a text: error correction M, byte for byte the same on every machine."""
    rows = tuple(tuple(row) for row in _encode(text).matrix)
    strokes = []
    at = (0, 0)
    for y, row in enumerate(rows):
        for x, length in _find_runs(row):
            strokes.append(f"m{x - at[0]} {y - at[1]}h{length}")
            at = (x + length, y)
    path = f"M{QUIET} {QUIET}.5" + "".join(strokes)
    return QrCode(size=len(rows) + 2 * QUIET, path=path)


def render_svg(text: str) -> bytes:
    """The code as a file of its own, black on white in every mode."""
    code = draw_code(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}" width="240" height="240" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{code.size}v{code.size}H0z"/>'
        f'<path stroke="#000" d="{code.path}"/></svg>\n'
    ).encode()


def render_png(text: str) -> bytes:
    """The code as a picture, for programs that take no SVG."""
    buffer = io.BytesIO()
    _encode(text).save(buffer, kind="png", scale=_PIXELS, border=QUIET)
    return buffer.getvalue()


@lru_cache(maxsize=64)
def _encode(text: str) -> segno.QRCode:
    return segno.make_qr(text, error="m", boost_error=False, mask=_MASK)


def _find_runs(row: tuple[int, ...]) -> list[tuple[int, int]]:
    """Where dark modules begin in a row, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
