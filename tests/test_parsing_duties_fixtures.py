"""Fixtures of the duties: notes, time limits, references, tasks and doubts, each written as prose."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.model.outline import Mark, Numbering, Outline, Paragraph, Section, SectionRole
from generator.parsing.consistency import check_consistency
from generator.parsing.deadlines import find_deadlines
from generator.parsing.references import find_references
from generator.parsing.responsibilities import find_responsibilities
from generator.parsing.task_placement import PlacedRow, place_rows
from generator.parsing.task_table import read_task_rows
from generator.parsing.tasks import find_tasks
from generator.parsing.texts import read_texts
from generator.parsing.time_phrases import Clock, read_time_cell
from tests.outline_notation import read_fixtures, read_outline

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.parsed import Task

YEAR = 2025
DATED_ON = date(2025, 3, 1)


def show_responsibilities(given: str) -> str:
    notes = find_responsibilities(read_texts(read_outline(given)))
    return "\n".join(
        " ".join([note.section or "-", note.role.value, *note.units, *["…"] * note.open_ended]) for note in notes
    )


def show_deadlines(given: str) -> str:
    section = Section(
        id="s1",
        mark=Mark.FIRST,
        label="一、",
        heading="",
        run_in=False,
        role=SectionRole.NUMBERED,
        content=(Paragraph(text=given, line=1),),
        line=1,
    )
    outline = Outline(sections=(section,), numbering=Numbering.RESTART)
    lines = []
    for found in find_deadlines(read_texts(outline), year=YEAR, dated_on=DATED_ON):
        number = f" {found.at_least}{found.unit}" if found.unit else ""
        lines.append(f"{found.raw} {found.kind.value} {found.due_on or '-'}{number}")
    return "\n".join(lines)


def show_time_cells(given: str) -> str:
    phrases = [read_time_cell(cell, Clock(year=YEAR)) for cell in given.splitlines()]
    return "\n".join(f"{found.kind.value} {found.due_on or '-'}" if found else "-" for found in phrases)


def show_references(given: str) -> str:
    found = find_references(read_texts(read_outline(given)), own="青府办[2025]8号")
    return "\n".join(f"{r.section or '-'} {r.title or '-'} {r.document_number or '-'}" for r in found)


def tasks_of(given: str) -> tuple[Task, ...]:
    outline = read_outline(given)
    notes = find_responsibilities(read_texts(outline))
    deadlines = find_deadlines(read_texts(outline), year=YEAR, dated_on=DATED_ON)
    return find_tasks(outline, rows_of(outline), notes, deadlines, year=YEAR)


def rows_of(outline: Outline) -> tuple[PlacedRow, ...]:
    return place_rows(outline, read_task_rows(outline))


def show_tasks(given: str) -> str:
    lines = []
    for task in tasks_of(given):
        parts = [f"{task.id or '-'} {task.text}" + (f" [{task.title or ''}]" if task.row else "")]
        parts += [" ".join(["lead", *task.lead])] if task.lead else []
        parts += [" ".join([*task.responsible, *["…"] * task.open_ended])] if task.responsible else []
        parts += [" ".join(["supporting", *task.supporting])] if task.supporting else []
        parts += [str(task.due_on)] if task.due_on else []
        lines.append(" / ".join(parts))
    return "\n".join(lines)


def show_findings(given: str) -> str:
    rows = rows_of(read_outline(given))
    findings = check_consistency(rows, tasks_of(given), dated_on=date(2025, 4, 2), path="草稿.md")
    return "\n".join(f"{found.location.line} {found.code} {found.message}" for found in findings)


SHOWS: dict[str, Callable[[str], str]] = {
    "responsibilities.md": show_responsibilities,
    "deadlines.md": show_deadlines,
    "time_cells.md": show_time_cells,
    "references.md": show_references,
    "tasks.md": show_tasks,
    "consistency.md": show_findings,
}
CASES = [(name, *case) for name in SHOWS for case in read_fixtures(name)]


@pytest.mark.parametrize(("name", "title", "given", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_fixture(name: str, title: str, given: str, expected: str) -> None:
    assert SHOWS[name](given) == expected, title
