"""任务分解表: a table whose header names tasks, units and (usually) times, in any order of columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.parsed import ResponsibilityRole
from generator.parsing.unit_phrases import Duty, read_duties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.outline import Outline, Table


class Column(Enum):
    """What a column holds."""

    ORDINAL = auto()
    TITLE = auto()
    CONTENT = auto()
    LEAD = auto()
    SUPPORTING = auto()
    RESPONSIBLE = auto()
    TIME = auto()


_HEADER_WORDS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.ORDINAL, re.compile("^(?:序号|编号|项次|号)$")),
    (Column.TIME, re.compile("时限|时间|节点|进度|期限|完成日期")),
    (Column.LEAD, re.compile("^(?:牵头|主办|主责)(?!领导|人)")),
    (Column.SUPPORTING, re.compile("^(?:配合|协办|协同|协助|参与|参加)")),
    (Column.RESPONSIBLE, re.compile("责任(?!人|领导)|(?:承办|落实|实施|负责|执行)(?:单位|部门|主体)|^分工")),
    (Column.CONTENT, re.compile("内容|措施|举措|要求|主要任务|具体任务|工作任务|重点工作|任务描述|目标")),
    (Column.TITLE, re.compile("任务|名称|项目|类别|事项|领域|工作")),
)
_UNIT_COLUMNS = {
    Column.LEAD: ResponsibilityRole.LEAD,
    Column.SUPPORTING: ResponsibilityRole.SUPPORTING,
    Column.RESPONSIBLE: ResponsibilityRole.RESPONSIBLE,
}
_NOTHING = re.compile(r"^[\-—－/／无]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A row of a task table."""

    row: int
    """From 1, over all task tables of the document."""
    line: int
    title: str
    """As printed in this row; "" where the table leaves it out."""
    content: str
    duties: tuple[Duty, ...]
    time: str
    """As printed, or as printed above in a merged cell."""
    repeated: tuple[Column, ...]
    """Columns whose blank cell was filled from the row above."""


def read_task_rows(outline: Outline) -> tuple[TaskRow, ...]:
    """The rows of every task table, in order; () where there is none."""
    rows: list[TaskRow] = []
    before = 0
    for _, table in outline.tables():
        header, body, lines = _with_header(table)
        columns = find_columns(header)
        if columns is None:
            continue
        rows.extend(_rows(columns, header, body, lines, before))
        before += len(body)
    return tuple(rows)


def find_columns(header: tuple[str, ...]) -> dict[Column, int] | None:
    """Which column holds what; None where the header is not a task table's.

    A task table names a task and a unit, and has a time or an ordinal besides.
    """
    columns: dict[Column, int] = {}
    for index, cell in enumerate(header):
        plain = squeeze(cell)
        kind = next((kind for kind, words in _HEADER_WORDS if words.search(plain)), None)
        if kind is Column.CONTENT and kind in columns and Column.TITLE not in columns:
            columns[Column.TITLE] = columns.pop(kind)
        if kind is not None:
            columns.setdefault(kind, index)
    if Column.CONTENT not in columns and Column.TITLE in columns:
        columns[Column.CONTENT] = columns.pop(Column.TITLE)
    has_unit = any(kind in columns for kind in _UNIT_COLUMNS)
    has_mark = Column.TIME in columns or Column.ORDINAL in columns
    return columns if Column.CONTENT in columns and has_unit and has_mark else None


def _with_header(table: Table) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], tuple[int, ...]]:
    """Header, rows and their lines; the first row is the header where the format marks none."""
    if table.header or not table.rows:
        return table.header, table.rows, table.row_lines
    return table.rows[0], table.rows[1:], table.row_lines[1:]


def _rows(
    columns: dict[Column, int],
    header: tuple[str, ...],
    body: tuple[tuple[str, ...], ...],
    lines: tuple[int, ...],
    before: int,
) -> Iterator[TaskRow]:
    """Rows with a task; units, times and contents of merged cells are repeated, titles are not."""
    last: dict[Column, str] = {}
    for index, (cells, line) in enumerate(zip(body, lines, strict=False), 1):
        values = {kind: cells[place].strip() if place < len(cells) else "" for kind, place in columns.items()}
        if sum(bool(cell.strip()) for cell in cells) < 2 or cells == header:  # a heading across the table
            continue
        repeated = _blank_below(values, last)
        values |= {kind: last[kind] for kind in repeated}
        last = values
        yield TaskRow(
            row=before + index,
            line=line,
            title=squeeze(values.get(Column.TITLE, "")),
            content=_as_paragraph(values[Column.CONTENT]),
            duties=_read_units(values),
            time=squeeze(values.get(Column.TIME, "")),
            repeated=repeated,
        )


def _blank_below(values: dict[Column, str], last: dict[Column, str]) -> tuple[Column, ...]:
    """Columns to fill from above: content, time, and units where no unit column of the row says anything."""
    kinds = [Column.CONTENT, Column.TIME]
    if not any(values.get(kind) for kind in _UNIT_COLUMNS):
        kinds += _UNIT_COLUMNS
    return tuple(kind for kind in kinds if kind in values and not values[kind] and last.get(kind))


def _read_units(values: dict[Column, str]) -> tuple[Duty, ...]:
    """Duties of a row's unit columns; a dash names nobody."""
    return tuple(
        duty
        for kind, role in _UNIT_COLUMNS.items()
        if not _NOTHING.match(squeeze(values.get(kind, "")))
        for duty in read_duties(values[kind], role)
    )


def _as_paragraph(cell: str) -> str:
    """A cell's paragraphs as one text."""
    return "".join(part.strip() for part in cell.split("\n"))
