"""Printed numbers at the head of a paragraph.

`LINE_RULES` is tried in order; the first that fits decides. A rule says what can be a number, not what is one:
whether it counts is decided by the numbers before it (`outline`) and, in broken lines, by the line (`joining`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from generator.chinese.numerals import NUMERAL, parse_numeral
from generator.chinese.widths import HAN, WHITE, squeeze
from generator.model.outline import Mark

_GAP = f"{WHITE}*"
_DIGITS = "[0-9０-９]"
_CIRCLED = "[\u2460-\u2473]"
_BRACKETED, _POINTED, _BRACKETED_HAN = "[\u2474-\u2487]", "[\u2488-\u249b]", "[\u3220-\u3229\u3280-\u3289]"
"""⑴, ⒈ and ㈠: a number and its marks in one character."""
_ROUND, _OTHER_BRACKETS = "[（(]", r"[〈<〔﹝【\[［]"


@dataclass(frozen=True, kw_only=True)
class LineRule:
    """A kind of number."""

    mark: Mark
    heads: re.Pattern[str]
    """The characters with which such a number can begin."""
    written: str
    """As `pattern`."""
    sub: bool = False
    """A step below its mark: 分编, 第一百二十条之一."""
    safe: bool = True
    """Nothing else begins like this; False asks for the right place in the sequence."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches at the head; its group `label` is the printed number. Most texts have few kinds of them."""
        return re.compile(self.written)


def _rule(mark: Mark, heads: str, pattern: str, *, sub: bool = False, safe: bool = True) -> LineRule:
    return LineRule(mark=mark, heads=re.compile(heads), written=pattern, sub=sub, safe=safe)


