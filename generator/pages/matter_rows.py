"""What is published of a matter, by the units that owe it; the overview, the matrix and the matter's page agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import matter_address, unit_address
from generator.model.matter import MatterEntryKind, find_entries
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.matter import Matter, MatterEntry
    from generator.model.unit import Unit


@value_class
class MatterState:
    """One matter of one unit."""

    unit: str
    """Its id."""
    name: str
    owes: bool
    """The register names the unit as responsible."""
    count: int
    newest: Link | None
    """What it published last; None is a gap where the unit owes the matter."""
    day: str | None
    """Of the newest; None where it has no day."""
    ask: str
    """Address of the unit's page: whom to ask."""


@value_class
class HeldMatter:
    """A matter with all that is published of it."""

    matter: Matter
    entries: tuple[MatterEntry, ...]


def hold_matters(library: Library) -> Iterator[HeldMatter]:
    """In register order."""
    return (HeldMatter(matter=matter, entries=find_entries(matter, library)) for matter in library.matters)


def name_article(matter: Matter) -> str:
    """第二十条第（三）项, in figures: 第20条第3项."""
    return f"第{matter.article}条" + (f"第{matter.item}项" if matter.item else "")


def link_matter(matter: Matter) -> Link:
    """The matter's own page."""
    return Link(text=matter.name, address=matter_address(matter.id))


def present_states(held: HeldMatter, library: Library) -> tuple[MatterState, ...]:
    """Units that owe the matter or published something of it, in register order."""
    by_unit: dict[str, list[MatterEntry]] = {}
    for entry in held.entries:
        for unit in entry.units:
            by_unit.setdefault(unit, []).append(entry)
    shown = (unit for unit in library.units if unit.id in by_unit or unit.id in held.matter.units)
    return tuple(_present_state(unit, by_unit.get(unit.id, []), unit.id in held.matter.units) for unit in shown)


def _present_state(unit: Unit, entries: list[MatterEntry], owes: bool) -> MatterState:  # noqa: FBT001
    newest = entries[0] if entries else None
    return MatterState(
        unit=unit.id,
        name=unit.name,
        owes=owes,
        count=len(entries),
        newest=Link(text=newest.title, address=newest.address) if newest else None,
        day=print_date(newest.day) if newest else None,
        ask=unit_address(unit.id),
    )


def is_standing(held: HeldMatter) -> bool:
    """Only pages that stand for ever, like those of units: they have no newest day."""
    return bool(held.entries) and all(entry.kind is MatterEntryKind.UNIT for entry in held.entries)
