"""重大行政决策, 意见征集 and 公众活动 as search sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import consultation_address, decision_address, event_address
from generator.model.entry_kind import EntryKind
from generator.outputs.search_prose import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.event import Event
    from generator.model.library import Library
    from generator.model.opinion import Opinion
    from generator.outputs.search_entry import Entry


def read_decisions(library: Library) -> Iterator[Entry]:
    """A page for every matter of a catalogue."""
    for one in library.decisions:
        said = (text for step in one.steps for text in (step.text, step.reason) if text)
        yield describe(
            EntryKind.DECISION,
            decision_address(one.id),
            one.title,
            day=one.published_on,
            units=(one.unit,),
            body=one.body,
            texts=(one.basis, one.planned, *said),
        )


def read_consultations(library: Library) -> Iterator[Entry]:
    """Explanation, draft, questions and the outcome's opinions."""
    for one in library.consultations:
        told = _tell(one.outcome.opinions) if one.outcome else ()
        yield describe(
            EntryKind.CONSULTATION,
            consultation_address(one.id),
            one.title,
            day=one.published_on,
            units=(one.unit,),
            body=one.body,
            texts=(*one.questions, *told),
        )


def read_events(library: Library) -> Iterator[Entry]:
    """Programme, place, questions and answers."""
    for one in library.events:
        yield describe(
            EntryKind.EVENT,
            event_address(one.id),
            one.title,
            day=one.day,
            units=one.hosts,
            body=one.body,
            texts=tuple(_tell_event(one)),
        )


def _tell_event(event: Event) -> Iterator[str]:
    yield from (text for text in (event.theme, event.place, event.access) if text)
    if event.attendance:
        yield from (event.attendance.meeting, event.attendance.agenda, *_tell(event.attendance.opinions))
    if event.report:
        yield event.report.summary
        for question in event.report.questions:
            yield from (question.question, question.answer)


def _tell(opinions: Iterable[Opinion]) -> Iterator[str]:
    for opinion in opinions:
        yield from (text for text in (opinion.opinion, opinion.reply) if text)
