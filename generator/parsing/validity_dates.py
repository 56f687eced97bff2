"""施行日期 and 有效期: said in 题注, in an order, or in the last articles."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from generator.chinese.dates import DATE, first_date
from generator.chinese.numerals import parse_numeral
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.parsing.anatomy import Reading

_GAP = r"[\s\u3000]*"
_OWN = re.compile(
    rf"(?:本|该)[\u4e00-\u9fff]{{1,12}}?自{_GAP}(?P<when>{DATE.pattern}){_GAP}起?(?:正式)?(?:施行|实施|执行|生效)(?!以来|后|的|前)"
)
_ANY = re.compile(
    rf"(?:自{_GAP})?(?P<when>{DATE.pattern}){_GAP}(?:起{_GAP})?(?:正式)?(?:施行|实施|生效)(?!以来|后|的|前)"
)
_EXPIRY = re.compile(rf"有效期{_GAP}(?:截?至|到){_GAP}(?P<when>{DATE.pattern})")
_TERM = re.compile(rf"有效期(?:限)?{_GAP}(?:为|是)?{_GAP}(?P<years>[1-9]|[一二两三四五六七八九十]){_GAP}年")
_NOTICE_LENGTH = 400


def find_effective(reading: Reading) -> date | None:
    """施行日期, where a date is printed; 自公布之日起 names none."""
    for text in _texts(reading):
        if match := _OWN.search(text):
            return first_date(match["when"])
    heads = [reading.carrier, *([reading.inner] if reading.inner is not None else [])]
    for text in [entry for head in heads for entry in head.adoption]:
        if match := _ANY.search(text):
            return first_date(match["when"])
    for text in _texts(reading):
        if "现予" in text[:_NOTICE_LENGTH] or "现将" in text[:_NOTICE_LENGTH]:
            match = _ANY.search(text)
            return first_date(match["when"]) if match else None
    return None


def find_expiry(reading: Reading) -> date | None:
    """有效期至, or what 施行 on a printed day and a printed term of years make together."""
    for text in _texts(reading):
        if match := _EXPIRY.search(text):
            return first_date(match["when"])
    for text in _texts(reading):
        begins, term = _OWN.search(text), _TERM.search(text)
        if begins is not None and term is not None and (start := first_date(begins["when"])) is not None:
            return _last_day(start, parse_numeral(term["years"]) or 0)
    return None


def _last_day(start: date, years: int) -> date:
    """「自2024年5月1日起施行，有效期五年」 ends with 2029年4月30日."""
    if (start.month, start.day) == (2, 29):
        return date(start.year + years, 2, 28)
    return start.replace(year=start.year + years) - timedelta(days=1)


def _texts(reading: Reading) -> Iterator[str]:
    """Paragraphs that can say it."""
    for part in reading.parts:
        for block in part.flow:
            if isinstance(block, Piece) and ("施行" in block.text or "效" in block.text or "行" in block.text):
                yield block.text
