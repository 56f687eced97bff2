"""Numbers to reach: 不少于2次, 至少听取一次, 不低于50%, 1000万以上, 力争达到90%."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from generator.chinese.numerals import parse_numeral
from generator.parsing.clause_search import find_in_clauses
from generator.parsing.time_phrases import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = (
    "(?P<unit>(?:万|亿)?(?:元|人次|个百分点|平方米|平方公里|公里|学时|课时|小时|工作日|[次个家名人项场件篇期天亩张户例种倍遍轮批所处套宗辆吨条份])"
    "|[%％]|万|亿)"
)
_AT_LEAST = r"少(?:应|要|须)?[^，。；、：\d]{0,6}?"
_FLOOR = re.compile(rf"(?:不少于|不低于|不得少于|不得低于|不小于|至{_AT_LEAST}|最{_AT_LEAST})(?P<n>{NUMBER}){_UNIT}")
_ABOVE = re.compile(rf"(?<![\d.第])(?P<n>\d+(?:\.\d+)?){_UNIT}(?:及|或)?以上(?![^，。；]{{0,8}}(?:以下|罚))")
_REACH = re.compile(rf"(?:达到?|提高到|提升(?:到|至)|保持在|增加到)(?P<n>\d+(?:\.\d+)?){_UNIT}(?:以上|左右)?")
_COUNT = re.compile(rf"(?P<n>{NUMBER})(?P<unit>[次场期轮遍])(?!性|分配)")
_CLAUSE = re.compile("[，,。；;]")
_LONGEST_CLAUSE = 200
"""Characters before a number that may say that it was reached already."""
_HAPPENED = re.compile("已|目前|上年|去年|累计|现有")


class Quantity(NamedTuple):
    """A number to reach in a text."""

    start: int
    end: int
    at_least: int | None
    """None where the number is no whole one."""
    unit: str


def find_quantities(text: str) -> Iterator[Quantity]:
    """Numbers to reach in a text without white space and names, in order, none overlapping another."""
    found: list[Quantity] = []  # by start
    above = find_in_clauses(_ABOVE, ("以上",), text)
    for pattern, matches in ((_FLOOR, _FLOOR.finditer(text)), (_ABOVE, above), (_REACH, _REACH.finditer(text))):
        for match in matches:
            place = bisect_right(found, match.start(), key=_start)
            around = found[max(place - 1, 0) : place + 1]
            overlaps = any(match.start() < other.end and other.start < match.end() for other in around)
            if not overlaps and (pattern is _FLOOR or not _has_happened(text, match.start())):
                found.insert(place, _quantity(match))
    yield from found


def _has_happened(text: str, end: int) -> bool:
    """Whether the clause before a number says that it was reached."""
    start = max(end - _LONGEST_CLAUSE, 0)
    if _HAPPENED.search(text, start, end) is None:
        return False
    return _HAPPENED.search(_CLAUSE.split(text[start:end])[-1]) is not None


def _start(quantity: Quantity) -> int:
    return quantity.start


def find_count(text: str, start: int, end: int) -> Quantity | None:
    """A plain count (2次) between two places: a number to reach only beside a frequency."""
    match = _COUNT.search(text, start, end)
    return _quantity(match) if match else None


def _quantity(match: re.Match[str]) -> Quantity:
    at_least = parse_numeral(match["n"]) if "." not in match["n"] else None
    return Quantity(start=match.start(), end=match.end(), at_least=at_least, unit=match["unit"])
