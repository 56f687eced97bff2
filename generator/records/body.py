"""Outline → the plain Markdown of a document's body; its form is defined in `docs/architecture.md`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.outline import Mark, Paragraph, SectionRole, Table
from generator.records.markdown_text import escape, escape_cell, escape_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.outline import Content, Outline, Section

_HEADINGS = {
    Mark.BOOK: "##",
    Mark.CHAPTER: "##",
    Mark.DIVISION: "##",
    Mark.FIRST: "##",
    Mark.SECOND: "###",
    Mark.THIRD: "####",
}
_HEADED = frozenset({Mark.BOOK, Mark.CHAPTER, Mark.DIVISION, Mark.FIRST, Mark.SECOND})
_SPACED = frozenset({Mark.BOOK, Mark.CHAPTER, Mark.DIVISION, Mark.ARTICLE, Mark.DECIMAL})
"""Marks that are printed with a space before the words."""
_NUMERALS = frozenset("一二三四五六七八九十百千零〇○")
_SENTENCE_ENDS = ("。", "；", "：", ";", ":", "！", "？")


def write_body(outline: Outline, *, title: str | None = None) -> str:
    """The body, one paragraph a line, blocks separated by an empty line, a line feed at the end; "" for no text.

    `title` is printed where a notice's own text ends and the document it carries begins.
    """
    annexes = sum(section.role is SectionRole.ANNEX for section in outline.sections)
    blocks = _Blocks(are_annexes_numbered=annexes > 1)
    for index, section in enumerate(outline.sections):
        blocks.section(section, depth=0)
        following = outline.sections[index + 1 : index + 2]
        if section.role is SectionRole.NOTICE and (not following or following[0].role is not SectionRole.NOTICE):
            blocks.add(f"# {escape_heading(title or '正文')}", depth=0)
    return "\n\n".join(blocks.lines) + "\n" if blocks.lines else ""


class _Blocks:
    """The blocks written so far, and how many numbers are open after the last of them."""

    def __init__(self, *, are_annexes_numbered: bool) -> None:
        self.lines: list[str] = []
        self.open = 0
        self.are_annexes_numbered = are_annexes_numbered

    def annex_number(self, section: Section) -> str:
        """The number in an annex's id, where it is printed."""
        digits = "".join(char for char in section.id or "" if char.isdigit())
        return digits if self.are_annexes_numbered or digits != "1" else ""

    def add(self, block: str, *, depth: int) -> None:
        """A block after which `depth` numbers are open."""
        self.lines.append(block)
        self.open = depth

    def section(self, section: Section, *, depth: int) -> None:
        """A node and everything below it; `depth` numbers are open around it."""
        if section.role is SectionRole.TAIL:
            self.lines.extend(["---"] * (self.open - depth))
            self.contents(section.content, depth=depth)
        elif section.role is SectionRole.ANNEX:
            head = f"附件{self.annex_number(section)} {section.heading}".rstrip()
            self.add(f"## {escape_heading(head)}", depth=0)
            self.contents(section.content, depth=0)
            depth = -1
        elif section.label is None:
            self.contents(section.content, depth=depth)
            depth -= 1
        else:
            self.numbered(section, depth=depth + 1)
        for child in section.children:
            self.section(child, depth=depth + 1)

    def numbered(self, section: Section, *, depth: int) -> None:
        """A node with a printed number: a heading, or a paragraph that begins with the number."""
        label = _spaced_label(section)
        sign = _HEADINGS.get(section.mark) if section.mark else None
        rest = section.content
        if sign and _is_only_heading(section):
            self.add(f"{sign} {escape_heading(label + section.heading)}", depth=depth)
        else:
            first = _first_text(section)
            self.add(escape((label + section.heading + first).rstrip()), depth=depth)
            rest = rest[1:] if first else rest
        self.contents(rest, depth=depth)

    def contents(self, content: Iterable[Content], *, depth: int) -> None:
        """Paragraphs, tables and pictures."""
        for block in content:
            if isinstance(block, Paragraph):
                self.add(escape(block.text), depth=depth)
            elif isinstance(block, Table):
                self.add("\n".join(_table(block)), depth=depth)
            else:
                self.add(f"![{escape(block.alt)}]({block.target})", depth=depth)


def _is_only_heading(section: Section) -> bool:
    """Whether a paragraph is a heading and no sentence."""
    return bool(section.heading) and not section.run_in and not section.heading.endswith(_SENTENCE_ENDS)


def _spaced_label(section: Section) -> str:
    """The number, with a space where it and the words after it would else be read as something else."""
    label = section.label or ""
    words = section.heading + _first_text(section)
    is_open = section.mark in _SPACED or label[-1:].isalnum() or words[:1].isdigit() or words[:1] in _NUMERALS
    return f"{label} " if words and is_open else label


def _first_text(section: Section) -> str:
    """The words that stand in one printed paragraph with the number.

    After 编 章 节 一、 （一） such words would be the heading; after the others they stand on the number's own line.
    """
    first = section.content[0] if section.content else None
    if not isinstance(first, Paragraph) or (section.heading and not section.run_in):
        return ""
    is_own = (first.line, first.page) == (section.line, section.page) and section.mark not in _HEADED
    return first.text if section.run_in or is_own else ""


def _table(table: Table) -> Iterator[str]:
    """Lines of a GFM table; without a header its first row is empty."""
    if table.caption:
        yield f"**{escape(table.caption)}**\n"
    width = max(len(row) for row in (table.header, *table.rows))
    yield _row(table.header, width)
    yield _row(("---",) * width, width, is_text=False)
    for row in table.rows:
        yield _row(row, width)


def _row(cells: tuple[str, ...], width: int, *, is_text: bool = True) -> str:
    shown = [escape_cell(cell) if is_text else cell for cell in cells]
    return "| " + " | ".join([*shown, *[""] * (width - len(shown))]) + " |"
