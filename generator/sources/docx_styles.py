"""Paragraph styles: what a paragraph inherits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.sources.docx_xml import child, children, is_on, number, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.I)
_DEEPEST = 6
_LONGEST_CHAIN = 30
_NO_LEVEL = 9


@value_class
class Look:
    """How a paragraph is set, its style's properties included."""

    level: int | None = None
    """1–6."""
    alignment: str | None = None
    indented: bool = False
    style: str | None = None
    numbering: tuple[int, int | None] | None = None
    """Number id (0 switches numbering off) and level of a list; None where the list says which level the style has."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file, by id."""

    by_id: dict[str, _Element]
    default: str | None

    def chain(self, style: str | None) -> tuple[_Element, ...]:
        """A style and those it is based on, nearest first."""
        found: list[_Element] = []
        while style in self.by_id and len(found) < _LONGEST_CHAIN:
            element = self.by_id[style]
            found.append(element)
            style = value(child(element, "basedOn"))
        return tuple(found)

    def look(self, properties: _Element | None) -> Look:
        """The look of a paragraph with these properties (`w:pPr`)."""
        style = value(child(properties, "pStyle")) or self.default
        styles = self.chain(style)
        own = [] if properties is None else [properties]
        sources = [*own, *(inherited for entry in styles if (inherited := child(entry, "pPr")) is not None)]
        return Look(
            level=self._level(sources, styles),
            alignment=next((found for source in sources if (found := value(child(source, "jc")))), None),
            indented=_is_indented(sources),
            style=style,
            numbering=_numbering(sources),
        )

    def _level(self, sources: list[_Element], styles: tuple[_Element, ...]) -> int | None:
        """The heading level: the outline level, else the style's name."""
        for source in sources:
            level = number(child(source, "outlineLvl"))
            if level is not None:
                return min(level + 1, _DEEPEST) if 0 <= level < _NO_LEVEL else None
        for style in styles:
            match = _HEADING.match(value(child(style, "name")) or "")
            if match:
                return min(int(match[1]), _DEEPEST)
        return None


def read_styles(tree: _Element | None) -> Styles:
    """The styles of `styles.xml`; none where it is absent."""
    by_id: dict[str, _Element] = {}
    default = None
    for style in () if tree is None else children(tree, "style"):
        identity = value(style, "styleId")
        if identity is None:
            continue
        by_id.setdefault(identity, style)
        if value(style, "type") == "paragraph" and (value(style, "default") or "0") in ("1", "true", "on"):
            default = identity
    return Styles(by_id=by_id, default=default)


def _is_indented(sources: list[_Element]) -> bool:
    """Whether the first line is indented: the nearest statement counts, characters before points."""
    for source in sources:
        indent = child(source, "ind")
        for name in ("firstLineChars", "firstLine"):
            size = number(indent, name)
            if size is not None and (size > 0 or name == "firstLine"):
                return size > 0
    return False


def _numbering(sources: list[_Element]) -> tuple[int, int | None] | None:
    """The list that the paragraph belongs to: number id from the nearest, level from where it is said."""
    identity = level = None
    for source in sources:
        properties = child(source, "numPr")
        identity = number(child(properties, "numId")) if identity is None else identity
        level = number(child(properties, "ilvl")) if level is None else level
    return None if identity is None else (identity, level)


def is_vanished(run: _Element) -> bool:
    """Whether a run is set as hidden text."""
    return is_on(child(run, "rPr", "vanish"))
