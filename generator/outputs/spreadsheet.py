"""Tables to download: CSV for programs, XLSX for offices; the same rows give the same bytes.

A workbook is written part by part (ECMA-376, the least that spreadsheet programs open): a portal has one for every
plan, and a library that can write any workbook takes many times as long for this one form.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
import string
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.outputs.zip_package import Part, pack_part, write_package

if TYPE_CHECKING:
    from collections.abc import Iterable

_FORMULA_SIGNS = frozenset("=+-@\t\r")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_HEAD, _BODY = 1, 0
"""Styles of cells, by their order in `styles.xml`."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_FORMAT}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_FORMAT}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_FORMAT}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
_ROOT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)
_BOOK_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>"
)
_ALIGNED = '<alignment vertical="top" wrapText="1"/>'
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">'
    f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">{_ALIGNED}</xf>'
    f'<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">{_ALIGNED}</xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@value_class
class Table:
    """A head and rows of text."""

    title: str
    """Of the workbook."""
    sheet: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    """In characters, as many as there are columns."""
    rows: tuple[tuple[str, ...], ...]


def render_csv(table: Table) -> bytes:
    """UTF-8 with a byte order mark, because spreadsheets take it for a local encoding otherwise.

    No cell may begin as a formula does: one that would gets an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.header)
    writer.writerows([f"'{cell}" if cell and cell[0] in _FORMULA_SIGNS else cell for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def render_workbook(table: Table) -> bytes:
    """One sheet of text, its first row bold and kept in view."""
    types, root_relations, book_relations, styles = _pack_frame()
    parts = (
        types,
        root_relations,
        _pack("docProps/core.xml", _core(table.title)),
        _pack_book(table.sheet),
        book_relations,
        styles,
        _pack("xl/worksheets/sheet1.xml", _sheet(table)),
    )
    return write_package(parts)


def _pack(name: str, text: str) -> Part:
    return pack_part(name, f"{_DECLARATION}{text}".encode())


@cache
def _pack_frame() -> tuple[Part, ...]:
    """What is the same in every workbook."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "xl/_rels/workbook.xml.rels": _BOOK_RELATIONS,
        "xl/styles.xml": _STYLES,
    }
    return tuple(_pack(name, text) for name, text in parts.items())


def _core(title: str) -> str:
    """The title; a moment that is none."""
    moment = "1980-01-01T00:00:00Z"
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_text(title)}</dc:title>{dates}</cp:coreProperties>"
    )


@cache
def _pack_book(sheet: str) -> Part:
    name = _text(sheet).replace('"', "&quot;")
    text = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>"
    )
    return _pack("xl/workbook.xml", text)


def _sheet(table: Table) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(table.widths, start=1)
    )
    rows = [_row(number, row, _BODY) for number, row in enumerate(table.rows, start=2)]
    rows.insert(0, _row(1, table.header, _HEAD))
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _row(number: int, row: tuple[str, ...], style: int) -> str:
    """Cells that hold text are written where they stand; empty ones not at all."""
    begin = f'{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
    cells = [
        f'<c r="{letters}{begin}{cell}</t></is></c>'
        for letters, cell in zip(_letters(len(row)), _texts(row), strict=True)
        if cell
    ]
    return f'<row r="{number}">{"".join(cells)}</row>'


@cache
def _letters(columns: int) -> tuple[str, ...]:
    """Names of columns: A to Z, then AA."""
    alphabet = string.ascii_uppercase
    names = (*alphabet, *("".join(pair) for pair in itertools.product(alphabet, repeat=2)))
    return names[:columns]


def _texts(cells: tuple[str, ...]) -> Iterable[str]:
    """As XML; most rows hold nothing that has to be written otherwise."""
    whole = "".join(cells)
    is_plain = whole.isprintable() and "&" not in whole and "<" not in whole and ">" not in whole
    return cells if is_plain else map(_text, cells)


def _text(text: str) -> str:
    """As XML; characters that it cannot hold are left out."""
    return escape(_UNPRINTABLE.sub("", text), quote=False)
