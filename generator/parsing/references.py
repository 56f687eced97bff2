"""引用: other documents that the text names, by title, by number, or by both.

A short name that the text gives itself (以下简称《条例》) stands for the full title from there on. The title under
which a notice issues this very document (现将《…》印发给你们) and the document's own number are no references.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.outline import SectionRole
from generator.model.parsed import OwnReference, Reference
from generator.model.value import value_class
from generator.parsing.cited_clauses import clauses_behind, own_clauses
from generator.parsing.document_numbers import find_document_numbers, may_hold_number, parse_document_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.parsing.texts import PlacedText

_NUMBER_BRACKET = re.compile(r"\s*[（(〔\[]([^（）()]{0,60})[）)〕\]]")
_TITLE_MARK = re.compile("[《》]")
_SHORT_NAME = re.compile(r"[（(](?:以下|下)?(?:统称|简称|称)(?:为)?[：:]?\s*《([^《》]+)》[）)]")
_ISSUED = re.compile(r"印发|发布|公布|下发|转发")
_ISSUING = re.compile(r"现将|现予以?|现[印发公布转]{2}|^已[^。]{0,60}(?:同意|通过|批准|审定)")
_NEAR = 40
"""Characters between a title and the bracket that gives it a short name."""
_SENTENCE = 500
"""Characters behind a title in which the sentence may still say that it is issued."""
_OUTSIDE = frozenset((SectionRole.NOTICE, SectionRole.PREAMBLE))


@value_class
class _Named:
    """A 《title》 in a text, nested titles inside it."""

    start: int
    end: int
    title: str


def find_references(texts: Sequence[PlacedText], *, own: str | None) -> tuple[Reference, ...]:
    """Every mention of another document in headings and paragraphs, in reading order; `own` is 发文字号."""
    own_number = parse_document_number(own) if own else None
    own_text = str(own_number) if own_number else own
    full_titles: dict[str, str] = {}
    found: list[Reference] = []
    for placed in texts:
        text = placed.text
        if "《" in text:
            _learn_short_names(text, full_titles)
        elif not may_hold_number(text):
            continue
        for start, end, title, number in _mentions(text, placed.role, full_titles):
            if number is None or number != own_text:
                found.append(
                    Reference(
                        section=placed.section,
                        title=title,
                        document_number=number,
                        raw=text[start:end],
                        line=placed.line,
                        start=start,
                        clauses=clauses_behind(text, end),
                    )
                )
    return tuple(found)


def find_own_references(texts: Sequence[PlacedText]) -> tuple[OwnReference, ...]:
    """Every 本办法第八条, in reading order."""
    return tuple(
        OwnReference(line=placed.line, clause=clause)
        for placed in texts
        if "条" in placed.text
        for clause in own_clauses(placed.text)
    )


def _mentions(
    text: str, role: SectionRole, full_titles: dict[str, str]
) -> Iterator[tuple[int, int, str | None, str | None]]:
    """Start, end, title and canonical number of each mention, in order."""
    numbers = sorted(find_document_numbers(text), key=lambda number: number.start)
    starts = [number.start for number in numbers]
    used: set[int] = set()
    definitions = [match.span(1) for match in _SHORT_NAME.finditer(text)]
    found: list[tuple[int, int, str | None, str | None]] = []
    for named in _titles(text):
        nearest = bisect_right(definitions, (named.start + 1, len(text))) - 1
        if nearest >= 0 and named.end - 1 <= definitions[nearest][1]:
            continue
        bracket = _NUMBER_BRACKET.match(text, named.end)
        in_title = slice(bisect_right(starts, named.start), bisect_left(starts, named.end))
        span = bracket.span(1) if bracket else (named.end, named.end)
        in_bracket = slice(bisect_left(starts, span[0]), bisect_left(starts, span[1]))
        inside = [number for number in numbers[in_bracket] if number.end <= span[1]]
        used.update(number.start for number in inside)
        used.update(starts[in_title])
        if role in _OUTSIDE and not inside and _is_issued(text, named):
            continue
        end = bracket.end() if bracket and inside else named.end
        title = full_titles.get(named.title, named.title)
        found.append((named.start, end, title, str(inside[0].number) if inside else None))
    found += [(n.start, n.end, None, str(n.number)) for n in numbers if n.start not in used]
    yield from sorted(found, key=lambda mention: mention[:2])


def _titles(text: str) -> Iterator[_Named]:
    """Every outermost 《title》."""
    depth = start = 0
    for match in _TITLE_MARK.finditer(text):
        char, index = match.group(), match.start()
        if char == "《":
            start = index if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield _Named(start=start, end=index + 1, title=squeeze(text[start + 1 : index]))


def _is_issued(text: str, named: _Named) -> bool:
    """Whether the sentence issues the named document: 现将《…》印发给你们, 《…》现予以印发."""
    before = re.split("[。；]", text[max(named.start - 20, 0) : named.start])[-1]
    after = text[named.end : named.end + _SENTENCE].split("。", maxsplit=1)[0]
    return bool(_ISSUED.search(after)) and bool(_ISSUING.search(before) or _ISSUING.search(after.lstrip("，, ")))


def _learn_short_names(text: str, full_titles: dict[str, str]) -> None:
    """Note which full title a 以下简称《…》 stands for: the title just before the bracket."""
    definitions = list(_SHORT_NAME.finditer(text))
    titles = list(_titles(text)) if definitions else []
    ends = [named.end for named in titles]
    for match in definitions:
        nearest = bisect_right(ends, match.start()) - 1
        if nearest >= 0 and match.start() - ends[nearest] <= _NEAR:
            full_titles[squeeze(match.group(1))] = titles[nearest].title
