"""Records + what their bodies say → Library: only what is published, with every relation resolved."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from generator.chinese.widths import fold
from generator.errors import InvalidPortalError
from generator.model import address
from generator.model.cross_reference import resolve_references
from generator.model.document import Document
from generator.model.library import Library
from generator.records.annual_report_assembly import assemble_reports, find_report_links
from generator.records.body_links import find_links, has_links
from generator.records.disclosure_assembly import assemble_disclosure, find_guide_links
from generator.records.eligibility_checks import check_eligibility_sections
from generator.records.gazette_checks import without_unpublished_entries
from generator.records.message_checks import check_benefit_sections
from generator.records.offered_files import offered_files
from generator.records.participation_assembly import assemble_participation, find_participation_links
from generator.records.privacy import published_personal_data
from generator.records.publication_checks import check_publication
from generator.records.question_checks import find_doubts, report_doubts
from generator.records.relations import resolve_relations, targets_among, without_unpublished
from generator.records.report import errors_of, in_order
from generator.records.structure_checks import check_sections, find_outdated_validity
from generator.records.topic_checks import find_future_days
from generator.records.unit_phrases import count_duties, find_unknown_phrases, resolve_phrases, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.document import DocumentRecord, OriginalFile
    from generator.model.interpretation import Faq, Interpretation
    from generator.model.link import Link
    from generator.model.parsed import Structure
    from generator.model.portal_files import PortalFiles
    from generator.model.site import FreePage, Site
    from generator.records.unit_phrases import UnitNames

T = TypeVar("T")


def assemble(files: PortalFiles, structures: Mapping[str, Structure], *, today: date) -> Library:
    """The published portal.

    `structures` holds what the body of every published document says, by document id. Guarantees: nothing of an
    unpublished document, interpretation or question is in the Library, not even in a relation or a finding; an issuer
    printed by a name of the register is replaced by its unit's id; equal for equal files.

    Raises:
        InvalidPortalError: with every error of every file, in order of place.
    """
    errors = errors_of(
        [
            *files.findings,
            *check_publication(files, structures),
            *check_sections(files, structures),
            *check_eligibility_sections(files, structures),
            *check_benefit_sections(files, structures),
        ]
    )
    if errors or files.site is None:
        raise InvalidPortalError(*errors)
    names = unit_names(files.units, files.site.district)
    documents = _documents(files, structures, names)
    return _library(files, files.site, documents, names, today)


def _library(files: PortalFiles, site: Site, documents: tuple[Document, ...], names: UnitNames, today: date) -> Library:
    """Everything that hangs on the published documents."""
    interpretations, faqs = _interpretations(files), _faqs(files)
    pages = tuple(sorted(files.pages, key=lambda page: page.id))
    written = {record.id: record for record in files.documents}
    links = (*_document_links(documents, written, files), *_links(interpretations, faqs, pages))
    links = (*links, *find_participation_links(files))
    links = (*links, *find_guide_links(files), *find_report_links(files.annual_reports))
    phrases = resolve_phrases(documents, names)
    unknown = find_unknown_phrases(documents, phrases, names)
    by_id = {document.id: document for document in documents}
    relations = resolve_relations(documents)
    doubts = find_doubts(faqs, by_id, relations, today)
    numbered = {document.record.document_number: document for document in reversed(documents)}
    cites, cited_by = resolve_references(documents)
    offered = offered_files(files, documents, links)
    return Library(
        cites=cites,
        cited_by=cited_by,
        site=site,
        channels=files.channels,
        documents=documents,
        interpretations=interpretations,
        faqs=faqs,
        services=files.services,
        units=files.units,
        topics=files.topics,
        tags=files.tags,
        pages=pages,
        phrases=phrases,
        relations=relations,
        duties=count_duties(documents, phrases, files.units),
        synonyms=files.synonyms,
        search_order=files.search_order,
        document_by_id=by_id,
        document_by_number={number: document for number, document in numbered.items() if number},
        unit_by_id={unit.id: unit for unit in files.units},
        service_by_id={service.id: service for service in files.services},
        page_by_id={page.id: page for page in pages},
        interpretations_of=_grouped((entry.interprets, entry) for entry in interpretations),
        faqs_of=_grouped((faq.document, faq) for faq in faqs),
        documents_using=_grouped(_uses(documents)),
        today=today,
        **assemble_participation(files),
        **assemble_disclosure(files),
        personal_data=published_personal_data(files, offered),
        privacy_exceptions=files.privacy_exceptions,
        eligibility=files.eligibility,
        message_board=files.message_board,
        benefits=files.benefits,
        annual_reports=assemble_reports(files.annual_reports, files.units),
        gazette=without_unpublished_entries(files),
        matters=files.matters,
        redirects=files.redirects,
        catalogue_fields=files.catalogue_fields,
        catalogue_items=files.catalogue_items,
        doubtful_faqs=doubts,
        files=offered,
        patrol=files.patrol,
        links=links,
        findings=in_order(
            [
                *unknown,
                *find_outdated_validity(documents, today),
                *report_doubts(faqs, doubts),
                *find_future_days(files, today),
            ]
        ),
    )


def _documents(files: PortalFiles, structures: Mapping[str, Structure], names: UnitNames) -> tuple[Document, ...]:
    """Published documents, newest first."""
    targets = targets_among(files.documents)
    originals = {file.path: file for file in files.originals}
    published = (record for record in files.documents if record.is_published and record.id in structures)
    shown = (_without_body(_with_unit_ids(without_unpublished(record, targets), names)) for record in published)
    return tuple(
        Document(
            record=record,
            structure=structures[record.id],
            source_file=_original(originals, record.source.file),
            attachment_files=tuple(_original(originals, attachment.file) for attachment in record.attachments),
        )
        for record in sorted(shown, key=lambda record: (-_moment(record), record.id))
    )


def _without_body(record: DocumentRecord) -> DocumentRecord:
    """The record alone: its structure has what the body says, and pages that print the record need not know it."""
    return record.model_copy(update={"body": ""}) if record.body else record


def _original(originals: Mapping[str, OriginalFile], path: str | None) -> OriginalFile | None:
    return originals.get(path) if path else None


def _with_unit_ids(record: DocumentRecord, names: UnitNames) -> DocumentRecord:
    """Issuers that are printed by a name of the register, by id."""
    issuers = tuple(names.names.get(fold(issuer), issuer) for issuer in record.issuers)
    return record if issuers == record.issuers else record.model_copy(update={"issuers": issuers})


def _moment(record: DocumentRecord) -> float:
    """When a document was published, else dated, as minutes on one scale; undated ones are the oldest."""
    when = record.published_on or record.dated_on or date.min
    minutes = when.hour * 60 + when.minute if isinstance(when, datetime) else 0
    return when.toordinal() * 24 * 60 + minutes


def _interpretations(files: PortalFiles) -> tuple[Interpretation, ...]:
    published = [entry for entry in files.interpretations if entry.is_published]
    return tuple(sorted(published, key=lambda entry: (-entry.published_on.toordinal(), entry.id)))


def _faqs(files: PortalFiles) -> tuple[Faq, ...]:
    published = [faq for faq in files.faqs if faq.is_published]
    return tuple(sorted(published, key=lambda faq: (-faq.answered_on.toordinal(), faq.id)))


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Values by key, in the order in which they come."""
    groups: dict[str, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _uses(documents: Iterable[Document]) -> Iterator[tuple[str, Document]]:
    """Service id and document, once each."""
    for document in documents:
        for service in dict.fromkeys(link.service for link in document.record.services):
            yield service, document


def _document_links(
    documents: Iterable[Document], written: Mapping[str, DocumentRecord], files: PortalFiles
) -> Iterator[Link]:
    """Links of the documents' bodies, by the pages on which they are printed."""
    for document in documents:
        record = written[document.id]
        body = files.read_body(record)
        if has_links(body):
            yield from find_links(record.model_copy(update={"body": body}), address.document_address(document.id))


def _links(interpretations: Iterable[Interpretation], faqs: Iterable[Faq], pages: Iterable[FreePage]) -> Iterator[Link]:
    """The same of all other prose."""
    for entry in interpretations:
        yield from find_links(entry, address.interpretation_address(entry.id))
    for faq in faqs:
        yield from find_links(faq, address.FAQS)
    for page in pages:
        yield from find_links(page, address.page_address(page.id))
