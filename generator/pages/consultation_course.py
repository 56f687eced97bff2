"""全过程 of a draft: catalogue of decisions → consultation → outcome → document → interpretations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import decision_address, document_address, interpretation_address
from generator.model.decision import find_decisions_of
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.consultation import Consultation
    from generator.model.library import Library


@value_class
class CourseStage:
    """A stage with its day and, where it is another page, the link."""

    name: str
    days: str | None
    """None where it has not come."""
    link: Link | None
    is_done: bool


def present_course(consultation: Consultation, library: Library) -> tuple[CourseStage, ...]:
    """In the order in which a policy is made; what has not come is named too."""
    return tuple(_present_stages(consultation, library))


def _present_stages(consultation: Consultation, library: Library) -> Iterator[CourseStage]:
    for decision in find_decisions_of(library, consultation.id):
        yield CourseStage(
            name="列入重大行政决策目录",
            days=print_date(decision.published_on),
            link=Link(text=decision.title, address=decision_address(decision.id)),
            is_done=True,
        )
    yield CourseStage(
        name="公开征求意见",
        days=f"{print_date(consultation.opens_on)} 至 {print_date(consultation.closes_on)}",
        link=None,
        is_done=library.today > consultation.closes_on,
    )
    outcome = consultation.outcome
    yield CourseStage(
        name="公布采纳情况",
        days=print_date(outcome.published_on) if outcome else None,
        link=None,
        is_done=outcome is not None,
    )
    yield from _present_issue(consultation, library)


def _present_issue(consultation: Consultation, library: Library) -> Iterator[CourseStage]:
    """The document and its interpretations, the earliest first."""
    document = library.document_by_id.get(consultation.document or "")
    if document is None:
        yield CourseStage(name="印发文件", days=None, link=None, is_done=False)
        return
    record = document.record
    yield CourseStage(
        name="印发文件",
        days=print_date(record.published_on or record.dated_on),
        link=Link(text=record.title, address=document_address(document.id)),
        is_done=True,
    )
    for entry in sorted(library.interpretations_of.get(document.id, ()), key=lambda entry: entry.published_on):
        yield CourseStage(
            name=entry.stage.label,
            days=print_date(entry.published_on),
            link=Link(text=entry.title, address=interpretation_address(entry.id)),
            is_done=True,
        )
