"""政策体检 of one policy: its conditions with their clauses, and the questions that decide them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.model.address import ELIGIBILITY, document_address, eligibility_address, service_address
from generator.model.document import Validity
from generator.model.eligibility import QuestionType
from generator.model.eligibility_logic import next_question
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.citation import cite_document, name_clauses
from generator.pages.components import Link
from generator.pages.contact import Contact, present_contact
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.eligibility import EligibilityRule
    from generator.model.library import Library

_ENDED = (Validity.EXPIRED, Validity.REPEALED)


@value_class
class ConditionRow:
    """A condition and the clause that states it."""

    text: str
    clause: Link


@value_class
class FirstQuestion:
    """What is asked first, printed where the script will ask it, so that nothing moves when it begins."""

    text: str
    note: str | None
    choices: tuple[str, ...]
    """() where a number is asked."""
    measure: str | None


@value_class
class EligibilityRulePage:
    """What `portal/eligibility_rule.html` may read, as `p`."""

    title: str
    benefit: str
    document: Link
    state: str | None
    """尚未施行, 失效, 废止: said at once, since the conditions then do not hold; None where they hold."""
    conditions: tuple[ConditionRow, ...]
    service: Link | None
    contact: Contact
    first: FirstQuestion | None
    rule: str
    """Questions and conditions for the script, as JSON."""
    today: str


def addresses(library: Library) -> Iterator[tuple[str, EligibilityRule]]:
    """A page for every rule."""
    return ((eligibility_address(rule.id), rule) for rule in library.eligibility)


def head(rule: EligibilityRule, library: Library) -> Head:
    """The policy's name."""
    del library
    return Head(
        title=f"{rule.title}政策体检",
        address=eligibility_address(rule.id),
        place=Place(kind=ChannelKind.ELIGIBILITY),
        trail=(Link(text="政策体检", address=ELIGIBILITY),),
        description=f"答几个问题，看看符合不符合{rule.title}的条件。{rule.benefit}",
    )


def present(rule: EligibilityRule, library: Library) -> EligibilityRulePage:
    """Conditions in the order of the file."""
    document = library.document_by_id[rule.document]
    names = name_clauses(document.structure.outline)
    validity = document.record.validity_on(library.today)
    service = library.service_by_id.get(rule.service or "")
    return EligibilityRulePage(
        title=rule.title,
        benefit=rule.benefit,
        document=Link(text=cite_document(document.record), address=document_address(rule.document)),
        state=validity.label if validity in (*_ENDED, Validity.NOT_YET_EFFECTIVE) and validity else None,
        conditions=tuple(
            ConditionRow(
                text=condition.text,
                clause=Link(
                    text=names.get(condition.section, condition.section),
                    address=document_address(rule.document, condition.section),
                ),
            )
            for condition in rule.conditions
        ),
        service=Link(text=service.name, address=service_address(service.id)) if service else None,
        contact=present_contact(library, unit=document.record.drafted_by),
        first=_present_first(rule),
        rule=write_rule(rule),
        today=library.today.isoformat(),
    )


def _present_first(rule: EligibilityRule) -> FirstQuestion | None:
    asked = next_question(rule, {})
    for question in rule.questions:
        if question.id == asked:
            yes_or_no = ("是", "不是") if question.type is QuestionType.YES_NO else ()
            choices = yes_or_no or tuple(choice.text for choice in question.choices)
            return FirstQuestion(text=question.text, note=question.note, choices=choices, measure=question.measure)
    return None


def write_rule(rule: EligibilityRule) -> str:
    """What the browser asks and decides by; keys as in the file."""
    data = {
        "questions": [question.model_dump(mode="json", exclude_defaults=True) for question in rule.questions],
        "conditions": [{"when": condition.when.model_dump(exclude_defaults=True)} for condition in rule.conditions],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
