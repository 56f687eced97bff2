"""Lists in which some pages are taken out and others put in, without reading those between."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from generator.outputs.search_codes import decode, encode, find_even
from generator.outputs.search_lists import FIELD_BITS, build_lists
from generator.outputs.search_units import UnitReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from generator.outputs.search_entry import Entry
    from generator.outputs.search_lists import Coded

Postings = dict[int, tuple[int, bytes]]
"""Page's number → weight of its field, and its part of the places; no bytes where the key has no places."""


class MisplacedPageError(ValueError):
    """A list does not hold what the texts of its pages say."""


def read_postings(pages: Mapping[int, Entry], weights: tuple[int, ...]) -> dict[str, Postings]:
    """Every key of some pages, given by number."""
    numbers = sorted(pages)
    if not numbers:
        return {}
    reader = UnitReader(weights)
    reader.read([pages[number] for number in numbers])
    own = {number: name for number in numbers if (name := pages[number].number)}
    built = list(build_lists(reader.finish(numbers), own))
    places = dict(_by_key(part for kind, part in built if kind == "places"))
    found: dict[str, Postings] = {}
    for key, coded in _by_key(part for kind, part in built if kind == "lists"):
        on, fields = _read_list(coded)
        parts = _cut_places(places[key]) if key in places else [b""] * len(on)
        found[key] = {
            number: (field, part) for number, field, part in zip(on.tolist(), fields.tolist(), parts, strict=True)
        }
    return found


def splice(coded: bytes, places: bytes, old: Postings, new: Postings) -> tuple[bytes, bytes]:
    """List and places of a key with `new` instead of `old`.

    Raises:
        MisplacedPageError: the list does not hold the old ones, or holds a new one already.
    """
    numbers, fields = _read_list(coded)
    gone = _find(numbers, fields, old)
    come = sorted(new.items())
    pages = np.array([number for number, _ in come], dtype=np.int64)
    at = np.searchsorted(numbers, pages)
    known = set(numbers[at[at < len(numbers)]].tolist()) & new.keys()
    if not known <= old.keys():
        raise MisplacedPageError(known)
    if {number: field for number, (field, _) in old.items()} != {number: field for number, (field, _) in come}:
        left = at - np.searchsorted(gone, at)
        coded = _write_list(
            np.insert(np.delete(numbers, gone), left, pages),
            np.insert(np.delete(fields, gone), left, np.array([field for _, (field, _) in come], dtype=np.int64)),
        )
    parts = [part for _, (_, part) in come]
    if not places and not any(parts):
        return coded, b""
    return coded, _splice_places(places, len(numbers), gone.tolist(), list(zip(at.tolist(), parts, strict=True)))


def _find(numbers: NDArray[np.int64], fields: NDArray[np.int64], pages: Postings) -> NDArray[np.int64]:
    """Where pages stand in a list."""
    wanted = np.array(sorted(pages), dtype=np.int64)
    at: NDArray[np.int64] = np.searchsorted(numbers, wanted)
    expected = [pages[number][0] for number in wanted.tolist()]
    if (at >= len(numbers)).any() or (numbers[at] != wanted).any() or fields[at].tolist() != expected:
        raise MisplacedPageError(wanted.tolist())
    return at


def _splice_places(places: bytes, count: int, gone: list[int], come: list[tuple[int, bytes]]) -> bytes:
    ends = _find_ends(places)
    if len(ends) != count + 1:
        raise MisplacedPageError(count)
    steps = sorted([(at, 0, part) for at, part in come] + [(at, 1, b"") for at in gone], key=lambda step: step[:2])
    parts, done = [], 0
    for at, is_gone, part in steps:
        parts += [places[done : ends[at]], part]
        done = int(ends[at + is_gone])
    return b"".join([*parts, places[done:]])


def _find_ends(places: bytes) -> NDArray[np.int64]:
    """Where every page's places begin, and last where they end."""
    return np.concatenate(([0], find_even(places)))


def _cut_places(places: bytes) -> list[bytes]:
    ends = _find_ends(places).tolist()
    return [places[begin:end] for begin, end in pairwise(ends)]


def _read_list(coded: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pages and fields."""
    entries = decode(coded)
    return np.cumsum((entries >> FIELD_BITS) + 1) - 1, entries & ((1 << FIELD_BITS) - 1)


def _write_list(numbers: NDArray[np.int64], fields: NDArray[np.int64]) -> bytes:
    return encode((np.diff(numbers, prepend=-1) - 1) << FIELD_BITS | fields)[0]


def _by_key(parts: Iterable[Coded]) -> list[tuple[str, bytes]]:
    return [
        (key, part.content[begin:end])
        for part in parts
        for key, begin, end in zip(part.keys, part.begins[:-1].tolist(), part.begins[1:].tolist(), strict=True)
    ]
