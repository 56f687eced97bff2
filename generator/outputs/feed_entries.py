"""What a feed says of a document or an interpretation, before it is Atom or JSON."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.chinese.time_zone import CHINA
from generator.model.address import (
    annual_report_address,
    consultation_address,
    document_address,
    event_address,
    gazette_issue_address,
    interpretation_address,
    source_file_address,
)
from generator.model.annual_report import AnnualReport
from generator.model.consultation import Consultation
from generator.model.document import Document
from generator.model.event import Event
from generator.model.feed import moment_of
from generator.model.gazette import GazetteIssue, read_contents
from generator.model.value import value_class
from generator.outputs.citation import cite_document

if TYPE_CHECKING:
    from datetime import datetime

    from generator.model.document import OriginalFile
    from generator.model.feed import FeedItem
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library

MEDIA_TYPES = {
    "csv": "text/csv",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "htm": "text/html",
    "html": "text/html",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "txt": "text/plain",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""By ending; the machine's own list would differ from machine to machine."""


@value_class
class Enclosure:
    """原件."""

    url: str
    media_type: str
    size: int
    """Bytes."""


@value_class
class FeedEntry:
    """An entry; its address is its permanent id."""

    url: str
    title: str
    kind: str
    """`document`, `interpretation`, `consultation`, `event`, `gazette` or `annual_report`, as in the open data."""
    kind_name: str
    """政策文件, 政策解读, 意见征集, 公众活动 or 政府公报."""
    form: str
    """文种, 解读形式, where a consultation stands, kind of event."""
    published: datetime
    authors: tuple[str, ...]
    summary: str
    about: str | None
    """The document's page, for an interpretation."""
    original: Enclosure | None
    source_url: str | None
    """原文链接."""


def read_entry(entry: FeedItem, library: Library) -> FeedEntry:
    """A published record as an entry.

    Raises:
        ValueError: it has no date; such records are in no feed.
    """
    moment = moment_of(entry)
    if moment is None:
        message = f"{entry.id} has no date"
        raise ValueError(message)
    published = moment.replace(tzinfo=CHINA)
    if isinstance(entry, Document):
        return _read_document(entry, library, published)
    if isinstance(entry, GazetteIssue):
        return _read_issue(entry, library, published)
    if isinstance(entry, AnnualReport):
        return _read_report(entry, library, published)
    if isinstance(entry, Consultation):
        return _read_consultation(entry, library, published)
    if isinstance(entry, Event):
        return _read_event(entry, library, published)
    return _read_interpretation(entry, library, published)


def _read_document(document: Document, library: Library, published: datetime) -> FeedEntry:
    record = document.record
    authors = tuple(_name_unit(issuer, library) for issuer in record.issuers) or (library.site.name,)
    facts = (record.genre, record.document_number, "、".join(authors))
    facts_line = "，".join(fact for fact in facts if fact)
    return FeedEntry(
        url=library.site.url + document_address(document.id),
        title=record.title,
        kind="document",
        kind_name="政策文件",
        form=record.genre,
        published=published,
        authors=authors,
        summary=f"政策文件：{facts_line}。{record.summary or ''}",
        about=None,
        original=_read_original(document.source_file, library),
        source_url=record.source.url,
    )


def _read_interpretation(found: Interpretation, library: Library, published: datetime) -> FeedEntry:
    document = library.document_by_id.get(found.interprets)
    subject = f"，解读{cite_document(document.record)}" if document else ""
    return FeedEntry(
        url=library.site.url + interpretation_address(found.id),
        title=found.title,
        kind="interpretation",
        kind_name="政策解读",
        form=found.form.label,
        published=published,
        authors=(_name_unit(found.unit, library),),
        summary=f"政策解读：{found.form.label}{subject}。",
        about=library.site.url + document_address(document.id) if document else None,
        original=None,
        source_url=None,
    )


def _read_consultation(found: Consultation, library: Library, published: datetime) -> FeedEntry:
    """A draft; once the outcome is there, the outcome, as news of its own."""
    outcome = found.outcome
    told = f"收到意见{outcome.received}条，采纳{outcome.adopted}条" if outcome else "欢迎提出意见"
    document = library.document_by_id.get(found.document or "")
    return FeedEntry(
        url=library.site.url + consultation_address(found.id) + ("#outcome" if outcome else ""),
        title=f"采纳情况：{found.title}" if outcome else found.title,
        kind="consultation",
        kind_name="意见征集",
        form=found.state_on(library.today).label,
        published=published,
        authors=(_name_unit(found.unit, library),),
        summary=f"征集时间：{found.opens_on}至{found.closes_on}，{told}。",
        about=library.site.url + document_address(document.id) if document else None,
        original=None,
        source_url=None,
    )


def _read_event(event: Event, library: Library, published: datetime) -> FeedEntry:
    """An announcement; once there is a report, the report."""
    told = event.report.summary if event.report else f"已取消：{event.cancelled}" if event.cancelled else event.theme
    return FeedEntry(
        url=library.site.url + event_address(event.id) + ("#report" if event.report else ""),
        title=f"活动反馈：{event.title}" if event.report else event.title,
        kind="event",
        kind_name="公众活动",
        form=event.kind.label,
        published=published,
        authors=(_name_unit(event.unit, library),),
        summary=f"{event.kind.label}，{event.day}，{event.place}。{told or ''}",
        about=None,
        original=None,
        source_url=None,
    )


def _read_issue(issue: GazetteIssue, library: Library, published: datetime) -> FeedEntry:
    name = library.gazette.name if library.gazette else ""
    counts = (f"{part.label}{len(entries)}件" for part, entries in read_contents(issue, library))
    pdf = next((file for file in library.files if file.path == issue.pdf), None)
    return FeedEntry(
        url=library.site.url + gazette_issue_address(issue.id),
        title=f"{name} {issue.label}",
        kind="gazette",
        kind_name="政府公报",
        form="政府公报",
        published=published,
        authors=(library.site.name,),
        summary=f"{name}{issue.label}：{'，'.join(counts) or '目录见网页'}。",
        about=None,
        original=_read_original(pdf, library),
        source_url=None,
    )


def _read_report(report: AnnualReport, library: Library, published: datetime) -> FeedEntry:
    return FeedEntry(
        url=library.site.url + annual_report_address(report.id),
        title=report.title,
        kind="annual_report",
        kind_name="政府信息公开年报",
        form="年度报告",
        published=published,
        authors=(_name_unit(report.unit, library),),
        summary=f"政府信息公开年报：统计期限{report.year}年1月1日至12月31日，六个部分、三张统计表。",
        about=None,
        original=None,
        source_url=None,
    )


def _read_original(file: OriginalFile | None, library: Library) -> Enclosure | None:
    if file is None:
        return None
    ending = posixpath.splitext(file.path)[1].removeprefix(".").lower()
    return Enclosure(
        url=library.site.url + quote(source_file_address(file.path)),
        media_type=MEDIA_TYPES.get(ending, "application/octet-stream"),
        size=file.size,
    )


def _name_unit(unit: str, library: Library) -> str:
    known = library.unit_by_id.get(unit)
    return known.full_name if known else unit
