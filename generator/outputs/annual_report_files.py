"""The numbers of annual reports: a report a line for programs, a CSV for each statistical table of each report."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from generator.model.address import annual_report_address
from generator.model.annual_report import CHAPTERS
from generator.model.annual_report_tables import FIGURE_TABLES
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.annual_report import AnnualReport
    from generator.model.annual_report_tables import FigureTable, FigureValue
    from generator.model.library import Library

NOT_APPLICABLE = "不适用"


def render_annual_reports(library: Library) -> Iterator[OutputFile]:
    """`api/annual_reports.ndjson`, and `disclosed.csv`, `applications.csv`, `disputes.csv` beside every report."""
    lines = (json.dumps(_read(report, library), ensure_ascii=False) for report in library.annual_reports)
    yield OutputFile(path="api/annual_reports.ndjson", content="".join(f"{line}\n" for line in lines).encode())
    for report in library.annual_reports:
        for table in FIGURE_TABLES:
            path = f"{annual_report_address(report.id)}{table.key}.csv"
            yield OutputFile(path=path, content=_render_csv(report, table))


def _read(report: AnnualReport, library: Library) -> dict[str, Any]:
    """Keys are the front matter's; a number that does not apply is null."""
    tables = {
        table.key: {
            line.key: dict(zip(line.columns, map(_number, report.figures[line.key]), strict=True))
            for line in table.lines
        }
        for table in FIGURE_TABLES
    }
    return {
        "id": report.id,
        "year": report.year,
        "unit": report.unit,
        "title": report.title,
        "published_on": report.published_on.isoformat(),
        "period": [f"{report.year}-01-01", f"{report.year}-12-31"],
        **tables,
        "chapters": [
            {"heading": heading, "text": chapter.body.strip()}
            for heading, chapter in zip(CHAPTERS, report.chapters, strict=True)
        ],
        "url": library.site.url + annual_report_address(report.id),
    }


def _number(figure: FigureValue) -> int | float | None:
    return float(figure) if isinstance(figure, Decimal) else figure


def _render_csv(report: AnnualReport, table: FigureTable) -> bytes:
    """One number a row, so that years can be put one below the other; UTF-8 with a mark, as spreadsheets want it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(("年度", "部分", "项目", "列", "数值"))
    for line in table.lines:
        above = "；".join(part for part in (line.part, line.group) if part)
        for column, figure in zip(line.columns, report.figures[line.key], strict=True):
            printed = NOT_APPLICABLE if figure is None else str(figure)
            writer.writerow((report.year, above or table.name, line.label, column, printed))
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()
