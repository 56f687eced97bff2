"""Unit phrases as links: one unit to its page, a group of units to the list that says who belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import group_address, unit_address
from generator.pages.components import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.library import Library
    from generator.model.parsed import Structure
    from generator.model.unit import UnitPhrase


def mention(phrase: str, library: Library) -> Mention:
    """The phrase as printed, with what the register knows of it."""
    return _mention(phrase, library.phrases.get(phrase))


def _mention(phrase: str, known: UnitPhrase | None) -> Mention:
    if known is None or not known.units:
        return Mention(text=phrase, address=None, unit=None)
    if known.is_group or len(known.units) > 1:
        return Mention(text=phrase, address=group_address(phrase), unit=None)
    return Mention(text=phrase, address=unit_address(known.units[0]), unit=known.units[0])


def mention_all(phrases: Iterable[str], library: Library) -> tuple[Mention, ...]:
    """In order of print."""
    known = library.phrases
    return tuple([_mention(phrase, known.get(phrase)) for phrase in phrases])


def mention_task_units(structure: Structure, library: Library) -> Mapping[str, Mention]:
    """Every phrase that the document's tasks name."""
    phrases = {phrase for task in structure.tasks for phrase in (*task.responsible, *task.lead, *task.supporting)}
    return {found.text: found for found in mention_all(sorted(phrases), library)}
