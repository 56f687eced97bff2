"""What a self-audit looks at, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.address import document_address
from generator.model.self_audit import AuditFault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.audits.text_facts import TextFacts
    from generator.chinese.working_days import WorkingCalendar
    from generator.errors import Location
    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.self_audit import AuditGoals, WordingRule

Verdict = AuditFault | None
"""Of one thing that was looked at; None where it is in order."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The published portal, and what its texts say."""

    library: Library
    facts: Mapping[str, TextFacts]
    """Document id → what stands in its body."""
    goals: AuditGoals
    wording: tuple[WordingRule, ...]
    calendar: WorkingCalendar
    days_of_channels: dict[str, tuple[date | None, ...] | None] = field(default_factory=dict)
    """Channel id → the day of everything that it lists, once it was asked for."""

    @cached_property
    def unit_names(self) -> Mapping[str, str]:
        """Every name of a unit → its id."""
        return {
            fold(name): unit.id for unit in self.library.units for name in (unit.name, unit.full_name, *unit.aliases)
        }

    @cached_property
    def newest(self) -> date | None:
        """Day of the newest thing on the home page and in the lists."""
        library = self.library
        days = [
            *(day_of(document) for document in library.documents[:1]),
            *(entry.published_on for entry in library.interpretations),
            *(faq.answered_on for faq in library.faqs),
            *(consultation.published_on for consultation in library.consultations),
        ]
        return max((day for day in days if day and day <= library.today), default=None)


def day_of(document: Document) -> date | None:
    """发布日期, else 成文日期."""
    when = document.record.published_on or document.record.dated_on
    return when.date() if isinstance(when, datetime) else when


def fault_of(document: Document, place: Location, message: str, hint: str = "") -> AuditFault:
    """A shortcoming of a document."""
    return AuditFault(
        message=message,
        hint=hint,
        location=place,
        title=document.record.title,
        address=document_address(document.id),
    )


def judge(is_right: object, *, message: str, hint: str, location: Location, title: str, address: str | None) -> Verdict:
    """None where `is_right` says so, else the shortcoming; `title` and `address` are of the page that shows it."""
    if is_right:
        return None
    return AuditFault(message=message, hint=hint, location=location, title=title, address=address)
