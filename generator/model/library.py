"""The Library: everything that is published, immutable, with its relations resolved.

Nothing unpublished is ever in it: drafts and withheld documents are refused while it is assembled.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from generator.model.search_order import SearchOrder
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from generator.errors import Finding
    from generator.model.annual_report import AnnualReport
    from generator.model.application import Application
    from generator.model.benefit import Benefits
    from generator.model.consultation import Consultation
    from generator.model.cross_reference import CrossReference
    from generator.model.decision import Decision
    from generator.model.disclosure_rule import DisclosureRule
    from generator.model.document import Document, OriginalFile, RelationType
    from generator.model.duties import UnitDuties
    from generator.model.eligibility import EligibilityRule
    from generator.model.event import Event
    from generator.model.gazette import Gazette
    from generator.model.guide import Guide
    from generator.model.holidays import HolidayYear
    from generator.model.interpretation import Faq, Interpretation
    from generator.model.link import Link
    from generator.model.link_patrol import LinkPatrol
    from generator.model.matter import Matter
    from generator.model.message import MessageBoard
    from generator.model.participation import ParticipationGoals
    from generator.model.personal_data import PersonalDatum, PrivacyException
    from generator.model.publication import Redirect
    from generator.model.self_audit import SelfAudit
    from generator.model.service import Service
    from generator.model.site import Channel, FreePage, Site, TagVocabulary
    from generator.model.standard_catalogue import CatalogueField, CatalogueItem
    from generator.model.topic import Topic
    from generator.model.unit import Unit, UnitPhrase


@value_class
class ResolvedRelation:
    """One end of a relation, seen from the document that holds the list."""

    type: RelationType
    inverse: bool
    """True where the other document declares it."""
    document: str | None
    """Id, where the other document is in the Library."""
    text: str
    """Title or number, to print."""


@value_class
class Library:
    """The published portal, with named indexes. Tuples are in display order: newest first, then by id."""

    site: Site
    channels: tuple[Channel, ...]
    documents: tuple[Document, ...]
    """By published_on (else dated_on) descending, then id."""
    interpretations: tuple[Interpretation, ...]
    faqs: tuple[Faq, ...]
    services: tuple[Service, ...]
    """In register order."""
    units: tuple[Unit, ...]
    """In register order."""
    topics: tuple[Topic, ...]
    tags: TagVocabulary
    pages: tuple[FreePage, ...]
    phrases: Mapping[str, UnitPhrase]
    """Every unit phrase printed in a note or task → what it means."""
    relations: Mapping[str, tuple[ResolvedRelation, ...]]
    """Document id → relations, both directions."""
    cites: Mapping[str, tuple[CrossReference, ...]] = field(default_factory=dict)
    """Document id → the documents that its text names, in reading order."""
    cited_by: Mapping[str, tuple[CrossReference, ...]] = field(default_factory=dict)
    """Document id → where other documents name it, in their order."""
    duties: Mapping[str, UnitDuties]
    """Unit id → how many tasks it owes; `find_duties` tells which."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that mean the same, for search."""
    search_order: SearchOrder = field(default_factory=SearchOrder)
    document_by_id: Mapping[str, Document] = field(repr=False)
    document_by_number: Mapping[str, Document] = field(repr=False)
    unit_by_id: Mapping[str, Unit] = field(repr=False)
    service_by_id: Mapping[str, Service] = field(repr=False)
    page_by_id: Mapping[str, FreePage] = field(repr=False)
    interpretations_of: Mapping[str, tuple[Interpretation, ...]] = field(repr=False)
    """Document id → interpretations."""
    faqs_of: Mapping[str, tuple[Faq, ...]] = field(repr=False)
    documents_using: Mapping[str, tuple[Document, ...]] = field(repr=False)
    """Service id → documents that link to it."""
    today: date
    decisions: tuple[Decision, ...] = ()
    """By year descending, then in the catalogue's order."""
    consultations: tuple[Consultation, ...] = ()
    """By last day descending, then by id."""
    events: tuple[Event, ...] = ()
    """By day descending, then by id."""
    participation: ParticipationGoals | None = None
    guides: tuple[Guide, ...] = ()
    """The government's own first, then by unit."""
    application: Application | None = None
    disclosure_rules: tuple[DisclosureRule, ...] = ()
    """In register order."""
    holidays: tuple[HolidayYear, ...] = ()
    """Years that the program does not hold itself."""
    annual_reports: tuple[AnnualReport, ...] = ()
    """By year descending, then in the register's order of units."""
    gazette: Gazette | None = None
    """政府公报, with what is published alone."""
    matters: tuple[Matter, ...] = ()
    """In register order."""
    personal_data: tuple[PersonalDatum, ...] = ()
    """Numbers of persons that stand in the texts that are published."""
    privacy_exceptions: tuple[PrivacyException, ...] = ()
    eligibility: tuple[EligibilityRule, ...] = ()
    message_board: MessageBoard | None = None
    benefits: Benefits | None = None
    catalogue_fields: tuple[CatalogueField, ...] = ()
    catalogue_items: tuple[CatalogueItem, ...] = ()
    """By field, in the order of their rows."""
    doubtful_faqs: Mapping[str, str] = field(default_factory=dict)
    """待复核: id of an answer → why it may no longer be true, in Chinese without a full stop."""
    patrol: LinkPatrol | None = None
    """链接巡检, as it was last made; None where it never was."""
    redirects: tuple[Redirect, ...] = ()
    """Where published ids lead that are gone, in register order."""
    self_audit: SelfAudit | None = None
    """公开体检; None until the portal has been examined."""
    files: tuple[OriginalFile, ...] = ()
    """Offered for download, by path: named by a published document, or linked from a published text and named by no
    unpublished document."""
    links: tuple[Link, ...] = ()
    """Every link of a published Markdown body, in order of place."""
    findings: tuple[Finding, ...] = ()
    """What is doubtful in what is published, in order of place; never names anything unpublished."""
