"""Pages of annual reports: tables that name every header, years side by side, data beside them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from generator.model.annual_report import CHAPTERS
from generator.model.annual_report_tables import APPLICATIONS, FIGURE_TABLES, HEAD_NOTE
from generator.outputs.annual_report_files import render_annual_reports
from generator.pages import annual_report, annual_reports
from generator.pages.annual_report_tables import present_tables
from tests.annual_report_samples import agreeing, make_report
from tests.sample_library import make_library

LIBRARY = make_library()


def lay_out(table) -> list[list[str]]:
    """The table as a grid of ids: headers and corners spread over all that they span, cells as their own headers."""
    grid: dict[tuple[int, int], str] = {}
    rows = [*table.head, *((*row.headers, *row.cells) for body in table.bodies for row in body)]
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in grid:
                x += 1
            for dy in range(getattr(cell, "rowspan", 1)):
                for dx in range(getattr(cell, "colspan", 1)):
                    assert (y + dy, x + dx) not in grid, "two cells in one place"
                    grid[y + dy, x + dx] = getattr(cell, "headers", None) or getattr(cell, "id", "")
    width = max(x for _, x in grid) + 1
    assert len(grid) == len(rows) * width, "a hole in the table"
    return [[grid[y, x] for x in range(width)] for y in range(len(rows))]


def test_the_table_of_applications_has_the_national_form() -> None:
    (table,) = present_tables(make_report())[3]
    grid = lay_out(table)
    assert (len(grid), len(grid[0])) == (3 + 25, 3 + 7)
    corner = table.head[0][0]
    assert (corner.text, corner.colspan, corner.rowspan, table.note) == (HEAD_NOTE, 3, 3, HEAD_NOTE)
    spans = {cell.text: cell.rowspan for body in table.bodies for row in body for cell in row.headers}
    assert (spans["三、本年度办理结果"], spans["（三）不予公开"], spans["（六）其他处理"]) == (22, 8, 3)


@pytest.mark.parametrize("chapter", [2, 3, 4])
def test_a_cell_names_the_headers_above_and_beside_it(chapter: int) -> None:
    for table in present_tables(make_report())[chapter]:
        grid = lay_out(table)
        known = {cell.id for row in table.head for cell in row if cell.id}
        known |= {cell.id for body in table.bodies for row in body for cell in row.headers}
        for y, row in enumerate(grid):
            for x, names in enumerate(row):
                if names in known or not names:
                    continue
                above = {grid[up][x] for up in range(y)} & known
                beside = set(row[:x]) & known
                assert set(names.split()) == above | beside, (y, x)


def test_ids_are_unique_on_a_page() -> None:
    tables = [table for tables in present_tables(make_report()).values() for table in tables]
    ids = [table.id for table in tables]
    ids += [cell.id for table in tables for row in table.head for cell in row if cell.id]
    ids += [cell.id for table in tables for body in table.bodies for row in body for cell in row.headers]
    assert len(ids) == len(set(ids)) > 60


def test_every_number_of_the_report_is_on_its_page_once() -> None:
    report = make_report()
    shown = [
        cell.text
        for tables in present_tables(report).values()
        for table in tables
        for body in table.bodies
        for row in body
        for cell in row.cells
    ]
    numbers = [figure for table in FIGURE_TABLES for line in table.lines for figure in report.figures[line.key]]
    assert shown == ["不适用" if figure is None else str(figure) for figure in numbers]
    assert shown[:3] == ["不适用"] * 3


def test_a_page_tells_what_the_numbers_say() -> None:
    page = annual_report.present(LIBRARY.annual_reports[0], LIBRARY)
    assert [chapter.heading for chapter in page.chapters] == list(CHAPTERS)
    assert {fact.name: fact.value for fact in page.highlights} == {
        "新收申请": "12件，与上年持平",
        "办结": "11件，结转下年度2件",
        "予以公开": "8件（含部分公开），占办结的72.7%",
        "规范性文件": "制发2件，废止1件，现行有效7件",
        "行政复议": "1件，其中纠正0件",
        "行政诉讼": "1件，其中纠正1件",
    }
    assert (page.earlier.text if page.earlier else "", page.later) == ("2024年年报", None)


def test_where_nothing_was_concluded_there_is_no_share() -> None:
    idle = make_report(2024, figures=agreeing({}, over=(0,) * 6, forward=(0,) * 6))
    library = make_library(annual_reports=(idle,))
    assert "予以公开" not in [fact.name for fact in annual_report.present(idle, library).highlights]


def test_years_stand_side_by_side_the_oldest_first() -> None:
    earlier = make_report(2024, figures={**agreeing({"granted": (9, 0, 0, 0, 0, 0)}), "fees": [15]})
    library = make_library(annual_reports=(make_report(2025), earlier))
    (compared,) = annual_reports.present(None, library).comparisons
    rows = {row.name: (row.values, row.change) for row in compared.rows}
    assert compared.years == ("2024", "2025")
    assert rows["办结"] == (("9", "11"), "增2")
    assert rows["无法提供"] == (("0", "3"), "增3")
    assert rows["行政事业性收费（万元）"] == (("15", "12"), "减3")
    for chart in compared.charts:
        tallest = max(bar.height for bar in chart.bars)
        assert tallest > 0
        assert all(bar.y + bar.height == chart.base and bar.above > 0 for bar in chart.bars)
    assert [bar.text for bar in compared.charts[0].bars] == ["10", "12"]


def test_a_gap_between_years_is_not_a_change() -> None:
    library = make_library(annual_reports=(make_report(2025), make_report(2023)))
    (compared,) = annual_reports.present(None, library).comparisons
    assert {row.change for row in compared.rows} == {"—"}


def test_a_single_report_is_compared_with_nothing_and_no_report_is_said() -> None:
    assert annual_reports.present(None, make_library(annual_reports=(make_report(),))).comparisons == ()
    empty = make_library(annual_reports=())
    assert annual_reports.present(None, empty).groups == ()
    assert annual_reports.head(None, empty).feed is None


def test_data_has_every_number_under_its_name() -> None:
    files = {file.path: file.content for file in render_annual_reports(LIBRARY)}
    first = json.loads(files["api/annual_reports.ndjson"].splitlines()[0])
    assert first["applications"]["granted"] == {
        **dict.fromkeys(APPLICATIONS.lines[0].columns, 0),
        **{"自然人": 5, "商业企业": 2, "法律服务机构": 1, "总计": 8},
    }
    assert first["disclosed"]["government_rules"]["现行有效件数"] is None
    assert [chapter["heading"] for chapter in first["chapters"]] == list(CHAPTERS)
    text = files["annual-reports/qh-office-2025/applications.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == 1 + 25 * 7
    assert rows[1] == ["2025", "收到和处理政府信息公开申请情况", "一、本年新收政府信息公开申请数量", "自然人", "9"]
    assert ["2025", "三、本年度办理结果；（四）无法提供", "1.本机关不掌握相关政府信息", "总计", "3"] in rows
    disclosed = files["annual-reports/qh-office-2025/disclosed.csv"].decode("utf-8-sig").splitlines()
    assert disclosed[1] == "2025,第二十条第（一）项,规章,本年制发件数,不适用"
