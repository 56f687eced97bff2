"""申报日历 and 免申即享: when one may apply for what a policy gives, and what is given without applying."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.model.record import NonEmpty, Record, RecordId, SectionId


class WindowState(StrEnum):
    """Where a day stands to the days of application."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"coming": "即将开始", "open": "正在受理", "closed": "已经截止"}[self.value]


class ApplicationWindow(Record):
    """申报时间 of one matter, as its notice says."""

    id: RecordId
    title: NonEmpty
    document: RecordId
    section: SectionId | None = None
    """The clause that says the days."""
    service: RecordId | None = None
    opens_on: date
    closes_on: date
    """The last day."""

    def state_on(self, today: date) -> WindowState:
        """Both days count."""
        if today < self.opens_on:
            return WindowState.COMING
        return WindowState.OPEN if today <= self.closes_on else WindowState.CLOSED


class AutomaticBenefit(Record):
    """免申即享: an authority finds out by itself who is entitled, and pays."""

    id: RecordId
    title: NonEmpty
    benefit: NonEmpty
    """What is given, to whom, and when it arrives."""
    document: RecordId
    section: SectionId | None = None
    unit: RecordId


class Benefits(Record):
    """`site_data/benefits.yml`."""

    windows: tuple[ApplicationWindow, ...] = ()
    automatic: tuple[AutomaticBenefit, ...] = ()

    @property
    def entries(self) -> tuple[ApplicationWindow | AutomaticBenefit, ...]:
        """Both kinds, in their registers' order."""
        return (*self.windows, *self.automatic)
