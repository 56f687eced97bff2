"""The text of an outline cut into the pieces that are compared: clauses, headings and rows of tables.

Guarantee: every printed character of headings, paragraphs, tables and words of pictures stands in exactly one piece;
numbers stand apart in `label`, so that a clause that only moved keeps its text.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.outline import Paragraph, SectionRole, Table
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.outline import Content, Outline, Section

CELL_SEPARATOR = "｜"
"""Between the cells of a row."""
_WHOLE = (SectionRole.NUMBERED,)
"""Roles whose paragraphs belong together; elsewhere every paragraph is a piece of its own."""


class ClauseKind(StrEnum):
    """Only pieces of one kind are ever paired."""

    TEXT = "text"
    HEADING = "heading"
    """A heading that has no paragraph of its own."""
    ROW = "row"
    """A row or the caption of a table."""


@value_class
class ComparedClause:
    """A piece of a document's text."""

    position: int
    """In reading order, from 0."""
    kind: ClauseKind
    section: str | None
    """Id of the section it stands in, or of the nearest one above that has an id."""
    label: str | None
    """The printed number; None for what continues or has none."""
    role: SectionRole
    text: str
    """As printed, paragraphs separated by line feeds; never empty."""


def read_clauses(outline: Outline) -> tuple[ComparedClause, ...]:
    """Every piece in reading order."""
    pieces = (piece for section in outline.sections for piece in _read(section, None))
    return tuple(
        ComparedClause(position=position, kind=kind, section=anchor, label=label, role=section.role, text=text)
        for position, (kind, section, anchor, label, text) in enumerate(pieces)
    )


_Piece = tuple[ClauseKind, "Section", str | None, str | None, str]


def _read(section: Section, above: str | None) -> Iterator[_Piece]:
    anchor = section.id or above
    label = section.label
    for kind, text in _cut(section):
        if text.strip():
            yield kind, section, anchor, label, text
            label = None
    for child in section.children:
        yield from _read(child, anchor)


def _cut(section: Section) -> Iterator[tuple[ClauseKind, str]]:
    """The section's own text: its paragraphs first, then its tables."""
    tables = [block for block in section.content if isinstance(block, Table)]
    paragraphs = [_print(block) for block in section.content if not isinstance(block, Table)]
    is_title = not paragraphs and bool(section.children or tables or section.role is SectionRole.ANNEX)
    if section.heading and (is_title or section.role not in _WHOLE):
        yield (ClauseKind.HEADING if is_title or not section.run_in else ClauseKind.TEXT), section.heading
    elif section.heading:
        joint = "" if section.run_in and paragraphs else "\n"
        paragraphs = [section.heading + joint + "\n".join(paragraphs)]
    if section.role in _WHOLE:
        paragraphs = ["\n".join(paragraphs)]
    for paragraph in paragraphs:
        yield ClauseKind.TEXT, paragraph.rstrip("\n")
    for table in tables:
        yield from ((ClauseKind.ROW, row) for row in _print_rows(table))


def _print(block: Content) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "" if isinstance(block, Table) else block.alt


def _print_rows(table: Table) -> Iterator[str]:
    if table.caption:
        yield table.caption
    for row in (table.header, *table.rows):
        yield CELL_SEPARATOR.join(cell for cell in row if cell)
