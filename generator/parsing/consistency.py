"""Doubts about duties that only the whole document shows: table against body, deadlines against dates, misread names.

Nothing is corrected; every doubt is a finding for the person who reviews the draft.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.errors import Location
from generator.model.parsed import TaskSource
from generator.parsing.duty_rules import (
    ALTERED_TASK_TEXT,
    ALTERED_TASK_TITLE,
    DEADLINE_BEFORE_DATE,
    DOUBTFUL_UNIT_NAME,
    LATE_TASK_TITLE,
    REPEATED_CELL,
    TASK_WITHOUT_UNIT,
    UNPLACED_TASK,
)
from generator.parsing.task_table import Column
from generator.parsing.unit_names import find_doubtful_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from generator.errors import Finding
    from generator.model.parsed import Task
    from generator.parsing.task_placement import PlacedRow

_CONTEXT = 4
"""Characters shown on either side of a difference."""
_SLACK = 8
"""Characters of the body looked at beyond the row's own length, on either side."""
_ALIKE = 0.5
"""So much of a label and a heading must agree before they count as one that was altered."""
_CHECK = "请对照原件核对。"
_SHOWN = (
    (Column.RESPONSIBLE, "责任单位"),
    (Column.LEAD, "牵头单位"),
    (Column.SUPPORTING, "配合单位"),
    (Column.TIME, "时间"),
    (Column.CONTENT, "任务内容"),
)


def check_consistency(
    rows: Sequence[PlacedRow], tasks: Sequence[Task], *, dated_on: date | None, path: str = ""
) -> tuple[Finding, ...]:
    """Every doubt about tasks, in order of place within each kind; `rows` are those of the task tables."""
    return tuple(
        chain(
            _table_findings(rows, path),
            _early_deadlines(tasks, dated_on, path),
            _doubtful_names(tasks, path),
        )
    )


def _table_findings(placed: Sequence[PlacedRow], path: str) -> Iterator[Finding]:
    """Differences between the rows and the body, where the table was made from the body at all."""
    has_source = 2 * sum(entry.place is not None for entry in placed) > len(placed)
    for entry in placed:
        where = Location(path, entry.row.line)
        if has_source:
            yield from _placement_findings(entry, where)
        filled = [name for kind, name in _SHOWN if kind in entry.row.repeated]
        if filled:
            yield REPEATED_CELL.at(
                where, f"任务分解表第{entry.row.row}行的{'、'.join(filled)}为空白，已沿用上一行。", _CHECK
            )
        if not entry.row.duties:
            yield TASK_WITHOUT_UNIT.at(where, f"任务分解表第{entry.row.row}行没有责任单位。", _CHECK)


def _placement_findings(entry: PlacedRow, where: Location) -> Iterator[Finding]:
    """What a row's section says otherwise than the row."""
    number = entry.row.row
    if entry.place is None:
        yield UNPLACED_TASK.at(where, f"任务分解表第{number}行在正文中找不到对应条款。", _CHECK)
        return
    if not entry.row.title and entry.filled_title and entry.title != entry.filled_title:
        message = (
            f"任务分解表第{number}行按印刷位置属于“{entry.filled_title}”，按正文属于“{entry.title}”，已按正文确定。"
        )
        yield LATE_TASK_TITLE.at(where, message, "合并单元格的文字可能印晚或印早了一行，请对照原件核对。")
    title, heading = fold(entry.row.title), fold(entry.place.heading)
    if title and heading and title != heading and SequenceMatcher(None, title, heading).ratio() >= _ALIKE:
        message = f"任务分解表第{number}行的任务名称“{entry.row.title}”与正文标题“{entry.place.heading}”不一致。"
        yield ALTERED_TASK_TITLE.at(where, message, _CHECK)
    differences = describe_differences(entry.place.text, fold(entry.row.content))
    if differences:
        message = f"任务分解表第{number}行与正文不一致：{'；'.join(differences)}。"
        yield ALTERED_TASK_TEXT.at(where, message, _CHECK)


def describe_differences(body: str, row: str) -> tuple[str, ...]:
    """Where a row differs from the part of the body it was taken from; both folded.

    body "上海市民文化节", row "上海市文化节" -> 正文“上海市民文化节”，表中“上海市文化节”
    """
    begin = body.find(row)
    if begin >= 0:
        after = body[begin + len(row) :][:1]
        return ("表中句末缺“。”",) if after == "。" and row[-1:] not in ("。", "；", ";") else ()
    matcher = SequenceMatcher(None, body, row, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= _CONTEXT]
    if not blocks:
        return ()
    last = blocks[-1]
    start = max(0, blocks[0].a - blocks[0].b - _SLACK)
    part = body[start : last.a + len(row) - last.b + _SLACK]
    changes = [code for code in SequenceMatcher(None, part, row, autojunk=False).get_opcodes() if code[0] != "equal"]
    found = []
    for tag, a, b, c, d in changes:
        is_outside = tag == "delete" and (a == 0 or b == len(part))
        if not is_outside:
            printed = part[max(0, a - _CONTEXT) : b + _CONTEXT], row[max(0, c - _CONTEXT) : d + _CONTEXT]
            found.append(f"正文“{printed[0]}”，表中“{printed[1]}”")
    return tuple(found)


def _early_deadlines(tasks: Sequence[Task], dated_on: date | None, path: str) -> Iterator[Finding]:
    """Tasks due before the document was made: a fact about the document, not a delay."""
    for task in tasks:
        if dated_on is not None and task.due_on is not None and task.due_on < dated_on:
            message = f"完成时限“{task.deadline}”（{task.due_on}）早于成文日期（{dated_on}）。"
            yield DEADLINE_BEFORE_DATE.at(Location(path, task.line), message, "请核对时限；台账不把它计为逾期。")


def _doubtful_names(tasks: Sequence[Task], path: str) -> Iterator[Finding]:
    """Units whose name was probably misread, with every place."""
    lines: dict[str, list[Task]] = {}
    for task in tasks:
        for name in dict.fromkeys((*task.responsible, *task.lead, *task.supporting)):
            lines.setdefault(name, []).append(task)
    names = [name for name, owners in lines.items() for _ in owners]
    for doubtful in find_doubtful_names(names):
        owners = lines[doubtful.printed]
        places = [f"第{task.row}行" for task in owners if task.source is TaskSource.TABLE]
        where = f"（任务分解表{'、'.join(places)}）" if places else ""
        meant = "或".join(f"“{name}”" for name in doubtful.suggested)
        message = f"单位名称“{doubtful.printed}”{where}疑似{meant}之误，文中保留原样。"
        yield DOUBTFUL_UNIT_NAME.at(Location(path, owners[0].line), message, "请对照原件，确有误识别的在草稿中改正。")
