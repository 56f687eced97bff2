"""What an annual report's numbers say, and how they went from year to year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.annual_report_tables import APPLICATIONS, TOTAL
from generator.model.value import value_class
from generator.pages.annual_report_tables import print_figure
from generator.pages.components import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from generator.model.annual_report import AnnualReport

    Read = Callable[[AnnualReport], int | Decimal | None]

YEARS = 5
"""Years side by side at most: more fit on no phone."""
_BAR, _GAP, _HEIGHT, _TOP, _FOOT = 34, 26, 110, 22, 22
"""Drawing of a chart, in its own units."""


@value_class
class YearBar:
    """A year's bar with the places of its number and of its year."""

    year: str
    text: str
    x: int
    y: int
    width: int
    height: int
    middle: int
    above: int
    """Baseline of the number."""


@value_class
class YearChart:
    """One measure over the years; the same numbers stand in the table below."""

    id: str
    name: str
    width: int
    height: int
    base: int
    """Where the bars stand."""
    foot: int
    """Baseline of the years."""
    bars: tuple[YearBar, ...]


@value_class
class MeasureRow:
    """A measure in every year."""

    name: str
    is_part: bool
    """Counted in the measure above it."""
    values: tuple[str, ...]
    change: str
    """Against the year before; — where there is nothing to compare."""


@value_class
class YearComparison:
    """One organ's reports side by side, the oldest first."""

    organ: str
    years: tuple[str, ...]
    charts: tuple[YearChart, ...]
    rows: tuple[MeasureRow, ...]


def count_disclosed(report: AnnualReport) -> int:
    """Applications that got what they asked for, whole or in part."""
    return report.count("granted", TOTAL) + report.count("partly_granted", TOTAL)


def find_share(report: AnnualReport) -> float | None:
    """予以公开和部分公开 of all that was concluded, in per cent; None where nothing was concluded."""
    concluded = report.count("concluded", TOTAL)
    return count_disclosed(report) / concluded * 100 if concluded else None


def present_highlights(report: AnnualReport, previous: AnnualReport | None) -> tuple[Fact, ...]:
    """What most readers want to know, computed from the report's own tables."""
    received = report.count("received", TOTAL)
    change = f"，{_tell_change(received - previous.count('received', TOTAL))}" if previous else ""
    share = find_share(report)
    made, repealed, current = (print_figure(figure) for figure in report.figures["normative_documents"])
    opened = f"{count_disclosed(report)}件（含部分公开），占办结的{share:.1f}%" if share is not None else None
    facts = (
        ("新收申请", f"{received}件{change}"),
        ("办结", f"{report.count('concluded', TOTAL)}件，结转下年度{report.count('carried_forward', TOTAL)}件"),
        ("予以公开", opened),
        ("规范性文件", f"制发{made}件，废止{repealed}件，现行有效{current}件"),
        ("行政复议", _tell_disputes(report, "reconsideration")),
        ("行政诉讼", _tell_disputes(report, "direct_lawsuit", "lawsuit_after_reconsideration")),
    )
    return tuple(Fact(name=name, value=value) for name, value in facts if value)


def compare_years(reports: tuple[AnnualReport, ...], organ: str) -> YearComparison:
    """One organ's reports, given newest first."""
    shown = tuple(reversed(reports[:YEARS]))
    charts = (
        ("received", "新收政府信息公开申请（件）", lambda report: report.count("received", TOTAL)),
        ("share", "公开和部分公开占办结（%）", find_share),
        ("documents", "现行有效的行政规范性文件（件）", lambda report: report.count("normative_documents", 2)),
        ("disputes", "行政复议和行政诉讼（件）", _count_disputes),
    )
    return YearComparison(
        organ=organ,
        years=tuple(str(report.year) for report in shown),
        charts=tuple(_draw(id_, name, shown, read) for id_, name, read in charts),
        rows=tuple(_present_row(name, shown, read, is_part=is_part) for name, is_part, read in _measures()),
    )


