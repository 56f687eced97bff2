"""Questions as schema.org's FAQPage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.linked_data import Answer, FAQPage, GovernmentOrganization, Question
from generator.pages.prose import render_prose
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.document import Document
    from generator.model.interpretation import Faq
    from generator.model.library import Library


def order_questions(document: Document, library: Library) -> tuple[Faq, ...]:
    """In the order of the clauses on which they rest, those about the whole document first."""
    faqs = library.faqs_of.get(document.id, ())
    if not faqs:
        return ()
    places = {section.id: place for place, section in enumerate(document.structure.outline.walk()) if section.id}
    return tuple(sorted(faqs, key=lambda faq: min((places.get(section, 0) for section in faq.sections), default=-1)))


def describe_questions(faqs: Iterable[Faq], library: Library) -> Iterator[FAQPage]:
    """One page of questions; nothing where there is none. An answer in doubt is told to nobody as the answer."""
    questions = tuple(_describe(faq, library) for faq in faqs if faq.id not in library.doubtful_faqs)
    if questions:
        yield FAQPage(main_entity=questions)


def _describe(faq: Faq, library: Library) -> Question:
    return Question(
        name=faq.question,
        accepted_answer=Answer(
            text=render_prose(faq, library, root="").striptags(),
            author=GovernmentOrganization(name=name_unit(faq.unit, library, full=True)),
            date_created=print_date(faq.answered_on),
        ),
    )
