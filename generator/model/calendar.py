"""日历: which calendars exist, and which days stand in each of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.address import calendar_address
from generator.model.document import Category, Validity
from generator.model.duties import UnitDuties
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.benefit import ApplicationWindow
    from generator.model.consultation import Consultation
    from generator.model.document import Document
    from generator.model.event import Event
    from generator.model.library import Library
    from generator.model.unit import Unit

_HAVE_VALIDITY = frozenset({Category.RULE, Category.NORMATIVE})
"""Only these have a term that ends (有效期); an annual plan has a year."""


class CalendarKind(StrEnum):
    """What a calendar holds."""

    DEADLINES = "deadlines"
    UNIT_DEADLINES = "unit_deadlines"
    EXPIRY = "expiry"
    CONSULTATIONS = "consultations"
    EVENTS = "events"
    WINDOWS = "windows"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "deadlines": "全部任务截止日",
            "unit_deadlines": "任务截止日",
            "expiry": "规范性文件有效期届满",
            "consultations": "意见征集截止日",
            "events": "政府开放月和公众活动",
            "windows": "申报截止日",
        }[self.value]


@value_class
class Calendar:
    """One `.ics` file."""

    kind: CalendarKind
    unit: str | None
    """Unit id; None where it is for all."""
    name: str
    """In Chinese."""
    address: str
    tasked: tuple[Document, ...] = ()
    """Documents whose tasks with a last day stand in it, newest first; for a unit, the tasks that it owes."""
    task_count: int = 0
    expiring: tuple[Document, ...] = ()
    """By last day of validity, then by id."""
    consultations: tuple[Consultation, ...] = ()
    """By last day, then by id."""
    events: tuple[Event, ...] = ()
    """By day, then by hour."""
    windows: tuple[ApplicationWindow, ...] = ()
    """By last day, then by id."""

    @property
    def count(self) -> int:
        """Days it holds."""
        days = (self.expiring, self.consultations, self.events, self.windows)
        return self.task_count + sum(len(found) for found in days)


def find_calendars(library: Library) -> Iterator[Calendar]:
    """Every calendar that holds a day: the format knows no empty one."""
    dated = [(document, count) for document in library.documents if (count := _count_dated(document))]
    if dated:
        yield _tell_deadlines(CalendarKind.DEADLINES, None, dated)
    for unit in library.units:
        plans = library.duties.get(unit.id, UnitDuties()).plans
        owed = [(library.document_by_id[plan.document], plan.dated_count) for plan in plans if plan.dated_count]
        if owed:
            yield _tell_deadlines(CalendarKind.UNIT_DEADLINES, unit, owed)
    expiring = _find_expiring(library)
    if expiring:
        kind = CalendarKind.EXPIRY
        yield Calendar(kind=kind, unit=None, name=kind.label, address=calendar_address(kind.value), expiring=expiring)
    yield from _find_calendars_of_participation(library)


def _find_calendars_of_participation(library: Library) -> Iterator[Calendar]:
    if library.consultations:
        kind = CalendarKind.CONSULTATIONS
        found = tuple(reversed(library.consultations))
        yield Calendar(kind=kind, unit=None, name=kind.label, address=calendar_address(kind.value), consultations=found)
    if library.events:
        kind = CalendarKind.EVENTS
        events = tuple(reversed(library.events))
        yield Calendar(kind=kind, unit=None, name=kind.label, address=calendar_address(kind.value), events=events)
    if library.benefits and library.benefits.windows:
        kind = CalendarKind.WINDOWS
        windows = tuple(sorted(library.benefits.windows, key=lambda window: (window.closes_on, window.id)))
        yield Calendar(kind=kind, unit=None, name=kind.label, address=calendar_address(kind.value), windows=windows)


def _tell_deadlines(kind: CalendarKind, unit: Unit | None, dated: list[tuple[Document, int]]) -> Calendar:
    return Calendar(
        kind=kind,
        unit=unit.id if unit else None,
        name=f"{unit.name}的{kind.label}" if unit else kind.label,
        address=calendar_address("units", unit.id) if unit else calendar_address(kind.value),
        tasked=tuple(document for document, _ in dated),
        task_count=sum(count for _, count in dated),
    )


def _count_dated(document: Document) -> int:
    return sum(number for pattern, number in document.card.owed if pattern.is_dated)


def _find_expiring(library: Library) -> tuple[Document, ...]:
    """What a repeal has ended already needs no reminder."""
    found = [
        (document.record.expires_on, document.id, document)
        for document in library.documents
        if document.record.expires_on
        and document.record.category in _HAVE_VALIDITY
        and document.record.validity is not Validity.REPEALED
    ]
    return tuple(document for *_, document in sorted(found, key=lambda entry: entry[:2]))
