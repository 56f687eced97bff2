"""节假日安排 of years that the program does not hold yet: `site_data/holidays.yml`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.chinese.working_days import WorkingCalendar, known_calendar
from generator.model.record import NonEmpty, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class HolidayPeriod(Record):
    """A holiday as the notice announces it."""

    name: NonEmpty
    """元旦, 春节 …"""
    first_day: date
    last_day: date
    make_up_days: tuple[date, ...] = ()
    """调休上班: Saturdays and Sundays that are worked for it."""

    def days(self) -> Iterator[date]:
        """Every day off, Saturdays and Sundays included."""
        length = (self.last_day - self.first_day).days + 1
        return (self.first_day + timedelta(days=step) for step in range(length))


class HolidayYear(Record):
    """A row of `site_data/holidays.yml`."""

    year: int
    notice: NonEmpty
    """The State Council's notice that announces it, with its number."""
    holidays: Annotated[tuple[HolidayPeriod, ...], Field(min_length=1)]


def working_calendar(years: Iterable[HolidayYear]) -> WorkingCalendar:
    """The program's own years and those a portal adds."""
    added = tuple(years)
    periods = tuple(period for year in added for period in year.holidays)
    return known_calendar().extended(
        (year.year for year in added),
        {day: period.name for period in periods for day in period.days()},
        (day for period in periods for day in period.make_up_days),
    )
