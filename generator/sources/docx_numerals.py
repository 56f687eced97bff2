"""Numbers as Word prints them in lists (ECMA-376 Part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from generator.chinese.numerals import format_numeral

_DIGITS = "〇一二三四五六七八九"
_LEGAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_CIRCLED = (
    "".join(chr(0x2460 + i) for i in range(20))
    + "".join(chr(0x3251 + i) for i in range(15))
    + "".join(chr(0x32B1 + i) for i in range(15))
)
_LARGEST = 9999


def format_number(number: int, kind: str) -> str:
    """A list number in one of Word's formats; Arabic where the format is unknown or does not reach so far."""
    if not 0 < number <= _LARGEST:
        return str(number)
    if kind in _COUNTING:
        return format_numeral(number)
    if kind == "chineseCounting":
        return format_numeral(number) if number < 100 else _positional(number, _DIGITS)
    if kind in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"):
        return _positional(number, _DIGITS)
    if kind in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _legal(number)
    if kind in _SERIES:
        series = _SERIES[kind]
        return series[number - 1] if number <= len(series) else str(number)
    return _western(number, kind)


_COUNTING = frozenset({"chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand"})
_SERIES = {
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": "".join(chr(0x2474 + i) for i in range(20)),
    "decimalEnclosedFullstop": "".join(chr(0x2488 + i) for i in range(20)),
    "ideographEnclosedCircle": "".join(chr(0x3280 + i) for i in range(10)),
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}


def _western(number: int, kind: str) -> str:
    """Arabic, Roman and letters."""
    if kind in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in _ROMAN:
            times, number = divmod(number, value)
            roman += letters * times
        return roman if kind == "lowerRoman" else roman.upper()
    return str(number)


def _positional(number: int, digits: str) -> str:
    """Digit by digit: 105 -> 一〇五."""
    return "".join(digits[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    """Capital numerals: 12 -> 壹拾贰."""
    digits, units = _LEGAL
    text = ""
    for place, digit in enumerate(reversed(str(number))):
        unit = units[place - 1] if place else ""
        text = (digits[int(digit)] + unit if digit != "0" else digits[0]) + text
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.rstrip("零") or digits[0]
