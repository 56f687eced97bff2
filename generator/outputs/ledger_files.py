"""The task ledgers to download: CSV for programs, XLSX for offices; the same rows as the ledger page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address, ledger_address
from generator.outputs.output_file import Bundle, OutputFile, share_out
from generator.outputs.spreadsheet import Table, render_csv, render_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def render_ledgers(library: Library) -> Iterator[Bundle]:
    """`tasks.csv` and `tasks.xlsx` beside every ledger page."""
    for run in share_out(library.documents):
        yield Bundle(run[-1].id, _render, (library.site.url, *run))


def _render(url: str, *documents: Document) -> Iterator[OutputFile]:
    for document in documents:
        if document.task_keys:
            folder, table = ledger_address(document.id), _make_table(document, url)
            yield OutputFile(path=f"{folder}tasks.csv", content=render_csv(table))
            yield OutputFile(path=f"{folder}tasks.xlsx", content=render_workbook(table))


def _make_table(document: Document, url: str) -> Table:
    rows = tuple(read_rows(document, url))
    return Table(title=document.record.title, sheet="任务台账", header=HEADER, widths=_WIDTHS, rows=rows)


def read_rows(document: Document, url: str) -> Iterator[tuple[str, ...]]:
    """A row for each task, cells in the order of `HEADER`."""
    tasks, name = document.tasks, document.id
    for number, (key, task) in enumerate(zip(document.task_keys, tasks, strict=True), start=1):
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
            url + document_address(name, task.id),
        )
