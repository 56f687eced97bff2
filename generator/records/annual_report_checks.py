"""What annual reports can be checked for: each by itself, and each against the one of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.annual_report_tables import APPLICANTS, APPLICATIONS, DISCLOSED
from generator.model.document import Disclosure
from generator.records import annual_report_rules as own_rules
from generator.records import rules
from generator.records.annual_report_chapters import (
    REPEATED_SHARE,
    find_wrong_chapters,
    repeated_share,
)
from generator.records.annual_report_equations import find_inequalities, find_suspects
from generator.records.annual_report_figures import find_wrong_figures, name_cell, place_of, read_figures
from generator.records.register_checks import check_unique

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Finding
    from generator.model.annual_report import AnnualReportRecord
    from generator.model.annual_report_tables import FigureValue
    from generator.records.annual_report_equations import Cell, Inequality, Suspect
    from generator.records.known_ids import KnownIds
    from generator.records.report import Report


def check_annual_report(record: AnnualReportRecord, report: Report) -> None:
    """Note what is wrong in one report; a draft is only told to be one."""
    _check_gate(record, report)
    if not record.is_published:
        return
    if record.published_on is None:
        written = any(key == "published_on" for key, _ in record.key_lines)
        place = record.at("published_on" if written else "disclosure")
        if not (written and report.has_error_at(place.line)):
            report.add(rules.ABSENT_KEY, place.line, "“published_on”没有填写。", "公开的年报要有发布日期。")
    refused = {found.location for found in report.findings}
    wrong = [found for found in find_wrong_figures(record) if found.location not in refused]
    report.findings.extend([*wrong, *_find_unequal(record), *find_wrong_chapters(record)])


def check_annual_reports(reports: tuple[AnnualReportRecord, ...], known: KnownIds) -> Iterator[Finding]:
    """Every contradiction between reports, and with the register of units."""
    yield from check_unique(reports, "年报")
    by_year: dict[tuple[str, int], AnnualReportRecord] = {}
    for record in reports:
        yield from known.check_unit(record.unit, record.at("unit"))
        first = by_year.setdefault((record.unit, record.year), record) if record.is_published else record
        if first is not record:
            message = f"“{record.unit}”{record.year}年的年报已有一份：{first.location.path}。"
            yield own_rules.DUPLICATE_REPORT.at(record.at("year"), message, "核对 year 和 unit，只公开一份。")
    for (unit, year), record in by_year.items():
        previous = by_year.get((unit, year - 1))
        if previous is not None:
            yield from _compare_years(record, previous)


def _check_gate(record: AnnualReportRecord, report: Report) -> None:
    """The same human gate as a document's."""
    line = record.at("disclosure").line
    if any(report.has_error_at(record.at(key).line) for key in ("disclosure", "reviewed")):
        return
    if record.is_published and record.reviewed is None:
        hint = "核对后填写 reviewed: {by: 审核人, on: 日期}。"
        report.add(rules.UNREVIEWED_DISCLOSURE, line, "标为主动公开，但没有填写审核记录 reviewed。", hint)
    elif record.disclosure is None and record.reviewed is not None:
        hint = f"填写 disclosure: {Disclosure.PROACTIVE.value}。"
        message = "已经审核，但没有填写公开属性 disclosure。"
        report.add(rules.UNDISCLOSED_REVIEW, record.at("reviewed").line, message, hint)
    elif not record.is_published:
        hint = "核对后填写 disclosure 和 reviewed，那时再检查勾稽关系。"
        report.add(rules.UNPUBLISHED, line, f"{record.year}年的年报没有标为主动公开，不会发布。", hint)


def _find_unequal(record: AnnualReportRecord) -> Iterator[Finding]:
    figures = read_figures(record)
    failed = tuple(find_inequalities(figures))
    suspects = {suspect.table.key: suspect for suspect in find_suspects(failed, figures)}
    for found in failed:
        table = found.equation.table
        message = _tell(found, figures)
        hint = _advise(found, record, suspects.get(table.key), figures)
        yield found.equation.rule.at(place_of(record, table, found.equation.at), message, hint)


def _tell(found: Inequality, figures: Mapping[str, tuple[FigureValue, ...]]) -> str:
    """The cell, the equation in words, both sides with their numbers."""
    equation = found.equation
    table = equation.table
    line = next(line for line in table.lines if line.key == equation.at)
    column = line.columns[equation.right[-1][1]]
    if equation.rule is own_rules.UNEQUAL_BALANCE:
        (received, over), (concluded, forward) = (
            [_print(figures, cell) for cell in side] for side in (equation.left, equation.right)
        )
        left = f"一（{received}）加二（{over}）等于{found.left}"
        right = f"（七）总计（{concluded}）加四（{forward}）等于{found.right}"
        return f"{table.place}“{column}”列：{left}，{right}，两边不等。"
    parts = "+".join(_print(figures, cell) for cell in equation.left if _print(figures, cell) != "0") or "0"
    names = {
        own_rules.UNEQUAL_RESULTS: "（一）至（六）各行之和",
        own_rules.UNEQUAL_APPLICANTS: "六类申请人之和",
        own_rules.UNEQUAL_OUTCOMES: "四种结果之和",
    }
    where = name_cell(table, line, column)
    return f"{where}：{names[equation.rule]}是{found.left}（{parts}），总计写的是{found.right}。"


