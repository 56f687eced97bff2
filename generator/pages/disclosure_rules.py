"""政府信息公开制度: the rules in order of rank, each with the higher rule on which it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import DISCLOSURE_RULES, document_address
from generator.model.disclosure_rule import RuleLevel, RuleState
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Badge, Link
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.disclosure_rule import DisclosureRule
    from generator.model.library import Library

_TONES = {RuleState.IN_FORCE: "current", RuleState.UNDER_REVISION: "plain", RuleState.ENDED: "ended"}


@value_class
class RuleRow:
    """One rule."""

    id: str
    name: str
    badge: Badge
    number: str | None
    issuer: str | None
    dated: str | None
    effective: str | None
    summary: str | None
    points: tuple[str, ...]
    document: Link | None
    """Its text on this site."""
    url: str | None
    """Its text elsewhere."""
    source: str | None
    rests_on: tuple[Link, ...]
    """The higher rules, on this page."""
    to_be_aligned: str | None


@value_class
class RuleGroup:
    """Rules of one rank."""

    id: str
    name: str
    rows: tuple[RuleRow, ...]


@value_class
class DisclosureRulesPage:
    """What `portal/disclosure_rules.html` may read, as `p`."""

    own_count: int
    aligned_count: int
    """Own rules of which nothing is still to be aligned."""
    groups: tuple[RuleGroup, ...]
    """Own rules first: they are what is looked for here."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page, where there are rules."""
    if library.disclosure_rules:
        yield DISCLOSURE_RULES, None


def head(_: None, library: Library) -> Head:
    """政府信息公开制度."""
    return Head(
        title="政府信息公开制度",
        address=DISCLOSURE_RULES,
        place=Place(kind=ChannelKind.DISCLOSURE_RULES),
        description=f"{library.site.name}政府信息公开制度，以及每项制度所依据的上位规定。",
    )


def present(_: None, library: Library) -> DisclosureRulesPage:
    """Every rule of the register."""
    rules = library.disclosure_rules
    names = {rule.id: rule.name for rule in rules}
    own = [rule for rule in rules if rule.level is RuleLevel.OWN]
    levels = sorted(RuleLevel, key=lambda level: level is not RuleLevel.OWN)
    groups = (
        RuleGroup(
            id=level.value,
            name=level.label,
            rows=tuple(_present_rule(rule, names, library) for rule in rules if rule.level is level),
        )
        for level in levels
    )
    return DisclosureRulesPage(
        own_count=len(own),
        aligned_count=sum(rule.to_be_aligned is None for rule in own),
        groups=tuple(group for group in groups if group.rows),
    )


def _present_rule(rule: DisclosureRule, names: dict[str, str], library: Library) -> RuleRow:
    document = library.document_by_id.get(rule.document or "")
    record = document.record if document else None
    issuers = record.issuers if record else (rule.issuer,) if rule.issuer else ()
    return RuleRow(
        id=rule.id,
        name=rule.name,
        badge=Badge(text=rule.state.label, tone=_TONES[rule.state]),
        number=rule.document_number or (record.document_number if record else None),
        issuer="、".join(name_unit(issuer, library, full=True) for issuer in issuers) or None,
        dated=print_date(rule.dated_on or (record.dated_on if record else None)),
        effective=print_date(rule.effective_on or (record.effective_on if record else None)),
        summary=rule.summary or (record.summary if record else None),
        points=rule.points,
        document=Link(text=record.title, address=document_address(record.id)) if record else None,
        url=rule.url,
        source=rule.source,
        rests_on=tuple(Link(text=names[name], address=f"{DISCLOSURE_RULES}#{name}") for name in rule.rests_on),
        to_be_aligned=rule.to_be_aligned,
    )
