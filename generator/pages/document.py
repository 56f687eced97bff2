"""政策文件: a document with everything that belongs to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from generator.model.address import document_address, ledger_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.citation import cite_document
from generator.pages.components import Link, Row
from generator.pages.contact import Contact, present_contact
from generator.pages.document_body import mark_service, present_body
from generator.pages.document_citations import present_citations
from generator.pages.document_data import describe_document
from generator.pages.document_elements import present_details, present_elements
from generator.pages.document_files import present_attachments, present_original
from generator.pages.document_links import (
    link_question_files,
    present_comparisons,
    present_contents,
    present_questions,
    present_relations,
)
from generator.pages.eligibility_rules import link_eligibility
from generator.pages.faq_data import describe_questions, order_questions
from generator.pages.head import Article, Head, Place
from generator.pages.interpretation_rows import present_interpretation_row
from generator.pages.letter import divide_clauses, present_imprint, present_letter
from generator.pages.life_cycle import present_badge
from generator.pages.moved_clauses import MovedClause, present_moved
from generator.pages.official_head import present_official_head
from generator.pages.policy_course import present_policy_course
from generator.pages.punctuation import widen
from generator.pages.relay import present_relay
from generator.pages.shell import root_of
from generator.pages.title_phrases import divide_title
from generator.pages.validity_timeline import present_life
from generator.pages.wording import name_unit, print_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.pages.components import Badge, Download, Fact
    from generator.pages.document_body import Clause, ServiceMark
    from generator.pages.document_citations import CitingDocument
    from generator.pages.document_links import ComparisonLink, ContentsEntry, Question, RelatedDocument
    from generator.pages.letter import Imprint, Letter
    from generator.pages.official_head import OfficialHead
    from generator.pages.policy_course import PolicyStep
    from generator.pages.relay import Relay
    from generator.pages.validity_timeline import LifeEvent


@value_class
class DocumentPage:
    """What `portal/document.html` may read, as `p`."""

    id: str
    title: tuple[str, ...]
    """In pieces that should stay whole where the line is broken."""
    badge: Badge | None
    genre: str
    citation: str
    """《title》（文号）."""
    services: tuple[ServiceMark, ...]
    """Each service once, for 办 at the title."""
    interpretations: tuple[Row, ...]
    elements: tuple[Fact, ...]
    """The seven fields; value None is printed as 文中未载明."""
    details: tuple[Fact, ...]
    summary: str | None
    contents: tuple[ContentsEntry, ...]
    official: OfficialHead
    """Shown in 公文版 alone."""
    notice_title: tuple[str, ...]
    """() where the document has no notice."""
    notice: tuple[Clause, ...]
    letter: Letter
    body: tuple[Clause, ...]
    annexes: tuple[Clause, ...]
    imprint: Imprint | None
    attachments: tuple[Download, ...]
    original: Download | None
    source_url: str | None
    ledger: Link | None
    task_count: int
    questions: tuple[Question, ...]
    question_files: tuple[Link, ...]
    """The same to download, without what is 待复核."""
    relations: tuple[RelatedDocument, ...]
    citations: tuple[CitingDocument, ...]
    """Documents whose text names this one."""
    comparisons: tuple[ComparisonLink, ...]
    """This document beside the ones that it follows or that follow it."""
    course: tuple[PolicyStep, ...]
    """征求意见 to 修订, as far as it has come."""
    life: tuple[LifeEvent, ...]
    """() for a document without validity."""
    relay: Relay | None
    contact: Contact
    checks: tuple[Link, ...]
    """政策体检."""
    moved: tuple[MovedClause, ...]
    """Ids that clauses had before."""
    has_notes: bool
    """Notes of interpretations stand beside clauses."""


def addresses(library: Library) -> Iterator[tuple[str, Document]]:
    """A page for every document."""
    return ((document_address(document.id), document) for document in library.documents)


def head(document: Document, library: Library) -> Head:
    """Title, summary and the article's meta tags."""
    record = document.record
    published = print_moment(record.published_on)
    if published is not None and not isinstance(record.published_on, datetime):
        published = f"{published} 00:00"
    source = record.content_source or "、".join(name_unit(issuer, library, full=True) for issuer in record.issuers)
    article = Article(
        title=record.title,
        published=published,
        source=source or library.site.name,
        keywords=(*record.tags.audience, *record.tags.industry, *record.tags.matter, *record.tags.stage),
    )
    return Head(
        title=record.title,
        address=document_address(document.id),
        place=Place(kind=ChannelKind.DOCUMENTS, category=record.category),
        description=record.summary or f"{cite_document(record)}全文、解读、问答和相关办事服务。",
        article=article,
        data=(describe_document(document, library), *describe_questions(order_questions(document, library), library)),
    )


def present(document: Document, library: Library) -> DocumentPage:
    """The page of a document."""
    record = document.record
    clauses = present_body(document, library)
    notice, body, annexes = divide_clauses(document, clauses)
    names = {clause.id: clause.citation or clause.id for clause in clauses if clause.id}
    show = widen if library.site.full_width_punctuation else str
    task_count = len(document.task_keys)
    return DocumentPage(
        id=document.id,
        title=divide_title(show(record.title)),
        badge=present_badge(document, library),
        genre=record.genre,
        citation=cite_document(record),
        services=tuple(mark_service(service, library) for service in dict.fromkeys(s.service for s in record.services)),
        interpretations=tuple(
            present_interpretation_row(i, library) for i in library.interpretations_of.get(document.id, ())
        ),
        elements=present_elements(record, library),
        details=present_details(record, library),
        summary=record.summary,
        contents=present_contents((*body, *annexes)),
        official=present_official_head(document, library),
        notice_title=divide_title(show(record.notice_title)) if record.notice_title and notice else (),
        notice=notice,
        letter=present_letter(record, library),
        body=body,
        annexes=annexes,
        imprint=present_imprint(record, library),
        attachments=present_attachments(document),
        original=present_original(document),
        source_url=record.source.url,
        ledger=Link(text="任务台账", address=ledger_address(document.id)) if task_count else None,
        task_count=task_count,
        questions=present_questions(document, library, names=names, root=root_of(document_address(document.id))),
        question_files=link_question_files(document, library),
        relations=present_relations(document, library),
        citations=present_citations(document, library),
        comparisons=present_comparisons(document, library),
        course=present_policy_course(document, library),
        life=present_life(document, library),
        relay=present_relay(document, library),
        moved=tuple(present_moved(document, library)),
        contact=present_contact(library, unit=record.drafted_by, document=document.id),
        checks=link_eligibility(library, document=document.id),
        has_notes=any(clause.notes for clause in clauses),
    )