def _advise(
    found: Inequality,
    record: AnnualReportRecord,
    suspect: Suspect | None,
    figures: Mapping[str, tuple[FigureValue, ...]],
) -> str:
    """The one wrong cell where it can be told, else the lines to look at."""
    table = found.equation.table
    if suspect is not None:
        line = next(line for line in table.lines if line.key == suspect.line)
        place = place_of(record, table, suspect.line)
        cell = name_cell(table, line, line.columns[suspect.column])
        old = _print(figures, (suspect.line, suspect.column))
        return f"如果只错了一个数，就是第{place.line}行的{cell}：{old}改为{suspect.value}，全表就都相等。"
    lines = sorted({place_of(record, table, key).line or 0 for key, _ in found.equation.cells})
    if len(lines) == 1:
        return "对照原表核对这一行。"
    return f"对照原表核对{_print_lines(lines)}的这一列。"


def _print_lines(lines: list[int]) -> str:
    """第16、17、39行, 第18至39行."""
    if len(lines) > 2 and lines[-1] - lines[0] == len(lines) - 1:
        return f"第{lines[0]}至{lines[-1]}行"
    return f"第{'、'.join(map(str, lines))}行"


def _print(figures: Mapping[str, tuple[FigureValue, ...]], cell: Cell) -> str:
    value = figures[cell[0]][cell[1]]
    return "0" if value is None else str(value)


def _compare_years(record: AnnualReportRecord, previous: AnnualReportRecord) -> Iterator[Finding]:
    new, old = read_figures(record), read_figures(previous)
    yield from _compare_carryover(record, previous, new, old)
    yield from _compare_documents(record, previous, new, old)
    share = repeated_share(record, previous)
    if share > REPEATED_SHARE:
        message = f"文字有{share:.0%}与{previous.year}年的年报（{previous.location.path}）相同，超过一半。"
        yield own_rules.REPEATED_TEXT.at(record.location, message, "写本年度的做法、数据和问题，不沿用上一年的文字。")


def _compare_carryover(
    record: AnnualReportRecord,
    previous: AnnualReportRecord,
    new: Mapping[str, tuple[FigureValue, ...]],
    old: Mapping[str, tuple[FigureValue, ...]],
) -> Iterator[Finding]:
    """上年结转 of this year is 结转下年度 of the last one, for every kind of applicant."""
    if "carried_over" not in new or "carried_forward" not in old:
        return
    line = next(line for line in APPLICATIONS.lines if line.key == "carried_over")
    before = place_of(previous, APPLICATIONS, "carried_forward")
    for index, column in enumerate(APPLICANTS):
        now, then = new["carried_over"][index] or 0, old["carried_forward"][index] or 0
        if now != then:
            cell = name_cell(APPLICATIONS, line, column)
            message = f"{cell}是{now}，{previous.year}年年报（{before}）结转下年度的是{then}，两年不等。"
            place = place_of(record, APPLICATIONS, "carried_over")
            yield own_rules.UNEQUAL_CARRYOVER.at(place, message, "本年的第二项等于上年的第四项，核对两年的这一列。")


def _compare_documents(
    record: AnnualReportRecord,
    previous: AnnualReportRecord,
    new: Mapping[str, tuple[FigureValue, ...]],
    old: Mapping[str, tuple[FigureValue, ...]],
) -> Iterator[Finding]:
    """现行有效 of last year, what was made added, what was repealed taken off; an ended term may explain the rest."""
    for line in DISCLOSED.lines[:2]:
        if line.key not in new or line.key not in old:
            continue
        made, repealed, current = (int(figure or 0) for figure in new[line.key])
        expected = int(old[line.key][2] or 0) + made - repealed
        if current != expected:
            before = f"{previous.year}年现行有效{expected - made + repealed}"
            cell = name_cell(DISCLOSED, line, line.columns[2])
            message = f"{cell}是{current}；{before}，加本年制发{made}，减本年废止{repealed}，是{expected}。"
            hint = "有效期届满、评估后失效的没有计入废止的，可以不等；否则请核对。"
            yield own_rules.UNEXPLAINED_DOCUMENT_COUNT.at(place_of(record, DISCLOSED, line.key), message, hint)
