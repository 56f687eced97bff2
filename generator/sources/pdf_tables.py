"""Ruled tables with their text, put together over the pages they run through."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.transcript import Cell, Grid, Row
from generator.sources.pdf_grids import Lattice, same_columns
from generator.sources.pdf_lines import joined, ordinal_at, rows_of, text_of
from generator.sources.pdf_spans import first_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.pdf_glyphs import Glyph
    from generator.sources.pdf_grids import Box

PADDING = 8.0
"""Points at most between a cell's ruling and its text where the text fills the line."""
TERMINATORS = "。；！？.;!?"
_ITEM = re.compile(r"[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[一二三四五六七八九十]+、|[①-⑳]|[●•·■◆]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A cell with its text."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    last_full: bool = False
    """Its last line reaches the end of the cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(slots=True, kw_only=True)
class LongTable:
    """A table over one or more pages."""

    rows: list[list[Cell]]
    lines: list[int]
    page: int
    line: int
    last: TablePart
    columns_of_last: list[int] = field(default_factory=list)
    repeated: list[tuple[str, int, int]] = field(default_factory=list)
    """Header rows printed again: text, line and page."""
    joined_rows: int = 0
    pages: int = 1

    def grid(self) -> Grid:
        """The table as a block."""
        rows = tuple(Row(cells=tuple(cells), line=line) for cells, line in zip(self.rows, self.lines, strict=True))
        return Grid(rows=rows, line=self.line, page=self.page, has_header=bool(self.repeated))


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
        ends = text[-1] in TERMINATORS and _ITEM.match(addition)
        text = joined(text, addition) if _is_full(before, row, right) and not ends else f"{text}\n{addition}"
    return replace(empty, text=text, last_full=right - _end(rows[-1]) < 1.2 * rows[-1][-1].size)


def _end(row: Sequence[Glyph]) -> float:
    return max(glyph.x1 for glyph in row if not glyph.char.isspace())


def _is_full(before: Sequence[Glyph], after: Sequence[Glyph], right: float) -> bool:
    """Whether what the next line begins with found no room in the line before."""
    printed = [glyph for glyph in after if not glyph.char.isspace()]
    return right - _end(before) < first_unit(printed) + 0.3 * printed[0].size


def begin(part: TablePart) -> LongTable:
    """A table with the rows of its first page."""
    rows = [[_cell(cell) for cell in part.row(number)] for number in range(len(part.lines))]
    columns = [cell.column for cell in part.row(len(part.lines) - 1)]
    return LongTable(
        rows=rows, lines=list(part.lines), page=part.page, line=part.lines[0], last=part, columns_of_last=columns
    )


def _cell(filled: Filled) -> Cell:
    return Cell(text=filled.text, rowspan=filled.rowspan, colspan=filled.colspan)


def goes_on(table: LongTable, part: TablePart) -> bool:
    """Whether a table at the head of a page goes on from one at the foot of the page before."""
    return part.page == table.last.page + 1 and same_columns(table.last.lattice, part.lattice)


def append(table: LongTable, part: TablePart) -> None:
    """Add the rows of the next page: a repeated header is left out, a row cut by the page is joined."""
    numbers = list(range(len(part.lines)))
    for number in _repeated_header(table, part):
        cells = [cell.text for cell in part.row(number) if cell.text]
        table.repeated.append(("　".join(cells), part.lines[number], part.page))
        numbers.remove(number)
    if numbers:
        first = part.row(numbers[0])
        if _is_rest_of_row(table, part, first):
            _join_row(table, first)
            table.joined_rows += 1
            numbers.pop(0)
        elif _goes_on_merged(table, first):
            part = _merge_above(table, part, first)
    for number in numbers:
        table.rows.append([_cell(cell) for cell in part.row(number)])
        table.lines.append(part.lines[number])
    if numbers:
        table.columns_of_last = [cell.column for cell in part.row(numbers[-1])]
    table.last, table.pages = part, table.pages + 1


def _repeated_header(table: LongTable, part: TablePart) -> list[int]:
    """The first rows of the part that print the table's first rows again."""
    found: list[int] = []
    for number in range(min(len(part.lines), len(table.rows), 4)):
        texts = [squeeze(cell.text) for cell in part.row(number)]
        if not any(texts) or texts != [squeeze(cell.text) for cell in table.rows[number]]:
            break
        found.append(number)
    return found


def _is_rest_of_row(table: LongTable, part: TablePart, first: tuple[Filled, ...]) -> bool:
    """Whether the page cut a row: no ruling there, or a row without its key whose cells go on."""
    if not table.rows or [cell.column for cell in first] != table.columns_of_last:
        return False
    above = table.rows[-1]
    if any(cell.rowspan > 1 for cell in first) or any(cell.rowspan > 1 for cell in above):
        return False
    if table.last.lattice.open_bottom or part.lattice.open_top:
        return True
    if first[0].text or not above[0].text or not any(cell.text for cell in first):
        return False
    ends = [(old.text, new.text) for old, new in zip(above, first, strict=True) if new.text]
    return all(old and not (old[-1] in TERMINATORS and _ITEM.match(new)) for old, new in ends)


def _join_row(table: LongTable, first: tuple[Filled, ...]) -> None:
    """Put the rest of a cut row into the row."""
    full = {cell.column: cell.last_full for cell in table.last.cells if cell.row == len(table.last.lines) - 1}
    row = table.rows[-1]
    for index, rest in enumerate(first):
        if not rest.text:
            continue
        text = row[index].text
        if not text:
            text = rest.text
        elif full.get(rest.column, True) or text[-1] not in TERMINATORS:
            text = joined(text, rest.text)
        else:
            text = f"{text}\n{rest.text}"
        row[index] = replace(row[index], text=text)


def _goes_on_merged(table: LongTable, first: tuple[Filled, ...]) -> bool:
    """Whether the first row of the page begins with empty cells under a cell that was merged before the page ended."""
    return bool(first) and not first[0].text and first[0].column == 0 and any(cell.text for cell in first[1:])


def _merge_above(table: LongTable, part: TablePart, first: tuple[Filled, ...]) -> TablePart:
    """Let merged cells of the page before reach over the empty cells that go on from them."""
    end = len(table.last.lines)
    above = {
        cell.column: cell
        for cell in table.last.cells
        if cell.row + cell.rowspan == end and (cell.rowspan > 1 or _begins_late(cell, end))
    }
    gone = set()
    for cell in first:
        origin = above.get(cell.column)
        if cell.text or origin is None or origin.colspan != cell.colspan or not origin.text:
            break
        if origin.rowspan == 1 and cell.rowspan == 1:
            break
        row = len(table.rows) - end + origin.row
        at = [old.column for old in table.last.row(origin.row)].index(origin.column)
        if row < 0 or at >= len(table.rows[row]):
            break
        old = table.rows[row][at]
        table.rows[row][at] = replace(old, rowspan=old.rowspan + cell.rowspan)
        gone.add(cell.column)
    kept = tuple(cell for cell in part.cells if not (cell.row == first[0].row and cell.column in gone))
    return replace(part, cells=kept)


def _begins_late(cell: Filled, end: int) -> bool:
    """A cell of the last row: the first of a merged one that the page cut."""
    return cell.row == end - 1
