"""Documents as entries: number, titles, elements, every clause."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.document import Validity
from generator.model.entry_kind import EntryKind
from generator.outputs.search_clauses import read_clauses
from generator.outputs.search_entry import BESIDE, Entry, Field, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.document import Document, DocumentRecord
    from generator.model.library import Library

_ENDED = (Validity.EXPIRED, Validity.REPEALED)
_UNSETTLED = (Validity.AMENDED, Validity.NOT_YET_EFFECTIVE)


def rank_documents(library: Library) -> Iterator[Unread]:
    """All documents, their texts not yet read."""
    for document in library.documents:
        yield Unread(outline=_outline(document, library), make=_read_document, subjects=(document, library))


def _read_document(document: Document, library: Library) -> Entry:
    outline = _outline(document, library)
    elements = (element for element in _read_elements(document.record, library) if element)
    return replace(
        outline,
        fields=(*outline.fields, *((Field.TEXT, element) for element in elements)),
        clauses=tuple(read_clauses(document.structure.outline)),
    )


def _outline(document: Document, library: Library) -> Entry:
    """A document without its texts."""
    record = document.record
    validity = record.validity_on(library.today)
    levels = library.search_order.levels
    titles = dict.fromkeys((record.title, record.notice_title, record.cited_as))
    return Entry(
        address=document_address(record.id),
        kind=EntryKind.DOCUMENT,
        title=record.title,
        document=record.id,
        number=record.document_number,
        day=_day(record.published_on) or record.dated_on,
        year=record.year,
        units=tuple(issuer for issuer in record.issuers if issuer in library.unit_by_id),
        genre=record.genre,
        validity=validity.value if validity else None,
        topics=record.topics,
        standing=2 if validity in _ENDED else 1 if validity in _UNSETTLED else 0,
        level=levels.index(record.category) if record.category in levels else BESIDE - 1,
        fields=(
            *((Field.NUMBER, number) for number in (record.document_number,) if number),
            *((Field.TITLE, title) for title in titles if title),
        ),
    )


def _read_elements(record: DocumentRecord, library: Library) -> Iterator[str | None]:
    """What the page prints around the text; 公开属性 and other words that stand on every page are left out."""
    yield record.index_number
    yield from (_name(issuer, library) for issuer in record.issuers)
    yield record.subject_category
    yield _print(record.dated_on)
    yield f"{_print(record.printed_on)}印发" if record.printed_on else None
    yield "，".join(record.addressees)
    yield "，".join(record.copied_to)
    yield from (record.annotation, record.signatory, record.content_source, record.summary)
    yield from (attachment.title for attachment in record.attachments)


def _name(unit: str, library: Library) -> str:
    known = library.unit_by_id.get(unit)
    return known.full_name if known else unit


def _print(day: date | None) -> str | None:
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
