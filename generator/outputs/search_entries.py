"""Every page of the Library that search covers, as entries.

A kind of page is a function `Library -> Iterator[Entry]` and its line in `READERS`; what it is called in the filter is
said in `generator.model.entry_kind`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    annual_report_address,
    faq_address,
    gazette_issue_address,
    interpretation_address,
    page_address,
    service_address,
    unit_address,
)
from generator.model.document import Document
from generator.model.entry_kind import EntryKind
from generator.model.gazette import read_contents
from generator.outputs.search_column import read_column
from generator.outputs.search_disclosure import read_application, read_disclosure_rules, read_guides
from generator.outputs.search_documents import rank_documents
from generator.outputs.search_entry import Unread
from generator.outputs.search_participation import read_consultations, read_decisions, read_events
from generator.outputs.search_prose import describe
from generator.outputs.search_registers import read_registers
from generator.outputs.search_topics import read_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.library import Library
    from generator.outputs.search_entry import Entry


def read_entries(library: Library) -> Iterator[Entry]:
    """One entry a page, kind by kind, in the Library's order."""
    for unread in rank_entries(library):
        yield unread.read()


def rank_entries(library: Library) -> Iterator[Unread]:
    """The same entries, the documents' texts not yet read."""
    yield from rank_documents(library)
    for reader in READERS:
        for entry in reader(library):
            yield Unread.at_once(entry)


def _read_interpretations(library: Library) -> Iterator[Entry]:
    for one in library.interpretations:
        yield describe(
            EntryKind.INTERPRETATION,
            interpretation_address(one.id),
            one.title,
            day=one.published_on,
            units=(one.unit,),
            topics=_topics(one.interprets, library),
            body=one.body,
            texts=tuple(note.note for note in one.notes),
        )


def _read_faqs(library: Library) -> Iterator[Entry]:
    for faq in library.faqs:
        yield describe(
            EntryKind.FAQ,
            faq_address(faq.id),
            faq.question,
            day=faq.answered_on,
            units=(faq.unit,),
            topics=_topics(faq.document, library),
            body=faq.body,
        )


def _read_services(library: Library) -> Iterator[Entry]:
    for service in library.services:
        guide = service.guide
        lines = (guide.basis, guide.conditions, guide.materials, guide.place, guide.hours, guide.telephone)
        yield describe(
            EntryKind.SERVICE,
            service_address(service.id),
            service.name,
            names=service.aliases,
            units=(service.unit,),
            texts=(*lines, guide.process, service.code),
        )


def _read_units(library: Library) -> Iterator[Entry]:
    for unit in library.units:
        yield describe(
            EntryKind.UNIT,
            unit_address(unit.id),
            unit.full_name,
            names=(unit.name, *unit.aliases),
            units=(unit.id,),
            texts=(unit.duties, unit.address, unit.hours, unit.telephone),
        )


def _read_pages(library: Library) -> Iterator[Entry]:
    for page in library.pages:
        yield describe(
            EntryKind.PAGE,
            page_address(page.id),
            page.title,
            day=page.revised_on,
            has_year=False,
            summary=page.summary,
            body=page.body,
        )


def _read_annual_reports(library: Library) -> Iterator[Entry]:
    for report in library.annual_reports:
        yield describe(
            EntryKind.ANNUAL_REPORT,
            annual_report_address(report.id),
            report.title,
            names=(f"{report.year}年年报",),
            day=report.published_on,
            units=(report.unit,),
            body=report.record.body,
        )


def _read_gazette(library: Library) -> Iterator[Entry]:
    """Issues by what they carry; the texts themselves are found at their own pages."""
    for issue in library.gazette.newest_first() if library.gazette else ():
        carried = [entry for _, entries in read_contents(issue, library) for entry in entries]
        records = [entry.record if isinstance(entry, Document) else entry for entry in carried]
        yield describe(
            EntryKind.GAZETTE,
            gazette_issue_address(issue.id),
            f"{library.gazette.name if library.gazette else ''} {issue.label}",
            day=issue.published_on,
            texts=tuple(record.title for record in records),
        )


READERS: tuple[Callable[[Library], Iterator[Entry]], ...] = (
    _read_interpretations,
    _read_faqs,
    _read_services,
    read_decisions,
    read_consultations,
    read_events,
    _read_annual_reports,
    _read_gazette,
    read_guides,
    read_disclosure_rules,
    read_application,
    _read_units,
    read_column,
    read_registers,
    read_topics,
    _read_pages,
)
"""Every kind but documents; a page that is in no reader is not found."""


def _topics(document: str, library: Library) -> tuple[str, ...]:
    """Topics of the document that a page belongs to."""
    known = library.document_by_id.get(document)
    return known.record.topics if known else ()
