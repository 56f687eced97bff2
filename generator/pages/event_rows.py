"""公众活动 in lists: when, where, how to join, and how many of a goal there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import event_address, unit_address
from generator.model.event import EventState
from generator.model.participation import count_held
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.participation_rows import name_hosts, print_hours
from generator.pages.wording import name_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.event import Event, SignUp
    from generator.model.library import Library
    from generator.model.participation import EventGoal

_TONES = {
    EventState.UPCOMING: "current",
    EventState.TODAY: "current",
    EventState.HELD: "plain",
    EventState.REPORTED: "done",
    EventState.CANCELLED: "ended",
}


@value_class
class EventRow:
    """An event in a list."""

    event: Link
    kind: str
    state: str
    tone: str
    day: str
    """`YYYY-MM-DD`, for programs."""
    day_of_month: int
    hours: str
    place: str
    hosts: str
    capacity: str | None
    """While it is still to come."""
    sign_up: str | None
    """`报名截止2026-12-01` while it is still to come; None otherwise."""
    cancelled: str | None


@value_class
class GoalRow:
    """How many of the year's events there were; of one unit, or of the district."""

    unit: Link | None
    held: int
    required: int
    is_met: bool


@value_class
class Goal:
    """A goal with everybody who owes it."""

    kind: str
    basis: str
    rows: tuple[GoalRow, ...]


def present_event_row(event: Event, library: Library) -> EventRow:
    """An event on the day of the build."""
    state = event.state_on(library.today)
    is_coming = state in {EventState.UPCOMING, EventState.TODAY}
    return EventRow(
        event=Link(text=event.title, address=event_address(event.id)),
        kind=event.kind.label,
        state=state.label,
        tone=_TONES[state],
        day=event.day.isoformat(),
        day_of_month=event.day.day,
        hours=print_hours(event),
        place=event.place,
        hosts=name_hosts(event, library),
        capacity=event.capacity if is_coming else None,
        sign_up=print_sign_up(event.sign_up) if is_coming and event.sign_up else None,
        cancelled=event.cancelled,
    )


def present_goals(year: int, library: Library) -> Iterator[Goal]:
    """Every goal of a year, in the register's order."""
    for goal in library.participation.events if library.participation else ():
        if goal.from_year is None or goal.from_year <= year:
            yield Goal(kind=goal.kind.label, basis=goal.basis, rows=tuple(_present_rows(goal, year, library)))


def print_sign_up(sign_up: SignUp) -> str:
    """The days of signing up in a few words."""
    if sign_up.closes_on:
        return f"报名截止{sign_up.closes_on.isoformat()}"
    return "需要报名" if sign_up.telephone or sign_up.url else sign_up.note or "需要报名"


def _present_rows(goal: EventGoal, year: int, library: Library) -> Iterator[GoalRow]:
    for unit in goal.units or (None,):
        held = count_held(library.events, goal, year=year, today=library.today, unit=unit)
        link = Link(text=name_unit(unit, library), address=unit_address(unit)) if unit else None
        yield GoalRow(unit=link, held=held, required=goal.per_year, is_met=held >= goal.per_year)
