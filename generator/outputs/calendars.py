"""日历 to subscribe to: last days of tasks, and of the validity of normative documents (RFC 5545)."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from generator.model.address import document_address, task_address
from generator.model.calendar import find_calendars
from generator.outputs.calendar_participation import (
    begin_day,
    read_stamp,
    write_consultation,
    write_event,
    write_reminders,
    write_window,
)
from generator.outputs.citation import cite_document
from generator.outputs.icalendar_text import begin_component, end_component, write_component, write_text
from generator.outputs.output_file import JoinedFile, OutputFile, Piece, share_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.benefit import ApplicationWindow
    from generator.model.consultation import Consultation
    from generator.model.document import Document, DocumentRecord
    from generator.model.event import Event
    from generator.model.library import Library
    from generator.model.parsed import Task
    from generator.outputs.calendar_participation import Stamp

REMINDERS = (180, 60, 30)
"""Days before a document's validity ends: time to evaluate it, to decide, to publish what follows."""
_SUMMARY_LENGTH = 40
_OF_ALL, _OF_UNIT = 16, 32
"""Documents whose tasks are written together: all units together have many more runs than the calendar of all."""


def render_calendars(library: Library) -> Iterator[OutputFile]:
    """A file for every calendar, of one run of documents after the other."""
    write_tasks, write_days = partial(_write_tasks, library=library), partial(_write_days, library=library)
    for calendar in find_calendars(library):
        days = (calendar.expiring, calendar.consultations, calendar.events, calendar.windows)
        runs = share_out(calendar.tasked, _OF_UNIT if calendar.unit else _OF_ALL)
        yield JoinedFile(
            calendar.address,
            (
                Piece("head", partial(_write_head, library=library), (calendar.name,)),
                *(Piece(run[-1].id, write_tasks, (calendar.unit, *run)) for run in runs),
                Piece("days", write_days, days),
            ),
        )


def _write_head(name: str, *, library: Library) -> bytes:
    site = library.site
    lines = (
        "VERSION:2.0",
        write_text("PRODID", f"-//{site.domain}//lantai//ZH"),
        "METHOD:PUBLISH",
        write_text("X-WR-CALNAME", f"{name} - {site.name}"),
        write_text("X-WR-CALDESC", f"{site.name}{site.column}：{name}"),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    )
    return begin_component("VCALENDAR", lines)


def _write_days(
    expiring: tuple[Document, ...],
    consultations: tuple[Consultation, ...],
    events: tuple[Event, ...],
    windows: tuple[ApplicationWindow, ...],
    *,
    library: Library,
) -> bytes:
    """What is no task, and the end of the file."""
    written = [_write_expiry(document, library) for document in expiring]
    written += [write_consultation(found, library) for found in consultations]
    written += [write_event(found, library) for found in events]
    written += [write_window(found, library) for found in windows]
    return b"".join((*written, end_component("VCALENDAR")))


def _write_tasks(unit: str | None, *documents: Document, library: Library) -> bytes:
    """Tasks with a last day, of some documents; where a unit is given, those that it owes."""

    @cache
    def is_unit(phrase: str) -> bool:
        return unit in library.phrases[phrase].units

    stamp = read_stamp(library)
    return b"".join(
        _write_deadline(document, key, task, stamp)
        for document in documents
        for key, task in zip(document.card.task_keys, document.written_tasks, strict=True)
        if task.due_on is not None and (unit is None or any(map(is_unit, _read_owing(task))))
    )


def _read_owing(task: Task) -> tuple[str, ...]:
    return (*task.responsible, *task.lead, *task.supporting)


def _write_deadline(document: Document, key: str, task: Task, stamp: Stamp) -> bytes:
    assert task.due_on is not None
    name = task.title or task.text
    name = name if len(name) <= _SUMMARY_LENGTH else f"{name[:_SUMMARY_LENGTH]}…"
    lines = (
        *begin_day(f"task-{document.id}-{key}", task.due_on, stamp),
        write_text("SUMMARY", f"任务截止：{name}"),
        write_text("DESCRIPTION", "\n".join(_describe_task(document.record, task))),
        "CATEGORIES:任务截止",
        f"URL:{stamp.url}{task_address(document.id, key)}",
    )
    return write_component("VEVENT", lines)


def _describe_task(record: DocumentRecord, task: Task) -> Iterator[str]:
    yield task.text
    for label, units in (("牵头单位", task.lead), ("责任单位", task.responsible), ("配合单位", task.supporting)):
        if units:
            yield f"{label}：{'、'.join(units)}"
    if task.deadline:
        yield f"时间要求：{task.deadline}"
    if record.dated_on and task.due_on and task.due_on < record.dated_on:
        yield "截止日早于成文日"
    yield f"出自：{cite_document(record)}"


def _write_expiry(document: Document, library: Library) -> bytes:
    record = document.record
    assert record.expires_on is not None
    lines = (
        *begin_day(f"expiry-{document.id}", record.expires_on, read_stamp(library)),
        write_text("SUMMARY", f"有效期届满：{record.title}"),
        write_text("DESCRIPTION", f"{cite_document(record)}的有效期至这一天。"),
        "CATEGORIES:有效期届满",
        f"URL:{library.site.url}{document_address(document.id)}",
    )
    return write_component("VEVENT", lines, write_reminders(REMINDERS, f"有效期届满：{record.title}"))
