"""Everything that was read from a portal's folders, before it is held together."""

from __future__ import annotations

from dataclasses import field
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.model.search_order import SearchOrder
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.errors import Finding
    from generator.model.annual_report import AnnualReportRecord
    from generator.model.application import Application
    from generator.model.benefit import Benefits
    from generator.model.consultation import Consultation
    from generator.model.decision import Decision
    from generator.model.disclosure_rule import DisclosureRule
    from generator.model.document import DocumentRecord, OriginalFile
    from generator.model.eligibility import EligibilityRule
    from generator.model.event import Event
    from generator.model.gazette import Gazette
    from generator.model.guide import Guide
    from generator.model.holidays import HolidayYear
    from generator.model.interpretation import Faq, Interpretation, OpenQuestion
    from generator.model.link_patrol import LinkPatrol
    from generator.model.matter import Matter
    from generator.model.message import MessageBoard
    from generator.model.participation import ParticipationGoals
    from generator.model.personal_data import PersonalDatum, PrivacyException
    from generator.model.publication import PublishedDocument, Redirect
    from generator.model.self_audit import AuditGoals, WordingRule
    from generator.model.service import Service
    from generator.model.site import Channel, FreePage, Site, TagVocabulary
    from generator.model.standard_catalogue import CatalogueField, CatalogueItem
    from generator.model.topic import Topic
    from generator.model.unit import Unit


@value_class
class PortalFiles:
    """Records of `content/` and `site_data/`, drafts included, in the order of their paths or of their register."""

    site: Site | None
    """None where `site.yml` could not be read; then there is an error among the findings."""
    units: tuple[Unit, ...]
    services: tuple[Service, ...]
    channels: tuple[Channel, ...]
    tags: TagVocabulary
    topics: tuple[Topic, ...]
    synonyms: tuple[tuple[str, ...], ...]
    documents: tuple[DocumentRecord, ...]
    interpretations: tuple[Interpretation, ...]
    faqs: tuple[Faq, ...]
    pages: tuple[FreePage, ...]
    originals: tuple[OriginalFile, ...]
    """Every file below `content/originals/` and `content/attachments/`, by path."""
    decisions: tuple[Decision, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    events: tuple[Event, ...] = ()
    participation: ParticipationGoals | None = None
    guides: tuple[Guide, ...] = ()
    application: Application | None = None
    disclosure_rules: tuple[DisclosureRule, ...] = ()
    holidays: tuple[HolidayYear, ...] = ()
    search_order: SearchOrder = field(default_factory=SearchOrder)
    annual_reports: tuple[AnnualReportRecord, ...] = ()
    gazette: Gazette | None = None
    matters: tuple[Matter, ...] = ()
    personal_data: tuple[PersonalDatum, ...] = ()
    """Numbers of persons that stand in the texts, drafts included."""
    privacy_exceptions: tuple[PrivacyException, ...] = ()
    eligibility: tuple[EligibilityRule, ...] = ()
    message_board: MessageBoard | None = None
    benefits: Benefits | None = None
    catalogue_fields: tuple[CatalogueField, ...] = ()
    catalogue_items: tuple[CatalogueItem, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    """For the desk: never in the Library."""
    patrol: LinkPatrol | None = None
    redirects: tuple[Redirect, ...] = ()
    published: tuple[PublishedDocument, ...] = ()
    """已公布的编号, drafts never among them."""
    audit_goals: AuditGoals | None = None
    wording: tuple[WordingRule, ...] = ()
    read_body: Callable[[DocumentRecord], str] = attrgetter("body")
    """The text of a document, which lies on the disk while its record is in memory."""
    unread: frozenset[str] = frozenset()
    """Ids whose record could not be read, and names of registers (`units`) that could not be read at all: nobody who
    names them is told that they are unknown."""
    findings: tuple[Finding, ...] = ()
    """What can be seen without knowing what the bodies say, errors included, in order of place; may name what is
    unpublished."""
