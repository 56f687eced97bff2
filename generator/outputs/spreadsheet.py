"""Tables to download: CSV for programs, XLSX for offices; the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
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
    """UTF-8 with a byte order mark, because spreadsheets take it for a local encoding otherwise."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(table.header)
    writer.writerows(tuple(_disarm(cell) for cell in row) for row in table.rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def render_workbook(table: Table) -> bytes:
    """One sheet, its first row kept in view."""
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = datetime(*_EPOCH)  # noqa: DTZ001 - no moment at all
    workbook.properties.title = table.title
    sheet = workbook.active
    assert sheet is not None
    sheet.title = table.sheet
    _fill(sheet, table)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _without_clock(buffer.getvalue())


def _disarm(cell: str) -> str:
    """No cell may begin as a formula does."""
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def _fill(sheet: Worksheet, table: Table) -> None:
    for row_number, row in enumerate((table.header, *table.rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(row=row_number, column=column)
            cell.value = value
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row_number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _without_clock(content: bytes) -> bytes:
    """The archive again, its members' times and the moment of saving fixed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(
                member, _fix_moment(source.read(name)) if name == "docProps/core.xml" else source.read(name)
            )
    return buffer.getvalue()


def _fix_moment(core: bytes) -> bytes:
    head, opening, rest = core.partition(b"<dcterms:modified")
    tag_end = rest.index(b">") + 1
    return head + opening + rest[:tag_end] + b"1980-01-01T00:00:00Z" + rest[rest.index(b"</dcterms:modified") :]
