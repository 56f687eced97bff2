"""Suggestions out of those of the last build: only the files whose keys some changed suggestion has are made again."""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.outputs.search_files import path_of, unwrap
from generator.outputs.search_shards import hash_twice
from generator.outputs.search_suggestions import MOST, count_files, describe_file, find_keys, order_suggestions, spell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from generator.outputs.search_suggestions import Keys, Suggestion

_HALF = 32


class Offers(NamedTuple):
    """What is remembered of all suggestions, in their order."""

    names: NDArray[np.uint64]
    """Digests of the suggestions."""
    counts: NDArray[np.int64]
    """How many keys each has."""
    keys: NDArray[np.uint64]
    """Digests of the keys, suggestion by suggestion."""
    total: int
    """Entries of all files."""


def remember(suggestions: Sequence[Suggestion], keys: Keys) -> Offers:
    """Of suggestions in their order."""
    total = int(np.minimum(np.bincount(keys.flat), MOST).sum())
    return Offers(_name(suggestions), keys.counts, hash_twice(keys.names)[keys.flat], total)


def revise_offers(
    last: Offers, suggestions: Sequence[Suggestion], read: Callable[[str], bytes]
) -> tuple[Offers, dict[str, object]] | None:
    """What to remember now, and the data of the files that are others; None where all must be made anew."""
    ordered = order_suggestions(suggestions)
    names = _name(ordered)
    if len(set(names.tolist())) < len(names) or not len(last.names):
        return None
    at = {name: place for place, name in enumerate(last.names.tolist())}
    before = [at.get(name, -1) for name in names.tolist()]
    kept = _find_ascending(before)
    fresh = {place: find_keys(ordered[place]) for place in range(len(ordered)) if place not in kept}
    parts = np.split(last.keys, np.cumsum(last.counts)[:-1])
    stay = {before[place] for place in kept}
    hashed = {place: hash_twice(keys) for place, keys in fresh.items()}
    touched = [*hashed.values(), *(part for place, part in enumerate(parts) if place not in stay)]
    affected = np.unique(np.concatenate([np.empty(0, dtype=np.uint64), *touched]))
    all_ = [hashed[place] if place in hashed else parts[before[place]] for place in range(len(ordered))]
    counts = np.array([len(keys) for keys in all_], dtype=np.int64)
    now = Offers(names, counts, np.concatenate([np.empty(0, dtype=np.uint64), *all_]), last.total)
    old, new = _find_first(last, affected), _find_first(now, affected)
    now = now._replace(total=last.total + sum(map(len, new.values())) - sum(map(len, old.values())))
    if count_files(now.total) != count_files(last.total):
        return None
    called = {
        name: key for place, keys in fresh.items() for name, key in zip(hashed[place].tolist(), keys, strict=True)
    }
    return now, dict(_rewrite(count_files(now.total), ordered, new, called, set(affected.tolist()), read))


def _rewrite(
    count: int,
    ordered: Sequence[Suggestion],
    new: dict[int, list[int]],
    called: dict[int, str],
    affected: set[int],
    read: Callable[[str], bytes],
) -> Iterator[tuple[str, object]]:
    """Files that hold a key whose suggestions may be others."""
    place_of = {(one.text, one.address, one.forms): place for place, one in enumerate(ordered)}
    for shard in sorted({(key >> _HALF) % count for key in affected}):
        rows, lists = json.loads(unwrap(read(path_of(f"suggest/{shard}"))))
        places = [place_of.get((row[0], row[1], tuple(row[3]))) for row in rows]
        hashes = dict(zip(lists, hash_twice(list(lists)).tolist(), strict=True))
        now: dict[str, list[int]] = {}
        for key, hash_ in hashes.items():
            now[key] = new.get(hash_, []) if hash_ in affected else [_known(places[at]) for at in lists[key]]
        for hash_, key in called.items():
            if (hash_ >> _HALF) % count == shard:
                now[key] = new[hash_]
        spelled = {place: row[4] for place, row in zip(places, rows, strict=True) if place is not None and len(row) > 4}
        by_sound = {place for key, found in now.items() if key.startswith("@") for place in found}
        spelled |= {place: spell(ordered[place]) for place in by_sound - spelled.keys()}
        yield f"suggest/{shard}", describe_file({key: now[key] for key in sorted(now) if now[key]}, ordered, spelled)


def _known(place: int | None) -> int:
    """A suggestion that another key still has must be there."""
    if place is None:
        raise LookupError
    return place


def _find_first(offers: Offers, affected: NDArray[np.uint64]) -> dict[int, list[int]]:
    """The first suggestions of every affected key."""
    is_affected = np.isin(offers.keys, affected)
    owners = np.repeat(np.arange(len(offers.counts)), offers.counts)[is_affected]
    found: dict[int, list[int]] = {}
    for key, owner in zip(offers.keys[is_affected].tolist(), owners.tolist(), strict=True):
        held = found.setdefault(key, [])
        if len(held) < MOST:
            held.append(owner)
    return found


def _find_ascending(places: list[int]) -> frozenset[int]:
    """Ordinals of a longest ascending row of places; those below 0 are in none."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for ordinal, place in enumerate(places):
        if place < 0:
            continue
        at = bisect_left(tails, place)
        before[ordinal] = ends[at - 1] if at else -1
        tails[at : at + 1], ends[at : at + 1] = [place], [ordinal]
    found = set[int]()
    ordinal = ends[-1] if ends else -1
    while ordinal >= 0:
        found.add(ordinal)
        ordinal = before[ordinal]
    return frozenset(found)


def _name(suggestions: Sequence[Suggestion]) -> NDArray[np.uint64]:
    digests = (
        hashlib.blake2b(
            repr((one.text, one.address, one.kind, one.forms, one.number)).encode("utf-8", "replace"), digest_size=8
        )
        for one in suggestions
    )
    return np.frombuffer(b"".join(digest.digest() for digest in digests), dtype=np.uint64)
