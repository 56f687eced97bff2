"""What each channel shows, and of which day its newest content is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from generator.audits.evidence import day_of
from generator.model import address
from generator.model.matter import find_entries
from generator.model.self_audit import AuditFault
from generator.model.site import ChannelKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from generator.audits.evidence import Evidence
    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.site import Channel

_ADDRESSES = {
    ChannelKind.UNITS: address.UNITS,
    ChannelKind.INTERPRETATIONS: address.INTERPRETATIONS,
    ChannelKind.FAQS: address.FAQS,
    ChannelKind.SERVICES: address.SERVICES,
    ChannelKind.LEDGERS: address.LEDGERS,
    ChannelKind.DECISIONS: address.DECISIONS,
    ChannelKind.CONSULTATIONS: address.CONSULTATIONS,
    ChannelKind.EVENTS: address.EVENTS,
    ChannelKind.GUIDE: address.GUIDE,
    ChannelKind.DISCLOSURE_RULES: address.DISCLOSURE_RULES,
    ChannelKind.APPLICATION: address.APPLICATION,
    ChannelKind.ANNUAL_REPORTS: address.ANNUAL_REPORTS,
    ChannelKind.STATUTORY: address.STATUTORY,
    ChannelKind.CATALOGUE: address.CATALOGUE,
    ChannelKind.PLATFORMS: address.PLATFORMS,
    ChannelKind.SENIOR: address.SENIOR,
    ChannelKind.GAZETTE: address.GAZETTE,
    ChannelKind.ELIGIBILITY: address.ELIGIBILITY,
    ChannelKind.BENEFITS: address.BENEFITS,
    ChannelKind.MESSAGES: address.MESSAGES,
    ChannelKind.AUDIT: address.AUDIT,
}


def walk_channels(channels: Iterable[Channel]) -> Iterator[Channel]:
    """Every channel, those below others too, in display order."""
    for channel in channels:
        yield channel
        yield from walk_channels(channel.children)


def content_of(channel: Channel, message: str, hint: str) -> AuditFault:
    """A shortcoming of a channel."""
    return AuditFault(
        message=message,
        hint=hint,
        location=channel.at("id"),
        title=channel.name,
        address=_address(channel),
    )


def days_of_channel(channel: Channel, evidence: Evidence) -> tuple[date | None, ...] | None:
    """The day of every thing that the channel lists; None where it is no list, so that it can be neither blank nor old.

    A thing without a day has None: 未注明发布时间的视为不更新.
    """
    known, reader = evidence.days_of_channels, _DAYS.get(channel.kind)
    if channel.id not in known:
        known[channel.id] = None if reader is None else tuple(reader(channel, evidence.library))
    return known[channel.id]


def day_of_channel(channel: Channel, evidence: Evidence) -> date | None:
    """The newest day of a channel or, where it only holds others, of those; None where there is none."""
    if channel.kind is ChannelKind.GROUP:
        days = [day_of_channel(child, evidence) for child in channel.children]
    else:
        days = list(days_of_channel(channel, evidence) or ())
    return max((day for day in days if day), default=None)


def _documents(channel: Channel, library: Library) -> Iterator[Document]:
    return (
        document
        for document in library.documents
        if channel.category is None or document.record.category is channel.category
    )


def _gazette_days(library: Library) -> Iterator[date]:
    return (issue.published_on for issue in (library.gazette.issues if library.gazette else ()))


def _matter_days(channel: Channel, library: Library) -> Iterator[date | None]:
    found = (matter for matter in library.matters if matter.id == channel.matter)
    return (entry.day for matter in found for entry in find_entries(matter, library))


_DAYS: dict[ChannelKind, Callable[[Channel, Library], Iterator[date | None]]] = {
    ChannelKind.DOCUMENTS: lambda channel, library: (day_of(found) for found in _documents(channel, library)),
    ChannelKind.LEDGERS: lambda _, library: (day_of(found) for found in library.documents if found.task_keys),
    ChannelKind.INTERPRETATIONS: lambda _, library: (entry.published_on for entry in library.interpretations),
    ChannelKind.FAQS: lambda _, library: (faq.answered_on for faq in library.faqs),
    ChannelKind.CONSULTATIONS: lambda _, library: (_day(entry.published_on) for entry in library.consultations),
    ChannelKind.EVENTS: lambda _, library: (min(event.day, library.today) for event in library.events),
    ChannelKind.ANNUAL_REPORTS: lambda _, library: (report.published_on for report in library.annual_reports),
    ChannelKind.GAZETTE: lambda _, library: _gazette_days(library),
    ChannelKind.SERVICES: lambda _, library: (service.checked_on for service in library.services),
    ChannelKind.MATTER: _matter_days,
}
"""How the channels that list something are read."""


def _address(channel: Channel) -> str:
    if channel.kind is ChannelKind.DOCUMENTS:
        facet = "category" if channel.category else None
        return address.documents_address(facet, channel.category)
    if channel.kind is ChannelKind.PAGE and channel.page:
        return address.page_address(channel.page)
    if channel.kind is ChannelKind.MATTER and channel.matter:
        return address.matter_address(channel.matter)
    return _ADDRESSES.get(channel.kind) or address.channel_address(channel.id)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
