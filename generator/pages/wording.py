"""How dates, sizes and names are printed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.library import Library


def print_date(day: date | None) -> str | None:
    """`2024-04-01`: lists and tables."""
    return None if day is None else str(day)[:10]


def print_moment(moment: datetime | date | None) -> str | None:
    """`2024-04-08 09:30` where the time is known."""
    if isinstance(moment, datetime):
        return moment.strftime("%Y-%m-%d %H:%M")
    return print_date(moment)


def print_full_date(day: date | None) -> str | None:
    """`2024年4月1日`, GB/T 9704-2012 7.3.5.4: Arabic digits, no leading zero."""
    return None if day is None else f"{day.year}年{day.month}月{day.day}日"


def print_size(size: int) -> str:
    """Bytes as a person reads them."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def name_unit(unit: str, library: Library, *, full: bool = False) -> str:
    """A unit's name for an id of the register; anything else is a printed name already."""
    known = library.unit_by_id.get(unit)
    if known is None:
        return unit
    return known.full_name if full else known.name
