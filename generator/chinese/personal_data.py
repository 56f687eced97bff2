"""个人信息: resident identity numbers (GB 11643), mobile numbers and bank cards that stand unmasked in a text.

A number counts where its own form proves it (check digit, birth date, prefix) and nothing beside it says that it is
something else: an amount, a 文号, an index number, a credit code, a part of an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFILTER = re.compile(r"[0-9０-９](?:[ 　.·\-－—–]?[0-9０-９]){10}")
"""Most lines have no eleven figures in a row: they hold no number, for none goes on in the next line."""
_GROUPED = re.compile(
    r"1[3-9][0-9](?:[ .-][0-9]{4}[ .-][0-9]{4}|-[0-9]{8})"
    r"|[0-9](?:[ .-]?[0-9]){16}[ .-]?[0-9Xx]"
    r"|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?"
)
_CANDIDATE = re.compile(
    rf"(?<![0-9A-Za-z_*])(?<![0-9]\.)"
    rf"(?:(?<![0-9][ -])(?:{_GROUPED.pattern})(?![0-9A-Za-z_*]|[ -][0-9*])|[0-9]{{11,19}}[Xx]?(?![0-9A-Za-z_*]))"
)
_LABELLED = re.compile(
    r"(?:手机|电话|联系|微信|致电|拨打|tel|mobile)[^0-9\n]{0,8}(?<![0-9])(?P<number>1[ .-]?[3-9](?:[ .-]?[0-9]){9})"
    r"(?![0-9A-Za-z_*]|[ .-][0-9*])",
    re.IGNORECASE,
)
"""Behind such a word a mobile number may be parted anywhere; elsewhere these may be the columns of a table."""
_PREFIX = re.compile(r"(?<![0-9A-Za-z])(?:ID|NO|wx|vx|tel)(?=[0-9]{11})", re.IGNORECASE)
_EMPHASIS = re.compile(
    r"(?<!\*)(?P<mark>\*{1,3})(?P<text>[^\s*](?:[^*\n]*[^\s*])?)(?P=mark)(?!\*)"
    r"|(?<![0-9A-Za-z_])(?P<line>_{1,3})(?P<word>[^\s_](?:[^_\n]*[^\s_])?)(?P=line)(?![0-9A-Za-z_])"
)
"""Markdown's marks, which are no mask."""
_COUNTRY_CODE = re.compile(r"(?:\+ ?86|0086|(?<![0-9A-Za-z])86)[ -]?(?=1[3-9][0-9])")
_NARROW = str.maketrans("０１２３４５６７８９\uff38\uff58－—–　·", "0123456789Xx--- .")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_FIGURES = "10X98765432"
_PROVINCES = frozenset(
    {*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66), 71, 81, 82, 83}
)
_BIRTH_YEARS = range(1880, 2100)
_CARD = re.compile(r"62[0-9]{14,17}|9558[0-9]{15}|60[0-9]{14,17}|(?:4[0-9]|5[1-5]|35)[0-9]{14}|3[47][0-9]{13}")
_AFTER = re.compile(
    r"\.[0-9]|[ ]?(?:号(?!码)|元|[百千万亿]|美元|%|％|吨|平方|立方|千瓦|股|字节|公斤|公里|"
    r"人(?![工民员事才])|个(?![人体])|次(?!日)|户(?!主))"
)
_BEFORE = re.compile(
    r"(?:索引号|文号|字号|编号|编码|案号|代码|序号|流水号|受理号|备案号|登记号|许可证号|合同号|批准号|批号|单号|监管号|批次号|金额|"
    r"校验值|标识码|〕|第|￥|¥|\$)[ :：为是(（]{0,3}$"
)
_INSIDE_A_CODE = re.compile(r"(?<![0-9A-Za-z])(?!1[3-9][0-9]{9}[/-])[0-9A-Za-z]+[/-]$")
_IN_ADDRESS = re.compile(r"(?:://|(?:^|[\s(\"'（<])/)[^\s()（）<>\"'，。；、：]*$")
_LOOK_BACK = 80


