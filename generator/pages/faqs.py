"""政策问答: the knowledge base by topic and document, with files for hotlines and service desks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import FAQS, document_address, faq_export_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.citation import cite_document, name_clauses
from generator.pages.components import Link
from generator.pages.document_links import Question, present_questions
from generator.pages.faq_data import describe_questions, order_questions
from generator.pages.head import Head, Place
from generator.pages.shell import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.interpretation import Faq
    from generator.model.library import Library


FORMATS = ("xlsx", "csv", "json")


@value_class
class QuestionsOfDocument:
    """All questions about one document."""

    document: Link
    questions: tuple[Question, ...]


@value_class
class QuestionsOfTopic:
    """The documents of a topic that are asked about."""

    id: str
    name: str
    total: int
    """Questions."""
    documents: tuple[QuestionsOfDocument, ...]


@value_class
class FaqsPage:
    """What `portal/faqs.html` may read, as `p`."""

    topics: tuple[QuestionsOfTopic, ...]
    """In the register's order, then what belongs to none."""
    total: int
    doubtful: int
    """待复核: on the page, not in the files."""
    exports: tuple[Link, ...]


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
    """As the page prints them."""
    grouped = _group(library)
    return (
        faq for documents in grouped.values() for document in documents for faq in order_questions(document, library)
    )


def _group(library: Library) -> dict[str, list[Document]]:
    """Topic, "" for none of them → documents with questions, newest first; each stands once, under its first topic."""
    groups: dict[str, list[Document]] = {topic: [] for topic in (*(topic.id for topic in library.topics), "")}
    for document in library.documents:
        if document.id in library.faqs_of:
            groups[next((topic for topic in document.record.topics if topic in groups), "")].append(document)
    return groups


def present(_: None, library: Library) -> FaqsPage:
    """By topic in the register's order, what belongs to none last."""
    names = {topic.id: topic.name for topic in library.topics} | {"": "其他政策"}
    return FaqsPage(
        topics=tuple(
            _present_topic(id_, names[id_], [_present_document(document, library) for document in documents])
            for id_, documents in _group(library).items()
            if documents
        ),
        total=len(library.faqs),
        doubtful=len(library.doubtful_faqs),
        exports=tuple(Link(text=format_.upper(), address=faq_export_address(format_)) for format_ in FORMATS),
    )


def _present_document(document: Document, library: Library) -> QuestionsOfDocument:
    names = dict(name_clauses(document.structure.outline))
    return QuestionsOfDocument(
        document=Link(text=cite_document(document.record), address=document_address(document.id)),
        questions=present_questions(document, library, names=names, root=root_of(FAQS)),
    )


def _present_topic(id_: str, name: str, documents: list[QuestionsOfDocument]) -> QuestionsOfTopic:
    return QuestionsOfTopic(
        id=f"topic-{id_ or 'other'}",
        name=name,
        total=sum(len(entry.questions) for entry in documents),
        documents=tuple(documents),
    )
