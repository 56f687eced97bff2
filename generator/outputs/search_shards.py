"""Coded lists in files: a key's hash names its file, no directory is fetched; long lists have files of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from generator.outputs.search_lists import Coded

_KEY_COST = 9
"""Bytes that a key takes in its file besides its list, on average."""
_FNV_START, _FNV_PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
_OTHER_START = 0x9E3779B9
"""A second hash settles the order of keys whose first hashes are equal."""


class Shards:
    """Where the parts' keys go.

    `count` is the number of files by hash; it grows in steps, so that a file's keys stay together while the portal
    grows. Keys of `long` have files of their own, named by their hash.
    """

    def __init__(self, parts: list[Coded], *, long: list[str], size: int) -> None:
        self._parts = parts
        lengths = [np.diff(part.begins) for part in parts]
        self._keys = [key for part in parts for key in part.keys]
        self._part = np.repeat(np.arange(len(parts)), [len(one) for one in lengths])
        self._at = np.concatenate([part.begins[:-1] for part in parts] or [np.empty(0, dtype=np.int64)])
        self._length = np.concatenate(lengths or [np.empty(0, dtype=np.int64)])
        wanted = dict(zip(long, hash_keys(long).tolist(), strict=True))
        self._long = {wanted[key]: at for at, key in enumerate(self._keys) if key in wanted}
        is_long = np.zeros(len(self._keys), dtype=bool)
        is_long[list(self._long.values())] = True
        self._short = np.flatnonzero(~is_long)
        total = int(self._length[self._short].sum()) + _KEY_COST * len(self._short)
        self.count = step_down(total / size)

    def write(self) -> Iterator[tuple[str, str]]:
        """Name and JSON of every file, the keys in an order that no other key changes.

        Keys are Han characters, letters, digits, `^ ~ #`: none is escaped.
        """
        keys = [self._keys[key] for key in self._short.tolist()]
        hashes = hash_keys(keys)
        shards = hashes % self.count
        order = self._short[np.lexsort((hash_keys(keys, start=_OTHER_START), hashes, shards))].tolist()
        ends = np.cumsum(np.bincount(shards, minlength=self.count)).tolist()
        begin = 0
        for shard, end in enumerate(ends):
            body = ",".join(f'"{self._keys[key]}":"{self._read(key)}"' for key in order[begin:end])
            yield str(shard), f"{{{body}}}"
            begin = end
        for name, key in sorted(self._long.items()):
            yield f"long-{name}", f'"{self._read(key)}"'

    def _read(self, key: int) -> str:
        at = self._at[key]
        content: bytes = self._parts[self._part[key]].content
        return content[at : at + self._length[key]].decode("ascii")


def step_down(count: float) -> int:
    """The next lower power of the square root of two, at least 1: 1, 2, 3, 4, 6, 8, 11, 16."""
    step = 0
    while round(2 ** ((step + 1) / 2)) <= count:
        step += 1
    return round(2 ** (step / 2))


def find_longest(parts: list[Coded], *, most: int, shortest: int) -> list[str]:
    """Keys of the longest contents, the longest first: no more than `most`, none below `shortest` bytes.

    Where there are more, the limit rises in steps: whether a key is long seldom depends on other keys. Of two keys with
    one hash the shorter content's is not long.
    """
    found: list[tuple[int, str]] = []
    for part in parts:
        lengths = np.diff(part.begins)
        found += ((-int(lengths[at]), part.keys[at]) for at in np.flatnonzero(lengths >= shortest))
    found.sort()
    if len(found) > most:
        limit = shortest
        while -found[most][0] >= limit:
            limit = limit * 5 // 4
        found = [one for one in found if -one[0] >= limit]
    names = [key for _, key in found]
    first = dict(zip(reversed(hash_keys(names).tolist()), reversed(names), strict=True))
    return [key for key, hash_ in zip(names, hash_keys(names).tolist(), strict=True) if first[hash_] == key]


def hash_keys(keys: list[str], *, start: int = _FNV_START) -> NDArray[np.int64]:
    """FNV-1a, 32 bits, over the UTF-16 code units of each key."""
    codes = np.frombuffer("".join(keys).encode("utf-16-le"), dtype=np.uint16)
    lengths = np.array([len(key.encode("utf-16-le")) // 2 for key in keys], dtype=np.int64)
    at = np.cumsum(lengths) - lengths
    values = np.full(len(keys), start, dtype=np.uint64)
    left = np.flatnonzero(lengths)
    done = 0
    while len(left):
        values[left] = (values[left] ^ codes[at[left] + done]) * _FNV_PRIME & _MASK
        done += 1
        left = left[lengths[left] > done]
    return values.astype(np.int64)
