"""政策问答: the knowledge base, by document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import FAQS, document_address
from generator.model.site import ChannelKind
from generator.pages.citation import cite_document, name_clauses
from generator.pages.components import Link
from generator.pages.document_links import Question, present_questions
from generator.pages.faq_data import describe_questions
from generator.pages.head import Head, Place
from generator.pages.shell import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.interpretation import Faq
    from generator.model.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsOfDocument:
    """All questions about one document."""

    document: Link
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FaqsPage:
    """What `portal/faqs.html` may read, as `p`."""

    documents: tuple[QuestionsOfDocument, ...]
    total: int


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield FAQS, None


def head(_: None, library: Library) -> Head:
    """政策问答."""
    return Head(
        title="政策问答",
        address=FAQS,
        place=Place(kind=ChannelKind.FAQS),
        data=tuple(describe_questions(_order(library), library)),
        description=f"{library.site.district}政策文件的常见问题与解答，共{len(library.faqs)}问。",
    )


def _order(library: Library) -> Iterator[Faq]:
    """As on the page: by document."""
    return (faq for document in library.documents for faq in library.faqs_of.get(document.id, ()))


def present(_: None, library: Library) -> FaqsPage:
    """Documents newest first, each with its questions."""
    groups = []
    for document in library.documents:
        names = dict(name_clauses(document.structure.outline)) if document.id in library.faqs_of else {}
        questions = present_questions(document, library, names=names, root=root_of(FAQS))
        if questions:
            link = Link(text=cite_document(document.record), address=document_address(document.id))
            groups.append(QuestionsOfDocument(document=link, questions=questions))
    return FaqsPage(documents=tuple(groups), total=len(library.faqs))
