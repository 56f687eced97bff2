"""Annual reports made for tests: numbers that agree, and the text an editor would write with them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from generator.errors import Location
from generator.model.annual_report import CHAPTERS, AnnualReport, AnnualReportRecord, ReportChapter
from generator.model.annual_report_tables import FIGURE_TABLES, RESULT_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.model.annual_report_tables import FigureValue

Figures = dict[str, list["FigureValue"]]

PROSE = {
    CHAPTERS[0]: "推进主动公开和依申请公开，加强政府信息管理、平台建设和监督保障。",
    CHAPTERS[4]: "答复有时太慢，已经缩短。",
    CHAPTERS[5]: "本年度未收取信息处理费。",
}


def agreeing(
    results: Mapping[str, Sequence[int]] | None = None,
    *,
    over: Sequence[int] = (1, 0, 0, 0, 0, 0),
    forward: Sequence[int] = (2, 0, 0, 0, 0, 0),
    outcomes: Sequence[Sequence[int]] = ((1, 0, 0, 0), (0, 0, 0, 0), (0, 1, 0, 0)),
) -> Figures:
    """All numbers of the three tables, every sum right; `results` are the lines （一） to （六）, six applicants each.

    What came in is what makes the balance right; with `over` too large for that it would be below zero, which no
    caller here asks for.
    """
    given = results if results is not None else {"granted": (5, 2, 0, 0, 1, 0), "not_held": (3, 0, 0, 0, 0, 0)}
    rows = {key: list(given.get(key, (0,) * 6)) for key in RESULT_KEYS}
    concluded = [sum(rows[key][column] for key in RESULT_KEYS) for column in range(6)]
    rows["concluded"] = concluded
    rows["carried_over"], rows["carried_forward"] = list(over), list(forward)
    rows["received"] = [concluded[column] + forward[column] - over[column] for column in range(6)]
    disputes = dict(zip(("reconsideration", "direct_lawsuit", "lawsuit_after_reconsideration"), outcomes, strict=True))
    summed: Figures = {key: [*row, sum(row)] for key, row in (*rows.items(), *disputes.items())}
    return {**_DISCLOSED, **summed}


_DISCLOSED: Figures = {
    "government_rules": [None, None, None],
    "normative_documents": [2, 1, 7],
    "licences": [120],
    "penalties": [30],
    "compulsory_measures": [0],
    "fees": [12],
}


def write_report(
    figures: Figures,
    *,
    year: int = 2025,
    id_: str | None = None,
    unit: str = "qh-gov",
    prose: Mapping[str, str] = PROSE,
) -> str:
    """The file of a published report, laid out as the skeleton is."""
    lines = ["---", f"id: {id_ or year}", f"year: {year}", f"unit: {unit}", "disclosure: proactive"]
    lines += [f"reviewed: {{by: 审核人, on: {year + 1}-01-10}}", f"published_on: {year + 1}-01-20"]
    for table in FIGURE_TABLES:
        lines.append(f"{table.key}:")
        for line in table.lines:
            numbers = " ".join("不适用" if figure is None else str(figure) for figure in figures[line.key])
            lines.append(f"  {line.key}: {numbers}")
    lines.append("---")
    for heading in CHAPTERS:
        lines += [f"## {heading}", "", prose.get(heading, ""), ""]
    return "\n".join(lines)


def make_report(year: int = 2025, *, unit: str = "qh-office", figures: Figures | None = None) -> AnnualReport:
    """A report as the Library has it."""
    location = Location(f"content/annual_reports/{year}.md", 1)
    record = AnnualReportRecord(id=f"{unit}-{year}", year=year, unit=unit, location=location)
    numbers = figures or agreeing()
    return AnnualReport(
        record=record,
        title=f"青禾区人民政府办公室{year}年政府信息公开工作年度报告",
        published_on=date(year + 1, 1, 20),
        figures={key: tuple(row) for key, row in numbers.items()},
        preamble=ReportChapter(heading="", body="", body_line=40),
        chapters=tuple(ReportChapter(heading=name, body=PROSE.get(name, ""), body_line=42) for name in CHAPTERS),
    )
