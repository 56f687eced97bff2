"""Inverted lists: for every key the pages that hold it and the weightiest field in which it stands.

A key is a pair of units, a run's beginning or part (`generator.chinese.bigrams`), or a document number (`#…`). For
pairs the places are kept too, apart from the lists: where more pages hold all pairs of a phrase than a client cares to
read, the places tell which of them hold the phrase.

All is sorted in arrays, a range of first units at a time, so that memory stays bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.chinese.bigrams import run_keys
from generator.chinese.normal_form import HAN, normal_form
from generator.outputs.search_codes import encode
from generator.outputs.search_entry import Field
from generator.outputs.search_units import GAP, Units, iterate_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

CHUNK = 750_000
"""Pairs that are sorted at a time: about 80 MB."""
_RUNS = 100_000
"""Runs that are expanded to keys at a time."""
_ORDINAL = re.compile("(?<=[0-9])第")
_SERIAL = re.compile("第?0*([1-9][0-9]*)号?$")
FIELD_BITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """Lists of some keys, or their places: one string of bytes and where each key's part of it begins."""

    keys: list[str]
    content: bytes
    begins: NDArray[np.int64]
    """One more than there are keys."""


def number_key(number: str) -> str:
    """Key of a document's own number, in any brackets, with or without 号.

    「青府办〔2024〕12号」 -> `#青府办2024 12`
    """
    return "#" + _SERIAL.sub(r"\1", _ORDINAL.sub(" ", normal_form(number)))


def build_lists(units: Units, numbers: Mapping[int, str]) -> dict[str, list[Coded]]:
    """`lists` of every key and `places` of pairs; `numbers` are the documents' own, by the page's number."""
    pairs = list(build_pairs(units))
    lists = [*(lists for lists, _ in pairs), *build_others(units, numbers)]
    return {"lists": lists, "places": [places for _, places in pairs]}


def build_pairs(units: Units, *, chunk: int = CHUNK) -> Iterator[tuple[Coded, Coded]]:
    """Lists and places of all pairs, by ranges of their first unit."""
    place_bits = int(sum(map(len, units.batches))).bit_length()
    name_bits = len(units.names).bit_length()
    is_run = np.array([re.match(f"[{HAN}]", name) is None for name in units.names])
    for first, last in _divide(units, chunk=chunk, most=1 << (63 - place_bits - name_bits)):
        rows = _gather(units, first, last, name_bits, place_bits)
        rows.sort()
        pairs, places = rows >> place_bits, rows & ((1 << place_bits) - 1)
        if len(rows):
            distinct = pairs[np.concatenate(([True], pairs[1:] != pairs[:-1]))]
            yield _code_pairs(_name(distinct, units, first, name_bits, is_run), pairs, _locate(units, places))


def _divide(units: Units, *, chunk: int, most: int) -> Iterator[tuple[int, int]]:
    """Ranges of units that begin about `chunk` pairs each, of no more than `most` units."""
    counts = np.zeros(len(units.names), dtype=np.int64)
    for batch in units.batches:
        counts += np.bincount(batch, minlength=len(counts))
    first, held = GAP + 1, 0
    for unit, count in enumerate(counts[1:].tolist(), 1):
        if unit > first and (held + count > chunk or unit - first >= most):
            yield first, unit
            first, held = unit, 0
        held += count
    yield first, len(counts)


