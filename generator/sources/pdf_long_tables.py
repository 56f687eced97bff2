"""Tables put together over the pages they run through.

A page can cut a table in three ways: its header is printed again, a row is cut in two, a merged cell is cut in two.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.transcript import Cell, Grid, Row
from generator.sources.pdf_grids import same_columns
from generator.sources.pdf_lines import joined
from generator.sources.pdf_tables import ITEM, TERMINATORS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.sources.pdf_tables import Filled, TablePart

MAX_HEADER_ROWS = 4
USUALLY = 0.8
"""Share of a column's cells with text from which an empty one is a sign that the page cut its row."""


@dataclass(slots=True, kw_only=True)
class _Slot:
    """A cell of the whole table, as far as it has been read."""

    text: str
    rowspan: int
    colspan: int
    column: int
    room: float

    def go_on(self, rest: Filled) -> None:
        """Add the text that stands on the next page."""
        if not self.text or not rest.text:
            self.text += rest.text
        elif self.room < rest.head or self.text[-1] not in TERMINATORS:
            self.text = joined(self.text, rest.text)
        else:
            self.text = f"{self.text}\n{rest.text}"
        self.room = rest.room if rest.text else self.room


@dataclass(slots=True, kw_only=True)
class LongTable:
    """A table over one or more pages."""

    page: int
    line: int
    last: TablePart
    rows: list[list[_Slot]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    foot: dict[int, _Slot] = field(default_factory=dict)
    """The cells that reach the end of the last page, by column."""
    repeated: list[tuple[str, int, int]] = field(default_factory=list)
    """Header rows printed again: text, line and page."""
    joined_rows: int = 0
    pages: int = 1

    def grid(self) -> Grid:
        """The table as a block."""
        rows = tuple(
            Row(
                cells=tuple(Cell(text=slot.text, rowspan=slot.rowspan, colspan=slot.colspan) for slot in slots),
                line=line,
            )
            for slots, line in zip(self.rows, self.lines, strict=True)
        )
        return Grid(rows=rows, line=self.line, page=self.page, has_header=bool(self.repeated))


def begin(part: TablePart) -> LongTable:
    """A table with the rows of its first page."""
    table = LongTable(page=part.page, line=part.lines[0], last=part)
    _add_rows(table, part, list(range(len(part.lines))), {})
    return table


def goes_on(table: LongTable, part: TablePart) -> bool:
    """Whether a table at the head of a page goes on from one at the foot of the page before."""
    return part.page == table.last.page + 1 and same_columns(table.last.lattice, part.lattice)


def append(table: LongTable, part: TablePart) -> None:
    """Add the rows of the next page."""
    numbers = list(range(len(part.lines)))
    for number in _repeated_header(table, part):
        texts = [cell.text for cell in part.row(number) if cell.text]
        table.repeated.append(("　".join(texts), part.lines[number], part.page))
        numbers.remove(number)
    if numbers:
        first = part.row(numbers[0])
        is_rest = _is_rest_of_row(table, part, first)
        above = _join_row(table, first) if is_rest else _reach_over(table, first)
        _add_rows(table, part, numbers, above)
    table.last, table.pages = part, table.pages + 1


def _add_rows(table: LongTable, part: TablePart, numbers: list[int], above: Mapping[int, _Slot]) -> None:
    """Add rows of a part; `above` are the cells of the page before that cells of the first row belong to."""
    table.foot = {}
    for number in numbers:
        slots = []
        for cell in part.row(number):
            slot = above.get(cell.column) if number == numbers[0] else None
            if slot is None:
                slot = _Slot(
                    text=cell.text,
                    rowspan=cell.rowspan,
                    colspan=cell.colspan,
                    column=cell.column,
                    room=cell.room,
                )
                slots.append(slot)
            if cell.row + cell.rowspan == len(part.lines):
                table.foot[cell.column] = slot
        if slots:
            table.rows.append(slots)
            table.lines.append(part.lines[number])


def _repeated_header(table: LongTable, part: TablePart) -> list[int]:
    """The first rows of the part that print the table's first rows again."""
    found: list[int] = []
    for number in range(min(len(part.lines), len(table.rows), MAX_HEADER_ROWS)):
        texts = [squeeze(cell.text) for cell in part.row(number)]
        if not any(texts) or texts != [squeeze(slot.text) for slot in table.rows[number]]:
            break
        found.append(number)
    return found


def _is_rest_of_row(table: LongTable, part: TablePart, first: tuple[Filled, ...]) -> bool:
    """Whether the page cut a row: no ruling parts its halves, or cells that are never empty are."""
    pairs = [(table.foot.get(cell.column), cell) for cell in first]
    if not all(slot is not None and slot.colspan == cell.colspan for slot, cell in pairs):
        return False
    if not any(cell.text for cell in first):
        return False
    single = [(slot, cell) for slot, cell in pairs if slot and slot.rowspan == 1 and cell.rowspan == 1]
    if any(cell.text and not _may_go_on(slot, cell) for slot, cell in single):
        return False
    if table.last.lattice.open_bottom or part.lattice.open_top:
        return True
    return any(slot.text and not cell.text and _is_filled(table, cell.column) for slot, cell in single)


def _may_go_on(slot: _Slot, rest: Filled) -> bool:
    """Whether text at the head of a page can be the rest of a cell's: the last line was full, or a paragraph ended."""
    ended = slot.text[-1:] in TERMINATORS
    ends = slot.text[-1:] + rest.text[:1]
    if len(ends) < 2 or (ends.isascii() and ends.isalnum()):  # a number or word is not broken
        return False
    return (slot.room < rest.head or ended) and not (ended and ITEM.match(rest.text))


def _is_filled(table: LongTable, column: int) -> bool:
    """Whether the cells of a column usually hold text."""
    cells = [bool(slot.text) for row in table.rows for slot in row if slot.column == column]
    return sum(cells) >= USUALLY * len(cells)


def _join_row(table: LongTable, first: tuple[Filled, ...]) -> dict[int, _Slot]:
    """Put the rest of a cut row into the row; gives the row's cells."""
    for cell in first:
        slot = table.foot[cell.column]
        slot.go_on(cell)
        slot.rowspan += cell.rowspan - 1
    table.joined_rows += 1
    return {cell.column: table.foot[cell.column] for cell in first}


def _reach_over(table: LongTable, first: tuple[Filled, ...]) -> dict[int, _Slot]:
    """Let merged cells of the page before reach over the empty cells that go on from them."""
    found: dict[int, _Slot] = {}
    if not any(cell.text for cell in first):
        return found
    for cell in first:
        slot = table.foot.get(cell.column)
        if slot is None or cell.text or not slot.text or slot.colspan != cell.colspan:
            continue
        if slot.rowspan > 1 or cell.rowspan > 1:
            slot.rowspan += cell.rowspan
            found[cell.column] = slot
    return found