def _tell_disputes(report: AnnualReport, *keys: str) -> str:
    every, corrected = (sum(report.count(key, column) for key in keys) for column in (4, 1))
    return f"{every}件，其中纠正{corrected}件"


def _count_disputes(report: AnnualReport) -> int:
    keys = ("reconsideration", "direct_lawsuit", "lawsuit_after_reconsideration")
    return sum(report.count(key, 4) for key in keys)


def _measures() -> Iterator[tuple[str, bool, Read]]:
    """Name, whether it is a part of the one above, and how it is read."""
    yield "新收申请", False, _read("received", TOTAL)
    yield "上年结转", False, _read("carried_over", TOTAL)
    yield "办结", False, _read("concluded", TOTAL)
    yield "予以公开", True, _read("granted", TOTAL)
    yield "部分公开", True, _read("partly_granted", TOTAL)
    for group in dict.fromkeys(line.group for line in APPLICATIONS.lines if line.group):
        yield group[3:], True, _sum_group(group)
    yield "结转下年度", False, _read("carried_forward", TOTAL)
    yield "行政规范性文件现行有效", False, _read("normative_documents", 2)
    yield "本年制发", True, _read("normative_documents", 0)
    yield "本年废止", True, _read("normative_documents", 1)
    yield "行政许可决定", False, _read("licences", 0)
    yield "行政处罚决定", False, _read("penalties", 0)
    yield "行政强制决定", False, _read("compulsory_measures", 0)
    yield "行政事业性收费（万元）", False, _read("fees", 0)
    yield "行政复议", False, _read("reconsideration", 4)
    yield "行政诉讼（直接起诉）", False, _read("direct_lawsuit", 4)
    yield "行政诉讼（复议后起诉）", False, _read("lawsuit_after_reconsideration", 4)


def _read(key: str, column: int) -> Read:
    return lambda report: report.figures[key][column]


def _sum_group(group: str) -> Read:
    keys = tuple(line.key for line in APPLICATIONS.lines if line.group == group)
    return lambda report: sum(report.count(key, TOTAL) for key in keys)


def _present_row(name: str, shown: tuple[AnnualReport, ...], read: Read, *, is_part: bool) -> MeasureRow:
    values = tuple(read(report) for report in shown)
    change = "—"
    if len(shown) > 1 and shown[-1].year - shown[-2].year == 1:
        new, old = values[-1], values[-2]
        change = _sign(new - old) if new is not None and old is not None else "—"
    return MeasureRow(name=name, is_part=is_part, values=tuple(print_figure(value) for value in values), change=change)


def _sign(difference: int | Decimal) -> str:
    return "持平" if difference == 0 else f"{'增' if difference > 0 else '减'}{abs(difference)}"


def _tell_change(difference: int) -> str:
    return "与上年持平" if difference == 0 else f"比上年{'增加' if difference > 0 else '减少'}{abs(difference)}件"


def _draw(
    id_: str, name: str, shown: tuple[AnnualReport, ...], read: Callable[[AnnualReport], float | None]
) -> YearChart:
    values = tuple(read(report) or 0 for report in shown)
    most = max((*values, 1))
    base = _TOP + _HEIGHT
    bars = []
    for index, (report, value) in enumerate(zip(shown, values, strict=True)):
        height = round(value / most * _HEIGHT)
        x = _GAP // 2 + index * (_BAR + _GAP)
        bars.append(
            YearBar(
                year=str(report.year),
                text=f"{value:.1f}" if isinstance(value, float) else str(value),
                x=x,
                y=base - height,
                width=_BAR,
                height=height,
                middle=x + _BAR // 2,
                above=base - height - 6,
            )
        )
    width = len(shown) * (_BAR + _GAP)
    return YearChart(
        id=f"chart-{id_}", name=name, width=width, height=base + _FOOT, base=base, foot=base + 16, bars=tuple(bars)
    )
