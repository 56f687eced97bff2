"""Unit phrases printed in notes and ledgers → units of the register; what each unit owes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.errors import Location
from generator.model.duties import PlanDuties, UnitDuties
from generator.model.tracing import untraced
from generator.model.unit import UnitPhrase
from generator.records import rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.errors import Finding
    from generator.model.document import Document
    from generator.model.unit import Unit

_WITH_ALIAS = re.compile(r"(?P<outer>[^()]+)\((?P<inner>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class UnitNames:
    """What phrases mean, by their folded form."""

    names: Mapping[str, str]
    """Own names → unit id."""
    groups: Mapping[str, tuple[str, ...]]
    """Group phrases → unit ids, in register order."""
    printed: tuple[str, ...]
    """All of them as the register writes them, for suggestions."""

    def resolve(self, phrase: str) -> UnitPhrase:
        """What a phrase means: an organ's own name in any form, a name with its alias in brackets, a group, or nothing.

        A name beats a group. 「区建设管理委（区交通委）」 is one organ with two names; where the register has the two
        as two units (an office and its desk), both are meant.
        """
        folded = fold(phrase)
        units = [self.names[folded]] if folded in self.names else []
        match = _WITH_ALIAS.fullmatch(folded)
        if match and not units:
            units = [self.names[part] for part in match.groups() if part in self.names]
        group = () if units else self.groups.get(folded, ())
        return UnitPhrase(phrase=phrase, units=tuple(dict.fromkeys(units)) or group, is_group=bool(group))


def unit_names(units: tuple[Unit, ...], district: str) -> UnitNames:
    """The register's names, and the forms that follow from the district's name (青禾区民政局 for 区民政局)."""
    names: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    for unit in units:
        for name in (unit.name, unit.full_name, *unit.aliases):
            names.setdefault(fold(name), unit.id)
        for phrase in unit.groups:
            groups.setdefault(fold(phrase), []).append(unit.id)
    for unit in units:
        for name in (unit.name, unit.full_name, *unit.aliases):
            names.setdefault(fold(_other_form(name, district)), unit.id)
    own = (name for unit in units for name in (unit.name, unit.full_name, *unit.aliases))
    printed = dict.fromkeys([*own, *(phrase for unit in units for phrase in unit.groups)])
    return UnitNames(names, {phrase: tuple(dict.fromkeys(ids)) for phrase, ids in groups.items()}, tuple(printed))


def resolve_phrases(documents: Iterable[Document], names: UnitNames) -> dict[str, UnitPhrase]:
    """Every phrase of every note and task, in the order of its first appearance."""
    phrases: dict[str, UnitPhrase] = {}
    for document in documents:
        for phrase in _printed_phrases(document):
            if phrase not in phrases:
                phrases[phrase] = names.resolve(phrase)
    return phrases


def find_unknown_phrases(
    documents: Iterable[Document], phrases: Mapping[str, UnitPhrase], names: UnitNames
) -> Iterator[Finding]:
    """A finding at the first place of every phrase of a document that means no unit."""
    for document in documents:
        printed = tuple(_printed_phrases(document))
        for phrase in dict.fromkeys(phrase for phrase in printed if not phrases[phrase].units):
            hint = (
                suggest(phrase, names.printed)
                or "在 site_data/units.yml 中补充单位、别名（aliases）或泛指用语（groups）。"
            )
            lines = untraced(document, "structure").phrase_lines  # no page depends on a line
            place = Location(document.record.location.path, lines[printed.index(phrase)])
            yield rules.UNKNOWN_PHRASE.at(place, f"单位名册中找不到“{phrase}”。", hint)


def count_duties(
    documents: Iterable[Document], phrases: Mapping[str, UnitPhrase], units: Iterable[Unit]
) -> dict[str, UnitDuties]:
    """Unit id → how many tasks it owes by which document."""
    plans: dict[str, list[PlanDuties]] = {unit.id: [] for unit in units}
    for document in documents:
        if document.task_keys:
            alike: dict[PlanDuties, PlanDuties] = {}
            for unit, counts in _count_in(document, phrases).items():
                plan = PlanDuties(document.id, *counts)
                plans[unit].append(alike.setdefault(plan, plan))
    return {unit: UnitDuties(tuple(found)) for unit, found in plans.items()}


def _count_in(document: Document, phrases: Mapping[str, UnitPhrase]) -> dict[str, list[int]]:
    """Unit id → tasks of the document that name it, that mean it as one of a group, that have a last day."""
    counts: dict[str, list[int]] = {}
    for pattern, number in document.card.owed:
        meanings = [phrases[phrase] for phrase in pattern.phrases]
        direct = {unit for meaning in meanings if not meaning.is_group for unit in meaning.units}
        for unit in dict.fromkeys(unit for meaning in meanings for unit in meaning.units):
            count = counts.setdefault(unit, [0, 0, 0])
            count[unit not in direct] += number
            count[2] += number * pattern.is_dated
    return counts


def _printed_phrases(document: Document) -> Iterator[str]:
    """Every phrase that names units."""
    card = document.card
    yield from card.noted_phrases
    if document.task_keys:
        yield from card.owing_phrases


def _other_form(name: str, district: str) -> str:
    """The name with the district's full name for its last character, or the reverse."""
    if not district:
        return name
    if name.startswith(district):
        return district[-1] + name[len(district) :]
    return district + name[1:] if name[:1] == district[-1:] else name
