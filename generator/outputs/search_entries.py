"""Every page of the Library that search covers, as entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from generator.model.address import (
    document_address,
    faq_address,
    interpretation_address,
    page_address,
    service_address,
    unit_address,
)
from generator.model.document import Category, Validity
from generator.outputs.search_clauses import read_clauses
from generator.outputs.search_entry import Clause, Entry, Field, Unread
from generator.outputs.search_markdown import read_markdown_passages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.document import Document, DocumentRecord
    from generator.model.interpretation import Faq, Interpretation
    from generator.model.library import Library
    from generator.model.service import Service
    from generator.model.site import FreePage
    from generator.model.unit import Unit

_LEVELS = (
    Category.RULE,
    Category.NORMATIVE,
    Category.OTHER,
    Category.ANNOUNCEMENT,
    Category.APPLICATION_NOTICE,
    Category.PERSONNEL,
)
_BESIDE = len(_LEVELS)
"""Level of what is not a document: after all documents."""
_ENDED = (Validity.EXPIRED, Validity.REPEALED)
_UNSETTLED = (Validity.AMENDED, Validity.NOT_YET_EFFECTIVE)


def read_entries(library: Library) -> Iterator[Entry]:
    """One entry a page, kind by kind, in the Library's order."""
    for unread in rank_entries(library):
        yield unread.read()


def rank_entries(library: Library) -> Iterator[Unread]:
    """The same entries, the documents' texts not yet read."""
    for document in library.documents:
        rank = _outline(document, library).rank
        yield Unread(rank=rank, read=partial(_read_document, document, library))
    for entry in _read_others(library):
        yield Unread(rank=entry.rank, read=partial(_itself, entry))


def _itself(entry: Entry) -> Entry:
    return entry


def _read_others(library: Library) -> Iterator[Entry]:
    for interpretation in library.interpretations:
        yield _read_interpretation(interpretation, library)
    for faq in library.faqs:
        yield _read_faq(faq, library)
    for service in library.services:
        yield _read_service(service)
    for unit in library.units:
        yield _read_unit(unit)
    for page in library.pages:
        yield _read_page(page)


def _read_document(document: Document, library: Library) -> Entry:
    record = document.record
    titles = dict.fromkeys((record.title, record.notice_title, record.cited_as))
    return replace(
        _outline(document, library),
        fields=(
            *((Field.NUMBER, number) for number in (record.document_number,) if number),
            *((Field.TITLE, title) for title in titles if title),
            *((Field.TEXT, element) for element in _read_elements(record, library) if element),
        ),
        clauses=tuple(read_clauses(document.structure.outline)),
    )


def _outline(document: Document, library: Library) -> Entry:
    """A document without its texts."""
    record = document.record
    validity = record.validity_on(library.today)
    return Entry(
        address=document_address(record.id),
        kind="document",
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
        level=_LEVELS.index(record.category),
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


def _read_interpretation(interpretation: Interpretation, library: Library) -> Entry:
    headings, texts = read_markdown_passages(interpretation.body)
    document = library.document_by_id.get(interpretation.interprets)
    notes = tuple(note.note for note in interpretation.notes)
    return Entry(
        address=interpretation_address(interpretation.id),
        kind="interpretation",
        title=interpretation.title,
        day=interpretation.published_on,
        year=interpretation.published_on.year,
        units=(interpretation.unit,),
        topics=document.record.topics if document else (),
        level=_BESIDE,
        fields=((Field.TITLE, interpretation.title),),
        clauses=(Clause(section="", name="", headings=headings, texts=texts + notes),),
    )


def _read_faq(faq: Faq, library: Library) -> Entry:
    headings, texts = read_markdown_passages(faq.body)
    document = library.document_by_id.get(faq.document)
    return Entry(
        address=faq_address(faq.id),
        kind="faq",
        title=faq.question,
        day=faq.answered_on,
        year=faq.answered_on.year,
        units=(faq.unit,),
        topics=document.record.topics if document else (),
        level=_BESIDE,
        fields=((Field.TITLE, faq.question),),
        clauses=(Clause(section="", name="", headings=headings, texts=texts),),
    )


def _read_service(service: Service) -> Entry:
    guide = service.guide
    lines = (guide.basis, guide.conditions, guide.materials, guide.place, guide.hours, guide.telephone, guide.process)
    return Entry(
        address=service_address(service.id),
        kind="service",
        title=service.name,
        units=(service.unit,),
        level=_BESIDE,
        fields=tuple((Field.TITLE, name) for name in (service.name, *service.aliases)),
        clauses=(Clause(section="", name="", texts=tuple(line for line in (*lines, service.code) if line)),),
    )


def _read_unit(unit: Unit) -> Entry:
    lines = (unit.duties, unit.address, unit.hours, unit.telephone)
    names = dict.fromkeys((unit.name, unit.full_name, *unit.aliases))
    return Entry(
        address=unit_address(unit.id),
        kind="unit",
        title=unit.full_name,
        units=(unit.id,),
        level=_BESIDE,
        fields=tuple((Field.TITLE, name) for name in names),
        clauses=(Clause(section="", name="", texts=tuple(line for line in lines if line)),),
    )


def _read_page(page: FreePage) -> Entry:
    headings, texts = read_markdown_passages(page.body)
    return Entry(
        address=page_address(page.id),
        kind="page",
        title=page.title,
        day=page.revised_on,
        level=_BESIDE,
        fields=((Field.TITLE, page.title), *((Field.TEXT, summary) for summary in (page.summary,) if summary)),
        clauses=(Clause(section="", name="", headings=headings, texts=texts),),
    )


def _name(unit: str, library: Library) -> str:
    known = library.unit_by_id.get(unit)
    return known.full_name if known else unit


def _print(day: date | None) -> str | None:
    return f"{day.year}年{day.month}月{day.day}日" if day else None


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
