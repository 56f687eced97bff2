"""A document as schema.org's Legislation, or as a DigitalDocument where it is no law."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.model.address import document_address, source_file_address
from generator.model.document import Category, RelationType, Validity
from generator.pages.linked_data import CreativeWork, DigitalDocument, GovernmentOrganization, Legislation, MediaObject
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document, DocumentRecord
    from generator.model.library import Library

_LAWS = frozenset({Category.RULE, Category.NORMATIVE})
_FORCE = {
    Validity.IN_FORCE: "https://schema.org/InForce",
    Validity.AMENDED: "https://schema.org/InForce",
    Validity.NOT_YET_EFFECTIVE: "https://schema.org/NotInForce",
    Validity.EXPIRED: "https://schema.org/NotInForce",
    Validity.REPEALED: "https://schema.org/NotInForce",
}
_CHANGES = frozenset({RelationType.AMENDS, RelationType.REPEALS, RelationType.SUPERSEDES})
LANGUAGE = "zh-CN"


def describe_document(document: Document, library: Library) -> Legislation | DigitalDocument:
    """What the record says, absent where it does not."""
    if document.record.category in _LAWS:
        return _describe_law(document, library)
    return _describe_other(document, library)


def print_instant(moment: datetime | None) -> str | None:
    """`2024-04-08T09:30+08:00`."""
    return moment.strftime("%Y-%m-%dT%H:%M+08:00") if moment else None


def _describe_law(document: Document, library: Library) -> Legislation:
    record = document.record
    force = record.validity_on(library.today)
    return Legislation(
        name=record.title,
        url=library.site.url + document_address(document.id),
        identifier=record.index_number or document.id,
        in_language=LANGUAGE,
        genre=record.genre,
        alternate_name=record.notice_title,
        legislation_identifier=record.document_number,
        legislation_type=record.category.label,
        legislation_date=print_date(record.dated_on),
        legislation_date_of_applicability=print_date(record.effective_on),
        legislation_legal_force=_FORCE.get(force) if force else None,
        legislation_passed_by=tuple(_name_issuers(record, library)),
        legislation_jurisdiction=library.site.district,
        legislation_changes=tuple(_find_related(document, library, _CHANGES)),
        date_published=_print_publication(record),
        expires=print_date(record.expires_on),
        abstract=record.summary,
        keywords=_read_keywords(record),
        is_based_on=tuple(_find_related(document, library, frozenset({RelationType.BASIS}))),
        encoding=_describe_original(document, library),
    )


def _describe_other(document: Document, library: Library) -> DigitalDocument:
    record = document.record
    return DigitalDocument(
        name=record.title,
        url=library.site.url + document_address(document.id),
        identifier=record.document_number or record.index_number or document.id,
        in_language=LANGUAGE,
        genre=record.genre,
        alternate_name=record.notice_title,
        author=tuple(_name_issuers(record, library)),
        date_created=print_date(record.dated_on),
        date_published=_print_publication(record),
        expires=print_date(record.expires_on),
        abstract=record.summary,
        keywords=_read_keywords(record),
        is_based_on=tuple(_find_related(document, library, frozenset({RelationType.BASIS}))),
        encoding=_describe_original(document, library),
    )


def _print_publication(record: DocumentRecord) -> str | None:
    published = record.published_on
    return print_instant(published) if isinstance(published, datetime) else print_date(published)


def _read_keywords(record: DocumentRecord) -> tuple[str, ...]:
    return (*record.tags.audience, *record.tags.industry, *record.tags.matter, *record.tags.stage)


def _name_issuers(record: DocumentRecord, library: Library) -> Iterator[GovernmentOrganization]:
    for issuer in record.issuers:
        yield GovernmentOrganization(name=name_unit(issuer, library, full=True))


def _find_related(document: Document, library: Library, types: frozenset[RelationType]) -> Iterator[CreativeWork]:
    """Relations that the document itself declares."""
    for relation in library.relations.get(document.id, ()):
        if relation.type in types and not relation.inverse:
            url = library.site.url + document_address(relation.document) if relation.document else None
            yield CreativeWork(name=relation.text, url=url)


def _describe_original(document: Document, library: Library) -> MediaObject | None:
    file = document.source_file
    if file is None:
        return None
    return MediaObject(
        content_url=library.site.url + quote(source_file_address(file.path)),
        content_size=str(file.size),
        sha256=file.sha256,
    )
