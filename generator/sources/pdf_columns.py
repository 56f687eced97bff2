"""Rows of glyphs of a page → lines in reading order: over the whole page, or down each column of a gazette."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from generator.sources.pdf_lines import line_of, ordinal_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.pdf_glyphs import Glyph
    from generator.sources.pdf_lines import PrintedLine

Segment = list["Glyph"]

MIN_ROWS = 10
"""Rows from which two columns can be seen."""
STEP = 2.0
PART = 1.2
"""Ems of blank that may part two columns."""
CROSSED = 0.15
"""Share of the rows that may cross the gutter: titles over both columns."""
FILLED = 0.7
"""Share of a column's width that half its lines fill: lists and tables without rulings do not."""


def _segments(row: Sequence[Glyph]) -> list[Segment]:
    """The row cut where a column could begin."""
    printed = [glyph for glyph in row if not glyph.char.isspace()]
    parts: list[Segment] = [[printed[0]]]
    for before, glyph in pairwise(printed):
        if glyph.x0 - before.x1 >= PART * min(before.size, glyph.size):
            parts.append([])
        parts[-1].append(glyph)
    return parts


def _gutter(rows: Sequence[list[Segment]]) -> float | None:
    """Where the page is parted into two columns; None where it is not."""
    segments = [segment for row in rows for segment in row]
    if len(segments) < 2 * MIN_ROWS:
        return None
    left, right = min(s[0].x0 for s in segments), max(s[-1].x1 for s in segments)
    best: tuple[int, float, float] | None = None
    at = left + 0.35 * (right - left)
    while at < left + 0.65 * (right - left):
        crossing = sum(segment[0].x0 < at < segment[-1].x1 for segment in segments)
        middle = abs(at - (left + right) / 2)
        if best is None or (crossing, middle) < best[:2]:
            best = (crossing, middle, at)
        at += STEP
    if best is None or best[0] > CROSSED * len(rows):
        return None
    return best[2] if _are_columns(segments, left, best[2], right) else None


def _are_columns(segments: Sequence[Segment], left: float, gutter: float, right: float) -> bool:
    """Whether both sides are running text: most lines fill their side."""
    sides = (
        [s[-1].x1 - s[0].x0 for s in segments if s[-1].x1 <= gutter],
        [s[-1].x1 - s[0].x0 for s in segments if s[0].x0 >= gutter],
    )
    widths = (gutter - left, right - gutter)
    return all(
        len(side) >= MIN_ROWS and median(side) >= FILLED * width for side, width in zip(sides, widths, strict=True)
    )


def lines_in_order(rows: Sequence[list[Glyph]], ordinals: Sequence[float], page: int) -> list[PrintedLine]:
    """The lines of a page as they are read.

    Args:
        rows: glyphs by baseline, from the top.
        ordinals: the baselines of all lines of the page, tables' too, from the top.
        page: from 1.
    """
    numbers = [ordinal_at(ordinals, row[0].base) for row in rows]
    parted = [_segments(row) for row in rows]
    gutter = _gutter(parted)
    if gutter is None:
        return [line_of(row, page=page, ordinal=number) for row, number in zip(rows, numbers, strict=True)]
    lines: list[PrintedLine] = []
    sides: tuple[list[PrintedLine], list[PrintedLine]] = ([], [])
    column = 1
    for row, parts, number in zip(rows, parted, numbers, strict=True):
        if any(part[0].x0 < gutter < part[-1].x1 for part in parts):
            lines += (*sides[0], *sides[1], line_of(row, page=page, ordinal=number))
            sides, column = ([], []), column + 2
            continue
        for side in (0, 1):
            half = [glyph for glyph in row if (glyph.x0 >= gutter) == bool(side)]
            if any(not glyph.char.isspace() for glyph in half):
                sides[side].append(line_of(half, page=page, ordinal=number, column=column + side))
    return [*lines, *sides[0], *sides[1]]
