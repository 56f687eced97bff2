"""What stands around a document: relations, contents, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    comparison_address,
    consultation_address,
    decision_address,
    document_address,
    document_faq_address,
)
from generator.model.comparison import comparisons_of
from generator.model.interpretation import find_answers
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.faq_data import order_questions
from generator.pages.prose import render_prose
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.pages.document_body import Clause

_CONTENTS_LEVELS = frozenset({2, 3})
_CONTENTS_LIMIT = 24


@value_class
class ContentsEntry:
    """A line of the contents list."""

    id: str
    label: str
    """With the space that 第一章 wants behind it; "" where nothing is printed."""
    heading: str
    level: int
    """2 or 3."""


@value_class
class RelatedDocument:
    """A document that this one is related to, or how it was made; `address` is None where the site does not have it."""

    label: str
    text: str
    address: str | None


@value_class
class ComparisonLink:
    """A comparison in which the document has a part."""

    label: str
    """与上年度对照, 新旧对照."""
    other: str
    """Title of the other document."""
    address: str


@value_class
class Question:
    """政策问答 with the clauses it rests on."""

    id: str
    question: str
    answer: Markup
    clauses: tuple[str, ...]
    clause_names: tuple[str, ...]
    """As cited, in the order of `clauses`."""
    unit: str
    date: str | None
    doubt: str | None
    """待复核: why the answer may no longer be true."""


def present_contents(clauses: tuple[Clause, ...]) -> tuple[ContentsEntry, ...]:
    """Headings of the first two levels, of the first alone where both would be longer than a screen."""
    entries = tuple(_find_headings(clauses))
    first = tuple(entry for entry in entries if entry.level == min(_CONTENTS_LEVELS))
    return first if len(entries) > _CONTENTS_LIMIT and len(first) > 1 else entries


def _find_headings(clauses: tuple[Clause, ...]) -> Iterator[ContentsEntry]:
    for clause in clauses:
        if clause.id is None or not clause.heading or clause.heading_level not in _CONTENTS_LEVELS:
            continue
        text = "".join(span.text for span in clause.heading).rstrip("。")
        yield ContentsEntry(id=clause.id, label=space_label(clause), heading=text, level=clause.heading_level)


def space_label(clause: Clause) -> str:
    """一、 stands close to its heading, 第一章 apart."""
    label = clause.label or ""
    return label if not label or label[-1] in "、.．）)" else f"{label}\u3000"


def present_relations(document: Document, library: Library) -> tuple[RelatedDocument, ...]:
    """Both directions, each with its label; then how the document was made."""
    related = tuple(
        RelatedDocument(
            label=relation.type.inverse_label if relation.inverse else relation.type.label,
            text=relation.text,
            address=document_address(relation.document) if relation.document else None,
        )
        for relation in library.relations.get(document.id, ())
    )
    return (*related, *_find_making(document.id, library))


def _find_making(document: str, library: Library) -> Iterator[RelatedDocument]:
    """重大行政决策 and 意见征集 that ended in the document."""
    for decision in library.decisions:
        if decision.document == document:
            yield RelatedDocument(label="重大行政决策", text=decision.title, address=decision_address(decision.id))
    for consultation in library.consultations:
        if consultation.document == document:
            address = consultation_address(consultation.id)
            yield RelatedDocument(label="意见征集", text=consultation.title, address=address)


def present_comparisons(document: Document, library: Library) -> tuple[ComparisonLink, ...]:
    """First with older documents, then with those that came after."""
    return tuple(
        ComparisonLink(
            label=found.label if found.newer == document.id else found.inverse_label,
            other=library.document_by_id[found.older if found.newer == document.id else found.newer].record.title,
            address=comparison_address(found.newer, found.older),
        )
        for found in comparisons_of(document.id, library)
    )


def present_questions(
    document: Document, library: Library, *, names: dict[str, str], root: str
) -> tuple[Question, ...]:
    """Every question about the document, in the order of its clauses."""
    return tuple(
        Question(
            id=faq.id,
            question=faq.question,
            answer=render_prose(faq, library, root=root),
            clauses=faq.sections,
            clause_names=tuple(names.get(section, section) for section in faq.sections),
            unit=name_unit(faq.unit, library),
            date=print_date(faq.confirmed.on if faq.confirmed else faq.answered_on),
            doubt=library.doubtful_faqs.get(faq.id),
        )
        for faq in order_questions(document, library)
    )


def link_question_files(document: Document, library: Library) -> tuple[Link, ...]:
    """The answers that hold, as a table and for programs; () where there is none."""
    formats = ("csv", "json") if find_answers(document.id, library) else ()
    return tuple(Link(text=name.upper(), address=document_faq_address(document.id, name)) for name in formats)
