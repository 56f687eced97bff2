"""全周期: the line 征求意见 → 出台 → 解读 → 问答 → 修订 of a document, with the days and the ways to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import consultation_address, document_address
from generator.model.document import RelationType
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.document import Document, DocumentRecord
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library

_REVISED = {RelationType.AMENDS: "修改", RelationType.SUPERSEDES: "被替代", RelationType.REPEALS: "废止"}


@value_class
class PolicyStep:
    """A step that the policy has taken."""

    name: str
    detail: str | None
    day: str | None
    link: Link | None
    """Another page of the site."""
    anchor: str | None = None
    """A part of the same page."""


def present_policy_course(document: Document, library: Library) -> tuple[PolicyStep, ...]:
    """What has happened so far; () where there is nothing but the document itself."""
    steps = tuple(_present_steps(document, library))
    return steps if len(steps) > 1 else ()


def _present_steps(document: Document, library: Library) -> Iterator[PolicyStep]:
    id_ = document.id
    for consultation in library.consultations:
        if consultation.document == id_:
            yield PolicyStep(
                name="征求意见",
                detail=None,
                day=print_date(consultation.opens_on),
                link=Link(text=consultation.title, address=consultation_address(consultation.id)),
            )
    record = document.record
    day = print_date(record.published_on or record.dated_on)
    yield PolicyStep(name="出台", detail=None, day=day, link=None)
    interpretations = library.interpretations_of.get(document.id, ())
    if interpretations:
        gap = print_release_gap(interpretations, record)
        detail = f"{len(interpretations)}篇" + (f"，{gap}" if gap else "")
        first = min(entry.published_on for entry in interpretations)
        yield PolicyStep(name="解读", detail=detail, day=print_date(first), link=None, anchor="interpretations")
    faqs = library.faqs_of.get(document.id, ())
    if faqs:
        last = max(faq.answered_on for faq in faqs)
        yield PolicyStep(name="问答", detail=f"{len(faqs)}问", day=print_date(last), link=None, anchor="faq")
    yield from _present_revisions(document, library)


def _present_revisions(document: Document, library: Library) -> Iterator[PolicyStep]:
    """By other documents that are published here, the earliest first."""
    found: list[tuple[str, PolicyStep]] = []
    for relation in library.relations.get(document.id, ()):
        acting = library.document_by_id.get(relation.document or "")
        if relation.inverse and relation.type in _REVISED and acting is not None:
            day = _effective_day(acting.record)
            link = Link(text=acting.record.title, address=document_address(acting.id))
            name = _REVISED[relation.type]
            printed = print_date(day)
            found.append((printed or "", PolicyStep(name=name, detail=None, day=printed, link=link)))
    yield from (step for _, step in sorted(found, key=lambda pair: pair[0]))


def _effective_day(record: DocumentRecord) -> date | None:
    return record.effective_on or record.dated_on


def print_release_gap(interpretations: tuple[Interpretation, ...], record: DocumentRecord) -> str | None:
    """三同步: how far the first interpretation of the release stands from the document."""
    gaps = [gap for gap in (entry.gap_after(record) for entry in interpretations) if gap is not None]
    return print_gap(min(gaps, key=abs)) if gaps else None


def print_gap(days: int) -> str:
    """与文件同日, 晚于文件3天."""
    if days == 0:
        return "与文件同日"
    return f"晚于文件{days}天" if days > 0 else f"早于文件{-days}天"
