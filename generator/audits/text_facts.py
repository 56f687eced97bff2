"""What audits ask of a text: read once for each file, remembered as long as it is the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.document_number import DocumentNumber
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.self_audit import WordingRule

_ACTING = re.compile("申请|申领|申报|领取|办理|预约|报名|缴纳|缴费|填报|备案|登记|申办")
"""What somebody does who uses a service."""
_TITLE = re.compile("《[^《》]*》")
_SENTENCE_END = re.compile(r"[。；;|\n]+")
_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日")
_NUMBER_LENGTH = 40
"""Characters of a line that may be a document number and nothing else."""
_ORGAN_LENGTH = 40
_TAIL = 60
"""Lines at the end of a text in which signatures are looked for."""


@value_class
class WordHit:
    """A word of the wording list in a text."""

    word: str
    line: int
    """Of the file."""


@value_class
class TextFacts:
    """What stands in one body."""

    numbers: tuple[tuple[str, int], ...]
    """Document numbers that are a line of their own, canonical, with the lines of the file."""
    signatures: tuple[tuple[str, int], ...]
    """Lines that stand directly above a line that is only a date: organs, where the text is signed."""
    words: tuple[WordHit, ...]
    names: tuple[str, ...]
    """Of the names asked for, those that stand in a sentence which says that one applies, registers or pays."""

    @property
    def placed(self) -> tuple[tuple[object, int], ...]:
        """What stands on lines, with the lines."""
        kinds = (("number", self.numbers), ("signature", self.signatures))
        texts = (((kind, text), line) for kind, found in kinds for text, line in found)
        return (*texts, *((("word", hit.word), hit.line) for hit in self.words))


def read_facts(body: str, first_line: int, wording: Iterable[WordingRule], names: Iterable[str]) -> TextFacts:
    """Go through one body; `first_line` is its line in the file."""
    lines = body.split("\n")
    return TextFacts(
        numbers=tuple(_find_numbers(lines, first_line)),
        signatures=tuple(_find_signatures(lines, first_line)),
        words=tuple(find_words(body, first_line, wording)),
        names=tuple(_find_offered(body, names)),
    )


def find_words(text: str, first_line: int, wording: Iterable[WordingRule]) -> Iterator[WordHit]:
    """Every place of a listed word, but inside a longer word that is right."""
    for rule in wording:
        if rule.word not in text:
            continue
        right = [spot for longer in rule.unless for spot in _spans(longer, text)]
        for start, end in _spans(rule.word, text):
            if not any(first <= start and end <= last for first, last in right):
                yield WordHit(word=rule.word, line=first_line + text.count("\n", 0, start))


def _spans(word: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + 1)


def _find_numbers(lines: list[str], first_line: int) -> Iterator[tuple[str, int]]:
    for index, line in enumerate(lines):
        if "号" in line and len(line) <= _NUMBER_LENGTH:
            number = DocumentNumber.parse(line)
            if number is not None:
                yield str(number), first_line + index


def _find_signatures(lines: list[str], first_line: int) -> Iterator[tuple[str, int]]:
    above: tuple[str, int] | None = None
    begin = max(0, len(lines) - _TAIL)
    for index, line in enumerate(lines[begin:], begin):
        words = line.strip()
        if above and _DATE.fullmatch(words):
            yield above
        if words:
            above = (words, first_line + index) if len(words) <= _ORGAN_LENGTH else None


def _find_offered(body: str, names: Iterable[str]) -> Iterator[str]:
    """Names that are done, not only mentioned; one inside a longer one, or inside a title, does not count."""
    present = sorted((name for name in dict.fromkeys(names) if name in body), key=len, reverse=True)
    offered = set()
    for sentence in _SENTENCE_END.split(_TITLE.sub("", body)) if present else ():
        rest, found = sentence, []
        for name in present:
            if name in rest:
                found.append(name)
                rest = rest.replace(name, "\n")
        if found and _ACTING.search(rest):
            offered.update(found)
    return (name for name in present if name in offered)
