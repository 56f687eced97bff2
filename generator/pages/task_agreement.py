"""正文与任务分解表对照: whether what the table prints stands in the body it was made from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.address import document_address
from generator.model.parsed import TaskSource
from generator.model.value import value_class
from generator.pages.citation import name_clauses
from generator.pages.comparison_difference import Segment, SegmentKind, compare_texts, split_sentences
from generator.pages.components import Link
from generator.pages.punctuation import widen

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.outline import Section
    from generator.model.parsed import Task

_ENDS = "。；;.,，"
_SHIFTED_NAME = "P421"
"""Code of the finding that tells of a 任务名称 printed beside the wrong row."""
_ALIKE = 0.5
"""Share of character pairs from which on a 任务名称 counts as the altered heading, not as another name."""


class Agreement(StrEnum):
    """How a row stands to the body."""

    SAME = "same"
    ALTERED = "altered"
    NOT_FOUND = "not_found"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"same": "一致", "altered": "有出入", "not_found": "未找到"}[self.value]


@value_class
class ComparedTask:
    """A row of the task table that differs from the body."""

    row: int
    agreement: Agreement
    clause: Link | None
    body: tuple[Segment, ...]
    """What the body says in this place; () where it was not found."""
    printed: tuple[Segment, ...]
    """What the table says; () where it says the same and only the name differs."""
    heading: str | None
    """The heading of the body, where the row's 任务名称 is another."""
    title: str | None


@value_class
class TableAgreement:
    """The whole table against the body."""

    same: int
    altered: int
    missing: int
    rows: tuple[ComparedTask, ...]
    """Rows with a difference; the others agree."""
    shifted: tuple[str, ...]
    """Sentences on rows beside which the name of another task is printed."""


def present_agreement(document: Document, library: Library) -> TableAgreement | None:
    """None where the document has no task table, or one that was not made of its body."""
    tasks = [task for task in document.written_tasks if task.source is TaskSource.TABLE]
    if 2 * sum(task.id is not None for task in tasks) <= len(tasks):
        return None
    outline, wide = document.structure.outline, library.site.full_width_punctuation
    sections = {section.id: section for section in outline.walk() if section.id}
    names = name_clauses(outline)
    rows = []
    for ordinal, task in enumerate(tasks, start=1):
        section = sections.get(task.id or "")
        clause = None
        if section is not None and section.id is not None:
            clause = Link(text=names.get(section.id, section.id), address=document_address(document.id, section.id))
        rows.append(_compare(task, task.row or ordinal, section, clause, wide=wide))
    return TableAgreement(
        same=sum(row.agreement is Agreement.SAME for row in rows),
        altered=sum(row.agreement is Agreement.ALTERED for row in rows),
        missing=sum(row.agreement is Agreement.NOT_FOUND for row in rows),
        rows=tuple(row for row in rows if row.agreement is not Agreement.SAME or row.heading),
        shifted=tuple(found.message for found in document.structure.findings if found.code == _SHIFTED_NAME),
    )


def _compare(task: Task, row: int, section: Section | None, clause: Link | None, *, wide: bool) -> ComparedTask:
    show = widen if wide else str
    heading = _find_altered_heading(task, section)
    body: tuple[Segment, ...] = ()
    printed: tuple[Segment, ...] = (Segment(kind=SegmentKind.SAME, text=show(task.text)),)
    agreement = Agreement.NOT_FOUND
    if section is not None:
        text = _read_text(section)
        agreement = Agreement.SAME if fold(task.text).rstrip(_ENDS) in fold(text) else Agreement.ALTERED
        difference = compare_texts(show(find_source(text, task.text)), show(task.text))
        body, printed = (difference.old, difference.new) if agreement is Agreement.ALTERED else ((), ())
    return ComparedTask(
        row=row,
        agreement=agreement,
        clause=clause,
        body=body,
        printed=printed,
        heading=show(heading) if heading else None,
        title=show(task.title) if heading and task.title else None,
    )


def _read_text(section: Section) -> str:
    return section.heading + "\n" * (not section.run_in) + "\n".join(block.text for block in section.paragraphs)


def _find_altered_heading(task: Task, section: Section | None) -> str | None:
    """The heading that a row's 任务名称 should be; None where they agree or have nothing to do with each other."""
    if section is None or not section.heading or not task.title:
        return None
    heading = section.heading.rstrip(_ENDS)
    title = task.title.rstrip(_ENDS)
    return heading if fold(heading) != fold(title) and _measure(heading, title) >= _ALIKE else None


def find_source(body: str, row: str) -> str:
    """The run of sentences of the body that a row resembles most; of equal ones the first, the shorter before all."""
    sentences = split_sentences(body)
    runs = (
        "".join(sentences[start:end]) for start in range(len(sentences)) for end in range(start + 1, len(sentences) + 1)
    )
    return max(runs, key=lambda run: (_measure(run, row), -len(run)), default=body)


def _measure(first: str, second: str) -> float:
    """Share of character pairs that both have, 0 to 1."""
    one, two = _pairs(first), _pairs(second)
    return 2 * len(one & two) / max(len(one) + len(two), 1)


def _pairs(text: str) -> set[str]:
    folded = fold(text)
    return {folded[index : index + 2] for index in range(len(folded) - 1)}
