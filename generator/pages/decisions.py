"""重大行政决策: every year's catalogue, and what is disclosed of each matter, step by step."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.address import DECISIONS, decision_address, document_address, unit_address
from generator.model.decision import DecisionStep
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.decision_steps import Completeness, Step, measure, present_steps
from generator.pages.head import Head, Place
from generator.pages.participation_rows import AttendanceCount, AttendanceRow, count_attendance, present_attendances
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.decision import Decision
    from generator.model.library import Library


@value_class
class DecisionRow:
    """A matter of a catalogue."""

    decision: Link
    number: int
    """序号."""
    basis: str
    unit: Link
    planned: str
    hearing: str
    published: str
    steps: tuple[Step, ...]
    completeness: Completeness


@value_class
class Catalogue:
    """The document that published a year's catalogue, and whether it came in time."""

    document: Link
    published: str
    due: str | None
    """`3月31日`; None where the portal has set no day."""
    is_late: bool


@value_class
class DecisionYear:
    """A year's catalogue."""

    id: str
    year: int
    catalogues: tuple[Catalogue, ...]
    rows: tuple[DecisionRow, ...]
    count: AttendanceCount | None
    attendances: tuple[AttendanceRow, ...]


@value_class
class DecisionsPage:
    """What `portal/decisions.html` may read, as `p`."""

    years: tuple[DecisionYear, ...]
    """Newest first."""
    step_names: tuple[str, ...]
    """Short, for the matrix's head."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield DECISIONS, None


def head(_: None, library: Library) -> Head:
    """重大行政决策."""
    return Head(
        title="重大行政决策",
        address=DECISIONS,
        place=Place(kind=ChannelKind.DECISIONS),
        description=f"{library.site.name}历年重大行政决策事项目录，每个事项十一个环节的公开情况，公众代表列席和意见采纳情况。",
    )


def present(_: None, library: Library) -> DecisionsPage:
    """Year by year; the Library has them in that order."""
    years = groupby(library.decisions, key=lambda decision: decision.year)
    return DecisionsPage(
        years=tuple(_present_year(year, tuple(found), library) for year, found in years),
        step_names=tuple(step.short_label for step in DecisionStep),
    )


def _present_year(year: int, decisions: tuple[Decision, ...], library: Library) -> DecisionYear:
    held = (event for event in library.events if event.day.year == year)
    named = dict.fromkeys(decision.catalogue for decision in decisions if decision.catalogue)
    return DecisionYear(
        id=f"year-{year}",
        year=year,
        catalogues=tuple(_present_catalogue(name, year, library) for name in named if name in library.document_by_id),
        rows=tuple(_present_row(decision, number, library) for number, decision in enumerate(decisions, start=1)),
        count=count_attendance(year, library),
        attendances=present_attendances(held, library),
    )


def _present_catalogue(name: str, year: int, library: Library) -> Catalogue:
    record = library.document_by_id[name].record
    due = library.participation.catalogue_by if library.participation else None
    last = date.fromisoformat(f"{year}-{due}") if due else None
    published = print_date(record.published_on or record.dated_on) or ""
    return Catalogue(
        document=Link(text=record.title, address=document_address(record.id)),
        published=published,
        due=f"{last.month}月{last.day}日" if last else None,
        is_late=last is not None and published > last.isoformat(),
    )


def _present_row(decision: Decision, number: int, library: Library) -> DecisionRow:
    steps = present_steps(decision, library)
    return DecisionRow(
        decision=Link(text=decision.title, address=decision_address(decision.id)),
        number=decision.order or number,
        basis=decision.basis,
        unit=Link(text=name_unit(decision.unit, library), address=unit_address(decision.unit)),
        planned=decision.planned,
        hearing="是" if decision.hearing else "否",
        published=print_date(decision.published_on) or "",
        steps=steps,
        completeness=measure(steps),
    )
