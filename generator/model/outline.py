"""The tree of a document's text: what ids, duties, permalinks, side notes, search and comparison are made from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.transcript import Figure
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.transcript import Cell


class Mark(StrEnum):
    """Kinds of printed numbering: statutes above, the four levels of GB/T 9704 with their continuation below."""

    BOOK = "编"
    CHAPTER = "章"
    DIVISION = "节"
    ARTICLE = "条"
    FIRST = "一、"
    SECOND = "（一）"
    THIRD = "1."
    FOURTH = "（1）"
    FIFTH = "①"
    DECIMAL = "1.1"


class Numbering(StrEnum):
    """Whether a level's numbers start again under each parent."""

    RESTART = "restart"
    RUN_THROUGH = "run-through"
    NONE = "none"


class SectionRole(StrEnum):
    """What a node is in the document."""

    NUMBERED = "numbered"
    NOTICE = "notice"
    """Text of the notice that carries the document (印发通知的正文)."""
    PREAMBLE = "preamble"
    """Unnumbered text before the first number."""
    TAIL = "tail"
    """Unnumbered text after numbered children: it belongs to the parent, not to the last child."""
    ANNEX = "annex"
    """附件: heading is its title; its numbers begin anew below it."""


@value_class
class Paragraph:
    """One paragraph, joined where the source broke it."""

    text: str
    line: int
    page: int | None = None


@value_class
class Table:
    """A table of the text. Rows are rectangular: `""` stands where a merged cell covers."""

    caption: str | None
    header: tuple[str, ...]
    """() where no row is a header."""
    rows: tuple[tuple[str, ...], ...]
    row_lines: tuple[int, ...]
    """Source line of each row, as long as `rows`."""
    cells: tuple[tuple[Cell, ...], ...]
    """All rows, the header's first, as printed with their spans: for display."""
    line: int
    page: int | None = None


Content = Paragraph | Table | Figure


@value_class
class Section:
    """A node: its printed number, its heading, its own text, its numbered children."""

    id: str | None
    """From the numbering path (`s3-5-2`, `a19`, `c2-5`, `annex1-s2`), unique in the document; None where unnumbered."""
    mark: Mark | None
    label: str | None
    """The number as printed: 「（十九）」, 「第三条」, 「3.」."""
    heading: str
    """Without the label; "" for an item whose line is a sentence and for an article without headnote."""
    run_in: bool
    """Heading and first paragraph stand in one printed paragraph."""
    role: SectionRole
    content: tuple[Content, ...]
    line: int
    page: int | None = None
    children: tuple[Section, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The section's own paragraphs, children's not included."""
        return tuple(block for block in self.content if isinstance(block, Paragraph))

    def walk(self) -> Iterator[Section]:
        """This node and every node below it, in reading order."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead.extend(reversed(node.children))


@value_class
class Outline:
    """The whole text of a document as a forest."""

    sections: tuple[Section, ...]
    numbering: Numbering

    def walk(self) -> Iterator[Section]:
        """Every node, in reading order."""
        for section in self.sections:
            yield from section.walk()

    def tables(self) -> Iterator[tuple[Section, Table]]:
        """Every table with the section it stands in."""
        for section in self.walk():
            for block in section.content:
                if isinstance(block, Table):
                    yield section, block
