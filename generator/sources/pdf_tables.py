"""The text of a page put into the cells of its ruled tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.sources.pdf_lines import joined, ordinal_at, rows_of, text_of
from generator.sources.pdf_spans import first_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.pdf_glyphs import Glyph
    from generator.sources.pdf_grids import Box, Lattice

PADDING = 8.0
"""Points at most between a cell's ruling and its text where the text fills the line."""
LOOSE = 0.4
"""Ems by which a full line of a cell may be shorter than need be."""
TERMINATORS = "。；！？.;!?"
ITEM = re.compile(r"[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[一二三四五六七八九十]+、|[①-⑳]|[●•·■◆]")


@value_class
class Filled:
    """A cell with its text."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    room: float = 0.0
    """Points left at the end of its last line."""
    head: float = 0.0
    """Points of room that its first character or word would have needed in a line before."""


@value_class
class TablePart:
    """What stands of a table on one page."""

    lattice: Lattice
    cells: tuple[Filled, ...]
    page: int
    lines: tuple[int, ...]
    """For each row the ordinal of its first line on the page."""

    def row(self, number: int) -> tuple[Filled, ...]:
        """The cells that begin in a row."""
        return tuple(cell for cell in self.cells if cell.row == number)


def fill(lattice: Lattice, glyphs: Iterable[Glyph], *, page: int, ordinals: Sequence[float]) -> TablePart | None:
    """The text put into the cells; None where fewer than two hold any.

    Args:
        lattice: the cells.
        glyphs: those that stand inside the table.
        page: from 1.
        ordinals: the baselines of the page's lines, from the top.
    """
    inside: dict[int, list[Glyph]] = {index: [] for index in range(len(lattice.boxes))}
    for glyph in glyphs:
        index = _box_at(lattice, (glyph.x0 + glyph.x1) / 2, glyph.base - 0.35 * glyph.size)
        if index is not None:
            inside[index].append(glyph)
    rows = {index: rows_of(content) for index, content in inside.items()}
    if sum(bool(content) for content in rows.values()) < 2:
        return None
    cells = tuple(_filled(box, rows[index]) for index, box in enumerate(lattice.boxes))
    lines = []
    for number in range(max(box.row for box in lattice.boxes) + 1):
        bases = [rows[i][0][0].base for i, box in enumerate(lattice.boxes) if box.row == number and rows[i]]
        top = min((box.area.top for box in lattice.boxes if box.row == number), default=0.0)
        first = min(bases, default=top)
        lines.append(ordinal_at(ordinals, first))
    return TablePart(lattice=lattice, cells=cells, page=page, lines=tuple(lines))


def _box_at(lattice: Lattice, x: float, y: float) -> int | None:
    """The cell around a point; for text on a ruling the nearest one."""
    best, distance = None, 0.0
    for index, box in enumerate(lattice.boxes):
        area = box.area
        away = max(area.x0 - x, 0.0, x - area.x1) + max(area.top - y, 0.0, y - area.bottom)
        if away == 0:
            return index
        if best is None or away < distance:
            best, distance = index, away
    return best


def _filled(box: Box, rows: list[list[Glyph]]) -> Filled:
    """The text of a cell: lines that were broken for want of room are joined, others stay apart."""
    empty = Filled(text="", row=box.row, column=box.column, rowspan=box.rowspan, colspan=box.colspan)
    if not rows:
        return empty
    left = min(row[0].x0 for row in rows)
    right = box.area.x1 - min(PADDING, max(0.0, left - box.area.x0))
    texts = [text_of(row) for row in rows]
    text = texts[0]
    for before, row, addition in zip(rows, rows[1:], texts[1:], strict=False):
        ends = text[-1] in TERMINATORS and ITEM.match(addition)
        text = joined(text, addition) if right - _end(before) < _head(row) and not ends else f"{text}\n{addition}"
    return replace(empty, text=text, room=right - _end(rows[-1]), head=_head(rows[0]))


def _end(row: Sequence[Glyph]) -> float:
    return max(glyph.x1 for glyph in row if not glyph.char.isspace())


def _head(row: Sequence[Glyph]) -> float:
    """Points that the beginning of a line needs to find room in the line before."""
    printed = [glyph for glyph in row if not glyph.char.isspace()]
    return first_unit(printed) + LOOSE * printed[0].size
