"""What a reader makes of a file: located lines, tables, figures, facts and furniture, in reading order.

A reader knows its format and nothing of government. It loses no character: everything it saw stands in exactly one
block, fact or residue. It repairs only what the format broke (page furniture, radicals for characters), with a finding.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding


class SourceFormat(StrEnum):
    """Formats that have a reader."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


@value_class
class Line:
    """A printed line, or a whole paragraph where the format knows paragraphs."""

    text: str
    """Without outer white space (ASCII, NBSP, U+3000, U+200B, BOM); never empty."""
    line: int
    """From 1: the line of a text file, else the ordinal of the paragraph (docx), or of the line on its page (pdf)."""
    page: int | None = None
    whole: bool = False
    """The reader vouches that this is exactly one paragraph; otherwise a paragraph may go on in the next line."""
    heading_level: int | None = None
    """1–6 where the format itself marks a heading (`##`, `<h2>`, a heading style); None says nothing."""
    centred: bool = False
    """The format shows the line centred."""
    strong: bool = False
    """The format shows all of it in bold (`**…**`): before a table it is the caption."""
    after_gap: bool = False
    """Blank lines or a vertical gap stand before it."""
    indented: bool | None = None
    """The format shows a first-line indent; False: it begins at the margin; None says nothing."""
    end_gap: float | None = None
    """Characters that would still have found room at the end of the line, where the format shows it (pdf)."""


@value_class
class Cell:
    """A table cell; paragraphs inside it are separated by a line feed."""

    text: str
    rowspan: int = 1
    colspan: int = 1


@value_class
class Row:
    """A table row as it stands in the source: a cell merged from above is not repeated."""

    cells: tuple[Cell, ...]
    line: int


@value_class
class Grid:
    """A true table; layout tables are unwrapped into lines."""

    rows: tuple[Row, ...]
    line: int
    page: int | None = None
    has_header: bool = False
    """The format itself marks the first row as a header (`<th>`, GFM)."""


@value_class
class Figure:
    """A picture in the text."""

    alt: str
    target: str
    """Address or name inside the file."""
    line: int
    page: int | None = None


Block = Line | Grid | Figure


@value_class
class Fact:
    """A labelled value outside the text: a row of a page's metadata table, 来源, 发布时间, a docx text box."""

    name: str
    """As printed, without white space and colon: 索引号, 发文机关, 发布日期 …"""
    value: str
    line: int
    page: int | None = None
    visible: bool = True
    """False for what a reader of the page does not see (`<meta>`): not counted by conservation."""
    printed: str = ""
    """The whole as printed, label with its colon and value; "" where `name` and `value` hold every character."""


@value_class
class Residue:
    """Text that is not the document's: navigation, page numbers, running heads, scripts' placeholders."""

    text: str
    line: int
    page: int | None = None


@value_class
class Transcript:
    """A file, read."""

    name: str
    """The file's name, without folders."""
    format: SourceFormat
    sha256: str
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()
    residue: tuple[Residue, ...] = ()
    findings: tuple[Finding, ...] = ()
    pages: int | None = None
    encoding: str | None = None

    def strings(self) -> Iterator[str]:
        """Every string the reader saw, in no order: what conservation counts."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block.text
            elif isinstance(block, Grid):
                yield from (cell.text for row in block.rows for cell in row.cells)
            else:
                yield block.alt
        for fact in self.facts:
            if fact.visible:
                yield fact.printed or fact.name + fact.value
        yield from (entry.text for entry in self.residue)
