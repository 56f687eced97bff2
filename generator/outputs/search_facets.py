"""Filters of the search page: for every value the pages that have it, and every page's date."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from generator.outputs.search_codes import encode, encode_gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.outputs.search_entry import Entry


def read_facets(entries: Sequence[Entry], numbers: Sequence[int]) -> dict[str, object]:
    """Page lists by filter and value, coded as gaps, and `dates`.

    `dates` are, for every number, the days from its page to the newest plus 1; 0 where there is no page or no day.
    """
    pages: dict[str, dict[str, list[int]]] = {
        name: defaultdict(list) for name in ("kind", "year", "unit", "genre", "validity", "topic")
    }
    for page, entry in zip(numbers, entries, strict=True):
        values: dict[str, tuple[str | int | None, ...]] = {
            "kind": (entry.kind,),
            "year": (entry.year,),
            "unit": entry.units,
            "genre": (entry.genre,),
            "validity": (entry.validity,),
            "topic": entry.topics,
        }
        for name, found in values.items():
            for value in dict.fromkeys(found):
                if value is not None:
                    pages[name][str(value)].append(page)
    lists = {
        name: {value: encode_gaps(found) for value, found in sorted(values.items())} for name, values in pages.items()
    }
    newest = max((entry.day.toordinal() for entry in entries if entry.day), default=0)
    ages = np.zeros(max(numbers, default=-1) + 1, dtype=np.int64)
    for page, entry in zip(numbers, entries, strict=True):
        ages[page] = newest - entry.day.toordinal() + 1 if entry.day else 0
    return {**lists, "dates": encode(ages)[0].decode("ascii")}
