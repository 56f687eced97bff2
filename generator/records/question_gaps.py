"""Clauses that people ask about and that nobody has answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.errors import Location
    from generator.model.interpretation import OpenQuestion
    from generator.model.portal_files import PortalFiles


@value_class
class ClauseGap:
    """A clause, how often it was asked about, and what was asked."""

    document: str
    section: str | None
    """None: the whole document."""
    asked: int
    """By how many in all."""
    questions: tuple[str, ...]
    """The one most asked first."""
    location: Location
    """Of that one."""


def find_gaps(files: PortalFiles) -> tuple[ClauseGap, ...]:
    """The most asked first; a question bound to several clauses counts for each."""
    asked: dict[tuple[str, str | None], list[OpenQuestion]] = {}
    for question in files.open_questions:
        if question.answered_by is None:
            for section in question.sections or (None,):
                asked.setdefault((question.document, section), []).append(question)
    gaps = (_sum_up(document, section, questions) for (document, section), questions in asked.items())
    return tuple(sorted(gaps, key=lambda gap: (-gap.asked, gap.document, gap.section or "")))


def _sum_up(document: str, section: str | None, questions: list[OpenQuestion]) -> ClauseGap:
    ordered = sorted(questions, key=lambda question: -question.asked)
    return ClauseGap(
        document=document,
        section=section,
        asked=sum(question.asked for question in ordered),
        questions=tuple(question.question for question in ordered),
        location=ordered[0].location,
    )
