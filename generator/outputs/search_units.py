"""The texts of all pages as arrays of numbered units, in which the index is made without an object for each posting.

A unit is a Han character or a run (`generator.chinese.bigrams`). Passages follow each other in the order of the pages
and, on a page, of their weights. Gaps stand after each, so that no pair goes from one passage into the next, and so
many that every passage begins at a multiple of `ROOM`: where one grows by a word, those after it mostly stay in place,
and the lists of their words are not written again.
"""

from __future__ import annotations

from array import array
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.chinese.normal_lines import END, IS_HAN, SPACE, normal_lines
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from generator.outputs.search_entry import Entry

GAP = 0
"""The unit that stands between two passages."""
ROOM = 32
"""Places."""
_CODES = 0x40000
_NARROW = 0x10000
_SMALL = 1 << 29
"""Numbers below it can be taken twice and a bit without leaving 32 bits."""


class Batch(NamedTuple):
    """Some texts: their units, in as few bytes as the numbers need, with one gap for all those after a passage."""

    units: NDArray[np.integer]
    begins: NDArray[np.integer]
    """Places of the passages' first units, and where the next batch begins."""
    firsts: NDArray[np.integer]
    """Ordinals of the passages' first units."""

    @classmethod
    def of(cls, units: NDArray[np.integer], gaps: NDArray[np.int64], place: int) -> Batch:
        """The batch that begins at a place; `gaps` are the ordinals of its gaps."""
        ends = np.concatenate(([0], gaps + 1))
        rooms = -(-np.diff(ends) // ROOM) * ROOM
        begins = np.concatenate(([0], np.cumsum(rooms))) + place
        return cls(units, shrink(begins), shrink(ends[:-1]))

    def place(self, ordinals: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where units stand among those of all pages; `ordinals` ascend, else it takes long."""
        passages = np.searchsorted(self.firsts, ordinals, side="right") - 1
        shifts = (self.begins[:-1] - self.firsts).astype(np.int64)
        return ordinals + shifts[passages]


@value_class
class Units:
    """All texts. Places are ordinals of units, gaps counted, over all pages."""

    batches: list[Batch]
    names: list[str]
    """Unit → as it stands in the normal form."""
    page_starts: NDArray[np.integer]
    """Page → place of its first unit."""
    starts: NDArray[np.integer]
    """Places at which the page or the field's weight changes …"""
    pages: NDArray[np.integer]
    """… and which page …"""
    fields: NDArray[np.integer]
    """… and weight begin there."""
    numbers: NDArray[np.integer]
    """Page → its number; they ascend."""
    contexts: list[str]
    """Runs with the character before and after; a line feed at a passage's edge."""
    context_at: NDArray[np.integer]
    """For every run of the texts its context …"""
    context_places: NDArray[np.integer]
    """… and its place."""


class UnitReader:
    """Reads pages in the order of their numbers, some at a time; `weights` are those of the fields."""

    def __init__(self, weights: tuple[int, ...]) -> None:
        self.weights = weights
        self.batches: list[Batch] = []
        self.names = ["\n"]
        self.numbers = np.zeros(_CODES, dtype=np.int32)
        self.known: dict[str, int] = {}
        self.run_of = array("i")
        self.runs: dict[str, int] = {}
        self.place = 0
        self.page_starts: list[int] = []
        self.segments: list[NDArray[np.int64]] = []
        self.contexts: list[NDArray[np.integer]] = []

    def read(self, entries: list[Entry]) -> None:
        """The next pages; how many come at a time bounds the memory and changes nothing."""
        texts: list[str] = []
        kinds: list[tuple[int, int]] = []
        first = len(self.page_starts)
        for page, entry in enumerate(entries, first):
            passages = [(self.weights[field], text) for field, text in entry.passages()]
            for weight, text in sorted(passages, key=itemgetter(0)):
                texts.append(text)
                kinds.append((page, weight))
        codes, is_there = normal_lines(texts)
        pages_and_weights = np.array(kinds, dtype=np.int64).reshape(-1, 2)[is_there]
        begins = self._number(codes).begins
        firsts = np.searchsorted(pages_and_weights[:, 0], np.arange(first, first + len(entries)))
        self.page_starts += begins[firsts].tolist()
        changes = np.any(np.diff(pages_and_weights, axis=0, prepend=-1), axis=1)
        self.segments.append(np.column_stack((begins[:-1], pages_and_weights))[changes])
        self.place = int(begins[-1])

    def _number(self, codes: NDArray[np.int32]) -> Batch:
        """Notes the units of normal lines."""
        text = codes.astype("<u4").tobytes().decode("utf-32-le")
        is_han = IS_HAN[codes]
        is_run = ~(is_han | (codes == END) | (codes == SPACE))
        begins = np.flatnonzero(is_run[1:] & ~is_run[:-1]) + 1
        ends = np.flatnonzero(is_run[:-1] & ~is_run[1:]) + 1
        han = codes[is_han]
        for code in np.unique(han[self.numbers[han] == GAP]).tolist():
            self.numbers[code] = self._name(chr(code))
        around = zip((begins - 1).tolist(), (ends + 1).tolist(), strict=True)
        contexts = np.array([self._find(text[begin:end]) for begin, end in around], dtype=np.int64)
        units = np.where(is_han, self.numbers[codes], GAP).astype(np.int32)
        units[begins] = np.frombuffer(self.run_of, dtype=np.int32)[contexts]
        is_unit = is_han | (codes == END)
        is_unit[begins] = True
        is_unit[0] = False
        ordinals = np.cumsum(is_unit) - 1
        narrow = np.uint16 if len(self.names) <= _NARROW else np.int32
        batch = Batch.of(units[is_unit].astype(narrow), ordinals[codes == END][1:], self.place)
        self.batches.append(batch)
        self.contexts.append(shrink(np.column_stack((contexts, batch.place(ordinals[begins])))))
        return batch

    def _find(self, context: str) -> int:
        """Number of a context; `run_of` gets the unit of the run inside it."""
        found = self.known.get(context)
        if found is None:
            run = context[1:-1]
            if run not in self.runs:
                self.runs[run] = self._name(run)
            found = self.known[context] = len(self.known)
            self.run_of.append(self.runs[run])
        return found

    def _name(self, unit: str) -> int:
        self.names.append(unit)
        return len(self.names) - 1

    def finish(self, numbers: Sequence[int]) -> Units:
        """All that was read; `numbers` are those of the pages."""
        segments = shrink(np.concatenate((*self.segments, np.empty((0, 3), dtype=np.int64))))
        contexts = np.concatenate((*self.contexts, np.empty((0, 2), dtype=np.int32)))
        return Units(
            batches=self.batches,
            names=self.names,
            page_starts=shrink(np.array(self.page_starts, dtype=np.int64)),
            starts=segments[:, 0].copy(),
            pages=segments[:, 1].copy(),
            fields=segments[:, 2].copy(),
            numbers=shrink(np.array(numbers, dtype=np.int64)),
            contexts=list(self.known),
            context_at=contexts[:, 0].copy(),
            context_places=contexts[:, 1].copy(),
        )


def shrink(numbers: NDArray[np.int64]) -> NDArray[np.integer]:
    """The same in half the memory, where the numbers are small enough to reckon with."""
    return numbers.astype(np.int32) if int(numbers.max(initial=0)) < _SMALL else numbers
