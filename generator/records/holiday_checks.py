"""What a year of holidays in `site_data/holidays.yml` can contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.chinese.working_days import known_calendar
from generator.records import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.errors import Finding, Location
    from generator.model.holidays import HolidayPeriod, HolidayYear

_LONGEST = 16
_SATURDAY = 5


def check_holidays(years: Iterable[HolidayYear]) -> Iterator[Finding]:
    """Every contradiction within and between the years."""
    first: dict[int, Location] = {}
    for year in years:
        place = year.at("year")
        if year.year in known_calendar().years:
            message = f"程序已经有 {year.year} 年的放假安排。"
            yield rules.CONTRADICTORY_HOLIDAYS.at(place, message, "删去这一年。")
        elif first.setdefault(year.year, place) != place:
            message = f"{year.year} 年写了两次，{first[year.year]} 已经有。"
            yield rules.CONTRADICTORY_HOLIDAYS.at(place, message, "合成一条。")
        yield from _check_year(year)


def _check_year(year: HolidayYear) -> Iterator[Finding]:
    """Holidays inside the year that do not overlap, and worked days that are weekends and no holidays."""
    off: dict[date, str] = {}
    worked: set[date] = set()
    for period in year.holidays:
        yield from _check_period(period, year.year)
        if 0 <= (period.last_day - period.first_day).days < _LONGEST:
            for day in period.days():
                if off.setdefault(day, period.name) != period.name:
                    message = f"{day} 既属于{off[day]}，又属于{period.name}。"
                    yield rules.CONTRADICTORY_HOLIDAYS.at(period.at("first_day"), message, "一天只写在一个节日里。")
                    break
    for period in year.holidays:
        for index, day in enumerate(period.make_up_days):
            yield from _check_worked(day, period.at("make_up_days", index), year.year, off, worked)
            worked.add(day)


def _check_period(period: HolidayPeriod, year: int) -> Iterator[Finding]:
    length = (period.last_day - period.first_day).days + 1
    hint = "对照国务院办公厅的通知核对。"
    if period.first_day.year != year or period.last_day.year != year:
        message = f"{period.name}的日期不在 {year} 年。"
        yield rules.CONTRADICTORY_HOLIDAYS.at(period.at("first_day"), message, hint)
    if not 1 <= length <= _LONGEST:
        message = f"{period.name}从 {period.first_day} 到 {period.last_day}，日期有误。"
        yield rules.CONTRADICTORY_HOLIDAYS.at(period.at("last_day"), message, hint)


def _check_worked(day: date, place: Location, year: int, off: dict[date, str], worked: set[date]) -> Iterator[Finding]:
    hint = "调休上班的日子是本年的周六或者周日，不在假期里，只写一次。"
    if day.year != year or day.weekday() < _SATURDAY:
        yield rules.CONTRADICTORY_HOLIDAYS.at(place, f"{day} 不是 {year} 年的周六或者周日，不能是调休上班。", hint)
    elif day in off:
        yield rules.CONTRADICTORY_HOLIDAYS.at(place, f"{day} 是{off[day]}假期，不能又是调休上班。", hint)
    elif day in worked:
        yield rules.CONTRADICTORY_HOLIDAYS.at(place, f"{day} 写了两次。", hint)
