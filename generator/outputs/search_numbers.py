"""Numbers of pages: in the order of their rank, with room between them, so that a new page moves few others.

A number is a place in a fixed plan: a region for every class of pages (those that equal each other in all criteria
before the date), in it the days of some whole lustra, the newest first. A region's room is a power of two, at least
three times its pages; who finds the place of its day taken has the next one. A page that comes, goes or changes its
class thus moves those that stand close behind it; only when a region doubles or a lustrum begins are all numbered anew.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from generator.chinese.bigrams import shard_of
from generator.model.search_order import Criterion
from generator.outputs.search_entry import BESIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.search_order import SearchOrder
    from generator.outputs.search_entry import Entry

_STANDINGS = 3
_ROOM, _LEAST_ROOM = 3, 64
_LUSTRUM = 5
_HASHES = 1 << 16


def number_pages(entries: Iterable[Entry], order: SearchOrder) -> list[tuple[int, int]]:
    """Number and ordinal of every page, best rank first; numbers ascend."""
    pages = tuple(entries)
    days = _Days(pages, order)
    classes: dict[tuple[int, ...], list[int]] = {key: [] for key in days.classes()}
    for page, entry in enumerate(pages):
        classes[days.class_of(entry)].append(page)
    numbered: list[tuple[int, int]] = []
    base = 0
    for key in sorted(classes):
        members = sorted(classes[key], key=lambda page: days.rank_of(pages[page]))
        room = _LEAST_ROOM
        while room < _ROOM * len(members):
            room *= 2
        taken = base - 1
        for page in members:
            taken = max(taken + 1, base + int(days.share_of(pages[page]) * room))
            numbered.append((taken, page))
        base = max(base + room + room // 8, taken + 1)
    return numbered


class _Days:
    """Where pages stand by the criteria of an order."""

    def __init__(self, pages: tuple[Entry, ...], order: SearchOrder) -> None:
        at = order.order.index(Criterion.DATE) if Criterion.DATE in order.order else len(order.order)
        self.before, self.after = order.order[:at], order.order[at + 1 :]
        self.is_dated = at < len(order.order)
        years = [entry.day.year for entry in pages if entry.day] or [date.min.year]
        self.first = date(max(1, min(years) // _LUSTRUM * _LUSTRUM), 1, 1).toordinal()
        self.end = date((max(years) // _LUSTRUM + 1) * _LUSTRUM, 1, 1).toordinal()

    def classes(self) -> Iterator[tuple[int, ...]]:
        """Every class, be it empty: its region stands ready. The last part tells pages without a day."""
        sizes = {Criterion.IN_FORCE: _STANDINGS, Criterion.LEVEL: BESIDE + 1}
        return product(*(range(sizes[criterion]) for criterion in self.before), range(2))

    def class_of(self, entry: Entry) -> tuple[int, ...]:
        """A page's class."""
        return (*_read(entry, self.before), int(not self._has_day(entry)))

    def rank_of(self, entry: Entry) -> tuple[float | int | str, ...]:
        """Order within a class: newest first, then what remains, then the address; without a day a steady order."""
        newest = -entry.day.toordinal() if entry.day and self.is_dated else self.share_of(entry)
        return (newest, *_read(entry, self.after), entry.address)

    def share_of(self, entry: Entry) -> float:
        """How far into its region a page stands: 0 at the beginning, below 1."""
        if entry.day is None or not self.is_dated:
            return shard_of(entry.address, _HASHES) / _HASHES
        return (self.end - 1 - entry.day.toordinal()) / (self.end - self.first)

    def _has_day(self, entry: Entry) -> bool:
        return entry.day is not None and self.is_dated


def _read(entry: Entry, criteria: tuple[Criterion, ...]) -> tuple[int, ...]:
    values = {Criterion.IN_FORCE: entry.standing, Criterion.LEVEL: entry.level}
    return tuple(values[criterion] for criterion in criteria)
