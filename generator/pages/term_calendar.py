"""答复期限 as a calendar: every day with its number or the reason why it does not count, and the holidays behind it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from generator.chinese.working_days import count_working_days
from generator.model.holidays import working_calendar
from generator.model.value import value_class
from generator.pages.wording import print_full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.chinese.working_days import Count, CountedDay, WorkingCalendar
    from generator.model.library import Library

_YEARS_BACK = 2
"""Requests of the last two years may still be asked about."""


@value_class
class DayCell:
    """A day of the calendar; `day` is None for a place outside the term."""

    day: str | None = None
    """`2026-11-23`."""
    label: str = ""
    """`23`."""
    month: str | None = None
    """`11月` where a month or the term begins."""
    kind: str = "none"
    """Of the day, with `term-end` for the last one."""
    text: str = ""
    """`第3日` or the reason."""


@value_class
class TermExample:
    """A term worked out for one day of receipt."""

    received: str
    days: int
    due: str | None
    """None where the table ends before."""
    weeks: tuple[tuple[DayCell, ...], ...]
    """Monday first."""


@value_class
class HolidayRow:
    """A holiday with its days off, or the days that are worked for one."""

    name: str
    first: str
    last: str
    length: int


@value_class
class HolidayTable:
    """What the assistant counts with: the same table that is printed."""

    first: str
    """The first day that is known."""
    last: str
    """The last day that is known."""
    last_printed: str
    """`2026年12月31日`."""
    rows: tuple[HolidayRow, ...]
    made_up: tuple[str, ...]
    """调休上班."""


def present_example(library: Library, *, days: int) -> TermExample:
    """The term of a request that is received today."""
    start = library.today
    count = count_working_days(start, days, working_calendar(library.holidays))
    return TermExample(
        received=print_full_date(start) or "",
        days=days,
        due=print_full_date(count.due_on),
        weeks=tuple(_weeks(start, count)),
    )


def present_holidays(library: Library) -> HolidayTable:
    """The years from the year before last to the end of what is known."""
    calendar = working_calendar(library.holidays)
    last = calendar.last_day
    first = date(min(library.today.year - _YEARS_BACK, last.year), 1, 1)
    return HolidayTable(
        first=first.isoformat(),
        last=last.isoformat(),
        last_printed=print_full_date(last) or "",
        rows=tuple(_rows(calendar, first, last)),
        made_up=tuple(day.isoformat() for day in sorted(calendar.made_up) if first <= day <= last),
    )


def _rows(calendar: WorkingCalendar, first: date, last: date) -> Iterator[HolidayRow]:
    """Days off that follow each other under one name, as one row."""
    days = sorted(day for day in calendar.holidays if first <= day <= last)
    numbered = enumerate(days)
    for (_, name), group in groupby(numbered, lambda one: (one[1].toordinal() - one[0], calendar.holidays[one[1]])):
        found = [day for _, day in group]
        yield HolidayRow(name=name, first=found[0].isoformat(), last=found[-1].isoformat(), length=len(found))


def _weeks(start: date, count: Count) -> Iterator[tuple[DayCell, ...]]:
    """Whole weeks from the day of receipt to the last day."""
    end = count.days[-1].on if count.days else start
    told = {day.on: day for day in count.days}
    monday = start - timedelta(days=start.weekday())
    while monday <= end:
        week = (monday + timedelta(days=step) for step in range(7))
        yield tuple(_cell(day, start, end, count.due_on, told.get(day)) for day in week)
        monday += timedelta(days=7)


def _cell(day: date, start: date, end: date, due: date | None, counted: CountedDay | None) -> DayCell:
    if not start <= day <= end:
        return DayCell()
    return DayCell(
        day=day.isoformat(),
        label=str(day.day),
        month=f"{day.month}月" if day == start or day.day == 1 else None,
        kind=(counted.kind.value if counted else "received") + (" term-end" if day == due else ""),
        text=_print_day(counted) if counted else "收到",
    )


def _print_day(counted: CountedDay) -> str:
    return f"第{counted.number}日" if counted.number else counted.reason
