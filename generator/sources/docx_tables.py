"""Tables of Word: true ones as grids, those for layout (imprint, masthead, signatures) as lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from generator.model.transcript import Block, Cell, Grid, Line, Residue, Row
from generator.sources.docx_xml import W, child, is_on, local, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from generator.sources.docx_inline import InlineReader
    from generator.sources.docx_styles import Styles

_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml"})
_IMPRINT = re.compile(
    r"^\s*(?:抄\s*送|抄\s*报|分\s*送|主\s*送|印\s*发|报|送)\s*[:：]|\d\s*日\s*印发\s*$|"
    r"^\s*(?:信息公开选项|公开(?:属性|方式))\s*[:：]"
)
_IMPRINT_LENGTH = 800
_MOST_ROWS = 8
_NO_LINE = frozenset({"none", "nil"})


class Reader(Protocol):
    """What a table needs to know of the one who reads the file."""

    styles: Styles
    inline: InlineReader
    residue: list[Residue]
    ordinal: int

    def read(self, container: _Element) -> list[Block]:
        """The blocks of a cell."""


@dataclass(slots=True, kw_only=True)
class _Cell:
    """A cell while its row is read."""

    blocks: list[Block]
    text: str
    colspan: int
    rowspan: int = 1


@dataclass(slots=True, kw_only=True)
class _Row:
    """A row while its table is read."""

    cells: list[_Cell]
    line: int
    is_header: bool


def read_table(table: _Element, reader: Reader) -> list[Block]:
    """A grid, or the lines of a table that only serves layout."""
    first = reader.ordinal + 1
    rows = _read_rows(table, reader)
    if not rows:
        return []
    if _is_layout(rows, is_bordered=_is_bordered(table, reader.styles)):
        return [block for row in rows for block in _unwrap(row)]
    grid = Grid(
        rows=tuple(
            Row(cells=tuple(Cell(text=c.text, rowspan=c.rowspan, colspan=c.colspan) for c in row.cells), line=row.line)
            for row in rows
            if row.cells
        ),
        line=first,
        has_header=rows[0].is_header,
    )
    figures = [
        block for row in rows for cell in row.cells for block in cell.blocks if not isinstance(block, (Line, Grid))
    ]
    return [grid, *figures]


def _elements(parent: _Element, name: str, reader: Reader) -> Iterator[_Element]:
    """Rows of a table or cells of a row, through whatever wraps them."""
    for element in parent:
        found = local(element)
        if found == name:
            yield element
        elif found in _WRAPPERS:
            yield from _elements(element, name, reader)
        elif found in ("del", "moveFrom"):
            reader.inline.changes += 1


def _read_rows(table: _Element, reader: Reader) -> list[_Row]:
    """The rows with merged cells counted once."""
    rows: list[_Row] = []
    above: dict[int, _Cell] = {}
    for element in _elements(table, "tr", reader):
        properties = child(element, "trPr")
        if child(properties, "del") is not None:
            reader.inline.changes += 1
            continue
        line = reader.ordinal + 1
        row = _Row(cells=[], line=line, is_header=is_on(child(properties, "tblHeader")))
        column = number(child(properties, "gridBefore")) or 0
        for cell in _elements(element, "tc", reader):
            read, merge = _read_cell(cell, reader)
            owner = above.get(column)
            if merge == "continue" and owner is not None and owner.colspan == read.colspan:
                owner.rowspan += 1
                _keep_covered(read, line, reader)
            elif merge == "beside" and row.cells:
                row.cells[-1].colspan += read.colspan
                _keep_covered(read, line, reader)
            else:
                row.cells.append(read)
                above = {place: kept for place, kept in above.items() if not column <= place < column + read.colspan}
                if merge in ("restart", "continue"):
                    above[column] = read
            column += read.colspan
        rows.append(row)
    return rows


def _read_cell(cell: _Element, reader: Reader) -> tuple[_Cell, str]:
    """A cell, and how it is merged: restart, continue (with the one above), beside (with the one before), ""."""
    properties = child(cell, "tcPr")
    blocks = reader.read(cell)
    texts = [_text(block) for block in blocks]
    colspan = max(1, min(number(child(properties, "gridSpan")) or 1, 200))
    read = _Cell(blocks=blocks, text="\n".join(text for text in texts if text), colspan=colspan)
    vertical = child(properties, "vMerge")
    if vertical is not None:
        return read, value(vertical) or "continue"
    return read, "beside" if value(child(properties, "hMerge")) == "continue" else ""


def _text(block: Block) -> str:
    """A block's text inside a cell."""
    if isinstance(block, Line):
        return block.text
    if isinstance(block, Grid):
        return "\n".join(" ".join(cell.text for cell in row.cells if cell.text) for row in block.rows)
    return ""


def _keep_covered(cell: _Cell, line: int, reader: Reader) -> None:
    """Text in a cell that a merge covers is not printed."""
    if cell.text:
        reader.residue.append(Residue(text=cell.text, line=line))


def _is_layout(rows: list[_Row], *, is_bordered: bool) -> bool:
    """Whether the table only places paragraphs."""
    filled = [[cell for cell in row.cells if cell.text] for row in rows]
    widths = [len(cells) for cells in filled if cells]
    if max(widths, default=0) < 2:
        return True
    texts = [cell.text for cells in filled for cell in cells]
    size = sum(map(len, texts))
    if len(widths) <= _MOST_ROWS and size < _IMPRINT_LENGTH and any(_IMPRINT.search(text) for text in texts):
        return max(widths) <= 3
    if any("".join(text.split()) == "文件" for text in texts) and len(texts) <= _MOST_ROWS:
        return True
    if len(widths) == 1:
        return not is_bordered or widths[0] < 3
    return not is_bordered and (len(widths) < 3 or sum(width > 1 for width in widths) < 2)


def _is_bordered(table: _Element, styles: Styles) -> bool:
    """Whether lines are drawn around cells."""
    properties = child(table, "tblPr")
    places = [child(properties, "tblBorders")]
    places += [child(style, "tblPr", "tblBorders") for style in styles.chain(value(child(properties, "tblStyle")))]
    places += list(table.iter(f"{W}tcBorders", f"{W}tblBorders"))[:50]
    names = {"top", "left", "start", "bottom", "right", "end", "insideH", "insideV"}
    sides = (side for place in places if place is not None for side in place)
    return any(local(side) in names and (value(side) or "none") not in _NO_LINE for side in sides)


def _unwrap(row: _Row) -> list[Block]:
    """The blocks of a row; one line where every cell holds just one."""
    cells = [cell.blocks for cell in row.cells if cell.blocks]
    firsts = [blocks[0] for blocks in cells if len(blocks) == 1]
    lines = [block for block in firsts if isinstance(block, Line)]
    if len(lines) == len(cells) and len(lines) > 1:
        return [replace(lines[0], text="\u3000".join(line.text for line in lines), whole=True)]
    return [block for blocks in cells for block in _loosen(blocks)]


def _loosen(blocks: list[Block]) -> list[Block]:
    """Paragraphs of a cell that may be lines of one: broken by hand to fit the imprint."""
    loose = list(blocks)
    for place, (block, after) in enumerate(pairwise(blocks)):
        if isinstance(block, Line) and isinstance(after, Line) and block.text[-1] not in "。；：;:":
            loose[place] = replace(block, whole=False)
            loose[place + 1] = replace(after, whole=False)
    return loose
