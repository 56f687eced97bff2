"""公众参与: what the district has set itself; every number is the portal's own, none is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from generator.model.event import EventKind
from generator.model.record import NonEmpty, Record, RecordId

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model.event import Event


class EventGoal(Record):
    """How many events of a kind there should be in a year."""

    kind: EventKind
    per_year: Annotated[int, Field(ge=1)]
    units: tuple[RecordId, ...] = ()
    """Each of these units owes so many; () the district as a whole."""
    basis: NonEmpty
    """Who says so: 青府办〔2026〕6号."""
    from_year: int | None = None
    """First year for which it holds."""


class ParticipationGoals(Record):
    """`site_data/participation.yml`."""

    sme_share: Annotated[int, Field(ge=1, le=100)] | None = None
    """Least share, per cent, of small and medium enterprises heard on a 普惠性惠企政策; None: not measured."""
    catalogue_by: Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")] | None = None
    """Last day for the year's 重大行政决策事项目录, as month and day: 03-31."""
    events: tuple[EventGoal, ...] = ()


def count_held(events: Iterable[Event], goal: EventGoal, *, year: int, today: date, unit: str | None = None) -> int:
    """How many events of the goal's kind took place in the year up to today; of one unit where it is named."""
    return sum(
        event.kind is goal.kind
        and event.day.year == year
        and event.day <= today
        and event.cancelled is None
        and (unit is None or unit in event.hosts)
        for event in events
    )
