"""What a feed says of a document or an interpretation, before it is Atom or JSON."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.model.address import document_address, interpretation_address, source_file_address
from generator.model.document import Document
from generator.model.feed import moment_of
from generator.outputs.citation import cite_document

if TYPE_CHECKING:
    from datetime import datetime

    from generator.model.document import OriginalFile
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library

CHINA = timezone(timedelta(hours=8))
"""北京时间: the whole country's, without summer time."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """原件."""

    url: str
    media_type: str
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry; its address is its permanent id."""

    url: str
    title: str
    kind: str
    """`document` or `interpretation`, as in the open data."""
    kind_name: str
    """政策文件 or 政策解读."""
    form: str
    """文种 or 解读形式."""
    published: datetime
    authors: tuple[str, ...]
    summary: str
    about: str | None
    """The document's page, for an interpretation."""
    original: Enclosure | None
    source_url: str | None
    """原文链接."""


def read_entry(entry: Document | Interpretation, library: Library) -> FeedEntry:
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
