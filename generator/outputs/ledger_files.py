"""The task ledgers to download: CSV for programs, XLSX for offices; the same rows as the ledger page."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.model.address import document_address, ledger_address
from generator.model.parsed import name_tasks
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from generator.model.document import Document
    from generator.model.library import Library

HEADER = (
    "序号",
    "编号",
    "任务名称",
    "任务内容",
    "牵头单位",
    "责任单位",
    "配合单位",
    "时间要求",
    "截止日",
    "条款",
    "网址",
)
_WIDTHS = (6, 12, 20, 60, 20, 30, 30, 14, 12, 10, 50)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def render_ledgers(library: Library) -> Iterator[OutputFile]:
    """`tasks.csv` and `tasks.xlsx` beside every ledger page."""
    for document in library.documents:
        if not document.tasks:
            continue
        rows = tuple(read_rows(document, library.site.url))
        folder = ledger_address(document.id)
        yield OutputFile(path=f"{folder}tasks.csv", content=_render_csv(rows))
        yield OutputFile(path=f"{folder}tasks.xlsx", content=_render_workbook(document, rows))


def read_rows(document: Document, url: str) -> Iterator[tuple[str, ...]]:
    """A row for each task, cells in the order of `HEADER`."""
    tasks = document.tasks
    for number, (key, task) in enumerate(zip(name_tasks(tasks), tasks, strict=True), start=1):
        yield (
            str(number),
            key,
            task.title or "",
            task.text,
            "、".join(task.lead),
            "、".join(task.responsible),
            "、".join(task.supporting),
            task.deadline or "",
            task.due_on.isoformat() if task.due_on else "",
            task.id or "",
            url + document_address(document.id, task.id),
        )


def _render_csv(rows: tuple[tuple[str, ...], ...]) -> bytes:
    """UTF-8 with a byte order mark, because spreadsheets take it for a local encoding otherwise."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(HEADER)
    writer.writerows(tuple(_disarm(cell) for cell in row) for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _disarm(cell: str) -> str:
    """No cell may begin as a formula does."""
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def _render_workbook(document: Document, rows: tuple[tuple[str, ...], ...]) -> bytes:
    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = datetime(*_EPOCH)  # noqa: DTZ001 - no moment at all
    workbook.properties.title = document.record.title
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "任务台账"
    _fill(sheet, rows)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _without_clock(buffer.getvalue())


def _fill(sheet: Worksheet, rows: tuple[tuple[str, ...], ...]) -> None:
    for row_number, row in enumerate((HEADER, *rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(row=row_number, column=column)
            cell.value = value
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row_number == 1:
                cell.font = Font(bold=True)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _without_clock(content: bytes) -> bytes:
    """The archive again, its members' times and the moment of saving fixed: the same rows give the same bytes."""
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
