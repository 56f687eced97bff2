"""一期公报: its contents by part, each entry leading to its page; the whole texts to print and to download."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    document_address,
    gazette_edition_address,
    gazette_issue_address,
    interpretation_address,
)
from generator.model.document import Document
from generator.model.feed import FeedSubject
from generator.model.gazette import read_contents
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link, Row
from generator.pages.feed_link import link_feed
from generator.pages.gazette import present_pdf
from generator.pages.head import Article, Head, Place
from generator.pages.punctuation import widen
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.gazette import GazetteIssue
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library
    from generator.pages.components import Download


@value_class
class IssuePart:
    """A part of the contents."""

    id: str
    name: str
    rows: tuple[Row, ...]


@value_class
class GazetteIssuePage:
    """What `portal/gazette_issue.html` may read, as `p`."""

    name: str
    label: str
    date: str
    parts: tuple[IssuePart, ...]
    edition: Link
    pdf: Download | None
    earlier: Link | None
    later: Link | None


def addresses(library: Library) -> Iterator[tuple[str, GazetteIssue]]:
    """A page for every issue."""
    issues = library.gazette.newest_first() if library.gazette else ()
    return ((gazette_issue_address(issue.id), issue) for issue in issues)


def head(issue: GazetteIssue, library: Library) -> Head:
    """Name and number of the issue."""
    title = title_issue(issue, library)
    published = print_date(issue.published_on)
    return Head(
        title=title,
        address=gazette_issue_address(issue.id),
        place=Place(kind=ChannelKind.GAZETTE),
        description=f"{title}目录，{published}出版，可以在线阅读、打印和下载。",
        article=Article(title=title, published=f"{published} 00:00", source=library.site.sponsor),
        feed=link_feed(FeedSubject.GAZETTE),
    )


def present(issue: GazetteIssue, library: Library) -> GazetteIssuePage:
    """The contents, with the issues before and after."""
    issues = library.gazette.newest_first() if library.gazette else ()
    place = issues.index(issue)
    return GazetteIssuePage(
        name=library.gazette.name if library.gazette else "",
        label=issue.label,
        date=print_date(issue.published_on) or "",
        parts=tuple(
            IssuePart(id=part.value, name=part.label, rows=tuple(_present_row(entry, library) for entry in entries))
            for part, entries in read_contents(issue, library)
        ),
        edition=Link(text="全文电子版（可打印）", address=gazette_edition_address(issue.id)),
        pdf=present_pdf(issue, library),
        earlier=_link(issues[place + 1]) if place + 1 < len(issues) else None,
        later=_link(issues[place - 1]) if place else None,
    )


def title_issue(issue: GazetteIssue, library: Library) -> str:
    """青禾区人民政府公报 2026年第1期."""
    return f"{library.gazette.name if library.gazette else ''} {issue.label}".strip()


def _link(issue: GazetteIssue) -> Link:
    return Link(text=issue.label, address=gazette_issue_address(issue.id))


def _present_row(entry: Document | Interpretation, library: Library) -> Row:
    show = widen if library.site.full_width_punctuation else str
    if isinstance(entry, Document):
        record = entry.record
        return Row(
            title=show(record.notice_title or record.title),
            address=document_address(entry.id),
            detail=record.document_number,
            date=print_date(record.dated_on),
        )
    return Row(
        title=show(entry.title),
        address=interpretation_address(entry.id),
        detail=name_unit(entry.unit, library),
        date=print_date(entry.published_on),
    )
