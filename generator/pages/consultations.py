"""意见征集: what can be answered now, what soon, what is waiting for its outcome, what has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import CONSULTATIONS
from generator.model.consultation import ConsultationState
from generator.model.feed import FeedSubject
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.consultation_rows import ConsultationRow, present_consultation_row
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


@value_class
class ConsultationGroup:
    """Consultations of one state."""

    id: str
    name: str
    rows: tuple[ConsultationRow, ...]


@value_class
class ConsultationsPage:
    """What `portal/consultations.html` may read, as `p`."""

    today: str
    groups: tuple[ConsultationGroup, ...]
    """Every state, be it empty."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield CONSULTATIONS, None


def head(_: None, library: Library) -> Head:
    """意见征集."""
    return Head(
        title="意见征集",
        address=CONSULTATIONS,
        place=Place(kind=ChannelKind.CONSULTATIONS),
        feed=link_feed(FeedSubject.CONSULTATIONS),
        description=f"{library.site.district}政策草案公开征求意见：征集时间、提意见的渠道、采纳情况和未采纳的理由。",
    )


def present(_: None, library: Library) -> ConsultationsPage:
    """Open ones first, those that end soonest at the top; the others newest first."""
    return ConsultationsPage(
        today=library.today.isoformat(), groups=tuple(_present_group(state, library) for state in ConsultationState)
    )


def _present_group(state: ConsultationState, library: Library) -> ConsultationGroup:
    found = [record for record in library.consultations if record.state_on(library.today) is state]
    if state is ConsultationState.OPEN:
        found.sort(key=lambda record: (record.closes_on, record.id))
    return ConsultationGroup(
        id=state.value,
        name=state.label,
        rows=tuple(present_consultation_row(record, library) for record in found),
    )
