"""The texts of all pages as arrays of numbered units, in which the index is made without an object for each posting.

A unit is a Han character or a run (`generator.chinese.bigrams`). Passages follow each other in the order of the pages
and, on a page, of their weights; one gap stands after each, so that no pair goes from one passage into the next.
"""

from __future__ import annotations

from array import array
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from generator.chinese.normal_lines import END, IS_HAN, SPACE, normal_lines
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from generator.outputs.search_entry import Entry

GAP = 0
"""The unit that stands between two passages."""
_CODES = 0x40000
_NARROW = 0x10000
_SMALL = 1 << 29
"""Numbers below it can be taken twice and a bit without leaving 32 bits."""


@value_class
class Units:
    """All texts. Places are ordinals of units, gaps counted, over all pages."""

    batches: list[NDArray[np.integer]]
    """The units in order, in as few bytes as their numbers need; a batch ends with a gap."""
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
        self.batches: list[NDArray[np.integer]] = []
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
        ends = self._number(codes)
        begins = np.concatenate(([0], ends + 1)) + self.place
        firsts = np.searchsorted(pages_and_weights[:, 0], np.arange(first, first + len(entries)))
        self.page_starts += begins[firsts].tolist()
        changes = np.any(np.diff(pages_and_weights, axis=0, prepend=-1), axis=1)
        self.segments.append(np.column_stack((begins[:-1], pages_and_weights))[changes])
        self.place = int(begins[-1])

    def _number(self, codes: NDArray[np.int32]) -> NDArray[np.int64]:
        """Notes the units of normal lines; returns the places of their ends, counted from the first line's first."""
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
        places = np.cumsum(is_unit) - 1
        self.contexts.append(shrink(np.column_stack((contexts, places[begins] + self.place))))
        narrow = np.uint16 if len(self.names) <= _NARROW else np.int32
        self.batches.append(units[is_unit].astype(narrow))
        ends_at: NDArray[np.int64] = places[codes == END][1:]
        return ends_at

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


def iterate_places(batches: Iterable[NDArray[np.integer]]) -> Iterator[tuple[int, NDArray[np.integer]]]:
    """Every batch with the place of its first unit."""
    first = 0
    for batch in batches:
        yield first, batch
        first += len(batch)
