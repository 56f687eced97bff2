"""Plain text: physical lines, and tables whose cells are parted by tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.chinese.widths import columns, trim
from generator.errors import Location
from generator.model.transcript import Cell, Grid, Line, Residue, Row, SourceFormat, Transcript
from generator.sources.encoding import decode
from generator.sources.rules import CONTROL_CHARACTERS, RAGGED_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.transcript import Block

CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
PAGE_NUMBER = re.compile(
    r"\s*(?:(?:[-—–－―·•]\s*)+\d{1,4}\s*(?:[-—–－―·•]\s*)+|第\s*\d{1,4}\s*页\s*(?:[,，/／]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4})\s*$"
)
"""A line that a page's foot left between the lines of the text: — 2 —, 第 2 页 共 9 页."""
LINE_END = re.compile(r"\r\n|\n|\r")
NUMBERED = re.compile(
    r"(?:\d{1,3}[.．、)）]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])$"
)
"""A printed number before a tab: an item of a list, not a row of a table."""
CENTRED_FROM = 8
"""Columns of leading white space from which a short line counts as centred."""
SHORT = 40
"""Characters up to which a line can be centred."""


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line that is not blank, as it stands in the file."""

    text: str
    line: int
    after_gap: bool

    @property
    def indent(self) -> int:
        """Leading tabs."""
        return len(self.text) - len(self.text.lstrip("\t"))

    def cells(self, indent: int) -> list[str]:
        """What stands between tabs, without up to `indent` leading ones, which only indent."""
        text = self.text[min(indent, self.indent) :]
        return [trim(cell) for cell in text.strip("\r\n ").split("\t")]


def read_text(data: bytes, *, name: str, sha256: str) -> Transcript:
    """Read a text file.

    Raises:
        UnreadableSourceError: the data is no text.
    """
    decoded = decode(data, name=name)
    findings = list(decoded.findings)
    text, residue = _without_controls(decoded.text, name, findings)
    lines = list(_raw_lines(text))
    feet = [raw for raw in lines if PAGE_NUMBER.match(raw.text)]
    residue += tuple(Residue(text=trim(raw.text), line=raw.line) for raw in feet)
    text_lines = [raw for raw in lines if not PAGE_NUMBER.match(raw.text)]
    blocks = tuple(_blocks(text_lines, name, findings))
    return Transcript(
        name=name,
        format=SourceFormat.TXT,
        sha256=sha256,
        blocks=blocks,
        residue=residue,
        findings=tuple(findings),
        encoding=decoded.encoding,
    )


def _without_controls(text: str, name: str, findings: list[Finding]) -> tuple[str, tuple[Residue, ...]]:
    """The text without control characters, which stand in the residue."""
    found = tuple(CONTROL.finditer(text))
    if not found:
        return text, ()
    line = text.count("\n", 0, found[0].start()) + 1
    findings.append(CONTROL_CHARACTERS.at(Location(name, line), f"文中有 {len(found)} 个控制字符，已移出正文。"))
    return CONTROL.sub("", text), (Residue(text="".join(match.group() for match in found), line=line),)


def _raw_lines(text: str) -> Iterator[_Raw]:
    """Lines that are not blank, with their place."""
    gap = False
    for number, line in enumerate(LINE_END.split(text), 1):
        if trim(line):
            yield _Raw(line, number, gap)
        gap = not trim(line)


def _blocks(lines: list[_Raw], name: str, findings: list[Finding]) -> Iterator[Block]:
    """Tables and lines, in order."""
    indents = any(_indent(raw) for raw in lines)
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end > at:
            yield _grid(lines[at:end], name, findings)
            at = end
        else:
            yield _line(lines[at], indents=indents)
            at += 1


def _indent(raw: _Raw) -> int:
    """Columns of leading white space."""
    return columns(raw.text[: len(raw.text) - len(raw.text.lstrip())])


def _line(raw: _Raw, *, indents: bool) -> Line:
    text = trim(raw.text)
    indent = _indent(raw)
    centred = indent >= CENTRED_FROM and len(text) <= SHORT and not text.endswith(("。", "；"))
    return Line(
        text=text,
        line=raw.line,
        centred=centred,
        after_gap=raw.after_gap,
        indented=indent > 1 if indents and not centred else None,
    )


def _table_end(lines: list[_Raw], start: int) -> int:
    """Where the table that begins at `start` ends; `start` itself where none begins.

    A table has a row with two filled cells, another with as many cells, and three rows where there are two columns.
    """
    if "\t" not in lines[start].text:
        return start
    indent = lines[start].indent
    first = lines[start].cells(indent)
    width = len(first)
    if width < 2 or sum(map(bool, first)) < 2 or (width == 2 and NUMBERED.match(first[0])):
        return start
    end, full = start + 1, 1
    while end < len(lines) and 2 <= len(cells := lines[end].cells(indent)) <= width:
        full += len(cells) == width
        end += 1
    return end if full >= (3 if width == 2 else 2) else start


def _grid(lines: list[_Raw], name: str, findings: list[Finding]) -> Grid:
    indent = lines[0].indent
    width = len(lines[0].cells(indent))
    rows = []
    for raw in lines:
        cells = raw.cells(indent)
        if len(cells) < width:
            message = f"表格这一行只有 {len(cells)} 个单元格，表头有 {width} 个，行末已补空。"
            findings.append(RAGGED_TABLE.at(Location(name, raw.line), message, "请核对这一行各列是否对齐。"))
        padded = cells + [""] * (width - len(cells))
        rows.append(Row(cells=tuple(Cell(text=cell) for cell in padded), line=raw.line))
    return Grid(rows=tuple(rows), line=lines[0].line)
