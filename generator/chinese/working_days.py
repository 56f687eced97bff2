"""工作日: counting days as State Council holidays (法定节假日) and make-up days (调休上班) make them.

The arrangement of a year is announced a few weeks before it begins: where the announced years end, no date is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from chinese_calendar.constants import Holiday, holidays, workdays

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NAMES = {holiday.value: holiday.chinese for holiday in Holiday}
_COMMON = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
_SATURDAY = 5


class DayKind(StrEnum):
    """Whether a day counts, and why."""

    WORKING = "working"
    MADE_UP = "made_up"
    """A Saturday or Sunday that is worked for a holiday: counts."""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"
    """Would count, but the term stands still."""

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "working": "工作日",
            "made_up": "调休上班",
            "weekend": "周末",
            "holiday": "节假日",
            "paused": "暂停计算",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedDay:
    """A day that was counted or passed over."""

    on: date
    kind: DayKind
    reason: str
    """工作日, 周末, 春节, 调休上班, or the name of the pause."""
    number: int | None
    """Which working day it is, from 1; None where it does not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Days on which a term stands still, both included."""

    first: date
    last: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Every day after a start, until enough working days have passed or nobody knows on."""

    days: tuple[CountedDay, ...]
    due_on: date | None
    """The last counted day; None where the calendar ends before it."""
    counted: int
    """Working days found."""
    unknown_from: date | None
    """The first day of which nobody knows whether it counts; None where the whole term is known."""


class UnknownYearError(ValueError):
    """The holidays of a year have not been announced, or not been entered."""

    def __init__(self, day: date) -> None:
        super().__init__(f"no arrangement of holidays is known for {day.year}: {day} cannot be counted")
        self.day = day


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingCalendar:
    """The days that differ from the week, for the years that are known."""

    holidays: Mapping[date, str]
    """Day off → name of the holiday; Saturdays and Sundays inside a holiday included."""
    made_up: frozenset[date]
    """Saturdays and Sundays that are worked."""
    years: frozenset[int]

    @property
    def last_day(self) -> date:
        """The end of the years that are known without a gap, from the first on."""
        year = min(self.years)
        while year + 1 in self.years:
            year += 1
        return date(year, 12, 31)

    def read_day(self, day: date) -> tuple[DayKind, str]:
        """What kind of day it is, and the reason as printed.

        Raises:
            UnknownYearError: the day's year is not known.
        """
        if day.year not in self.years:
            raise UnknownYearError(day)
        if day in self.holidays:
            return DayKind.HOLIDAY, self.holidays[day]
        is_weekend = day.weekday() >= _SATURDAY
        kind = DayKind.WORKING
        if is_weekend:
            kind = DayKind.MADE_UP if day in self.made_up else DayKind.WEEKEND
        return kind, kind.label

    def extended(self, years: Iterable[int], days_off: Mapping[date, str], made_up: Iterable[date]) -> WorkingCalendar:
        """The same calendar with further years."""
        return WorkingCalendar(
            holidays={**self.holidays, **days_off},
            made_up=self.made_up | frozenset(made_up),
            years=self.years | frozenset(years),
        )


@cache
def known_calendar() -> WorkingCalendar:
    """The years that the State Council's notices are held of by `chinesecalendar` (2004 on)."""
    names = {day: _NAMES[name] for day, name in holidays.items()}
    return WorkingCalendar(
        holidays={day: _COMMON.get(name, name) for day, name in names.items()},
        made_up=frozenset(workdays),
        years=frozenset(day.year for day in holidays),
    )


def count_working_days(start: date, days: int, calendar: WorkingCalendar, *, pauses: Iterable[Pause] = ()) -> Count:
    """Count `days` working days from the day after `start`; `start` itself does not count, whatever day it is.

    Guarantees: the days follow each other without a gap; each has a reason; where the calendar ends, `due_on` is None
    and `unknown_from` says from where; never more than the known years are looked at.
    """
    found: list[CountedDay] = []
    number = 0
    stops = tuple(pauses)
    day = start
    while number < days:
        day += timedelta(days=1)
        if day.year not in calendar.years:
            return Count(days=tuple(found), due_on=None, counted=number, unknown_from=day)
        kind, reason = calendar.read_day(day)
        pause = next((pause for pause in stops if pause.first <= day <= pause.last), None)
        counts = kind in (DayKind.WORKING, DayKind.MADE_UP)
        if counts and pause:
            kind, reason, counts = DayKind.PAUSED, pause.reason, False
        number += counts
        found.append(CountedDay(on=day, kind=kind, reason=reason, number=number if counts else None))
    return Count(days=tuple(found), due_on=day, counted=number, unknown_from=None)


def add_working_days(start: date, days: int, calendar: WorkingCalendar) -> date:
    """The last of `days` working days after `start`.

    Raises:
        UnknownYearError: the calendar ends before it.
    """
    count = count_working_days(start, days, calendar)
    if count.unknown_from is not None:
        raise UnknownYearError(count.unknown_from)
    return count.due_on or start


def working_days_between(start: date, end: date, calendar: WorkingCalendar) -> int:
    """Working days after `start` up to and including `end`; 0 where `end` is not later.

    Raises:
        UnknownYearError: a day between them is not known.
    """
    return sum(calendar.read_day(day)[0] in (DayKind.WORKING, DayKind.MADE_UP) for day in _after(start, end))


def _after(start: date, end: date) -> Iterator[date]:
    return (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
