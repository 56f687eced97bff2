"""Dates in every form that documents print: 2024年4月1日, 二〇二四年四月一日, 2024-04-01, 2024.4.1, 20240401."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.chinese.numerals import YEAR_DIGIT, parse_numeral, parse_year
from generator.chinese.widths import WHITE, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = f"{WHITE}*"
_NUMBER = f"(?:[0-9０-９]{_GAP}[0-9０-９]|[0-9０-９]|[一二三四五六七八九十]{{1,3}})"
_YEAR = f"(?:[0-9０-９]{_GAP}){{4}}|(?:{YEAR_DIGIT}{_GAP}){{4}}"
DATE = re.compile(
    rf"(?P<year>{_YEAR})年{_GAP}(?P<month>{_NUMBER}){_GAP}月{_GAP}(?P<day>{_NUMBER}){_GAP}[日号]"
    r"|(?<![0-9])(?P<year2>[12][0-9]{3})(?P<sep>[-./－．])(?P<month2>[01]?[0-9])(?P=sep)(?P<day2>[0-3]?[0-9])(?![0-9])"
    r"|(?<![0-9])(?P<year3>(?:19|20)[0-9]{2})(?P<month3>0[1-9]|1[0-2])(?P<day3>0[1-9]|[12][0-9]|3[01])(?![0-9])"
)
"""A full date anywhere in a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a text."""

    start: int
    end: int
    value: date


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every full date of a text, in order; days that no calendar has are passed over."""
    for match in DATE.finditer(text):
        value = _value(match)
        if value is not None:
            yield FoundDate(start=match.start(), end=match.end(), value=value)


def first_date(text: str) -> date | None:
    """The first full date of a text."""
    return next((found.value for found in find_dates(text)), None)


def parse_date(text: str) -> date | None:
    """A text that is a date and nothing else (white space apart); None otherwise."""
    plain = squeeze(text)
    match = DATE.fullmatch(plain)
    return _value(match) if match else None


def _value(match: re.Match[str]) -> date | None:
    """The calendar day, or None."""
    groups = match.groupdict()
    year = next((groups[name] for name in ("year", "year2", "year3") if groups[name]), "")
    month = next((groups[name] for name in ("month", "month2", "month3") if groups[name]), "")
    day = next((groups[name] for name in ("day", "day2", "day3") if groups[name]), "")
    numbers = (parse_year(squeeze(year)), parse_numeral(squeeze(month)), parse_numeral(squeeze(day)))
    if None in numbers:
        return None
    try:
        return date(*(number for number in numbers if number is not None))
    except ValueError:
        return None
