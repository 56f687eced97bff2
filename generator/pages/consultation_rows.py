"""意见征集 in lists and on its own page: where it stands, and how long it still runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import consultation_address, unit_address
from generator.model.consultation import ConsultationState
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from generator.model.consultation import Consultation
    from generator.model.library import Library

_TONES = {
    ConsultationState.OPEN: "current",
    ConsultationState.UPCOMING: "plain",
    ConsultationState.CLOSED: "plain",
    ConsultationState.ANSWERED: "done",
}


@value_class
class Standing:
    """Where a consultation stands on the day of the build; a browser counts on from the two days."""

    state: str
    label: str
    tone: str
    opens: str
    closes: str
    days_left: int | None
    """Until the last day, that day not counted; None unless it is open."""
    days_until: int | None
    """Until the first day; None unless it is still to come."""
    days_since: int | None
    """Since the last day, while nothing was answered; None otherwise."""


@value_class
class ConsultationRow:
    """A consultation in a list."""

    consultation: Link
    unit: Link
    standing: Standing
    received: int | None
    """None until the outcome is there."""
    adopted: int | None


def stand(consultation: Consultation, library: Library) -> Standing:
    """State, days and how they are coloured."""
    today = library.today
    state = consultation.state_on(today)
    return Standing(
        state=state.value,
        label=state.label,
        tone=_TONES[state],
        opens=print_date(consultation.opens_on) or "",
        closes=print_date(consultation.closes_on) or "",
        days_left=(consultation.closes_on - today).days if state is ConsultationState.OPEN else None,
        days_until=(consultation.opens_on - today).days if state is ConsultationState.UPCOMING else None,
        days_since=(today - consultation.closes_on).days if state is ConsultationState.CLOSED else None,
    )


def present_consultation_row(consultation: Consultation, library: Library) -> ConsultationRow:
    """Title, unit, days, outcome in figures."""
    outcome = consultation.outcome
    return ConsultationRow(
        consultation=Link(text=consultation.title, address=consultation_address(consultation.id)),
        unit=Link(text=name_unit(consultation.unit, library), address=unit_address(consultation.unit)),
        standing=stand(consultation, library),
        received=outcome.received if outcome else None,
        adopted=outcome.adopted if outcome else None,
    )
