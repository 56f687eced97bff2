"""Markdown: source files, and the bodies of documents in `content/` (form: docs/architecture.md).

Only the plain marks of such texts are known: headings, GFM tables, rules, quotes, emphasis, links, pictures, escapes.
A line is a paragraph; a line after a rule (`---`) says so by `after_gap`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.chinese.widths import trim
from generator.model.transcript import Cell, Fact, Figure, Grid, Line, Residue, Row, SourceFormat, Transcript

if TYPE_CHECKING:
    from generator.model.transcript import Block

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"(#{1,6})(?:[ \t\u3000]+|(?=[^#\s]))(.*?)(?:[ \t]+#+)?$")
UNDERLINE = re.compile("={2,}")
RULE = re.compile(r"(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$")
DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)[^)]*\)$")
LINK = re.compile(r"(?<!\\)\[([^\[\]]*)\]\([^)]*\)")
BULLET = re.compile(r"[-*+][ \t]+(?=\S)")
QUOTE = re.compile(r"(?:>[ \t]?)+")
STRONG = re.compile(r"(?<!\\)\*\*")
ALL_STRONG = re.compile(r"\*\*[^*]+\*\*")
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
CELL_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
CELL_EDGE = re.compile(r"(?<!\\)\|")
_SIGNS = frozenset("=-*_!")
"""With one of these begins every line that is no text."""


@dataclass(slots=True)
class _State:
    """What has been read so far."""

    blocks: list[Block] = field(default_factory=list)
    residue: list[Residue] = field(default_factory=list)
    table: list[Row] = field(default_factory=list)
    after_rule: bool = False
    whole: bool = True
    """The line at hand is a paragraph."""

    def underline(self, line: str, number: int) -> bool:
        """Take a line of 「=」 for the underline of the line just above, which it makes a heading."""
        above = self.blocks[-1] if self.blocks else None
        if not isinstance(above, Line) or above.line != number - 1 or above.heading_level:
            return False
        self.blocks[-1] = replace(above, heading_level=1, whole=True)
        self.residue.append(Residue(text=line, line=number))
        return True


def read_markdown(text: str, *, name: str, first_line: int = 1) -> Transcript:
    """Read a body: no front matter, `first_line` is the line of the file on which it begins."""
    return _transcript(text, name=name, first_line=first_line, sha256=hashlib.sha256(text.encode()).hexdigest())


def read_markdown_file(data: bytes, *, name: str, sha256: str) -> Transcript:
    """Read a Markdown file; front matter becomes facts.

    Raises:
        UnreadableSourceError: the data is no text.
    """
    from generator.sources.encoding import decode  # noqa: PLC0415 - bodies are text already

    decoded = decode(data, name=name)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    facts: list[Fact] = []
    residue: list[Residue] = []
    first_line = 1
    if matter := FRONT_MATTER.match(text):
        for number, entry in enumerate(matter[1].split("\n"), 2):
            key, colon, value = entry.partition(":") if ":" in entry else entry.partition("：")
            shown = trim(value if colon else entry)
            if colon and shown:
                facts.append(Fact(name=trim(key), value=shown.strip("\"'"), line=number, visible=False))
            if shown:
                residue.append(Residue(text=shown, line=number))
        first_line += text.count("\n", 0, matter.end())
        text = text[matter.end() :]
    body = _transcript(text, name=name, first_line=first_line, sha256=sha256, wrapped=True)
    return Transcript(
        name=name,
        format=SourceFormat.MD,
        sha256=sha256,
        blocks=body.blocks,
        facts=tuple(facts),
        residue=(*residue, *body.residue),
        findings=decoded.findings,
        encoding=decoded.encoding,
    )


def _transcript(text: str, *, name: str, first_line: int, sha256: str, wrapped: bool = False) -> Transcript:
    """Read the lines; `wrapped`: lines that follow each other without a blank one may be one paragraph."""
    state = _State()
    shown = COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text) if "<!--" in text else text
    lines = [trim(line) for line in shown.replace("\r\n", "\n").split("\n")]
    for at, line in enumerate(lines):
        if not line and not state.table:
            continue
        following = lines[at + 1] if at + 1 < len(lines) else ""
        state.whole = not (wrapped and (following or (at and lines[at - 1])))
        _take(line, first_line + at, state, following=following)
    _close_table(state)
    return Transcript(
        name=name,
        format=SourceFormat.MD,
        sha256=sha256,
        blocks=tuple(state.blocks),
        residue=tuple(state.residue),
        encoding="utf-8",
    )


def _take(line: str, number: int, state: _State, *, following: str) -> None:
    """One line of the file."""
    has_edge = "|" in line and CELL_EDGE.search(line) is not None
    if state.table and has_edge:
        if not (len(state.table) == 1 and DELIMITER.fullmatch(line)):
            state.table.append(_row(line, number))
        return
    _close_table(state)
    if not line:
        return
    if has_edge and "|" in following and DELIMITER.fullmatch(following):
        state.table.append(_row(line, number))
    elif line[0] not in _SIGNS or not _take_sign(line, number, state):
        _take_text(line, number, state)


def _take_sign(line: str, number: int, state: _State) -> bool:
    """Take a line that is no text: an underline, a rule, a picture."""
    if UNDERLINE.fullmatch(line) and state.underline(line, number):
        return True
    if RULE.fullmatch(line):
        state.after_rule = True
        return True
    picture = PICTURE.fullmatch(line)
    if picture:
        state.blocks.append(Figure(alt=picture[1], target=picture[2], line=number))
    return picture is not None


def _take_text(line: str, number: int, state: _State) -> None:
    """A heading or a paragraph."""
    level = None
    line = QUOTE.sub("", line, count=1) if line[0] == ">" else line
    if heading := HEADING.fullmatch(line):
        level, line = len(heading[1]), heading[2]
    elif bullet := BULLET.match(line):
        state.residue.append(Residue(text=trim(bullet.group()), line=number))
        line = line[bullet.end() :]
    text = trim(_plain(line))
    if text:
        gap, state.after_rule = state.after_rule, False
        state.blocks.append(
            Line(
                text=text,
                line=number,
                whole=state.whole or bool(level),
                heading_level=level,
                strong="**" in line and ALL_STRONG.fullmatch(line) is not None,
                after_gap=gap,
            )
        )


def _plain(text: str) -> str:
    """The text without the marks of Markdown."""
    if "[" in text:
        text = LINK.sub(r"\1", text)
    if "**" in text:
        text = STRONG.sub("", text)
    return ESCAPE.sub(r"\1", text) if "\\" in text else text


def _row(line: str, number: int) -> Row:
    cells = CELL_EDGE.split(line)
    if not trim(cells[0]):
        cells = cells[1:]
    if len(cells) > 1 and not trim(cells[-1]):
        cells = cells[:-1]
    return Row(cells=tuple(Cell(text=_cell(cell)) for cell in cells), line=number)


def _cell(text: str) -> str:
    return "\n".join(trim(_plain(part)) for part in CELL_BREAK.split(text))


def _close_table(state: _State) -> None:
    """The rows gathered so far become a table."""
    if state.table:
        first = state.table[0]
        has_header = any(cell.text for cell in first.cells)
        rows = tuple(state.table) if has_header else tuple(state.table[1:])
        if rows:
            state.blocks.append(Grid(rows=rows, line=first.line, has_header=has_header))
        state.table.clear()
