"""What 重大行政决策, 意见征集 and 公众活动 show alike: opinions, hours, who sat in."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from generator.model.address import event_address
from generator.model.event import EventKind
from generator.model.opinion import Verdict
from generator.model.participation import count_held
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.event import Event, Representatives
    from generator.model.library import Library
    from generator.model.opinion import Opinion

_WEEKDAYS = "一二三四五六日"
_TONES = {Verdict.ADOPTED: "done", Verdict.PARTLY: "done", Verdict.NOT_ADOPTED: "plain"}


@value_class
class OpinionRow:
    """An opinion with what became of it."""

    opinion: str
    raised_by: str | None
    number: int
    verdict: str
    tone: str
    """`done` where something was taken over, else `plain`."""
    reply: str | None
    source: Link | None
    """Where it was said; None on that page itself."""


@value_class
class AttendanceRow:
    """公众代表列席 of one meeting."""

    event: Link
    date: str
    meeting: str
    agenda: str
    representatives: str
    """居民代表6人、企业代表3人."""
    is_held: bool


@value_class
class AttendanceCount:
    """How many meetings of a year representatives sat in, against the year's goal."""

    held: int
    required: int
    basis: str
    is_met: bool


def present_opinions(opinions: Iterable[Opinion], source: Link | None = None) -> Iterator[OpinionRow]:
    """In the order in which they were written down."""
    for opinion in opinions:
        yield OpinionRow(
            opinion=opinion.opinion,
            raised_by=opinion.raised_by,
            number=opinion.number,
            verdict=opinion.verdict.label,
            tone=_TONES[opinion.verdict],
            reply=opinion.reply,
            source=source,
        )


def present_attendances(events: Iterable[Event], library: Library) -> tuple[AttendanceRow, ...]:
    """Meetings with representatives that were not cancelled, the earliest first."""
    found = [event for event in events if event.attendance and event.cancelled is None]
    return tuple(
        AttendanceRow(
            event=Link(text=event.title, address=event_address(event.id)),
            date=print_date(event.day) or "",
            meeting=event.attendance.meeting,
            agenda=event.attendance.agenda,
            representatives=print_representatives(event.attendance.representatives),
            is_held=event.day <= library.today,
        )
        for event in sorted(found, key=lambda event: (event.day, event.id))
        if event.attendance
    )


def count_attendance(year: int, library: Library) -> AttendanceCount | None:
    """The counter of a year; None where the portal has set no goal for that year."""
    goals = library.participation.events if library.participation else ()
    for goal in goals:
        if goal.kind is EventKind.ATTENDANCE and not goal.units and year >= (goal.from_year or year):
            held = count_held(library.events, goal, year=year, today=library.today)
            return AttendanceCount(held=held, required=goal.per_year, basis=goal.basis, is_met=held >= goal.per_year)
    return None


def print_representatives(groups: Iterable[Representatives]) -> str:
    """`居民代表6人、企业代表3人`."""
    return "、".join(f"{group.audience}{group.number}人" for group in groups)


def print_hours(event: Event) -> str:
    """`2026年8月4日（星期二）9:30—11:00`; the end's own day where it is another one."""
    begin, end = event.starts_at, event.ends_at
    day = event.day
    text = f"{_print_day(day)}（星期{_WEEKDAYS[day.weekday()]}）"
    if isinstance(begin, datetime):
        text += _print_hour(begin)
    if end is None:
        return text
    if end.date() == day:
        return f"{text}—{_print_hour(end)}" if isinstance(begin, datetime) else f"{text}至{_print_hour(end)}"
    return f"{text}—{_print_day(end.date())}{_print_hour(end)}"


def name_hosts(event: Event, library: Library) -> str:
    """Organiser and partners by their short names."""
    return "、".join(name_unit(unit, library) for unit in event.hosts)


def _print_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _print_hour(moment: datetime) -> str:
    return f"{moment.hour}:{moment.minute:02}"
