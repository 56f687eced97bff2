"""政府信息公开年报: every report, and each organ's numbers over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import ANNUAL_REPORTS, annual_report_address
from generator.model.annual_report_tables import TOTAL
from generator.model.feed import FeedSubject
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.annual_report_years import compare_years
from generator.pages.components import Row
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.annual_report import AnnualReport
    from generator.model.library import Library
    from generator.pages.annual_report_years import YearComparison


@value_class
class ReportGroup:
    """The reports of one organ."""

    organ: str
    rows: tuple[Row, ...]


@value_class
class AnnualReportsPage:
    """What `portal/annual_reports.html` may read, as `p`."""

    groups: tuple[ReportGroup, ...]
    """The government's own first, then by unit in the register's order."""
    comparisons: tuple[YearComparison, ...]
    """Of organs that have reports of more than one year."""
    data: str
    """All numbers, a report a line."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield ANNUAL_REPORTS, None


def head(_: None, library: Library) -> Head:
    """政府信息公开年报."""
    return Head(
        title="政府信息公开年报",
        address=ANNUAL_REPORTS,
        place=Place(kind=ChannelKind.ANNUAL_REPORTS),
        feed=link_feed(FeedSubject.ANNUAL_REPORTS) if library.annual_reports else None,
        description=f"{library.site.district}政府信息公开工作年度报告，历年数据对照，统计表下载。",
    )


def present(_: None, library: Library) -> AnnualReportsPage:
    """Newest year first."""
    organs = [(unit.id, _find(unit.id, library)) for unit in library.units]
    reporting = [(name_unit(unit, library, full=True), reports) for unit, reports in organs if reports]
    return AnnualReportsPage(
        groups=tuple(
            ReportGroup(organ=organ, rows=tuple(_present_row(report) for report in reports))
            for organ, reports in reporting
        ),
        comparisons=tuple(compare_years(reports, organ) for organ, reports in reporting if len(reports) > 1),
        data="api/annual_reports.ndjson",
    )


def _find(unit: str, library: Library) -> tuple[AnnualReport, ...]:
    return tuple(report for report in library.annual_reports if report.unit == unit)


def _present_row(report: AnnualReport) -> Row:
    return Row(
        title=report.title,
        address=annual_report_address(report.id),
        detail=f"新收申请{report.count('received', TOTAL)}件，办结{report.count('concluded', TOTAL)}件",
        date=print_date(report.published_on),
    )
