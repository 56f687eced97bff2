"""Which printed numbers count: false starts are told from headings by the numbers around them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from generator.chinese.numerals import parse_numeral
from generator.model.outline import Mark, Numbering
from generator.parsing.marks import PrintedNumber, read_number
from generator.parsing.pieces import Piece
from generator.parsing.quotations import find_quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.outline import Section
    from generator.parsing.pieces import Flow

FARTHEST = 3
"""Numbers that may be missing before an item."""
CAREFUL = frozenset({Mark.THIRD, Mark.FOURTH, Mark.FIFTH})
"""Marks that figures of a sentence may imitate."""
RANKS = {
    Mark.BOOK: 0,
    Mark.CHAPTER: 2,
    Mark.DIVISION: 3,
    Mark.ARTICLE: 4,
    Mark.FIRST: 5,
    Mark.SECOND: 6,
    Mark.THIRD: 7,
    Mark.FOURTH: 8,
    Mark.FIFTH: 9,
    Mark.DECIMAL: 10,
}
_BARE_DECIMAL = re.compile(r"(?P<label>(?P<number>\d{1,2}))[\s\u3000]+(?=[\u4e00-\u9fff])")
_REFERENCE = re.compile(
    r"^(?:(?:项|款|目|点)(?:[、，。；和或至的所规之以]|$)|(?:至|到|、|和|或)[\s\u3000]*[（(第]?[\s\u3000]*[\d一二三四五六七八九十])"
)
"""What follows a number that only speaks of one: （一）至（三）项. An item's own words may begin alike (项目, 至少)."""
_ITEM_HEAD = re.compile(r"(?P<number>\d{1,3})[.．]")
_ITEM_NUMBER = re.compile(
    r"(?P<label>(?P<number>\d{1,3})[.．])\s?(?=\d+(?:\s?[个项家户名人条套台处所座次万亿元年月日批%％米]|[^\s\d.．]))"
)


def rank(number: PrintedNumber) -> float:
    """The place of a number in the hierarchy; smaller stands above. Deeper decimals stand lower."""
    base = RANKS[number.mark] + (0.5 if number.sub and number.mark is Mark.BOOK else 0)
    return base + len(number.numbers) / 10 if number.mark is Mark.DECIMAL else base


def accept_numbers(flow: Sequence[Flow]) -> list[PrintedNumber | None]:
    """For each block of a part the number that counts, or None."""
    quoted = find_quoted(flow)
    found = [
        read_number(block.text) if isinstance(block, Piece) and at not in quoted else None
        for at, block in enumerate(flow)
    ]
    styles = _established(found, flow)
    decimals = sum(number is not None and number.mark is Mark.DECIMAL for number in found) > 1
    last: dict[Mark, int] = {}
    path: tuple[int, ...] = ()
    accepted: list[PrintedNumber | None] = []
    upcoming = _upcoming_items(flow) if None in found else []
    for at, (block, printed) in enumerate(zip(flow, found, strict=True)):
        number = printed
        if at in quoted:
            accepted.append(None)
            continue
        if isinstance(block, Piece) and decimals and number is None:
            number = _bare_decimal(block.text, path)
        if isinstance(block, Piece) and (number is None or number.mark is Mark.DECIMAL):
            following = upcoming[at] if number is None else None
            number = _item_before_digits(block.text, number, last.get(Mark.THIRD, 0), path, following) or number
        if number is None or not isinstance(block, Piece) or not _counts(number, block.text, last, path, styles):
            accepted.append(None)
            continue
        accepted.append(number)
        if number.mark is Mark.DECIMAL:
            path = number.numbers
        elif number.mark is Mark.ARTICLE and number.sub:
            last[number.mark] = number.numbers[0]
        else:
            last[number.mark] = number.number
    return accepted


def _counts(
    number: PrintedNumber,
    text: str,
    last: dict[Mark, int],
    path: tuple[int, ...],
    styles: frozenset[tuple[Mark, str]],
) -> bool:
    """Whether a number at the head of a paragraph is one of the document's."""
    previous = last.get(number.mark, 0)
    if number.number != previous + 1 and _REFERENCE.match(text[number.end :]):
        return False
    if number.mark is Mark.DECIMAL:
        return _follows(number.numbers, path)
    if not number.safe:
        expected = number.number == previous + 1
        return expected if number.mark is Mark.ARTICLE else (number.mark, number.label[-1]) in styles
    if number.mark in CAREFUL:
        return number.number == 1 or previous <= number.number <= previous + FARTHEST
    return True


