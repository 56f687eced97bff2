"""承担任务的文件: all documents by which a unit owes tasks, where its own page does not hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import UNITS, ledger_address, unit_address, unit_plans_address
from generator.model.duties import PLANS_IN_FULL, UnitDuties
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link, Row
from generator.pages.document_lists import page_through
from generator.pages.head import Head, Place
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.duties import PlanDuties
    from generator.model.library import Library
    from generator.model.unit import Unit
    from generator.pages.components import Pager

PAGE_SIZE = 50


@value_class
class PlanList:
    """A page of a unit's list."""

    unit: Unit
    number: int
    last: int
    plans: tuple[PlanDuties, ...]
    """Those of this page, newest first."""
    total: int


@value_class
class UnitPlansPage:
    """What `portal/unit_plans.html` may read, as `p`."""

    unit: Link
    total: int
    rows: tuple[Row, ...]
    pager: Pager | None


def addresses(library: Library) -> Iterator[tuple[str, PlanList]]:
    """Pages for the units that owe tasks by many documents."""
    for unit in library.units:
        plans = library.duties.get(unit.id, UnitDuties()).plans
        starts = range(0, len(plans) if len(plans) > PLANS_IN_FULL else 0, PAGE_SIZE)
        for number, start in enumerate(starts, start=1):
            shown = plans[start : start + PAGE_SIZE]
            listed = PlanList(unit=unit, number=number, last=len(starts), plans=shown, total=len(plans))
            yield unit_plans_address(unit.id, number), listed


def head(listed: PlanList, library: Library) -> Head:
    """The unit's name."""
    del library
    unit = listed.unit
    title = f"{unit.name}承担任务的文件"
    return Head(
        title=title if listed.number == 1 else f"{title}（第{listed.number}页）",
        address=unit_plans_address(unit.id, listed.number),
        place=Place(kind=ChannelKind.UNITS),
        trail=(Link(text="机构职能", address=UNITS), Link(text=unit.full_name, address=unit_address(unit.id))),
        description=f"{unit.full_name}按哪些文件承担任务，每件文件承担几项。",
    )


def present(listed: PlanList, library: Library) -> UnitPlansPage:
    """Every document leads to its ledger."""
    unit = listed.unit
    return UnitPlansPage(
        unit=Link(text=unit.name, address=unit_address(unit.id)),
        total=listed.total,
        rows=tuple(_present_row(plan, library) for plan in listed.plans),
        pager=page_through(listed.number, listed.last, lambda number: unit_plans_address(unit.id, number)),
    )


def _present_row(plan: PlanDuties, library: Library) -> Row:
    record = library.document_by_id[plan.document].record
    return Row(
        title=record.title,
        address=ledger_address(plan.document),
        detail=f"直接{plan.direct_count}项，统称{plan.group_count}项",
        date=print_date(record.dated_on),
    )
