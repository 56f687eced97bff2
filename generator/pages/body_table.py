"""A table of the text, as printed, with its spans and the units of its 单位 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.transcript import Cell
from generator.model.value import value_class
from generator.pages.spans import Span, compile_units, find_units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.model.outline import Table
    from generator.pages.components import Mention


@value_class
class BodyCell:
    """A cell; its lines are separated by line feeds."""

    spans: tuple[Span, ...]
    rowspan: int
    colspan: int
    is_header: bool


@value_class
class BodyTable:
    """A table with the words that name it."""

    caption: str | None
    header: tuple[tuple[BodyCell, ...], ...]
    rows: tuple[tuple[BodyCell, ...], ...]


def present_table(table: Table, units: Mapping[str, Mention], show: Callable[[str], str]) -> BodyTable:
    """All rows as printed."""
    top = 1 if table.header else 0
    unit_columns = {column for column, name in enumerate(table.header) if "单位" in name}
    rows = tuple(_present_rows(table, unit_columns, units, show))
    return BodyTable(caption=table.caption, header=rows[:top], rows=rows[top:])


def _present_rows(
    table: Table, unit_columns: set[int], units: Mapping[str, Mention], show: Callable[[str], str]
) -> Iterator[tuple[BodyCell, ...]]:
    hanging: dict[int, int] = {}
    pattern = compile_units(units) if unit_columns else None
    for ordinal, row in enumerate(table.cells or _make_cells(table)):
        is_header = ordinal == 0 and bool(table.header)
        cells = []
        column = 0
        for cell in row:
            while hanging.get(column, 0) > 0:
                hanging[column] -= 1
                column += 1
            linked = column in unit_columns and not is_header
            spans = find_units(cell.text, units, pattern) if linked else (Span(text=show(cell.text)),)
            cells.append(BodyCell(spans=spans, rowspan=cell.rowspan, colspan=cell.colspan, is_header=is_header))
            for covered in range(column, column + cell.colspan):
                hanging[covered] = cell.rowspan - 1
            column += cell.colspan
        while hanging.get(column, 0) > 0:
            hanging[column] -= 1
            column += 1
        yield tuple(cells)


def _make_cells(table: Table) -> tuple[tuple[Cell, ...], ...]:
    rows = (table.header, *table.rows) if table.header else table.rows
    return tuple(tuple(Cell(text=text) for text in row) for row in rows)
