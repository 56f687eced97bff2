"""完成时限, frequencies and quantities of a document's text (tables keep theirs in their tasks).

A number to reach that follows a time in the same clause belongs to it: 年内开展推送不少于2次 is one deadline. What is
neither (及时, 定期, 常态化) is none.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.outline import Mark, Paragraph
from generator.model.parsed import Deadline, DeadlineKind
from generator.parsing.quantities import Quantity, find_count, find_quantities
from generator.parsing.time_phrases import Clock, TimePhrase, find_time_phrases, mask_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.outline import Outline, Section

_CLAUSE_ENDS = "，,。；;！？"


def find_deadlines(outline: Outline, *, year: int | None, dated_on: date | None = None) -> tuple[Deadline, ...]:
    """Every time limit, frequency and number to reach, with the nearest numbered section, in reading order.

    Args:
        outline: the text.
        year: the year the document is for; without it only printed years give a `due_on`.
        dated_on: 成文日期, from which 本…印发后N日内 counts.
    """
    clock = Clock(year=year, dated_on=dated_on)
    return tuple(
        deadline for section in outline.sections for deadline in _below(section, None, clock, is_statute=False)
    )


def read_deadlines(text: str, clock: Clock, *, with_quantities: bool = True) -> Iterator[Deadline]:
    """The deadlines of one text; section and line are left for the caller to fill."""
    dense = squeeze(text)
    kept = range(len(text)) if len(dense) == len(text) else [at for at, char in enumerate(text) if squeeze(char)]
    plain = mask_names(dense)
    phrases = list(find_time_phrases(plain, clock))
    quantities = list(find_quantities(plain)) if with_quantities else []
    quantities = sorted(_outside(quantities, phrases), key=_start)
    spans: list[tuple[int, int, TimePhrase | None, Quantity | None]] = []
    taken: set[int] = set()
    for index, phrase in enumerate(phrases):
        limit = phrases[index + 1].start if index + 1 < len(phrases) else len(plain)
        quantity = _belonging(plain, phrase, limit, quantities)
        end = quantity.end if quantity and quantity.start == phrase.end else phrase.end
        spans.append((phrase.start, end, phrase, quantity))
        taken.update([quantity.start] if quantity else [])
    spans += [(found.start, found.end, None, found) for found in quantities if found.start not in taken]
    for start, end, found, number in sorted(spans, key=lambda span: span[:2]):
        yield Deadline(
            section=None,
            raw=text[kept[start] : kept[end - 1] + 1],
            kind=found.kind if found else DeadlineKind.ONGOING,
            due_on=found.due_on if found else None,
            at_least=number.at_least if number else None,
            unit=number.unit if number else None,
            line=0,
        )


def _below(section: Section, above: str | None, clock: Clock, *, is_statute: bool) -> Iterator[Deadline]:
    """Deadlines of a section and all below it; in statutes (条) 三人以上 is a condition, not a number to reach."""
    nearest = section.id or above
    is_statute = is_statute or section.mark is Mark.ARTICLE
    texts = [(section.heading, section.line)]
    texts += [(block.text, block.line) for block in section.content if isinstance(block, Paragraph)]
    for text, line in texts:
        for found in read_deadlines(text, clock, with_quantities=not is_statute):
            yield Deadline(
                section=nearest,
                raw=found.raw,
                kind=found.kind,
                due_on=found.due_on,
                at_least=found.at_least,
                unit=found.unit,
                line=line,
            )
    for child in section.children:
        yield from _below(child, nearest, clock, is_statute=is_statute)


def _start(found: Quantity | TimePhrase) -> int:
    return found.start


def _outside(quantities: list[Quantity], phrases: list[TimePhrase]) -> Iterator[Quantity]:
    """Numbers that are no part of a time."""
    for quantity in quantities:
        last = bisect_left(phrases, quantity.end, key=_start) - 1
        if last < 0 or phrases[last].end <= quantity.start:
            yield quantity


def _belonging(text: str, phrase: TimePhrase, limit: int, quantities: list[Quantity]) -> Quantity | None:
    """The number to reach that stands after a time in its clause and before the next time, at `limit`."""
    end = next((index for index in range(phrase.end, limit) if text[index] in _CLAUSE_ENDS), limit)
    first = bisect_left(quantities, phrase.end, key=_start)
    if first < len(quantities) and quantities[first].start < end:
        return quantities[first]
    is_frequency = phrase.kind in (DeadlineKind.RECURRING, DeadlineKind.WITHIN_YEAR)
    return find_count(text, phrase.end, end) if is_frequency else None