class PersonalDataKind(StrEnum):
    """What a number is."""

    IDENTITY_NUMBER = "identity_number"
    MOBILE_NUMBER = "mobile_number"
    BANK_CARD = "bank_card"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"identity_number": "居民身份证号", "mobile_number": "手机号码", "bank_card": "银行卡号"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundNumber:
    """A number in a text."""

    kind: PersonalDataKind
    start: int
    """Offset in the text."""
    value: str
    """The figures alone, narrow, X in capitals: never to be printed."""

    @property
    def masked(self) -> str:
        """Three figures (six of a card), stars, the last four."""
        kept = 6 if self.kind is PersonalDataKind.BANK_CARD else 3
        return self.value[:kept] + "*" * (len(self.value) - kept - 4) + self.value[-4:]


def find_personal_data(text: str) -> Iterator[FoundNumber]:
    """Unmasked numbers of persons, in order of place.

    Guarantees: time grows with the length of the text; only lines with eleven figures in a row cost more than a search.
    """
    seen = 0
    for figures in _PREFILTER.finditer(text):
        if figures.start() < seen:
            continue
        start = text.rfind("\n", 0, figures.start()) + 1
        end = text.find("\n", figures.end())
        seen = len(text) if end < 0 else end
        for found in _find_in_line(text[start:seen]):
            yield replace(found, start=start + found.start)


def _find_in_line(line: str) -> Iterator[FoundNumber]:
    narrow = _EMPHASIS.sub(_without_marks, line.translate(_NARROW))
    for pattern in (_PREFIX, _COUNTRY_CODE):
        narrow = pattern.sub(lambda found: "　" * len(found[0]), narrow)
    places = {found.span() for found in _CANDIDATE.finditer(narrow)}
    seen = 0
    for start, end in sorted(places | {found.span("number") for found in _LABELLED.finditer(narrow)}):
        value = re.sub("[ .-]", "", narrow[start:end]).upper()
        kind = classify(value) if start >= seen else None
        if kind is not None and not _is_something_else(kind, narrow, start, end):
            seen = end
            yield FoundNumber(kind=kind, start=start, value=value)


def _without_marks(found: re.Match[str]) -> str:
    """The same text at the same place, blanks for the marks."""
    mark, inner = found["mark"] or found["line"], found["text"] or found["word"]
    return f"{'　' * len(mark)}{inner}{'　' * len(mark)}"


def classify(value: str) -> PersonalDataKind | None:
    """What figures without separators are by their own form."""
    if is_identity_number(value):
        return PersonalDataKind.IDENTITY_NUMBER
    if re.fullmatch(r"1[3-9][0-9]{9}", value):
        return PersonalDataKind.MOBILE_NUMBER
    if _CARD.fullmatch(value) and passes_luhn(value):
        return PersonalDataKind.BANK_CARD
    return None


def is_identity_number(value: str) -> bool:
    """18 figures with the check figure of GB 11643, or 15 of the older form; a province and a day of birth in both."""
    if re.fullmatch(r"[0-9]{17}[0-9X]", value):
        total = sum(int(figure) * weight for figure, weight in zip(value, _WEIGHTS, strict=False))
        return _CHECK_FIGURES[total % 11] == value[17] and _is_born(value[:2], value[6:14])
    return bool(re.fullmatch(r"[0-9]{15}", value)) and _is_born(value[:2], f"19{value[6:12]}")


def passes_luhn(value: str) -> bool:
    """Check figure of bank cards (ISO/IEC 7812)."""
    doubled = (int(figure) * (1 + place % 2) for place, figure in enumerate(reversed(value)))
    return sum(figure - 9 if figure > 9 else figure for figure in doubled) % 10 == 0


def _is_born(province: str, day: str) -> bool:
    try:
        born = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return int(province) in _PROVINCES and born.year in _BIRTH_YEARS


def _is_something_else(kind: PersonalDataKind, text: str, start: int, end: int) -> bool:
    """What stands beside a number speaks against its form; a check figure and a birthday weigh more than a label."""
    before = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2]
    if kind is PersonalDataKind.IDENTITY_NUMBER:
        return before.rstrip(" :：为是").endswith(("信用代码", "机构代码"))
    beside = (_BEFORE, _INSIDE_A_CODE, _IN_ADDRESS)
    return bool(_AFTER.match(text, end)) or any(pattern.search(before) for pattern in beside)
