"""重大行政决策, 意见征集 and 公众活动 for the Library: only what is published, in display order, with their links."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from generator.model import address
from generator.model.link import Link
from generator.records.body_links import find_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Location
    from generator.model.consultation import Consultation
    from generator.model.decision import Decision
    from generator.model.event import Event
    from generator.model.participation import ParticipationGoals
    from generator.model.portal_files import PortalFiles


class Participation(TypedDict):
    """The Library's fields of these kinds."""

    decisions: tuple[Decision, ...]
    consultations: tuple[Consultation, ...]
    events: tuple[Event, ...]
    participation: ParticipationGoals | None


def assemble_participation(files: PortalFiles) -> Participation:
    """What is published."""
    decisions = [record for record in files.decisions if record.is_published]
    consultations = [record for record in files.consultations if record.is_published]
    events = [record for record in files.events if record.is_published]
    return Participation(
        decisions=tuple(sorted(decisions, key=lambda record: (-record.year, record.order, record.id))),
        consultations=tuple(sorted(consultations, key=lambda record: (-record.closes_on.toordinal(), record.id))),
        events=tuple(sorted(events, key=lambda record: (-record.day.toordinal(), str(record.starts_at), record.id))),
        participation=files.participation,
    )


def find_participation_links(files: PortalFiles) -> Iterator[Link]:
    """Links of the published bodies, and the files that are offered beside them."""
    for decision in files.decisions:
        if decision.is_published:
            yield from find_links(decision, address.decision_address(decision.id))
    for consultation in files.consultations:
        if consultation.is_published:
            page = address.consultation_address(consultation.id)
            yield from find_links(consultation, page)
            for attachment in consultation.attachments:
                if attachment.file:
                    yield _offer(attachment.file, attachment.title, page, attachment.at("file"))
    for event in files.events:
        if event.is_published:
            page = address.event_address(event.id)
            yield from find_links(event, page)
            for photo in event.report.photos if event.report else ():
                yield _offer(photo.file, photo.alt, page, photo.at("file"), is_image=True)


def _offer(path: str, text: str, page: str, place: Location, *, is_image: bool = False) -> Link:
    target = f"/{address.source_file_address(path)}"
    return Link(target=target, text=text, is_image=is_image, page=page, location=place)
