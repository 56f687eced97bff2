"""The eleven steps of a 重大行政决策 as a rail: linked, 不适用 with its reason, or 未公开."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import consultation_address, document_address, event_address, interpretation_address
from generator.model.decision import DecisionStep, StepState, read_steps
from generator.model.value import value_class
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from datetime import date

    from generator.model.decision import Decision, StepDisclosure, StepStatus
    from generator.model.event import Event
    from generator.model.library import Library

_TONES = {StepState.DISCLOSED: "done", StepState.NOT_APPLICABLE: "aside", StepState.NOT_DISCLOSED: "open"}
_SIGNS = {StepState.DISCLOSED: "●", StepState.NOT_APPLICABLE: "—", StepState.NOT_DISCLOSED: "○"}


@value_class
class StepItem:
    """One thing that was disclosed."""

    text: str
    kind: str
    """文件, 意见征集, 解读, 活动, 站外."""
    address: str
    is_outside: bool
    """The address is another site's, in full."""
    date: str | None


@value_class
class Step:
    """A step of the rail, and a cell of the matrix."""

    id: str
    number: int
    name: str
    state: str
    tone: str
    """`done`, `aside` or `open`."""
    sign: str
    items: tuple[StepItem, ...]
    reason: str | None
    expected: str | None


@value_class
class Completeness:
    """How far a decision is disclosed; a step that does not apply counts as settled."""

    total: int
    disclosed: int
    not_applicable: int
    not_disclosed: int
    settled: int
    percent: int


def present_steps(decision: Decision, library: Library) -> tuple[Step, ...]:
    """All eleven, in order."""
    return tuple(_present_step(number, status, library) for number, status in enumerate(read_steps(decision), start=1))


def measure(steps: tuple[Step, ...]) -> Completeness:
    """Counts by state; per cent rounded down, so that 100 means all."""
    tones = [step.tone for step in steps]
    disclosed, aside = tones.count("done"), tones.count("aside")
    settled = disclosed + aside
    return Completeness(
        total=len(steps),
        disclosed=disclosed,
        not_applicable=aside,
        not_disclosed=len(steps) - settled,
        settled=settled,
        percent=settled * 100 // len(DecisionStep),
    )


def _present_step(number: int, status: StepStatus, library: Library) -> Step:
    said = status.disclosures
    found = (_present_item(one, library) for one in said if status.state is StepState.DISCLOSED)
    return Step(
        id=status.step.value,
        number=number,
        name=status.step.label,
        state=status.state.label,
        tone=_TONES[status.state],
        sign=_SIGNS[status.state],
        items=tuple(item for item in found if item),
        reason=next((one.reason for one in said if one.reason), None),
        expected=next((one.expected for one in said if one.expected), None),
    )


def _present_item(said: StepDisclosure, library: Library) -> StepItem | None:
    """What is named, by its own title and day where the step gives none."""
    if said.url:
        return StepItem(
            text=said.text or said.url, kind="站外页面", address=said.url, is_outside=True, date=print_date(said.on)
        )
    named = _find_named(said, library)
    if named is None:
        return None
    kind, title, address, day = named
    return StepItem(
        text=said.text or title, kind=kind, address=address, is_outside=False, date=print_date(said.on or day)
    )


def _find_day(event: Event, today: date) -> date:
    """Of its report, else its own; one that is still to come was disclosed when it was announced."""
    if event.report is not None:
        return event.report.published_on
    return event.day if event.day <= today else event.published_on


def _find_named(said: StepDisclosure, library: Library) -> tuple[str, str, str, date | None] | None:
    """Kind, title, address and day of a record of this site."""
    if said.document and said.document in library.document_by_id:
        record = library.document_by_id[said.document].record
        return "文件", record.title, document_address(record.id), record.published_on or record.dated_on
    for consultation in library.consultations:
        if consultation.id == said.consultation:
            return "意见征集", consultation.title, consultation_address(consultation.id), consultation.published_on
    for entry in library.interpretations:
        if entry.id == said.interpretation:
            return "解读", entry.title, interpretation_address(entry.id), entry.published_on
    for event in library.events:
        if event.id == said.event:
            return "活动", event.title, event_address(event.id), _find_day(event, library.today)
    return None
