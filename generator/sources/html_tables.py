"""Tables of a page: which are tables, which hold metadata, which only place things side by side."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from generator.model.transcript import Cell, Grid, Row
from generator.model.value import value_class
from generator.sources import html_dom as dom
from generator.sources.html_labels import is_any_label, is_label
from generator.sources.html_pieces import tidy
from generator.sources.html_walk import TableParts, Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from generator.model.transcript import Figure
    from generator.sources.html_pieces import Piece

_LONG_CELL = 600
"""Characters that a cell of a true table of one or two rows rarely holds."""
_LARGEST_SPAN = 1000


@value_class
class _RawRow:
    """A `<tr>` and its cells."""

    element: _Element
    cells: tuple[_Element, ...]
    texts: tuple[str, ...]
    nested: bool
    """A cell holds another table with text."""


def read_table(table: _Element, selectors: frozenset[str]) -> TableParts | None:
    """The true table that a `<table>` is; None where it serves layout or holds metadata."""
    rows = tuple(_raw_rows(table))
    if not _is_true(table, rows):
        return None
    parts = _build(table, rows, selectors)
    return parts if parts.grid.rows else None


def _own_parts(table: _Element) -> Iterator[_Element]:
    """Captions and rows of a table, not those of tables inside it."""
    todo = list(reversed(table))
    while todo:
        element = todo.pop()
        tag = dom.tag_of(element)
        if tag in ("tr", "caption", "td", "th"):
            yield element
        elif tag in ("thead", "tbody", "tfoot", "form", "div", "center", "font", "span"):
            todo.extend(reversed(element))


def _cells_of(row: _Element) -> Iterator[_Element]:
    """The cells of a row."""
    for element in row:
        tag = dom.tag_of(element)
        if tag in ("td", "th"):
            yield element
        elif tag in ("form", "div", "font", "span"):
            yield from (child for child in element if dom.tag_of(child) in ("td", "th"))


def _raw_rows(table: _Element) -> Iterator[_RawRow]:
    """The rows of a table, cells without a row among them."""
    for element in _own_parts(table):
        tag = dom.tag_of(element)
        if tag == "caption":
            continue
        cells = tuple(_cells_of(element)) if tag == "tr" else (element,)
        texts = tuple(_plain(cell) for cell in cells)
        nested = any(_plain(inner) for cell in cells for inner in islice(cell.iter("table"), 3))
        yield _RawRow(element=element, cells=cells, texts=texts, nested=nested)


def _plain(element: _Element) -> str:
    """The text in an element, scripts left out."""
    texts = element.xpath(".//text()[not(parent::script or parent::style or parent::title or parent::noscript)]")
    return tidy("".join(map(str, texts))) if isinstance(texts, list) else ""


def _is_true(table: _Element, rows: tuple[_RawRow, ...]) -> bool:
    """Whether the table's cells belong together by row and column."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    filled = [row for row in rows if any(row.texts)]
    widths = [sum(bool(text) for text in row.texts) for row in filled]
    if not filled or max(widths) < 2 or _is_metadata(filled):
        return False
    multiple = sum(width > 1 for width in widths)
    if any(row.nested for row in filled):
        return _is_bordered(table) and multiple >= 3 and multiple * 2 > len(filled)
    longest = max(len(text) for row in filled for text in row.texts)
    if len(filled) == 1:
        return _is_bordered(table) and longest < _LONG_CELL
    if longest > _LONG_CELL and (multiple < 2 or _has_many_paragraphs(filled)) and not _is_bordered(table):
        return False
    if multiple == 1 and len(filled) == 2 and not _is_bordered(table):
        return False
    links = sum(dom.tag_of(link) == "a" for row in filled for cell in row.cells for link in cell.iter("a"))
    return _is_bordered(table) or links * 2 <= sum(widths)


def _has_many_paragraphs(rows: list[_RawRow]) -> bool:
    """Whether one cell holds a text of many paragraphs: a column of a page, not a cell."""
    return any(sum(1 for _ in cell.iter("p", "br", "div")) > 20 for row in rows for cell in row.cells)


def _is_bordered(table: _Element) -> bool:
    """Whether the page draws lines around the cells."""
    border = (table.get("border") or "").strip()
    if border not in ("", "0", "none", "0px"):
        return True
    names = dom.names_of(table)
    style = (table.get("style") or "").lower().replace(" ", "")
    if "MsoTableGrid" in names or "insideh" in style or "border-collapse:collapse" in style:
        return True
    cell = next(table.iter("td", "th"), None)
    cell_style = "" if cell is None else (cell.get("style") or "").lower()
    return ("solid" in cell_style or "windowtext" in cell_style) or next(table.iter("th", "thead"), None) is not None


def _is_metadata(rows: list[_RawRow]) -> bool:
    """Whether the table holds a page's metadata: known labels, each followed by its value."""
    labels = headers = 0
    for row in rows:
        texts = [text for text in row.texts if text]
        known = [is_any_label(text) for text in texts]
        headers += len(texts) > 2 and all(known)
        labels += sum(known) + sum(is_label(text[: text.find("：") + 1]) for text in texts if "：" in text)
    total = sum(bool(text) for row in rows for text in row.texts)
    return not headers and labels * 3 >= total and labels >= min(2, len(rows))


def _build(table: _Element, rows: tuple[_RawRow, ...], selectors: frozenset[str]) -> TableParts:
    """The table with its cells' texts."""
    hidden: list[Piece] = []
    figures: list[Figure] = []
    made: list[Row] = []
    for row in rows:
        unseen = dom.is_hidden(row.element, selectors)
        cells = []
        for element in row.cells:
            pieces = Walk(selectors, _flat).read(element, hidden=unseen).pieces
            hidden += [replace(piece, hidden=True) for piece in pieces if piece.hidden]
            figures += [piece.figure for piece in pieces if piece.figure is not None]
            if unseen or dom.is_hidden(element, selectors):
                continue
            text = "\n".join(piece.text for piece in pieces if piece.text and not piece.hidden)
            cells.append(Cell(text=text, rowspan=_span(element, "rowspan"), colspan=_span(element, "colspan")))
        if cells:
            made.append(Row(cells=tuple(cells), line=dom.line_of(row.element)))
    inside = frozenset(cell for row in rows for cell in row.cells)
    strays = Walk(selectors, _flat, inside).read(table).pieces
    figures += [piece.figure for piece in strays if piece.figure is not None]
    header = bool(rows) and bool(rows[0].cells) and all(dom.tag_of(cell) == "th" for cell in rows[0].cells)
    grid = Grid(rows=tuple(made), line=dom.line_of(table), has_header=header)
    texts = tuple(replace(piece, cell=None) for piece in strays if piece.text)
    return TableParts(grid=grid, strays=texts, figures=tuple(figures), hidden=tuple(hidden))


def _flat(table: _Element, selectors: frozenset[str]) -> TableParts | None:
    """Inside a cell no table is a table of its own."""
    del table, selectors
    return None


def _span(cell: _Element, name: str) -> int:
    """A row or column span, 1 where it makes no sense."""
    value = (cell.get(name) or "1").strip()
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 1
    return max(1, min(number, _LARGEST_SPAN))
