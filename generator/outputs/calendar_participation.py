"""Last days of 意见征集 and hours of 公众活动, as entries of a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from generator.chinese.time_zone import CHINA
from generator.model.address import consultation_address, document_address, event_address
from generator.outputs.icalendar_text import write_component, write_day, write_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.model.benefit import ApplicationWindow
    from generator.model.consultation import Consultation
    from generator.model.event import Event
    from generator.model.library import Library

_REMINDERS = (7, 1)
"""Days before a consultation ends: time to write, and the last call."""


class Stamp(NamedTuple):
    """What every entry of a site's calendars carries."""

    url: str
    domain: str
    moment: str
    """When it was written."""


def read_stamp(library: Library) -> Stamp:
    """Of the site, on the day of the build."""
    return Stamp(library.site.url, library.site.domain, f"{library.today.isoformat().replace('-', '')}T000000Z")


def write_consultation(found: Consultation, library: Library) -> bytes:
    """The last day on which an answer counts."""
    unit = library.unit_by_id.get(found.unit)
    ways = "；".join(f"{channel.kind.label}：{channel.value}" for channel in found.answer_channels)
    source = f"起草单位：{unit.full_name if unit else found.unit}"
    return write_component(
        "VEVENT",
        (
            *begin_day(f"consultation-{found.id}", found.closes_on, read_stamp(library)),
            write_text("SUMMARY", f"意见征集截止：{found.title}"),
            write_text("DESCRIPTION", f"{source}\n征集时间：{found.opens_on}至{found.closes_on}\n{ways}"),
            "CATEGORIES:意见征集",
            f"URL:{library.site.url}{consultation_address(found.id)}",
        ),
        write_reminders(_REMINDERS, f"截止：{found.title}"),
    )


def write_window(found: ApplicationWindow, library: Library) -> bytes:
    """The last day on which one may apply."""
    document = library.document_by_id[found.document].record
    told = f"申报时间：{found.opens_on}至{found.closes_on}\n依据：《{document.title}》"
    begin = begin_day(f"window-{found.id}", found.closes_on, read_stamp(library))
    address = f"{library.site.url}{document_address(found.document, found.section)}"
    summary, description = write_text("SUMMARY", f"申报截止：{found.title}"), write_text("DESCRIPTION", told)
    lines = (*begin, summary, description, "CATEGORIES:申报截止", f"URL:{address}")
    return write_component("VEVENT", lines, write_reminders(_REMINDERS, f"截止：{found.title}"))


def write_event(event: Event, library: Library) -> bytes:
    """Its hours; a cancelled one stays and says so, because whoever noted it must learn it."""
    unit = library.unit_by_id.get(event.unit)
    told = [f"{event.kind.label}，主办单位：{unit.full_name if unit else event.unit}"]
    told += [f"名额：{event.capacity}"] if event.capacity else []
    told += [f"报名截止：{event.sign_up.closes_on}"] if event.sign_up and event.sign_up.closes_on else []
    told += [f"已取消：{event.cancelled}"] if event.cancelled else []
    lines = (
        *_begin(f"event-{event.id}", read_stamp(library)),
        *_write_hours(event.starts_at, event.ends_at),
        f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}",
        write_text("SUMMARY", event.title),
        write_text("LOCATION", event.place),
        write_text("DESCRIPTION", "\n".join(told)),
        write_text("CATEGORIES", event.kind.label),
        f"URL:{library.site.url}{event_address(event.id)}",
    )
    return write_component("VEVENT", lines)


def begin_day(name: str, day: date, stamp: Stamp) -> Iterator[str]:
    """The lines of a whole day that makes nobody busy."""
    yield from _begin(name, stamp)
    yield write_day("DTSTART", day)
    yield write_day("DTEND", day + timedelta(days=1))
    yield "TRANSP:TRANSPARENT"


def write_reminders(days: Iterable[int], what: str) -> Iterator[bytes]:
    """So many days before, each: 「7天后」 and what then happens."""
    for count in days:
        text = write_text("DESCRIPTION", f"{count}天后{what}")
        yield write_component("VALARM", ("ACTION:DISPLAY", f"TRIGGER:-P{count}D", text))


def _begin(name: str, stamp: Stamp) -> Iterator[str]:
    yield write_text("UID", f"{name}@{stamp.domain}")
    yield f"DTSTAMP:{stamp.moment}"


def _write_hours(begin: datetime | date, end: datetime | None) -> Iterator[str]:
    """In universal time, which every program understands without a table of zones; a day alone stays a day."""
    if not isinstance(begin, datetime):
        yield write_day("DTSTART", begin)
        yield write_day("DTEND", (end.date() if end else begin) + timedelta(days=1))
        return
    yield f"DTSTART:{_to_universal(begin)}"
    if end is not None:
        yield f"DTEND:{_to_universal(end)}"


def _to_universal(moment: datetime) -> str:
    return f"{moment.replace(tzinfo=CHINA).astimezone(UTC):%Y%m%dT%H%M%SZ}"
