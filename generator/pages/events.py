"""政府开放月 and other public events as a calendar: what is to come, then what has been, month by month."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.address import EVENTS, calendar_address
from generator.model.calendar import CalendarKind
from generator.model.event import EventKind
from generator.model.feed import FeedSubject
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.event_rows import EventRow, Goal, present_event_row, present_goals
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


@value_class
class EventMonth:
    """Events of one month."""

    id: str
    """On the page: `month-2026-08`, `coming-2026-12`."""
    name: str
    rows: tuple[EventRow, ...]


@value_class
class EventsPage:
    """What `portal/events.html` may read, as `p`."""

    today: str
    kinds: tuple[str, ...]
    """Kinds of events that there are, in the model's order."""
    coming: tuple[EventMonth, ...]
    """The soonest first."""
    past: tuple[EventMonth, ...]
    """The latest first."""
    year: int
    goals: tuple[Goal, ...]
    calendar: str | None
    """Address of the calendar to subscribe to; None while it would be empty."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield EVENTS, None


def head(_: None, library: Library) -> Head:
    """政府开放月和公众活动."""
    return Head(
        title="政府开放月和公众活动",
        address=EVENTS,
        place=Place(kind=ChannelKind.EVENTS),
        feed=link_feed(FeedSubject.EVENTS),
        description=f"{library.site.district}政府开放月、政策进社区、公众代表列席、座谈和听证的时间、地点、报名方式和活动反馈。",
    )


def present(_: None, library: Library) -> EventsPage:
    """The Library has the latest event first."""
    coming = [event for event in reversed(library.events) if event.day >= library.today]
    past = [event for event in library.events if event.day < library.today]
    held = {event.kind for event in library.events}
    return EventsPage(
        today=library.today.isoformat(),
        kinds=tuple(kind.label for kind in EventKind if kind in held),
        coming=_group("coming", [present_event_row(event, library) for event in coming]),
        past=_group("month", [present_event_row(event, library) for event in past]),
        year=library.today.year,
        goals=tuple(present_goals(library.today.year, library)),
        calendar=calendar_address(CalendarKind.EVENTS.value) if library.events else None,
    )


def _group(prefix: str, rows: list[EventRow]) -> tuple[EventMonth, ...]:
    """Rows in the order given, divided by month."""
    months = groupby(rows, key=lambda row: row.day[:7])
    return tuple(
        EventMonth(id=f"{prefix}-{month}", name=f"{int(month[:4])}年{int(month[5:])}月", rows=tuple(found))
        for month, found in months
    )
