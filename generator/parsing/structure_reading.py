"""Outline → everything that follows from it; for reviewed bodies, the outline as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.parsed import Structure
from generator.parsing.body import read_body_parts
from generator.parsing.consistency import check_consistency
from generator.parsing.deadlines import find_deadlines
from generator.parsing.outline import build_outline
from generator.parsing.plan_year import plan_year
from generator.parsing.references import find_own_references, find_references
from generator.parsing.responsibilities import find_responsibilities
from generator.parsing.task_placement import place_rows
from generator.parsing.task_table import read_task_rows
from generator.parsing.tasks import find_tasks
from generator.parsing.texts import read_texts

if TYPE_CHECKING:
    from datetime import date

    from generator.errors import Finding
    from generator.model.outline import Outline
    from generator.model.transcript import Transcript


def read_structure(
    transcript: Transcript, *, year: int | None = None, dated_on: date | None = None, title: str | None = None
) -> Structure:
    """Read a reviewed body of `content/` (form: docs/architecture.md) into the outline that its source had.

    Deadlines such as 年底前 hang on the year that the `title` names, else on `year`, else on that of `dated_on`
    (成文日期), as they do in a source file. Relative ones need `dated_on` itself.
    """
    year = plan_year(title, dated_on) if year is None else plan_year(title, None) or year
    outline, oddities = build_outline(read_body_parts(transcript), name=transcript.name, explicit_tails=True)
    return derive_structure(outline, year=year, dated_on=dated_on, own=None, name=transcript.name, findings=oddities)


def derive_structure(
    outline: Outline,
    *,
    year: int | None,
    dated_on: date | None,
    own: str | None,
    name: str,
    findings: tuple[Finding, ...],
) -> Structure:
    """Everything that follows from the outline."""
    texts = read_texts(outline)
    responsibilities = find_responsibilities(texts)
    deadlines = find_deadlines(texts, year=year, dated_on=dated_on)
    rows = place_rows(outline, read_task_rows(outline))
    tasks = find_tasks(outline, rows, responsibilities, deadlines, year=year)
    doubts = check_consistency(rows, tasks, dated_on=dated_on, path=name)
    return Structure(
        outline=outline,
        responsibilities=responsibilities,
        deadlines=deadlines,
        tasks=tasks,
        references=find_references(texts, own=own),
        own_references=find_own_references(texts),
        findings=(*findings, *doubts),
    )
