"""Chinese numerals below ten thousand, and years written digit by digit."""

from __future__ import annotations

import re

ZEROS = "零〇○\u041eO"
"""The forms of zero met in print: U+96F6, U+3007, U+25CB, Cyrillic and Latin O."""
NUMERAL = "[一二三四五六七八九十百千零〇○]"
"""One character of a counting numeral, for patterns."""
YEAR_DIGIT = f"[一二三四五六七八九{ZEROS}]"
"""One character of a year written digit by digit, for patterns."""

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)} | dict.fromkeys(ZEROS, 0) | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_COUNTING = re.compile(
    r"(?:[一二三四五六七八九]千)?零?(?:[一二三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?"
)
CIRCLED, BRACKETED, POINTED = (range(start, start + 20) for start in (0x2460, 0x2474, 0x2488))
"""Single characters that count to twenty: ①, ⑴, ⒈."""
BRACKETED_HAN, CIRCLED_HAN = (range(start, start + 10) for start in (0x3220, 0x3280))
"""Single characters that count to ten: ㈠, ㊀."""
_SINGLE = {
    chr(code): value
    for block in (CIRCLED, BRACKETED, POINTED, BRACKETED_HAN, CIRCLED_HAN)
    for value, code in enumerate(block, 1)
}
_NAMES = "零一二三四五六七八九"


def parse_numeral(text: str) -> int | None:
    """A counting numeral as a number; None where it is none.

    "十九" -> 19; "一百二十" -> 120; "一千零一" -> 1001; "１２" -> 12; "③" -> 3; "㈢" -> 3; "二〇" -> 20
    """
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if text in _SINGLE:
        return _SINGLE[text]
    plain = re.sub(f"[{ZEROS}]", "零", text)
    if _COUNTING.fullmatch(plain):
        return _sum(plain)
    if all(char in _DIGITS for char in plain):
        return int("".join(str(_DIGITS[char]) for char in plain))
    return None


def parse_year(text: str) -> int | None:
    """A year written with four digits of any kind: "二○二四" -> 2024, "２０２４" -> 2024."""
    if len(text) != len("2024"):
        return None
    digits = [str(_DIGITS.get(char, char)) for char in text]
    joined = "".join(digits)
    return int(joined) if joined.isdecimal() else None


def format_numeral(number: int) -> str:
    """A number from 1 to 9999 as it counts chapters and articles: 12 -> "十二", 105 -> "一百零五"."""
    parts: list[str] = []
    gap = False
    for name, unit in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, unit)
        if digit:
            parts.append("零" if gap and parts else "")
            parts.append(_NAMES[digit] + name)
        gap = not digit
    text = "".join(parts)
    return text.removeprefix("一") if text.startswith("一十") else text


def _sum(text: str) -> int:
    """The value of a well-formed numeral without zeros inside its units."""
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
