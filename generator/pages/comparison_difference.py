"""How a rewritten clause differs: sentence by sentence, and inside a rewritten sentence word by word.

Guarantee: the segments of one side, joined, are that side's text.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

REWORDED = 0.5
"""Share of the shorter side that both sides have in common, from which on one counts as the other reworded."""
SHORTEST_COMMON = 2
"""Characters that a reworded sentence must share in one stretch: less is chance and would only tear the text apart."""
SHORTEST_QUOTED = 5
"""The same for sentences that were not reworded but have a phrase in common."""

_MARKS = frozenset(",;:。")
_SENTENCE = re.compile(r"[^。！？；\n]*(?:[。！？；\n]+|$)")
_WORD = re.compile(r"(?:[0-9A-Za-z]+(?:[.,:][0-9A-Za-z]+)*%?|\S)\s*|\s+")


class SegmentKind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@value_class
class Segment:
    """A stretch of one side's text."""

    kind: SegmentKind
    text: str


@value_class
class Difference:
    """Both sides of a rewritten clause."""

    old: tuple[Segment, ...]
    """`same` and `removed`."""
    new: tuple[Segment, ...]
    """`same` and `added`."""


_Change = tuple[bool, str, str]
"""Whether both sides say the same; the old side's text, the new side's."""


def compare_texts(old: str, new: str) -> Difference:
    """Compare two texts, white space and widths apart."""
    changes = [
        change
        for is_same, before, after in _compare(split_sentences(old), split_sentences(new))
        for change in ([(is_same, before, after)] if is_same else _compare_sentences(before, after))
    ]
    return Difference(
        old=tuple(_join(((same, before) for same, before, _ in changes), SegmentKind.REMOVED)),
        new=tuple(_join(((same, after) for same, _, after in changes), SegmentKind.ADDED)),
    )


def split_sentences(text: str) -> list[str]:
    """Sentences with the marks that end them; joined, they are the text."""
    return [sentence for sentence in _SENTENCE.findall(text) if sentence]


def _compare_sentences(old: str, new: str) -> list[_Change]:
    """Word by word; what is common by chance counts as changed."""
    if not old or not new:
        return [(False, old, new)]
    changes = _compare(_WORD.findall(old), _WORD.findall(new))
    common = sum(min(len(before), len(after)) for is_same, before, after in changes if is_same)
    if common >= REWORDED * min(len(old), len(new)):
        edges = (changes[0], changes[-1])
        return [_judge(change, 1 if change in edges else SHORTEST_COMMON) for change in changes]
    return [_judge(change, SHORTEST_QUOTED) for change in changes]


def _judge(change: _Change, shortest: int) -> _Change:
    """Numbers and marks between clauses that both have are never chance in a sentence that was reworded."""
    is_same, before, after = change
    word = fold(before)
    is_steady = word.isdecimal() or (word in _MARKS and shortest < SHORTEST_QUOTED)
    return (is_same and (is_steady or len(word) >= shortest), before, after)


def _compare(old: Sequence[str], new: Sequence[str]) -> list[_Change]:
    olds, news = [fold(piece) for piece in old], [fold(piece) for piece in new]
    codes = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    changes: list[_Change] = []
    slid = 0
    for index, (tag, a, b, c, d) in enumerate(codes):
        a, c = a + slid, c + slid  # noqa: PLW2901
        slid = 0
        if tag in ("insert", "delete") and index + 1 < len(codes):
            following = codes[index + 1]
            slid = _slide(*((news, c, d) if tag == "insert" else (olds, a, b)), following[2] - following[1])
        if slid:
            _, before, after = changes.pop() if changes else (True, "", "")
            before, after = before + "".join(old[a : a + slid]), after + "".join(new[c : c + slid])
            changes.append((True, before, after))
        changes.append((tag == "equal", "".join(old[a + slid : b + slid]), "".join(new[c + slid : d + slid])))
    return changes


def _slide(pieces: Sequence[str], start: int, end: int, limit: int) -> int:
    """How far an insertion can begin later and say the same: 老年[人和残疾]人 is read as 老年人[和残疾人]."""
    moved = 0
    while moved < limit and pieces[start + moved] == pieces[end + moved]:
        moved += 1
    return moved


def _join(pieces: Iterator[tuple[bool, str]], other: SegmentKind) -> Iterator[Segment]:
    """Neighbours of one kind become one segment; nothing is empty."""
    for is_same, group in groupby((piece for piece in pieces if piece[1]), key=itemgetter(0)):
        yield Segment(kind=SegmentKind.SAME if is_same else other, text="".join(text for _, text in group))
