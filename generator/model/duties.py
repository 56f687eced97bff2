"""承担的任务: what units owe by the plans, counted for all of them and read for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.model.parsed import ResponsibilityRole
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.parsed import Task
    from generator.model.unit import UnitPhrase


PLANS_IN_FULL = 20
"""Documents whose duties a unit's page prints in full; where there are more, all are listed on pages of their own."""


@value_class
class Duty:
    """What one unit owes by one task."""

    task: Task
    role: ResponsibilityRole
    phrase: str
    """The words that name the unit, so that a group is shown as such."""
    by_group: bool


class PlanDuties(NamedTuple):
    """How many tasks of one document a unit owes."""

    document: str
    """Id."""
    direct_count: int
    """Tasks that name the unit itself, by any role."""
    group_count: int
    """Tasks that mean it only as one of a group (各街道)."""
    dated_count: int
    """Of both: tasks whose last day is known."""


@dataclass(frozen=True, slots=True)
class UnitDuties:
    """How many tasks a unit owes in all."""

    plans: tuple[PlanDuties, ...] = ()
    """Documents by which it owes any, newest first."""

    @property
    def direct_count(self) -> int:
        """Tasks that name the unit itself."""
        return sum(plan.direct_count for plan in self.plans)

    @property
    def group_count(self) -> int:
        """Tasks that mean it only as one of a group."""
        return sum(plan.group_count for plan in self.plans)


def find_duties(document: Document, unit: str, library: Library) -> Iterator[Duty]:
    """What a unit owes by one document, in the order of its tasks.

    What it owes by name and as one of a group by the same role counts once, by name.
    """
    for task in document.tasks:
        for role, phrases in _roles(task):
            duty = _find_duty(task, role, phrases, unit, library.phrases)
            if duty is not None:
                yield duty


def _find_duty(
    task: Task, role: ResponsibilityRole, printed: tuple[str, ...], unit: str, phrases: Mapping[str, UnitPhrase]
) -> Duty | None:
    meaning = [phrases[phrase] for phrase in printed]
    found = [known for known in meaning if unit in known.units]
    if not found:
        return None
    named = min(found, key=lambda known: known.is_group)
    return Duty(task=task, role=role, phrase=named.phrase, by_group=named.is_group)


def _roles(task: Task) -> tuple[tuple[ResponsibilityRole, tuple[str, ...]], ...]:
    return (
        (ResponsibilityRole.RESPONSIBLE, task.responsible),
        (ResponsibilityRole.LEAD, task.lead),
        (ResponsibilityRole.SUPPORTING, task.supporting),
    )
