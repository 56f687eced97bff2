"""政府信息公开工作年度报告: six chapters with their tables, what the numbers say, and the years around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import ANNUAL_REPORTS, annual_report_address, unit_address
from generator.model.annual_report_tables import FIGURE_TABLES
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages import linked_data
from generator.pages.annual_report_tables import present_tables
from generator.pages.annual_report_years import present_highlights
from generator.pages.components import Link
from generator.pages.head import Article, Head, Place
from generator.pages.prose import render_prose
from generator.pages.shell import root_of
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.annual_report import AnnualReport, ReportChapter
    from generator.model.library import Library
    from generator.pages.annual_report_tables import StatisticsTable
    from generator.pages.components import Fact


@value_class
class PrintedChapter:
    """A chapter: its words, then its tables."""

    id: str
    heading: str
    body: Markup | None
    tables: tuple[StatisticsTable, ...]


@value_class
class AnnualReportPage:
    """What `portal/annual_report.html` may read, as `p`."""

    title: str
    year: int
    unit: Link
    published: str
    preamble: Markup | None
    highlights: tuple[Fact, ...]
    chapters: tuple[PrintedChapter, ...]
    downloads: tuple[Link, ...]
    """The tables for programs and offices."""
    earlier: Link | None
    """The same organ's report of the year before, and of the year after."""
    later: Link | None
    all_reports: str


def addresses(library: Library) -> Iterator[tuple[str, AnnualReport]]:
    """A page for every report."""
    return ((annual_report_address(report.id), report) for report in library.annual_reports)


def head(report: AnnualReport, library: Library) -> Head:
    """Title, the article's meta tags, the report and its tables as data."""
    organ = name_unit(report.unit, library, full=True)
    return Head(
        title=report.title,
        address=annual_report_address(report.id),
        place=Place(kind=ChannelKind.ANNUAL_REPORTS),
        trail=(Link(text="政府信息公开年报", address=ANNUAL_REPORTS),),
        description=f"{organ}{report.year}年政府信息公开工作年度报告：六个部分、三张统计表，可以下载。",
        article=Article(
            title=report.title,
            published=f"{print_date(report.published_on)} 00:00",
            source=organ,
            keywords=("政府信息公开年报", str(report.year)),
        ),
        data=tuple(_describe(report, library)),
    )


def present(report: AnnualReport, library: Library) -> AnnualReportPage:
    """Prose and tables, chapter by chapter."""
    tables = present_tables(report)
    earlier, later = (_find(report, library, report.year + step) for step in (-1, 1))
    return AnnualReportPage(
        title=report.title,
        year=report.year,
        unit=Link(text=name_unit(report.unit, library, full=True), address=unit_address(report.unit)),
        published=print_date(report.published_on) or "",
        preamble=_render(report, report.preamble, library),
        highlights=present_highlights(report, earlier),
        chapters=tuple(
            PrintedChapter(
                id=f"chapter-{number}",
                heading=chapter.heading,
                body=_render(report, chapter, library),
                tables=tables.get(number, ()),
            )
            for number, chapter in enumerate(report.chapters, start=1)
        ),
        downloads=tuple(_link_downloads(report)),
        earlier=_link(earlier),
        later=_link(later),
        all_reports=ANNUAL_REPORTS,
    )


def _render(report: AnnualReport, chapter: ReportChapter, library: Library) -> Markup | None:
    if not chapter.body:
        return None
    record = report.record.model_copy(update={"body": chapter.body, "body_line": chapter.body_line})
    return render_prose(record, library, root=root_of(annual_report_address(report.id)))


def _find(report: AnnualReport, library: Library, year: int) -> AnnualReport | None:
    same = (other for other in library.annual_reports if other.unit == report.unit and other.year == year)
    return next(same, None)


def _link(report: AnnualReport | None) -> Link | None:
    return Link(text=f"{report.year}年年报", address=annual_report_address(report.id)) if report else None


def _link_downloads(report: AnnualReport) -> Iterator[Link]:
    for table in FIGURE_TABLES:
        address = f"{annual_report_address(report.id)}{table.key}.csv"
        yield Link(text=f"{'二三四'[table.chapter - 2]}、{table.name}", address=address)


def _describe(report: AnnualReport, library: Library) -> Iterator[linked_data.Report | linked_data.Dataset]:
    url = library.site.url
    organ = linked_data.GovernmentOrganization(name=name_unit(report.unit, library, full=True))
    covered = f"{report.year}-01-01/{report.year}-12-31"
    yield linked_data.Report(
        headline=report.title,
        url=url + annual_report_address(report.id),
        in_language="zh-CN",
        date_published=report.published_on.isoformat(),
        author=organ,
        temporal_coverage=covered,
    )
    yield linked_data.Dataset(
        name=f"{report.title}统计表",
        description=f"{report.title}第二、三、四部分的统计表，每张表一个 CSV 文件。",
        url=url + annual_report_address(report.id),
        creator=organ,
        temporal_coverage=covered,
        distribution=tuple(
            linked_data.DataDownload(name=link.text, content_url=url + link.address, encoding_format="text/csv")
            for link in _link_downloads(report)
        ),
    )
