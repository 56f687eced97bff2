"""任务分解表: a table whose header names tasks, units and (usually) times, in any order of columns."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.parsed import ResponsibilityRole
from generator.model.value import value_class
from generator.parsing.responsibilities import read_labelled
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
_CAPTION_ROWS = 3
"""So many rows are looked at for a header that the format did not mark."""
_SECOND_HEADER = re.compile(
    "(?:牵头|责任|配合|主办|协办|参与|承办)(?:单位|部门|领导|人)?|(?:完成)?(?:时限|时间)|任务(?:名称|内容)"
)
_HEADING = re.compile("^[（(]?[一二三四五六七八九十]+[）)、.．]?")
_NOTHING = re.compile(r"^[\-—－/／无]*$")


@value_class
class TaskRow:
    """A row of a task table."""

    row: int
    """From 1, counted over the rows of all task tables of the document, as in `Table.rows`."""
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
        header, skipped = _find_header(table)
        columns = find_columns(header)
        if columns is not None:
            rows.extend(_rows(table, columns, skipped, before))
            before += len(table.rows)
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


def _find_header(table: Table) -> tuple[tuple[str, ...], int]:
    """The header, and how many rows belong to it: a caption row may stand above, a second header row below."""
    candidates = [(table.header, 0)] if table.header else []
    candidates += [(row, number) for number, row in enumerate(table.rows[:_CAPTION_ROWS], 1)]
    for header, skipped in candidates:
        if find_columns(header) is None:
            continue
        second = table.rows[skipped] if len(table.rows) > skipped else ()
        if not _is_second_header(second):
            return header, skipped
        return tuple(below or above for above, below in zip(header, second, strict=False)), skipped + 1
    return (), 0


def _is_second_header(row: tuple[str, ...]) -> bool:
    """Whether a row only divides the columns above it: every cell that says something is a header word."""
    said = [squeeze(cell) for cell in row if cell.strip()]
    return bool(said) and all(_SECOND_HEADER.fullmatch(cell) for cell in said)


def _rows(table: Table, columns: dict[Column, int], skipped: int, before: int) -> Iterator[TaskRow]:
    """Rows with a task; units, times and contents of merged cells are repeated, titles are not."""
    last: dict[Column, str] = {}
    rows = zip(table.rows[skipped:], table.row_lines[skipped:], strict=False)
    for number, (cells, line) in enumerate(rows, before + skipped + 1):
        values = {kind: cells[place].strip() if place < len(cells) else "" for kind, place in columns.items()}
        if cells == table.header or _is_heading(cells, values):
            continue
        repeated = _blank_below(values, last)
        values |= {kind: last[kind] for kind in repeated}
        last = values
        yield TaskRow(
            row=number,
            line=line,
            title=squeeze(values.get(Column.TITLE, "")),
            content=_as_paragraph(values[Column.CONTENT]),
            duties=_read_units(values),
            time=squeeze(values.get(Column.TIME, "")),
            repeated=repeated,
        )


def _is_heading(cells: tuple[str, ...], values: dict[Column, str]) -> bool:
    """Whether a row is a heading across the table: one cell speaks, or a chapter's number without unit and time."""
    said = [cell for cell in cells if cell.strip()]
    owes = any(values.get(kind) for kind in (*_UNIT_COLUMNS, Column.TIME))
    return len(said) < 2 or (not owes and bool(_HEADING.match(said[0])))


def _blank_below(values: dict[Column, str], last: dict[Column, str]) -> tuple[Column, ...]:
    """Columns to fill from above: content, time, and units where no unit column of the row says anything."""
    kinds = [Column.CONTENT, Column.TIME]
    if not any(values.get(kind) for kind in _UNIT_COLUMNS):
        kinds += _UNIT_COLUMNS
    return tuple(kind for kind in kinds if kind in values and not values[kind] and last.get(kind))


def _read_units(values: dict[Column, str]) -> tuple[Duty, ...]:
    """Duties of a row's unit columns; a dash names nobody, a cell may print roles of its own (牵头单位：…)."""
    duties: list[Duty] = []
    for kind, role in _UNIT_COLUMNS.items():
        cell = values.get(kind, "")
        if not _NOTHING.match(squeeze(cell)):
            duties.extend(read_labelled(cell.replace("\n", "；")) or read_duties(cell, role))
    return tuple(duties)


def _as_paragraph(cell: str) -> str:
    """A cell's paragraphs as one text."""
    return "".join(part.strip() for part in cell.split("\n"))
