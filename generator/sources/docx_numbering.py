"""Automatic numbers of Word: counted in reading order, printed as the reader of the page sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.sources.docx_numerals import format_number
from generator.sources.docx_xml import W, child, children, is_on, local, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from generator.sources.docx_styles import Styles

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@value_class
class _Level:
    """A level of a list (`w:lvl`)."""

    start: int
    kind: str
    text: str
    suffix: str
    is_legal: bool
    restarts: bool


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far they have been counted."""

    lists: dict[int, tuple[int, dict[int, _Level], dict[int, int]]]
    """Number id → abstract list, its levels, and the levels that this id starts anew with their first number."""
    style_levels: dict[tuple[int, str], int]
    """Number id and paragraph style → level, for lists tied to styles."""
    counters: dict[int, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[int, int]] = field(default_factory=set)

    def level_of(self, identity: int, style: str | None) -> int:
        """The level that a list gives to paragraphs of a style."""
        return self.style_levels.get((identity, style or ""), 0)

    def next_label(self, identity: int, level: int) -> str:
        """The printed number of the next paragraph of a list, "" where there is none (bullets say nothing)."""
        if identity not in self.lists:
            return ""
        abstract, levels, starts = self.lists[identity]
        definition = levels.get(level)
        if definition is None:
            return ""
        counted = self.counters.setdefault(abstract, {})
        if level in starts and (identity, level) not in self.begun:
            counted[level] = starts[level] - 1
        self.begun.add((identity, level))
        counted[level] = counted.get(level, definition.start - 1) + 1
        for deeper in [entry for entry in counted if entry > level]:
            if deeper in levels and levels[deeper].restarts:
                del counted[deeper]
        if definition.kind == "bullet":
            return ""
        return _with_suffix(_print(definition, levels, counted, level), definition.suffix)


def _print(definition: _Level, levels: dict[int, _Level], counted: dict[int, int], level: int) -> str:
    """The level's text with its numbers."""

    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = levels.get(place)
        if other is None or place > level or other.kind in ("none", "bullet"):
            return ""
        kind = "decimal" if definition.is_legal else other.kind
        return format_number(counted.get(place, other.start), kind)

    return _PLACE.sub(shown, definition.text).strip()


def _with_suffix(label: str, suffix: str) -> str:
    """A blank after a label that would otherwise run into the text."""
    if label and (suffix == "space" or (suffix == "tab" and label[-1].isalnum())):
        return f"{label} "
    return label


def read_numbering(tree: _Element | None, styles: Styles) -> Numbering:
    """The lists of `numbering.xml`; none where it is absent."""
    if tree is None:
        return Numbering(lists={}, style_levels={})
    abstracts = {number(entry, "abstractNumId"): entry for entry in children(tree, "abstractNum")}
    nums = {number(entry, "numId"): entry for entry in children(tree, "num")}
    lists: dict[int, tuple[int, dict[int, _Level], dict[int, int]]] = {}
    style_levels: dict[tuple[int, str], int] = {}
    for identity, entry in nums.items():
        abstract = number(child(entry, "abstractNumId"))
        definition = _linked(abstracts.get(abstract), abstracts, nums, styles)
        if identity is None or abstract is None or definition is None:
            continue
        levels, starts = _read_levels(definition), {}
        for change in children(entry, "lvlOverride"):
            place = number(change, "ilvl")
            start = number(child(change, "startOverride"))
            if place is not None and start is not None:
                starts[place] = start
            for level in children(change, "lvl"):
                levels |= _read_level(level)
        lists[identity] = (abstract, levels, starts)
        for level in children(definition, "lvl"):
            style, place = value(child(level, "pStyle")), number(level, "ilvl")
            if style is not None and place is not None:
                style_levels[identity, style] = place
    return Numbering(lists=lists, style_levels=style_levels)


def _linked(
    abstract: _Element | None, abstracts: dict[int | None, _Element], nums: dict[int | None, _Element], styles: Styles
) -> _Element | None:
    """The abstract list itself, or the one its numbering style names."""
    link = value(child(abstract, "numStyleLink"))
    if link is None or link not in styles.by_id:
        return abstract
    identity = number(child(styles.by_id[link], "pPr", "numPr", "numId"))
    return abstracts.get(number(child(nums.get(identity), "abstractNumId")), abstract)


def _read_levels(abstract: _Element) -> dict[int, _Level]:
    """All levels of an abstract list."""
    levels: dict[int, _Level] = {}
    for level in children(abstract, "lvl"):
        levels |= _read_level(level)
    return levels


def _read_level(level: _Element) -> dict[int, _Level]:
    """One level, by its place."""
    place = number(level, "ilvl")
    if place is None or not 0 <= place < _LEVELS:
        return {}
    start = number(child(level, "start"))
    read = _Level(
        start=1 if start is None else start,
        kind=_kind(level),
        text=(value(child(level, "lvlText")) or "")[:100],
        suffix=value(child(level, "suff")) or "tab",
        is_legal=is_on(child(level, "isLgl")),
        restarts=number(child(level, "lvlRestart")) != 0,
    )
    return {place: read}


def _kind(level: _Element) -> str:
    """The number format; the fallback where a newer one is wrapped in alternatives."""
    direct = child(level, "numFmt")
    wrapped = [entry for entry in level.iter(f"{W}numFmt") if local(entry) == "numFmt"]
    kinds = [value(entry) or "decimal" for entry in ([direct] if direct is not None else wrapped)]
    return next((kind for kind in kinds if kind != "custom"), "decimal")