_NTH = rf"第{_GAP}(?P<number>(?:{NUMERAL}{_GAP})+|{_DIGITS}{{1,4}}){_GAP}"
_AFTER_UNIT = rf"(?={WHITE}|[（(【:：]|$|[{HAN}A-Za-z])"
_TO = "[—–\\-~～至]"
_MONTH = "(?:[0０]?[1-9１-９]|[1１][0-2０-２])"
_DAY = "(?:[0０]?[1-9１-９]|[12１２][0-9０-９]|[3３][01０１])"
_POINT_IN_TIME = (
    rf"(?:[1１][9９]|[2２][0０]){_DIGITS}{{2}}{_GAP}(?:年|{_TO})|{_MONTH}(?:{_TO}{_DIGITS}{{1,2}})?{_GAP}月(?![度报])"
    rf"|{_DAY}(?:{_TO}{_DIGITS}{{1,2}})?{_GAP}日(?![常用程志报照期均本])"
)
"""An item may begin with a year, a month or a day: 1.8月底前, 3.31日前, 4.2026年."""
LINE_RULES: tuple[LineRule, ...] = (
    _rule(Mark.BOOK, "第", rf"(?P<label>{_NTH}编){_AFTER_UNIT}"),
    _rule(Mark.BOOK, "第", rf"(?P<label>{_NTH}分{_GAP}编){_AFTER_UNIT}", sub=True),
    _rule(Mark.BOOK, "第", rf"(?P<label>{_NTH}篇)(?={WHITE}|[:：]|$|[{HAN}]{{2,25}}$)", safe=False),
    _rule(Mark.CHAPTER, "第", rf"(?P<label>{_NTH}章){_AFTER_UNIT}"),
    _rule(Mark.CHAPTER, "第", rf"(?P<label>{_NTH}部分)(?={WHITE}|[:：、]|$|[^的{HAN}]|[{HAN}]{{2,20}}$)", safe=False),
    _rule(Mark.DIVISION, "第", rf"(?P<label>{_NTH}节){_AFTER_UNIT}"),
    _rule(
        Mark.ARTICLE,
        "第",
        rf"(?P<label>{_NTH}条{_GAP}之{_GAP}(?P<sub>{NUMERAL}+))(?={WHITE}|[（(【:：]|$|[{HAN}])",
        sub=True,
    ),
    _rule(Mark.ARTICLE, "第", rf"(?P<label>{_NTH}条)(?={WHITE}|[（(【:：]|$)"),
    _rule(Mark.ARTICLE, "第", rf"(?P<label>{_NTH}条)(?![款项第、，和至或规之的])", safe=False),
    _rule(Mark.FIRST, NUMERAL, rf"(?P<label>(?P<number>{NUMERAL}{{1,4}}){_GAP}、)(?!{NUMERAL}{{1,3}}[级类线种、])"),
    _rule(Mark.FIRST, NUMERAL, rf"(?P<label>(?P<number>{NUMERAL}{{1,4}})[.．])", safe=False),
    _rule(Mark.FIRST, NUMERAL, rf"(?P<label>(?P<number>{NUMERAL}{{1,4}})[，：:])", safe=False),
    _rule(Mark.FIRST, NUMERAL, rf"(?P<label>(?P<number>{NUMERAL}{{1,4}})[\s\u3000]+)(?=[{HAN}])", safe=False),
    _rule(Mark.SECOND, _ROUND, rf"(?P<label>[（(]{_GAP}(?P<number>{NUMERAL}{{1,4}}){_GAP}[）)][、.．]?)"),
    _rule(
        Mark.SECOND,
        _OTHER_BRACKETS,
        rf"(?P<label>[〈<〔﹝【\[［]{_GAP}(?P<number>{NUMERAL}{{1,4}}){_GAP}[〉>〕﹞】\]］])",
        safe=False,
    ),
    _rule(Mark.SECOND, _BRACKETED_HAN, rf"(?P<label>(?P<number>{_BRACKETED_HAN})[、.．]?)"),
    _rule(Mark.THIRD, _POINTED, rf"(?P<label>(?P<number>{_POINTED}))"),
    _rule(
        Mark.THIRD,
        _DIGITS,
        rf"(?P<label>(?P<number>{_DIGITS}{{1,3}})[.．])(?!{_DIGITS}|{WHITE}+{_DIGITS}{{1,2}}(?:{WHITE}|[.．]|$))",
    ),
    _rule(Mark.THIRD, _DIGITS, rf"(?P<label>(?P<number>{_DIGITS}{{1,3}})[.．])(?={_POINT_IN_TIME})"),
    _rule(Mark.THIRD, _DIGITS, rf"(?P<label>(?P<number>{_DIGITS}{{1,3}})、)(?!{_DIGITS})"),
    _rule(
        Mark.DECIMAL,
        _DIGITS,
        rf"(?P<label>(?P<number>{_DIGITS}{{1,2}}(?:[.．]{_DIGITS}{{1,2}}){{1,4}})[.．]?)(?={WHITE}|[“《（{HAN}])"
        rf"(?!{_GAP}(?:[百千万亿]|元|倍|米|公里|千米|平方|立方|公顷|亩|吨|人|个百分点|岁|级|版|折|小时|分钟))",
    ),
    _rule(
        Mark.DECIMAL,
        _DIGITS,
        rf"(?P<label>(?P<number>{_DIGITS}{{1,2}}(?:[.．]{WHITE}?{_DIGITS}{{1,2}}){{1,4}}))(?={WHITE}|$)",
    ),
    _rule(Mark.FOURTH, _ROUND, rf"(?P<label>[（(]{_GAP}(?P<number>{_DIGITS}{{1,3}}){_GAP}[）)][、.．]?)"),
    _rule(Mark.FOURTH, _DIGITS, rf"(?P<label>(?P<number>{_DIGITS}{{1,2}})[）)])"),
    _rule(Mark.FOURTH, _BRACKETED, rf"(?P<label>(?P<number>{_BRACKETED}))"),
    _rule(Mark.FIFTH, _CIRCLED, rf"(?P<label>(?P<number>{_CIRCLED})[、.．]?)"),
)


class PrintedNumber(NamedTuple):
    """A number at the head of a paragraph."""

    mark: Mark
    label: str
    """As printed, without white space at its ends."""
    numbers: tuple[int, ...]
    """One number; several for decimals and for 第…条之…."""
    end: int
    """Where the text after the label begins."""
    sub: bool
    safe: bool

    @property
    def number(self) -> int:
        """The last of the numbers: the one that counts on."""
        return self.numbers[-1]


@lru_cache(maxsize=8192)
def read_number(text: str) -> PrintedNumber | None:
    """The printed number at the head of a paragraph, or None."""
    if not text:
        return None
    for rule in _rules_beginning_with(text[0]):
        match = rule.pattern.match(text)
        if match and (numbers := _numbers(match["number"], match["sub"] if "sub" in match.re.groupindex else None)):
            rest = text[match.end() :]
            return PrintedNumber(
                mark=rule.mark,
                label=match["label"].strip(),
                numbers=numbers,
                end=len(text) - len(rest.lstrip()),
                sub=rule.sub,
                safe=rule.safe,
            )
    return None


@cache
def _rules_beginning_with(char: str) -> tuple[LineRule, ...]:
    return tuple(rule for rule in LINE_RULES if rule.heads.fullmatch(char))


@lru_cache(maxsize=1024)
def _numbers(printed: str, sub: str | None) -> tuple[int, ...]:
    """The number as integers; () where it is none."""
    parts = [squeeze(part) for part in re.split("[.．]", printed)]
    values = [parse_numeral(part) for part in (parts if sub is None else [*parts, sub])]
    return tuple(value for value in values if value is not None) if None not in values else ()