def _established(found: Sequence[PrintedNumber | None], flow: Sequence[Flow]) -> frozenset[tuple[Mark, str]]:
    """Doubtful ways of printing a number (「一.」, 「一　」) that count 1, 2, … in this text."""
    runs: dict[tuple[Mark, str], list[int]] = defaultdict(list)
    for number in found:
        if number is not None and not number.safe:
            runs[number.mark, number.label[-1]].append(number.number)
    return frozenset(style for style, run in runs.items() if len(run) > 1 and run == list(range(1, len(run) + 1)))


def _bare_decimal(text: str, path: tuple[int, ...]) -> PrintedNumber | None:
    """「3　术语和定义」 in a text with decimal numbers: the next first-level number."""
    match = _BARE_DECIMAL.match(text)
    if match is None or len(text) > 40 or "。" in text:
        return None
    value = parse_numeral(match["number"])
    if value is None or value != (path[0] + 1 if path else 1):
        return None
    return PrintedNumber(
        mark=Mark.DECIMAL, label=match["label"], numbers=(value,), end=match.end(), sub=False, safe=True
    )


def _upcoming_items(flow: Sequence[Flow]) -> list[int | None]:
    """For each place the number of the next paragraph after it that begins like an item."""
    upcoming: list[int | None] = [None] * len(flow)
    following = None
    for at in range(len(flow) - 1, -1, -1):
        upcoming[at] = following
        block = flow[at]
        if isinstance(block, Piece) and (match := _ITEM_HEAD.match(block.text)):
            following = int(match["number"])
    return upcoming


def _item_before_digits(
    text: str, decimal: PrintedNumber | None, previous: int, path: tuple[int, ...], following: int | None
) -> PrintedNumber | None:
    """「2.30个项目…」 after item 1: a number whose text begins with a figure, where no decimal goes on.

    What could as well be a quantity (3.5万元) counts where the `following` item bears the next number.
    """
    match = _ITEM_NUMBER.match(text)
    if match is None or not previous or int(match["number"]) != previous + 1:
        return None
    if decimal is None and following != previous + 2:
        return None
    if decimal is not None and path and _follows(decimal.numbers, path):
        return None
    return PrintedNumber(
        mark=Mark.THIRD, label=match["label"], numbers=(previous + 1,), end=match.end(), sub=False, safe=True
    )


def _follows(numbers: tuple[int, ...], path: tuple[int, ...]) -> bool:
    """Whether a decimal comes after another: its next, its first child, or a next further up."""
    if not path:
        return numbers[-1] == 1 or len(numbers) == 1
    if numbers[: len(path)] == path:
        return len(numbers) == len(path) + 1 and numbers[-1] <= FARTHEST
    depth = next((at for at, (a, b) in enumerate(zip(numbers, path, strict=False)) if a != b), None)
    if depth is None:
        return False
    step = numbers[depth] - path[depth]
    return 0 < step <= FARTHEST and all(value == 1 for value in numbers[depth + 1 :])


def describe_numbering(sections: Sequence[Section]) -> Numbering:
    """Whether the numbers under one parent go on from those under the parent before it."""
    firsts: dict[Mark, list[bool]] = defaultdict(list)
    lasts: dict[Mark, int] = {}
    seen = _survey(sections, firsts, lasts)
    if not seen:
        return Numbering.NONE
    for mark in sorted(firsts, key=RANKS.__getitem__):
        votes = firsts[mark]
        if votes:
            return Numbering.RUN_THROUGH if sum(votes) * 2 > len(votes) else Numbering.RESTART
    return Numbering.RESTART


def _survey(sections: Sequence[Section], firsts: dict[Mark, list[bool]], lasts: dict[Mark, int]) -> bool:
    """Gather how the numbers of each mark begin under each new parent; whether there was any number."""
    seen = False
    here: dict[Mark, int] = {}
    for section in sections:
        number = read_number(section.label or "") if section.mark is not None else None
        if number is not None and section.mark is not Mark.DECIMAL:
            mark = number.mark
            seen = True
            if mark not in here and mark in lasts:
                firsts[mark].append(number.number == lasts[mark] + 1 and number.number > 1)
            here[mark] = lasts[mark] = number.number
        elif section.mark is Mark.DECIMAL:
            seen = True
        seen = _survey(section.children, firsts, lasts) or seen
    return seen
