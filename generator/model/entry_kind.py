"""检索类别: what kinds of pages search covers, and which of them a portal has."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

    from generator.model.library import Library


class EntryKind(StrEnum):
    """A value of the filter `kind`, in the order of the filter."""

    DOCUMENT = "document"
    INTERPRETATION = "interpretation"
    FAQ = "faq"
    SERVICE = "service"
    MATTER = "matter"
    GUIDE = "guide"
    DECISION = "decision"
    CONSULTATION = "consultation"
    EVENT = "event"
    GAZETTE = "gazette"
    ANNUAL_REPORT = "annual_report"
    TOPIC = "topic"
    UNIT = "unit"
    PAGE = "page"

    @property
    def label(self) -> str:
        """What visitors read."""
        return _LABELS[self]


_LABELS = {
    EntryKind.DOCUMENT: "文件",
    EntryKind.INTERPRETATION: "解读",
    EntryKind.FAQ: "问答",
    EntryKind.SERVICE: "办事",
    EntryKind.MATTER: "一件事",
    EntryKind.GUIDE: "指引",
    EntryKind.DECISION: "重大决策",
    EntryKind.CONSULTATION: "意见征集",
    EntryKind.EVENT: "政民互动活动",
    EntryKind.GAZETTE: "公报",
    EntryKind.ANNUAL_REPORT: "年度报告",
    EntryKind.TOPIC: "专题",
    EntryKind.UNIT: "单位",
    EntryKind.PAGE: "栏目页",
}

_RECORDS: tuple[tuple[EntryKind, Callable[[Library], Sized]], ...] = (
    (EntryKind.DOCUMENT, lambda library: library.documents),
    (EntryKind.INTERPRETATION, lambda library: library.interpretations),
    (EntryKind.FAQ, lambda library: library.faqs),
    (EntryKind.SERVICE, lambda library: library.services),
    (EntryKind.GAZETTE, lambda library: library.gazette.issues if library.gazette else ()),
    (EntryKind.ANNUAL_REPORT, lambda library: library.annual_reports),
    (EntryKind.DECISION, lambda library: library.decisions),
    (EntryKind.CONSULTATION, lambda library: library.consultations),
    (EntryKind.EVENT, lambda library: library.events),
    (EntryKind.TOPIC, lambda library: library.topics),
    (EntryKind.UNIT, lambda library: library.units),
    (EntryKind.PAGE, lambda library: library.pages),
)
"""The records behind each kind: a line for every kind with entries in `generator.outputs.search_entries`."""


def find_kinds(library: Library) -> tuple[EntryKind, ...]:
    """Kinds of which the portal has at least one page."""
    found = {kind for kind, records in _RECORDS if len(records(library))}
    return tuple(kind for kind in EntryKind if kind in found)
