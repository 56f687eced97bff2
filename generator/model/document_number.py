"""发文字号: 机关代字〔年〕顺序号."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACE = r"[\s\u00a0\u3000\u200b\ufeff]*"
_OPEN = r"[〔［\[【（(﹝〈《〖{｛〘‘“「]"
_CLOSE = r"[〕］\]】）)﹞〉》〗}｝〙’”」]"
NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fff][\u4e00-\u9fffA-Z]{{0,19}}){_SPACE}"
    rf"(?P<open>{_OPEN}){_SPACE}(?P<year>(?:[0-9０-９]{_SPACE}){{4}})年?{_SPACE}{_CLOSE}{_SPACE}"
    rf"(?:第{_SPACE})?(?P<serial>[0-9０-９](?:{_SPACE}[0-9０-９]){{0,4}}){_SPACE}(?P<end>号)?"
)
"""A document number with every bracket met in print; `code` may begin with words of the sentence around it."""
_STRICT_OPEN = "〔［[【﹝"
_ORDER = re.compile("令$")


def _digits(text: str) -> int:
    """The number that digits with white space between them make."""
    return int("".join(char for char in text if char.isdecimal()))


@dataclass(frozen=True, slots=True, order=True)
class DocumentNumber:
    """GB/T 9704-2012, 7.2.5: hexagonal brackets, full year, no 第, no leading zero."""

    issuer_code: str
    """机关代字: 「青府办」; 字 and 规 are part of it."""
    year: int
    serial: int

    def __str__(self) -> str:
        """「青府办〔2024〕12号」."""
        return f"{self.issuer_code}〔{self.year}〕{self.serial}号"

    @property
    def is_normative(self) -> bool:
        """A code holding 规 marks a 行政规范性文件 (Shanghai practice)."""
        return "规" in self.issuer_code

    @classmethod
    def parse(cls, text: str) -> DocumentNumber | None:
        """A text that is a document number and nothing else; None otherwise.

        Brackets of every kind, white space, 年 inside the brackets, 第 and leading zeros are understood. 号 may be
        missing after square or hexagonal brackets. Orders (第17号, 令〔2024〕1号) have no document number.

        "青府办[2024]012号" -> 青府办〔2024〕12号; "青府办字〔 2025 年〕第 5 号" -> 青府办字〔2025〕5号
        """
        match = NUMBER.fullmatch(text.strip().strip("\u200b\ufeff"))
        return None if match is None else cls.from_match(match, code=match["code"])

    @classmethod
    def from_match(cls, match: re.Match[str], *, code: str) -> DocumentNumber | None:
        """A match of `NUMBER` with the words before the code already cut; None where it is no document number."""
        year, serial = _digits(match["year"]), _digits(match["serial"])
        is_marked = match["end"] is not None or match["open"] in _STRICT_OPEN
        if not code or not is_marked or not serial or not 1949 <= year <= 2099 or _ORDER.search(code):
            return None
        return cls(issuer_code=code, year=year, serial=serial)
