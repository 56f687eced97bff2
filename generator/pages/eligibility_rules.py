"""政策体检: the list of policies whose conditions can be tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import ELIGIBILITY, document_address, eligibility_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.eligibility import EligibilityRule
    from generator.model.library import Library


@value_class
class EligibilityRow:
    """A policy in the list."""

    title: str
    address: str
    benefit: str
    document: Link
    question_count: int


@value_class
class EligibilityRulesPage:
    """What `portal/eligibility_rules.html` may read, as `p`."""

    rows: tuple[EligibilityRow, ...]


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page; none where there is no rule."""
    if library.eligibility:
        yield ELIGIBILITY, None


def head(_: None, library: Library) -> Head:
    """政策体检."""
    return Head(
        title="政策体检",
        address=ELIGIBILITY,
        place=Place(kind=ChannelKind.ELIGIBILITY),
        description=f"答几个问题，看看{library.site.district}的补贴和保障政策您符合不符合，每个条件都注明依据的条款。",
    )


def present(_: None, library: Library) -> EligibilityRulesPage:
    """In the order of their files."""
    return EligibilityRulesPage(rows=tuple(_present_row(rule, library) for rule in library.eligibility))


def link_eligibility(library: Library, *, document: str | None = None, service: str | None = None) -> tuple[Link, ...]:
    """政策体检 of a document, or of a service."""
    return tuple(
        Link(text=rule.title, address=eligibility_address(rule.id))
        for rule in library.eligibility
        if (document is not None and rule.document == document) or (service is not None and rule.service == service)
    )


def _present_row(rule: EligibilityRule, library: Library) -> EligibilityRow:
    record = library.document_by_id[rule.document].record
    return EligibilityRow(
        title=rule.title,
        address=eligibility_address(rule.id),
        benefit=rule.benefit,
        document=Link(text=record.title, address=document_address(rule.document)),
        question_count=len(rule.questions),
    )
