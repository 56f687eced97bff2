"""重大行政决策: one matter of the catalogue, its eleven steps, who sat in and which opinions were taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    DECISIONS,
    consultation_address,
    decision_address,
    document_address,
    event_address,
    unit_address,
)
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Fact, Link
from generator.pages.decision_steps import Completeness, Step, measure, present_steps
from generator.pages.head import Article, Head, Place
from generator.pages.participation_rows import (
    AttendanceCount,
    AttendanceRow,
    OpinionRow,
    count_attendance,
    present_attendances,
    present_opinions,
)
from generator.pages.prose import render_prose
from generator.pages.shell import root_of
from generator.pages.wording import name_unit, print_date, print_full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.decision import Decision
    from generator.model.library import Library


@value_class
class DecisionPage:
    """What `portal/decision.html` may read, as `p`."""

    title: str
    year: int
    unit: Link
    facts: tuple[Fact, ...]
    catalogue: Link | None
    result: Link | None
    background: Markup | None
    steps: tuple[Step, ...]
    completeness: Completeness
    attendances: tuple[AttendanceRow, ...]
    count: AttendanceCount | None
    """Of the decision's year, over all decisions."""
    opinions: tuple[OpinionRow, ...]


def addresses(library: Library) -> Iterator[tuple[str, Decision]]:
    """A page for every matter."""
    return ((decision_address(decision.id), decision) for decision in library.decisions)


def head(decision: Decision, library: Library) -> Head:
    """Title, source and how far it is disclosed."""
    done = measure(present_steps(decision, library))
    unit = name_unit(decision.unit, library)
    return Head(
        title=decision.title,
        address=decision_address(decision.id),
        place=Place(kind=ChannelKind.DECISIONS),
        trail=(Link(text="重大行政决策", address=DECISIONS),),
        description=f"{decision.year}年度重大行政决策事项，承办单位：{unit}，十一个环节已落实{done.settled}个。",
        article=Article(
            title=decision.title,
            published=f"{print_date(decision.published_on)} 00:00",
            source=name_unit(decision.unit, library, full=True),
            keywords=("重大行政决策", unit),
        ),
    )


def present(decision: Decision, library: Library) -> DecisionPage:
    """The matter with everything that is known of its course."""
    steps = present_steps(decision, library)
    meetings = tuple(event for event in library.events if event.decision == decision.id)
    address = decision_address(decision.id)
    return DecisionPage(
        title=decision.title,
        year=decision.year,
        unit=Link(text=name_unit(decision.unit, library, full=True), address=unit_address(decision.unit)),
        facts=_present_facts(decision),
        catalogue=_link_document(decision.catalogue, library),
        result=_link_document(decision.document, library),
        background=render_prose(decision, library, root=root_of(address)) if decision.body.strip() else None,
        steps=steps,
        completeness=measure(steps),
        attendances=present_attendances(meetings, library),
        count=count_attendance(decision.year, library),
        opinions=tuple(_present_opinions(decision, library)),
    )


def _present_facts(decision: Decision) -> tuple[Fact, ...]:
    return (
        Fact(name="立项依据", value=decision.basis),
        Fact(name="计划决策时间", value=decision.planned),
        Fact(name="是否听证", value="是" if decision.hearing else "否"),
        Fact(name="目录公布日期", value=print_full_date(decision.published_on)),
    )


def _link_document(name: str | None, library: Library) -> Link | None:
    found = library.document_by_id.get(name or "")
    return Link(text=found.record.title, address=document_address(found.id)) if found else None


def _present_opinions(decision: Decision, library: Library) -> Iterator[OpinionRow]:
    """From the consultations that are its steps, then from the meetings in which representatives sat."""
    named = {said.consultation for said in decision.steps if said.consultation}
    for consultation in sorted(library.consultations, key=lambda found: (found.opens_on, found.id)):
        if consultation.id in named and consultation.outcome:
            source = Link(text="意见征集", address=f"{consultation_address(consultation.id)}#outcome")
            yield from present_opinions(consultation.outcome.opinions, source)
    for event in sorted(library.events, key=lambda found: (found.day, found.id)):
        if event.decision == decision.id and event.attendance:
            source = Link(text=event.kind.label, address=f"{event_address(event.id)}#opinions")
            yield from present_opinions(event.attendance.opinions, source)
