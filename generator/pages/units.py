"""机构职能: all units by kind, and the phrases that mean many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import UNITS, unit_address
from generator.model.duties import UnitDuties
from generator.model.site import ChannelKind
from generator.model.unit import UnitKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


@value_class
class UnitRow:
    """A unit in the list."""

    name: str
    full_name: str
    address: str
    telephone: str | None
    duty_count: int


@value_class
class UnitsOfKind:
    """区政府部门 and the like."""

    kind: str
    units: tuple[UnitRow, ...]


@value_class
class Group:
    """A phrase of the plans and the units that it means; the phrase is the id on the page."""

    phrase: str
    units: tuple[Link, ...]


@value_class
class UnitsPage:
    """What `portal/units.html` may read, as `p`."""

    kinds: tuple[UnitsOfKind, ...]
    groups: tuple[Group, ...]


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield UNITS, None


def head(_: None, library: Library) -> Head:
    """机构职能."""
    return Head(
        title="机构职能",
        address=UNITS,
        place=Place(kind=ChannelKind.UNITS),
        description=f"{library.site.district}各单位的职能、联系方式、制发文件和承担的任务。",
    )


def present(_: None, library: Library) -> UnitsPage:
    """Units in register order under each kind; groups by their phrase."""
    return UnitsPage(kinds=tuple(_present_kinds(library)), groups=tuple(_present_groups(library)))


def _present_kinds(library: Library) -> Iterator[UnitsOfKind]:
    for kind in UnitKind:
        units = tuple(
            UnitRow(
                name=unit.name,
                full_name=unit.full_name,
                address=unit_address(unit.id),
                telephone=unit.telephone,
                duty_count=_count_duties(library.duties.get(unit.id, UnitDuties())),
            )
            for unit in library.units
            if unit.kind is kind
        )
        if units:
            yield UnitsOfKind(kind=kind.label, units=units)


def _count_duties(duties: UnitDuties) -> int:
    return duties.direct_count + duties.group_count


def _present_groups(library: Library) -> Iterator[Group]:
    """Groups of the register, and what else the plans call by one phrase."""
    groups: dict[str, tuple[str, ...]] = {}
    for unit in library.units:
        for phrase in unit.groups:
            groups[phrase] = (*groups.get(phrase, ()), unit.id)
    for known in library.phrases.values():
        if known.units and (known.is_group or len(known.units) > 1):
            groups[known.phrase] = known.units
    for phrase in sorted(groups):
        units = tuple(Link(text=library.unit_by_id[unit].name, address=unit_address(unit)) for unit in groups[phrase])
        yield Group(phrase=phrase, units=units)
