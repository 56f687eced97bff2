"""What can only be checked when the bodies' outlines are known, and what depends on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.document import Validity
from generator.records import rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from generator.errors import Finding, Location
    from generator.model.document import Document
    from generator.model.parsed import Structure
    from generator.model.portal_files import PortalFiles


def check_sections(files: PortalFiles, structures: Mapping[str, Structure]) -> Iterator[Finding]:
    """Clauses that services, explanations and questions name, and that the document does not have."""
    for document, section, place in _named_sections(files):
        structure = structures.get(document)
        if structure is None or section is None:
            continue
        known = structure.card.section_ids
        if section not in known:
            hint = (
                suggest(section, known) or f"可用的条款号：{'、'.join(known[:8])}……"
                if known
                else "这份文件没有编号条款。"
            )
            yield rules.UNKNOWN_SECTION.at(place, f"文件“{document}”里没有条款“{section}”。", hint)


def find_outdated_validity(documents: Iterable[Document], today: date) -> Iterator[Finding]:
    """有效性 that the document's own dates contradict today."""
    for document in documents:
        record = document.record
        place = record.at("validity")
        if record.validity is Validity.IN_FORCE and record.expires_on and record.expires_on < today:
            message = f"有效期至 {record.expires_on}，但有效性仍写现行有效。"
            yield rules.OUTDATED_VALIDITY.at(place, message, "改为 expired，或者更新有效期。")
        elif record.validity is Validity.IN_FORCE and record.effective_on and record.effective_on > today:
            message = f"{record.effective_on} 才施行，但有效性写现行有效。"
            yield rules.OUTDATED_VALIDITY.at(place, message, "施行之前写 not_yet_effective。")
        elif record.validity is Validity.NOT_YET_EFFECTIVE and record.effective_on and record.effective_on <= today:
            message = f"{record.effective_on} 已经施行，但有效性仍写尚未施行。"
            yield rules.OUTDATED_VALIDITY.at(place, message, "改为 in_force。")


def _named_sections(files: PortalFiles) -> Iterator[tuple[str, str | None, Location]]:
    """Document, clause and the place that names it."""
    for record in files.documents:
        for link in record.services:
            yield record.id, link.section, link.at("section")
    for entry in files.interpretations:
        for note in entry.notes:
            yield entry.interprets, note.section, note.at("section")
    for faq in files.faqs:
        for index, section in enumerate(faq.sections):
            yield faq.document, section, faq.at("sections", index)
    for question in files.open_questions:
        for index, section in enumerate(question.sections):
            yield question.document, section, question.at("sections", index)
