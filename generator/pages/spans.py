"""A paragraph cut into plain text, responsibility notes with their units, and links to documents it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.pages.components import Mention


_AFTER_UNIT = r"[^\u3400-\u9fff]|\Z|牵头|负责|配合|落实|会同|承担|协助|等|和|与|及"


@value_class
class Span:
    """A piece of text; at most one of the other fields is set."""

    text: str
    address: str | None = None
    """A document named here."""
    mention: Mention | None = None
    note: tuple[Span, ...] = ()
    """The pieces of a responsibility note; `text` is the whole of it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words to be found in a paragraph, and what they become."""

    words: str
    mentions: tuple[Mention, ...] = ()
    """For a note: its units, in order of print."""
    address: str | None = None
    start: int | None = None
    """Where they stand; None where that is not known."""


def cut(text: str, passages: tuple[Passage, ...]) -> tuple[Span, ...]:
    """The whole text in order; what does not occur, or overlaps an earlier one, is left out."""
    if not passages:
        return (Span(text=text),)
    found = sorted(_find(text, passages), key=lambda hit: hit[0])
    spans: list[Span] = []
    end = 0
    for start, passage in found:
        if start < end:
            continue
        if start > end:
            spans.append(Span(text=text[end:start]))
        spans.append(_turn(passage))
        end = start + len(passage.words)
    if end < len(text) or not spans:
        spans.append(Span(text=text[end:]))
    return tuple(spans)


def cut_mentions(text: str, mentions: Iterable[Mention]) -> tuple[Span, ...]:
    """The text with its units, each looked for behind the one before."""
    spans: list[Span] = []
    end = 0
    for mention in mentions:
        start = text.find(mention.text, end)
        if start < 0:
            continue
        if start > end:
            spans.append(Span(text=text[end:start]))
        spans.append(Span(text=mention.text, mention=mention))
        end = start + len(mention.text)
    if end < len(text) or not spans:
        spans.append(Span(text=text[end:]))
    return tuple(spans)


def print_spans(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The same spans over another text of the same length."""
    printed = []
    start = 0
    for span in spans:
        own = text[start : start + len(span.text)]
        start += len(span.text)
        printed.append(span if own == span.text else _print_span(span, own))
    return tuple(printed)


def _print_span(span: Span, text: str) -> Span:
    mention = span.mention and replace(span.mention, text=text)
    return Span(text=text, address=span.address, mention=mention, note=print_spans(span.note, text))


def compile_units(mentions: Iterable[str]) -> re.Pattern[str] | None:
    """Finds these phrases in the cells of a table, the longest first, where nothing but a verb or a tail follows."""
    names = sorted(mentions, key=lambda name: (-len(name), name))
    if not names:
        return None
    return re.compile(f"(?:{'|'.join(map(re.escape, names))})(?={_AFTER_UNIT})")


def find_units(text: str, mentions: Mapping[str, Mention], pattern: re.Pattern[str] | None) -> tuple[Span, ...]:
    """The text of a cell with its units."""
    if pattern is None:
        return (Span(text=text),)
    return cut_mentions(text, (mentions[found] for found in pattern.findall(text)))


def _find(text: str, passages: Iterable[Passage]) -> Iterator[tuple[int, Passage]]:
    seen: dict[str, int] = {}
    for passage in passages:
        if passage.start is not None:
            if text.startswith(passage.words, passage.start):
                yield passage.start, passage
            continue
        start = text.find(passage.words, seen.get(passage.words, 0))
        if start >= 0:
            seen[passage.words] = start + len(passage.words)
            yield start, passage


def _turn(passage: Passage) -> Span:
    if passage.address is not None:
        return Span(text=passage.words, address=passage.address)
    return Span(text=passage.words, note=cut_mentions(passage.words, passage.mentions))
