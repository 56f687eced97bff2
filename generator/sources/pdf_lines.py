"""Glyphs with places → printed lines with their text.

Blanks are read from the distances: those that justified setting puts between Chinese characters are none, those
between Latin words and deliberate ones (第一章　总则) stay.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.sources.pdf_repairs import is_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.pdf_glyphs import Glyph

SAME_BASELINE = 0.28
"""Ems by which the baselines of one line may differ."""
SCRIPT = 0.8
"""Glyphs smaller than this share of their neighbours are raised or lowered (m²)."""
LATIN_BLANK = 0.2
DELIBERATE_BLANK = 0.45
TYPED_BLANK = 0.15
WIDE_BLANK = 2.0
"""Ems from which a blank parts two columns of a line (印发机关　　印发日期)."""


@value_class
class PrintedLine:
    """A line on a page."""

    text: str
    glyphs: tuple[Glyph, ...]
    """Without blanks, from left to right."""
    x0: float
    x1: float
    base: float
    size: float
    """Height of an em of most of its characters."""
    page: int
    ordinal: int
    """From 1, from the top of the page."""
    column: int = 0
    """0 for a page of one column; n for the nth run of a column on its page."""

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs by baseline, from the top; in a row from the left."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if rows and glyph.base - base <= SAME_BASELINE * min(size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
            base, size = glyph.base, glyph.size
    for row in rows:
        row.sort(key=lambda glyph: glyph.x0)
    rows = [row for row in rows if any(not glyph.char.isspace() for glyph in row)]
    return _with_scripts(rows)


def _with_scripts(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Raised and lowered small glyphs put into the line they belong to."""
    sizes = [max(glyph.size for glyph in row) for row in rows]
    gone: set[int] = set()
    for index, row in enumerate(rows):
        for other in (index - 1, index + 1):
            if not 0 <= other < len(rows) or other in gone or sizes[index] > SCRIPT * sizes[other]:
                continue
            if _touches(row, rows[other], sizes[index]):
                rows[other] = sorted((*rows[other], *row), key=lambda glyph: glyph.x0)
                gone.add(index)
                break
    return [row for index, row in enumerate(rows) if index not in gone]


def _touches(small: list[Glyph], row: list[Glyph], size: float) -> bool:
    """Whether every small glyph stands next to a larger one of the row or to its own kind."""
    own = [
        edge
        for glyph in row
        if SCRIPT * glyph.size >= size and abs(glyph.base - small[0].base) < 0.6 * glyph.size
        for edge in (glyph.x0, glyph.x1)
    ]
    edges = [*own, *(edge for glyph in small for edge in (glyph.x0, glyph.x1))]
    beside = any(abs(glyph.x0 - edge) < 0.6 * size for glyph in small for edge in own)
    return beside and all(sum(abs(glyph.x0 - edge) < 0.8 * size for edge in edges) > 1 for glyph in small)


def _is_wide(glyph: Glyph) -> bool:
    return is_han(glyph.char[:1]) or glyph.x1 - glyph.x0 > 0.9 * glyph.size


def text_of(row: Sequence[Glyph]) -> str:
    """The text of a row with the blanks that are meant."""
    printed: list[Glyph] = []
    typed: list[bool] = []
    blank = False
    for glyph in row:
        if glyph.char.isspace():
            blank = True
            continue
        printed.append(glyph)
        typed.append(blank)
        blank = False
    usual = _usual_gap(printed)
    parts = [printed[0].char] if printed else []
    for (before, glyph), is_typed in zip(pairwise(printed), typed[1:], strict=True):
        parts.append(_blank_between(before, glyph, usual, typed=is_typed))
        parts.append(glyph.char)
    return "".join(parts)


def _usual_gap(printed: Sequence[Glyph]) -> float:
    """Ems between neighbouring Chinese characters of the row: not 0 where it is letterspaced or justified."""
    gaps = [
        (glyph.x0 - before.x1) / max(before.size, 1.0)
        for before, glyph in pairwise(printed)
        if _is_wide(before) and _is_wide(glyph)
    ]
    return max(0.0, median_low(gaps)) if len(gaps) > 2 else 0.0


def _blank_between(before: Glyph, glyph: Glyph, usual: float, *, typed: bool) -> str:
    gap = (glyph.x0 - before.x1) / max(min(before.size, glyph.size), 1.0)
    wide = _is_wide(before), _is_wide(glyph)
    if not any(wide):
        if gap >= WIDE_BLANK:
            return "　　"
        return " " if typed or gap >= LATIN_BLANK else ""
    if all(wide):
        gap -= usual
    if gap >= WIDE_BLANK:
        return "　　"
    needed = TYPED_BLANK if typed and all(wide) else DELIBERATE_BLANK
    return " " if gap >= needed else ""


def line_of(row: Sequence[Glyph], *, page: int, ordinal: int, column: int = 0) -> PrintedLine:
    """A row as a line."""
    printed = tuple(glyph for glyph in row if not glyph.char.isspace())
    sizes = sorted(glyph.size for glyph in printed)
    return PrintedLine(
        text=text_of(row),
        glyphs=printed,
        x0=printed[0].x0,
        x1=max(glyph.x1 for glyph in printed),
        base=printed[0].base,
        size=sizes[len(sizes) // 2],
        page=page,
        ordinal=ordinal,
        column=column,
    )


def joined(first: str, second: str) -> str:
    """Two lines of a paragraph as one text: a blank only between Latin words."""
    latin = first[-1:].isascii() and second[:1].isascii()
    words = latin and (first[-1:].isalnum() or first[-1:] in ",.;:)") and second[:1].isalnum()
    return f"{first} {second}" if words else first + second


def ordinal_at(ordinals: Sequence[float], base: float) -> int:
    """The number of the line at `base`, from 1, where `ordinals` are the baselines of the page from the top."""
    return max(1, bisect_right(ordinals, base + 0.5))
