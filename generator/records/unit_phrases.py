"""Unit phrases printed in notes and ledgers → units of the register; what each unit owes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.errors import Location
from generator.model.library import Duty, UnitPhrase
from generator.model.parsed import ResponsibilityRole
from generator.records import rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding
    from generator.model.document import Document
    from generator.model.parsed import Task
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
        for phrase, _ in _printed_phrases(document):
            if phrase not in phrases:
                phrases[phrase] = names.resolve(phrase)
    return phrases


def find_unknown_phrases(
    documents: Iterable[Document], phrases: Mapping[str, UnitPhrase], names: UnitNames
) -> Iterator[Finding]:
    """A finding at the first place of every phrase of a document that means no unit."""
    for document in documents:
        seen = set()
        for phrase, line in _printed_phrases(document):
            if not phrases[phrase].units and phrase not in seen:
                seen.add(phrase)
                hint = (
                    suggest(phrase, names.printed)
                    or "在 site_data/units.yml 中补充单位、别名（aliases）或泛指用语（groups）。"
                )
                place = Location(document.record.location.path, line)
                yield rules.UNKNOWN_PHRASE.at(place, f"单位名册中找不到“{phrase}”。", hint)


MOST_READ = 150_000
"""Duties that are kept once they were read, some 50 MB with their tasks; those of other units are read each time."""


class Duties(Mapping[str, "tuple[Duty, ...]"]):
    """Unit id → what it owes, read from its documents when somebody asks.

    What a unit owes by name and as one of a group by the same role counts once, by name.
    """

    def __init__(self, documents: Iterable[Document], phrases: Mapping[str, UnitPhrase], units: Iterable[Unit]) -> None:
        self._phrases = phrases
        self._read: dict[str, tuple[Duty, ...]] = {}
        self._room = MOST_READ
        self._owing: dict[str, list[Document]] = {unit.id: [] for unit in units}
        for document in documents:
            if document.task_keys:
                named = dict.fromkeys(phrase for phrase, _ in document.structure.card.owing_phrases)
                for unit in dict.fromkeys(unit for phrase in named for unit in phrases[phrase].units):
                    self._owing[unit].append(document)

    def __getitem__(self, unit: str) -> tuple[Duty, ...]:
        known = self._read.get(unit)
        if known is None:
            known = tuple(self._find(unit))
            if len(known) <= self._room:
                self._room -= len(known)
                self._read[unit] = known
        return known

    def _find(self, unit: str) -> Iterator[Duty]:
        return (
            duty
            for document in self._owing[unit]
            for task in document.tasks
            for (owing, _), duty in _owed(document.id, task, self._phrases).items()
            if owing == unit
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._owing)

    def __len__(self) -> int:
        return len(self._owing)

    def __repr__(self) -> str:
        return f"Duties({dict(self)!r})"

    def summarise(self, unit: str) -> object:
        """What the duties of a unit follow from, for those who ask whether they have changed."""
        owing = self._owing.get(unit)
        if owing is None:
            return None
        phrases = (phrase for document in owing for phrase, _ in document.structure.card.owing_phrases)
        meanings = [(phrase, self._phrases[phrase]) for phrase in dict.fromkeys(phrases)]
        return [(document.id, document.record.genre, document.structure) for document in owing], meanings


def _owed(document: str, task: Task, phrases: Mapping[str, UnitPhrase]) -> dict[tuple[str, ResponsibilityRole], Duty]:
    """Who owes a task by which role."""
    owed: dict[tuple[str, ResponsibilityRole], Duty] = {}
    for role, printed in _roles(task):
        for phrase in sorted(printed, key=lambda phrase: phrases[phrase].is_group):
            meaning = phrases[phrase]
            for unit in meaning.units:
                duty = Duty(document=document, task=task, role=role, phrase=phrase, by_group=meaning.is_group)
                owed.setdefault((unit, role), duty)
    return owed


def _roles(task: Task) -> tuple[tuple[ResponsibilityRole, tuple[str, ...]], ...]:
    return (
        (ResponsibilityRole.RESPONSIBLE, task.responsible),
        (ResponsibilityRole.LEAD, task.lead),
        (ResponsibilityRole.SUPPORTING, task.supporting),
    )


def _printed_phrases(document: Document) -> Iterator[tuple[str, int]]:
    """Every phrase that names units, with its line."""
    card = document.structure.card
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
