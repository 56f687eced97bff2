"""日历 to subscribe to: last days of tasks, and of the validity of normative documents (RFC 5545)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

import icalendar

from generator.model.address import document_address, task_address
from generator.model.calendar import find_calendars
from generator.outputs.citation import cite_document
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.calendar import Calendar, DatedTask
    from generator.model.document import Document
    from generator.model.library import Library

REMINDERS = (180, 60, 30)
"""Days before a document's validity ends: time to evaluate it, to decide, to publish what follows."""
_SUMMARY_LENGTH = 40
_ROLES = (("牵头单位", "lead"), ("责任单位", "responsible"), ("配合单位", "supporting"))


def render_calendars(library: Library) -> Iterator[OutputFile]:
    """A file for every calendar; the same day gives the same bytes."""
    for calendar in find_calendars(library):
        yield OutputFile(path=calendar.address, content=_render(calendar, library))


def _render(calendar: Calendar, library: Library) -> bytes:
    site = library.site
    written = icalendar.Calendar()
    written.add("prodid", f"-//{site.domain}//lantai//ZH")
    written.add("version", "2.0")
    written.add("method", "PUBLISH")
    written.add("x-wr-calname", f"{calendar.name} - {site.name}")
    written.add("x-wr-caldesc", f"{site.name}{site.column}：{calendar.name}")
    written.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    written.add("x-published-ttl", "P1D")
    for dated in calendar.tasks:
        written.add_component(_make_deadline(dated, library))
    for document in calendar.expiring:
        written.add_component(_make_expiry(document, library))
    return bytes(written.to_ical())


def _make_deadline(dated: DatedTask, library: Library) -> icalendar.Event:
    document, task = dated.document, dated.task
    assert task.due_on is not None
    event = _begin(f"task-{document.id}-{dated.key}", task.due_on, library)
    name = task.title or task.text
    name = name if len(name) <= _SUMMARY_LENGTH else f"{name[:_SUMMARY_LENGTH]}…"
    event.add("summary", f"任务截止：{name}")
    event.add("description", "\n".join(_describe_task(dated)))
    event.add("categories", ["任务截止"])
    event.add("url", library.site.url + task_address(document.id, dated.key))
    return event


def _describe_task(dated: DatedTask) -> Iterator[str]:
    document, task = dated.document, dated.task
    yield task.text
    for label, role in _ROLES:
        units = getattr(task, role)
        if units:
            yield f"{label}：{'、'.join(units)}"
    if task.deadline:
        yield f"时间要求：{task.deadline}"
    dated_on = document.record.dated_on
    if dated_on and task.due_on and task.due_on < dated_on:
        yield "截止日早于成文日"
    yield f"出自：{cite_document(document.record)}"


def _make_expiry(document: Document, library: Library) -> icalendar.Event:
    record = document.record
    assert record.expires_on is not None
    event = _begin(f"expiry-{document.id}", record.expires_on, library)
    event.add("summary", f"有效期届满：{record.title}")
    event.add("description", f"{cite_document(document.record)}的有效期至这一天。")
    event.add("categories", ["有效期届满"])
    event.add("url", library.site.url + document_address(document.id))
    for days in REMINDERS:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", timedelta(days=-days))
        alarm.add("description", f"{days}天后有效期届满：{record.title}")
        event.add_component(alarm)
    return event


def _begin(name: str, day: date, library: Library) -> icalendar.Event:
    """A whole day that makes nobody busy."""
    event = icalendar.Event()
    event.add("uid", f"{name}@{library.site.domain}")
    event.add("dtstamp", datetime.combine(library.today, time.min, UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event
