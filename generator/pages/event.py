"""公众活动: one event; before it when, where and how to join, after it what was shown, asked and answered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from generator.model.address import (
    EVENTS,
    decision_address,
    document_address,
    event_address,
    source_file_address,
    unit_address,
)
from generator.model.event import EventState
from generator.model.feed import FeedSubject
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages import linked_data
from generator.pages.components import Fact, Link
from generator.pages.event_rows import EventRow, present_event_row
from generator.pages.feed_link import link_feed
from generator.pages.head import Article, Head, Place
from generator.pages.participation_rows import OpinionRow, present_opinions, print_hours, print_representatives
from generator.pages.prose import render_prose
from generator.pages.shell import root_of
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.event import Attendance, Event, EventReport
    from generator.model.library import Library


@value_class
class Joining:
    """How to sign up."""

    telephone: str | None
    url: str | None
    place: str | None
    opens: str | None
    closes: str | None
    note: str | None
    is_over: bool
    """The last day has gone by."""


@value_class
class Meeting:
    """公众代表列席: the meeting, who sat in, what they said."""

    name: str
    agenda: str
    representatives: str
    opinions: tuple[OpinionRow, ...]


@value_class
class Answered:
    """A question from the event."""

    question: str
    answer: str
    unit: str


@value_class
class Picture:
    """A photo of the report."""

    address: str
    alt: str
    caption: str | None


@value_class
class Report:
    """活动报道."""

    published: str
    participants: int | None
    summary: str
    questions: tuple[Answered, ...]
    pictures: tuple[Picture, ...]
    recording: str | None


@value_class
class EventPage:
    """What `portal/event.html` may read, as `p`."""

    title: str
    row: EventRow
    """As in lists: kind, state, hours, place."""
    theme: str | None
    unit: Link
    facts: tuple[Fact, ...]
    joining: Joining | None
    """While the event is still to come."""
    programme: Markup | None
    decision: Link | None
    documents: tuple[Link, ...]
    meeting: Meeting | None
    report: Report | None


def addresses(library: Library) -> Iterator[tuple[str, Event]]:
    """A page for every event."""
    return ((event_address(event.id), event) for event in library.events)


def head(event: Event, library: Library) -> Head:
    """Title, hours and place."""
    return Head(
        title=event.title,
        address=event_address(event.id),
        place=Place(kind=ChannelKind.EVENTS),
        trail=(Link(text="政府开放月和公众活动", address=EVENTS),),
        feed=link_feed(FeedSubject.EVENTS),
        description=f"{event.kind.label}：{print_hours(event)}，{event.place}。",
        article=Article(
            title=event.title,
            published=f"{print_date(event.published_on)} 00:00",
            source=name_unit(event.unit, library, full=True),
            keywords=(event.kind.label, name_unit(event.unit, library)),
        ),
        data=(_describe(event, library),),
    )


def _describe(event: Event, library: Library) -> linked_data.Event:
    """schema.org wants local time with its distance from Greenwich."""
    status = "EventCancelled" if event.cancelled else "EventScheduled"
    return linked_data.Event(
        name=event.title,
        url=library.site.url + event_address(event.id),
        in_language="zh-CN",
        start_date=_print_moment(event.starts_at),
        end_date=_print_moment(event.ends_at) if event.ends_at else None,
        event_status=f"https://schema.org/{status}",
        event_attendance_mode="https://schema.org/OfflineEventAttendanceMode",
        is_accessible_for_free=True,
        location=linked_data.Place(name=event.place),
        organizer=linked_data.GovernmentOrganization(name=name_unit(event.unit, library, full=True)),
        description=event.theme or event.kind.label,
    )


def _print_moment(moment: object) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}+08:00" if isinstance(moment, datetime) else str(moment)


def present(event: Event, library: Library) -> EventPage:
    """What is known of the event."""
    address = event_address(event.id)
    documents = (library.document_by_id[name] for name in event.documents if name in library.document_by_id)
    about = next((decision for decision in library.decisions if decision.id == event.decision), None)
    return EventPage(
        title=event.title,
        row=present_event_row(event, library),
        theme=event.theme,
        unit=Link(text=name_unit(event.unit, library, full=True), address=unit_address(event.unit)),
        facts=tuple(_find_facts(event, library)),
        joining=_present_joining(event, library),
        programme=render_prose(event, library, root=root_of(address)) if event.body.strip() else None,
        decision=Link(text=about.title, address=decision_address(about.id)) if about else None,
        documents=tuple(Link(text=found.record.title, address=document_address(found.id)) for found in documents),
        meeting=_present_meeting(event.attendance) if event.attendance else None,
        report=_present_report(event.report, event, library) if event.report else None,
    )


def _find_facts(event: Event, library: Library) -> Iterator[Fact]:
    partners = "、".join(name_unit(unit, library) for unit in event.partners)
    lines = (
        ("时间", print_hours(event)),
        ("地点", event.place),
        ("名额", event.capacity),
        ("交通和无障碍", event.access),
        ("协办单位", partners),
    )
    yield from (Fact(name=name, value=value) for name, value in lines if value)


def _present_joining(event: Event, library: Library) -> Joining | None:
    """None where nobody can join any more, or need sign up."""
    sign_up = event.sign_up
    if sign_up is None or event.state_on(library.today) not in {EventState.UPCOMING, EventState.TODAY}:
        return None
    return Joining(
        telephone=sign_up.telephone,
        url=sign_up.url,
        place=sign_up.place,
        opens=print_date(sign_up.opens_on),
        closes=print_date(sign_up.closes_on),
        note=sign_up.note,
        is_over=sign_up.closes_on is not None and sign_up.closes_on < library.today,
    )


def _present_meeting(attendance: Attendance) -> Meeting:
    return Meeting(
        name=attendance.meeting,
        agenda=attendance.agenda,
        representatives=print_representatives(attendance.representatives),
        opinions=tuple(present_opinions(attendance.opinions)),
    )


def _present_report(report: EventReport, event: Event, library: Library) -> Report:
    return Report(
        published=print_date(report.published_on) or "",
        participants=report.participants,
        summary=report.summary,
        questions=tuple(
            Answered(question=found.question, answer=found.answer, unit=name_unit(found.unit or event.unit, library))
            for found in report.questions
        ),
        pictures=tuple(
            Picture(address=source_file_address(photo.file), alt=photo.alt, caption=photo.caption)
            for photo in report.photos
        ),
        recording=report.recording,
    )
