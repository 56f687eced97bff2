"""Inverted lists: for every key the pages that hold it and the weightiest field in which it stands.

A key is a pair of units, a run's beginning or part (`generator.chinese.bigrams`), or a document number (`#…`). For
pairs the places are kept too, apart from the lists: where more pages hold all pairs of a phrase than a client cares to
read, the places tell which of them hold the phrase.

All is sorted in arrays, a range of first units at a time, so that memory stays bounded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from generator.chinese.bigrams import run_keys
from generator.chinese.normal_form import HAN, normal_form
from generator.model.value import value_class
from generator.outputs.search_codes import encode
from generator.outputs.search_entry import Field
from generator.outputs.search_units import GAP, Units, shrink

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

CHUNK = 500_000
"""Rows that are sorted at a time: about 40 MB."""
_ORDINAL = re.compile("(?<=[0-9])第")
_SERIAL = re.compile("第?0*([1-9][0-9]*)号?$")
FIELD_BITS = 2


@value_class
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


def build_lists(units: Units, numbers: Mapping[int, str]) -> Iterator[tuple[str, Coded]]:
    """`lists` of every key and `places` of pairs; `numbers` are the documents' own, by the page's number.

    The batches of the units are taken from memory as soon as they have been used.
    """
    for lists, places in build_pairs(units):
        yield "lists", lists
        yield "places", places
    units.batches.clear()
    for lists in build_others(units, numbers):
        yield "lists", lists


def build_pairs(units: Units, *, chunk: int = CHUNK) -> Iterator[tuple[Coded, Coded]]:
    """Lists and places of all pairs, by ranges of their first unit."""
    place_bits = int(units.batches[-1].begins[-1]).bit_length() if units.batches else 0
    name_bits = len(units.names).bit_length()
    is_run = np.array([re.match(f"[{HAN}]", name) is None for name in units.names])
    for first, last in _divide(units, chunk=chunk, most=1 << (63 - place_bits - name_bits)):
        rows = _gather(units, first, last, name_bits, place_bits)
        rows.sort()
        places = shrink(rows & ((1 << place_bits) - 1))
        rows >>= place_bits
        if len(rows):
            distinct = rows[np.concatenate(([True], rows[1:] != rows[:-1]))]
            yield _code_pairs(_name(distinct, units, first, name_bits, is_run), rows, places, units)


def _divide(units: Units, *, chunk: int, most: int) -> Iterator[tuple[int, int]]:
    """Ranges of units that begin about `chunk` pairs each, of no more than `most` units."""
    counts = np.zeros(len(units.names), dtype=np.int64)
    for batch in units.batches:
        counts += np.bincount(batch.units, minlength=len(counts))
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
    for batch in units.batches:
        here, there = batch.units[:-1], batch.units[1:]
        at = np.flatnonzero((here >= first) & (here < last) & (there != GAP))
        row = (here[at].astype(np.int64) - first) << name_bits | there[at]
        found.append(row << place_bits | batch.place(at))
    return np.concatenate((*found, np.empty(0, dtype=np.int64)))


def _code_pairs(
    keys: list[str], pairs: NDArray[np.int64], places: NDArray[np.integer], units: Units
) -> tuple[Coded, Coded]:
    """Lists and places of pairs from rows in the order of pair and place."""
    segments = np.searchsorted(units.starts, places, side="right") - 1
    pages = units.pages[segments]
    heads = np.concatenate(([True], pairs[1:] != pairs[:-1], [True]))
    is_first = heads[:-1].copy()
    is_first[1:] |= pages[1:] != pages[:-1]
    is_last = np.append(is_first[1:], True)
    gaps = _find_gaps(places - units.page_starts[pages], is_first)
    content, begins = encode(gaps * 2 + ~is_last)
    on = segments[is_last]
    lists = _code_lists(keys, pairs[is_last], units.numbers[units.pages[on]], units.fields[on])
    return lists, Coded(keys=keys, content=content, begins=begins[heads])


def _code_lists(
    keys: list[str], ordinals: NDArray[np.integer], pages: NDArray[np.integer], fields: NDArray[np.integer]
) -> Coded:
    """Lists from rows in the order of key and page; pages by number."""
    heads = np.concatenate(([True], ordinals[1:] != ordinals[:-1], [True])) if len(ordinals) else np.array([True])
    content, begins = encode(_find_gaps(pages, heads[:-1]) << FIELD_BITS | fields)
    return Coded(keys=keys, content=content, begins=begins[heads])


def _find_gaps(numbers: NDArray[np.integer], is_first: NDArray[np.bool_]) -> NDArray[np.integer]:
    """What lies between each number and the one before; a first one as it is."""
    gaps = numbers.copy()
    gaps[1:] -= numbers[:-1] + 1
    gaps[is_first] = numbers[is_first]
    return gaps


def _name(pairs: NDArray[np.int64], units: Units, first: int, name_bits: int, is_run: NDArray[np.bool_]) -> list[str]:
    """Pairs as they stand in the normal form: between two runs stands a space."""
    ones, others = (pairs >> name_bits) + first, pairs & ((1 << name_bits) - 1)
    spaces = (is_run[ones] & is_run[others]).tolist()
    names = units.names
    return [
        f"{names[one]} {names[other]}" if spaced else names[one] + names[other]
        for one, other, spaced in zip(ones.tolist(), others.tolist(), spaces, strict=True)
    ]


def build_others(units: Units, numbers: Mapping[int, str], *, chunk: int = CHUNK) -> Iterator[Coded]:
    """Lists of runs' beginnings and parts, and of the documents' own numbers, by the number of the page."""
    keys: dict[str, int] = {}
    found = [[keys.setdefault(key, len(keys)) for key in run_keys(one.strip("\n"))] for one in units.contexts]
    found += [[keys.setdefault(number_key(number), len(keys))] for number in numbers.values()]
    flat = np.array([key for one in found for key in one], dtype=np.int64)
    by_key = np.argsort(flat, kind="stable")
    flat, contexts = flat[by_key], np.repeat(np.arange(len(found)), list(map(len, found)))[by_key]
    del found
    names = list(keys)
    spots, begins = _find_spots(units, list(numbers))
    counts = np.diff(begins)[contexts]
    spot_bits = int(spots.max(initial=0)).bit_length()
    for first, last in _cut(flat, counts, chunk):
        rows = np.repeat(flat[first:last], counts[first:last]) << spot_bits
        rows |= spots[_count_up(begins[contexts[first:last]], counts[first:last])]
        rows = _keep_weightiest(rows)
        pages, fields = rows >> FIELD_BITS & ((1 << spot_bits - FIELD_BITS) - 1), rows & ((1 << FIELD_BITS) - 1)
        yield _code_lists(names[flat[first] : flat[last - 1] + 1], rows >> spot_bits, pages, fields)


def _find_spots(units: Units, own: list[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Page and field in one number for every run, by contexts, and where each context begins.

    Behind the contexts of the texts stand the documents' own numbers, of which pages are given.
    """
    segments = np.searchsorted(units.starts, units.context_places, side="right") - 1
    pages = np.append(units.numbers[units.pages[segments]], np.array(own, dtype=np.int64))
    fields = np.append(units.fields[segments], np.full(len(own), Field.NUMBER))
    contexts = np.append(units.context_at, np.arange(len(own)) + len(units.contexts))
    ends = np.cumsum(np.bincount(contexts, minlength=len(units.contexts) + len(own)))
    return (pages << FIELD_BITS | fields)[np.argsort(contexts, kind="stable")], np.append(0, ends)


def _cut(keys: NDArray[np.int64], counts: NDArray[np.int64], chunk: int) -> Iterator[tuple[int, int]]:
    """Ranges of about `chunk` rows; rows of one key stay together."""
    ends = np.cumsum(counts)
    first = done = 0
    while first < len(keys):
        last = min(int(np.searchsorted(ends, done + chunk)), len(keys) - 1)
        last = int(np.searchsorted(keys, keys[last], side="right"))
        yield first, last
        first, done = last, int(ends[last - 1])


def _count_up(begins: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """From each beginning so many ordinals."""
    return np.repeat(begins - np.cumsum(counts) + counts, counts) + np.arange(int(counts.sum()))


def _keep_weightiest(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sorted, one row for each key and page: the weightiest field is the last."""
    rows.sort()
    on_page = rows >> FIELD_BITS
    is_last: NDArray[np.bool_] = np.append(on_page[1:] != on_page[:-1], [True] * min(1, len(rows)))
    return rows[is_last]
