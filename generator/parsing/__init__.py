"""Transcript → Parsed: outline, elements, duties, deadlines, references, and what is odd about them.

Total: no transcript makes it raise. Conserving: every character of the transcript stands in exactly one of elements,
outline, tables, residue; `conservation` counts it anew each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.parsed import Parsed, SourceInfo, Structure
from generator.parsing.body import read_body_parts
from generator.parsing.conservation import account
from generator.parsing.consistency import check_consistency
from generator.parsing.contents_list import take_contents
from generator.parsing.deadlines import find_deadlines
from generator.parsing.dissection import dissect
from generator.parsing.duty_rules import RULES as DUTY_RULES
from generator.parsing.elements import find_elements
from generator.parsing.joining import join_lines
from generator.parsing.outline import build_outline
from generator.parsing.plan_year import plan_year
from generator.parsing.references import find_own_references, find_references
from generator.parsing.responsibilities import find_responsibilities
from generator.parsing.rules import RULES as PARSING_RULES
from generator.parsing.task_placement import place_rows
from generator.parsing.task_table import read_task_rows
from generator.parsing.tasks import find_tasks
from generator.parsing.texts import read_texts

if TYPE_CHECKING:
    from datetime import date

    from generator.errors import Finding, Rule
    from generator.model.outline import Outline
    from generator.model.transcript import Transcript

__all__ = ["RULES", "parse", "read_structure"]

RULES: tuple[Rule, ...] = (*PARSING_RULES, *DUTY_RULES)


def parse(transcript: Transcript) -> Parsed:
    """Understand a source file."""
    flow, repairs = join_lines(transcript)
    flow, contents, told = take_contents(flow, name=transcript.name)
    reading = dissect(flow, name=transcript.name)
    elements, unused, doubts = find_elements(reading, transcript)
    outline, oddities = build_outline(reading.parts, name=transcript.name)
    residue = (*transcript.residue, *contents, *reading.residue, *unused)
    structure = _structure(
        outline,
        year=plan_year(elements.title, elements.dated_on),
        dated_on=elements.dated_on,
        own=elements.document_number,
        name=transcript.name,
        findings=oddities,
    )
    findings = (*transcript.findings, *repairs, *told, *doubts, *structure.findings)
    return Parsed(
        source=SourceInfo(
            name=transcript.name,
            format=transcript.format,
            sha256=transcript.sha256,
            pages=transcript.pages,
            encoding=transcript.encoding,
        ),
        elements=elements,
        structure=structure,
        residue=tuple(sorted(residue, key=lambda entry: (entry.page or 0, entry.line))),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        conservation=account(transcript, elements, outline, residue),
    )


def read_structure(
    transcript: Transcript, *, year: int | None = None, dated_on: date | None = None, title: str | None = None
) -> Structure:
    """Read a reviewed body of `content/` (form: docs/architecture.md) into the outline that its source had.

    Deadlines such as 年底前 hang on the year that the `title` names, else on `year`, else on that of `dated_on`
    (成文日期), as they do in `parse`. Relative ones need `dated_on` itself.
    """
    year = plan_year(title, dated_on) if year is None else plan_year(title, None) or year
    outline, oddities = build_outline(read_body_parts(transcript), name=transcript.name, explicit_tails=True)
    return _structure(outline, year=year, dated_on=dated_on, own=None, name=transcript.name, findings=oddities)


def _structure(
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
