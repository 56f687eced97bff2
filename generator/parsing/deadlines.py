"""完成时限, frequencies and quantities of a document's text (tables keep theirs in their tasks).

A number to reach that follows a time in the same clause belongs to it: 年内开展推送不少于2次 is one deadline. What is
neither (及时, 定期, 常态化) is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.parsed import Deadline, DeadlineKind
from generator.parsing.quantities import Quantity, find_count, find_quantities
from generator.parsing.time_phrases import Clock, TimePhrase, find_time_phrases, mask_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from generator.parsing.texts import PlacedText

    _Span = tuple[int, int, TimePhrase | None, Quantity | None]

_CLAUSE_END = re.compile("[，,。；;！？]")
_BETWEEN = "。"
"""Stands between two texts that are read together: no time and no number goes on behind it."""
_TOGETHER = 100
"""Texts that are read together."""


def find_deadlines(
    texts: Sequence[PlacedText], *, year: int | None, dated_on: date | None = None
) -> tuple[Deadline, ...]:
    """Every time limit, frequency and number to reach, with the nearest numbered section, in reading order.

    In statutes (条) 三人以上 is a condition, not a number to reach.

    Args:
        texts: what the document says.
        year: the year the document is for; without it only printed years give a `due_on`.
        dated_on: 成文日期, from which 本…印发后N日内 counts.
    """
    clock = Clock(year=year, dated_on=dated_on)
    stretches = (texts[start : start + _TOGETHER] for start in range(0, len(texts), _TOGETHER))
    return tuple(deadline for stretch in stretches for deadline in _read_deadlines(stretch, clock))


def _read_deadlines(texts: Sequence[PlacedText], clock: Clock) -> Iterator[Deadline]:
    """The deadlines of a few texts."""
    dense = [squeeze(placed.text) for placed in texts]
    starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in dense)]
    plain = _BETWEEN.join(map(mask_names, dense))
    phrases = list(find_time_phrases(plain, clock))
    numbers = (found for found in find_quantities(plain) if not texts[_place(found, starts)].in_statute)
    quantities = sorted(_outside(numbers, phrases), key=_start)
    for start, end, phrase, number in _join(plain, phrases, quantities):
        at = bisect_right(starts, start) - 1
        placed = texts[at]
        yield Deadline(
            section=placed.section,
            raw=_as_printed(placed.text, dense[at], start - starts[at], end - starts[at]),
            kind=phrase.kind if phrase else DeadlineKind.ONGOING,
            due_on=phrase.due_on if phrase else None,
            at_least=number.at_least if number else None,
            unit=number.unit if number else None,
            line=placed.line,
        )


def _join(text: str, phrases: Sequence[TimePhrase], quantities: Sequence[Quantity]) -> list[_Span]:
    """Times with the numbers that belong to them, and the other numbers, in order of place."""
    spans: list[_Span] = []
    taken: set[int] = set()
    for index, phrase in enumerate(phrases):
        limit = phrases[index + 1].start if index + 1 < len(phrases) else len(text)
        quantity = _belonging(text, phrase, limit, quantities)
        end = quantity.end if quantity and quantity.start == phrase.end else phrase.end
        spans.append((phrase.start, end, phrase, quantity))
        taken.update([quantity.start] if quantity else [])
    spans += [(found.start, found.end, None, found) for found in quantities if found.start not in taken]
    return sorted(spans, key=lambda span: span[:2])


def _as_printed(text: str, dense: str, start: int, end: int) -> str:
    """The part of a text that stands at these places once its white space is gone."""
    if len(dense) == len(text):
        return text[start:end]
    kept = [at for at, char in enumerate(text) if squeeze(char)]
    return text[kept[start] : kept[end - 1] + 1]


def _place(found: Quantity, starts: list[int]) -> int:
    return bisect_right(starts, found.start) - 1


def _start(found: Quantity | TimePhrase) -> int:
    return found.start


def _outside(quantities: Iterable[Quantity], phrases: Sequence[TimePhrase]) -> Iterator[Quantity]:
    """Numbers that are no part of a time."""
    for quantity in quantities:
        last = bisect_left(phrases, quantity.end, key=_start) - 1
        if last < 0 or phrases[last].end <= quantity.start:
            yield quantity


def _belonging(text: str, phrase: TimePhrase, limit: int, quantities: Sequence[Quantity]) -> Quantity | None:
    """The number to reach that stands after a time in its clause and before the next time, at `limit`."""
    mark = _CLAUSE_END.search(text, phrase.end, limit)
    end = mark.start() if mark else limit
    first = bisect_left(quantities, phrase.end, key=_start)
    if first < len(quantities) and quantities[first].start < end:
        return quantities[first]
    is_frequency = phrase.kind in (DeadlineKind.RECURRING, DeadlineKind.WITHIN_YEAR)
    return find_count(text, phrase.end, end) if is_frequency else None
