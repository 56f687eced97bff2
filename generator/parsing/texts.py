"""Headings and paragraphs of an outline, each with its place: gathered once, read by whatever looks for words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.outline import Mark, Paragraph

if TYPE_CHECKING:
    from generator.model.outline import Outline, Section, SectionRole


class PlacedText(NamedTuple):
    """A heading or a paragraph; never empty."""

    text: str
    line: int
    section: str | None
    """Id of the nearest numbered section."""
    role: SectionRole
    """Of the section that it stands in."""
    is_heading: bool
    in_statute: bool
    """It stands in an article (条)."""


def read_texts(outline: Outline) -> tuple[PlacedText, ...]:
    """Every heading and paragraph, in reading order."""
    texts: list[PlacedText] = []
    for section in outline.sections:
        _gather(section, None, texts, in_statute=False)
    return tuple(texts)


def _gather(section: Section, above: str | None, texts: list[PlacedText], *, in_statute: bool) -> None:
    nearest = section.id or above
    in_statute = in_statute or section.mark is Mark.ARTICLE
    printed = [(section.heading, section.line, True)]
    printed += [(block.text, block.line, False) for block in section.content if isinstance(block, Paragraph)]
    for text, line, is_heading in printed:
        if text:
            texts.append(PlacedText(text, line, nearest, section.role, is_heading, in_statute))
    for child in section.children:
        _gather(child, nearest, texts, in_statute=in_statute)