def _gather(units: Units, first: int, last: int, name_bits: int, place_bits: int) -> NDArray[np.int64]:
    """Every pair whose first unit is in a range: first unit, second unit, place in one number."""
    found = []
    for start, batch in iterate_places(units.batches):
        here = batch[:-1]
        at = np.flatnonzero((here >= first) & (here < last) & (batch[1:] != GAP))
        row = (here[at].astype(np.int64) - first) << name_bits | batch[at + 1]
        found.append(row << place_bits | (at + start))
    return np.concatenate((*found, np.empty(0, dtype=np.int64)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """Where places lie."""

    pages: NDArray[np.int64]
    numbers: NDArray[np.int64]
    """Of the pages."""
    fields: NDArray[np.int64]
    inside: NDArray[np.int64]
    """Ordinal on the page."""


def _locate(units: Units, places: NDArray[np.int64]) -> _Found:
    segments = np.searchsorted(units.starts, places, side="right") - 1
    pages = units.pages[segments]
    return _Found(
        pages=pages,
        numbers=units.numbers[pages],
        fields=units.fields[segments],
        inside=places - units.page_starts[pages],
    )


def _code_pairs(keys: list[str], pairs: NDArray[np.int64], found: _Found) -> tuple[Coded, Coded]:
    """Lists and places of pairs from rows in the order of pair and place."""
    pages = found.pages
    is_first = np.concatenate(([True], (pairs[1:] != pairs[:-1]) | (pages[1:] != pages[:-1])))
    is_last = np.append(is_first[1:], True)
    gaps = np.where(is_first, found.inside, np.diff(found.inside, prepend=0) - 1) * 2 + ~is_last
    content, begins = encode(gaps)
    heads = np.concatenate(([True], pairs[1:] != pairs[:-1], [True]))
    places = Coded(keys=keys, content=content, begins=begins[heads])
    return _code_lists(keys, pairs[is_last], found.numbers[is_last], found.fields[is_last]), places


def _code_lists(
    keys: list[str], numbers: NDArray[np.int64], pages: NDArray[np.int64], fields: NDArray[np.int64]
) -> Coded:
    """Lists from rows in the order of key and page; pages by number."""
    heads = np.concatenate(([True], numbers[1:] != numbers[:-1], [True])) if len(numbers) else np.array([True])
    gaps = np.where(heads[:-1], pages, np.diff(pages, prepend=0) - 1)
    content, begins = encode(gaps << FIELD_BITS | fields)
    return Coded(keys=keys, content=content, begins=begins[heads])


def _name(pairs: NDArray[np.int64], units: Units, first: int, name_bits: int, is_run: NDArray[np.bool_]) -> list[str]:
    """Pairs as they stand in the normal form: between two runs stands a space."""
    ones, others = (pairs >> name_bits) + first, pairs & ((1 << name_bits) - 1)
    spaces = (is_run[ones] & is_run[others]).tolist()
    names = units.names
    return [
        f"{names[one]} {names[other]}" if spaced else names[one] + names[other]
        for one, other, spaced in zip(ones.tolist(), others.tolist(), spaces, strict=True)
    ]


def build_others(units: Units, numbers: Mapping[int, str]) -> Iterator[Coded]:
    """Lists of runs' beginnings and parts, and of the documents' own numbers, by the number of the page."""
    keys: dict[str, int] = {}
    found = [[keys.setdefault(key, len(keys)) for key in run_keys(one.strip("\n"))] for one in units.contexts]
    own = [(keys.setdefault(number_key(number), len(keys)), page) for page, number in numbers.items()]
    page_bits = int(units.numbers.max(initial=0)).bit_length()
    parts = [np.array([(key << page_bits | page) << FIELD_BITS | Field.NUMBER for key, page in own], dtype=np.int64)]
    for first in range(0, len(units.context_at), _RUNS):
        located = _locate(units, units.context_places[first : first + _RUNS])
        runs, all_keys = _expand(units.context_at[first : first + _RUNS], found)
        rows = (all_keys << page_bits | located.numbers[runs]) << FIELD_BITS | located.fields[runs]
        parts.append(_keep_weightiest(rows))
    yield from _code_others(list(keys), _keep_weightiest(np.concatenate(parts)), page_bits)


def _code_others(keys: list[str], rows: NDArray[np.int64], page_bits: int) -> Iterator[Coded]:
    """Lists from rows of key, page and field in one number."""
    begin, key_shift = 0, page_bits + FIELD_BITS
    while begin < len(rows):
        first, last = int(rows[begin]) >> key_shift, int(rows[min(begin + CHUNK, len(rows)) - 1]) >> key_shift
        end = int(np.searchsorted(rows, (last + 1) << key_shift))
        some = rows[begin:end]
        pages, fields = some >> FIELD_BITS & ((1 << page_bits) - 1), some & ((1 << FIELD_BITS) - 1)
        yield _code_lists(keys[first : last + 1], some >> key_shift, pages, fields)
        begin = end


def _keep_weightiest(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sorted, one row for each key and page: the weightiest field is the last."""
    rows = np.sort(rows)
    on_page = rows >> FIELD_BITS
    is_last: NDArray[np.bool_] = np.append(on_page[1:] != on_page[:-1], [True] * min(1, len(rows)))
    return rows[is_last]


def _expand(context_at: NDArray[np.int64], keys: list[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every key of every run: ordinal of the run, key."""
    counts = np.array([len(one) for one in keys], dtype=np.int64)
    flat = np.array([key for one in keys for key in one], dtype=np.int64)
    repeats = counts[context_at]
    runs = np.repeat(np.arange(len(context_at)), repeats)
    inside = np.arange(len(runs)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    return runs, flat[(np.cumsum(counts) - counts)[context_at[runs]] + inside]
