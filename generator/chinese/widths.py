"""White space and the widths of characters: folding for comparison, full-width punctuation for display.

Nothing here is ever applied to what is stored: the document's own characters stay as printed.
"""

from __future__ import annotations

import re
import unicodedata

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
WHITE = r"[\s\u200b\u200c\u200d\u2060\ufeff]"
"""One character that shows nothing, for patterns: ASCII blanks, NBSP, U+3000, zero-width characters, BOM."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\u3007\uf900-\ufaff"
"""Chinese characters, for the inside of a pattern's class."""

_BLANKS = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Every character that `str.isspace` knows: written out, because looking for them takes longer than reading a file."""
_SPACES = _BLANKS + ZERO_WIDTH
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]")
_DELETE_WHITE = dict.fromkeys(map(ord, _SPACES))
_HALF_FORMS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BRACKETS = str.maketrans("〔〕【】﹝﹞〖〗［］", "[][][][][]")
_FOLDING: dict[int, int | None] = {
    **_HALF_FORMS,
    **_BRACKETS,
    **_DELETE_WHITE,
    ord("○"): ord("〇"),
    0x041E: ord("〇"),
}
_WIDE = frozenset("WFA")


class _Columns(dict[str, int]):
    """The width of each character met so far."""

    def __missing__(self, char: str) -> int:
        width = self[char] = 2 if unicodedata.east_asian_width(char) in _WIDE else 1
        return width


_COLUMNS = _Columns()
_DISPLAY = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_CHINESE_SIDE = f"[{HAN}，。：；？！、（）《》“”‘’〔〕…—]"
_HALF_PUNCTUATION = re.compile(rf"(?<={_CHINESE_SIDE})[,:;?!]|\(|\)")
_HAS_HAN = re.compile(f"[{HAN}]")


def squeeze(text: str) -> str:
    """The text without any white space."""
    plain = "".join(text.split())
    return plain.translate(_DELETE_WHITE) if _ZERO_WIDTH.search(plain) else plain


def trim(text: str) -> str:
    """The text without outer white space."""
    return text.strip(_SPACES)


def fold(text: str) -> str:
    """The text for comparison: no white space, half-width forms, one kind of square brackets, one kind of 〇.

    "〔2024〕 １２号" -> "[2024]12号"; "（一）" -> "(一)"; "，" -> ","
    """
    return text.translate(_FOLDING)


def columns(text: str) -> int:
    """Columns on a fixed grid: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_COLUMNS.__getitem__, text))


def full_width(text: str) -> str:
    """The text with full-width punctuation beside Chinese characters; numbers, times and Latin text stay.

    "责任单位:区政府办,各街道" -> "责任单位：区政府办，各街道"; "(一)总则" -> "（一）总则"; "10:30" -> "10:30"
    """
    if not _HAS_HAN.search(text):
        return text
    return _HALF_PUNCTUATION.sub(lambda match: _display(text, match), text)


def _display(text: str, match: re.Match[str]) -> str:
    """One mark, widened unless it stands among Latin characters."""
    mark = match.group()
    if mark in "()":
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        latin_inside = (after if mark == "(" else before).isascii() and (before if mark == "(" else after).isascii()
        near = text[max(0, match.start() - 8) : match.end() + 8]
        if latin_inside and not _HAS_HAN.search(near):
            return mark
    return _DISPLAY[mark]
