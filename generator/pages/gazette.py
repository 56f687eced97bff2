"""政府公报: every issue by year, where the printed one is given away, how to be told of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import GAZETTE, gazette_edition_address, gazette_issue_address
from generator.model.feed import FeedSubject
from generator.model.gazette import read_contents
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.document_files import present_file
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.gazette import Gazette, GazetteIssue
    from generator.model.library import Library
    from generator.pages.components import Download


@value_class
class IssueRow:
    """An issue in the list."""

    label: str
    address: str
    edition: str
    date: str
    count: int
    """Documents and interpretations that it carries."""
    pdf: Download | None
    """None where nobody has put an edition into `content/gazette/`."""


@value_class
class GazetteYear:
    """Issues of a year, the newest first."""

    year: int
    issues: tuple[IssueRow, ...]


@value_class
class PointRow:
    """赠阅点."""

    name: str
    address: str
    hours: str | None
    telephone: str | None


@value_class
class GazettePage:
    """What `portal/gazette.html` may read, as `p`."""

    name: str
    summary: str | None
    editor: str | None
    frequency: str | None
    years: tuple[GazetteYear, ...]
    points: tuple[PointRow, ...]


def addresses(library: Library) -> Iterator[tuple[str, Gazette]]:
    """One page, where the portal has a gazette."""
    if library.gazette is not None:
        yield GAZETTE, library.gazette


def head(gazette: Gazette, library: Library) -> Head:
    """The gazette's name."""
    del library
    return Head(
        title=gazette.name,
        address=GAZETTE,
        place=Place(kind=ChannelKind.GAZETTE),
        description=f"{gazette.name}各期目录、电子版和赠阅点，可以订阅。",
        feed=link_feed(FeedSubject.GAZETTE),
    )


def present(gazette: Gazette, library: Library) -> GazettePage:
    """The newest year first."""
    issues = gazette.newest_first()
    years = dict.fromkeys(issue.year for issue in issues)
    return GazettePage(
        name=gazette.name,
        summary=gazette.summary,
        editor=gazette.editor,
        frequency=gazette.frequency,
        years=tuple(
            GazetteYear(
                year=year, issues=tuple(present_issue_row(issue, library) for issue in issues if issue.year == year)
            )
            for year in years
        ),
        points=tuple(
            PointRow(name=point.name, address=point.address, hours=point.hours, telephone=point.telephone)
            for point in gazette.points
        ),
    )


def present_issue_row(issue: GazetteIssue, library: Library) -> IssueRow:
    """An issue as lists show it."""
    return IssueRow(
        label=issue.label,
        address=gazette_issue_address(issue.id),
        edition=gazette_edition_address(issue.id),
        date=print_date(issue.published_on) or "",
        count=sum(len(entries) for _, entries in read_contents(issue, library)),
        pdf=present_pdf(issue, library),
    )


def present_pdf(issue: GazetteIssue, library: Library) -> Download | None:
    """The edition to download, where there is one."""
    found = next((file for file in library.files if file.path == issue.pdf), None)
    return present_file("下载 PDF", found) if found else None
