"""Coded lists in files: a key's hash names its file, no directory is fetched; long lists have files of their own."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from generator.outputs.search_stock import Stock

SHARD_SIZES = {"lists": 7_000, "places": 10_000}
"""Least bytes of a file on average: about 4 and 7 KB compressed."""
LONG_LISTS, SHORTEST_LONG = 1_200, 500
"""So many lists, if they have as many bytes, have files of their own: nobody loads them for a neighbour's sake, and the
client knows by their names which words are common before it reads any list."""
HASHES = 1 << 32
_KEY_COST = 9
"""Bytes that a key takes in its file besides its list, on average."""
_FNV_START, _FNV_PRIME, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
_OTHER_START = 0x9E3779B9
"""A second hash settles the order of keys whose first hashes are equal."""


class Load(NamedTuple):
    """What the files by hash have to hold."""

    size: int
    """Bytes of the lists."""
    keys: int

    def files(self, kind: str) -> int:
        """How many files: it grows in steps, so that a file's keys stay together while the portal grows."""
        return step_down((self.size + _KEY_COST * self.keys) / SHARD_SIZES[kind])


class Shards:
    """Where the keys of a stock go; keys of `long` have files of their own, named by their hash."""

    def __init__(self, kind: str, stock: Stock, *, long: list[str]) -> None:
        self._stock = stock
        wanted = dict(zip(long, hash_keys(long).tolist(), strict=True))
        self._long = {wanted[key]: at for at, key in enumerate(stock.keys) if key in wanted}
        is_long = np.zeros(len(stock.keys), dtype=bool)
        is_long[list(self._long.values())] = True
        self._short = np.flatnonzero(~is_long)
        self.load = Load(size=int(stock.lengths[self._short].sum()), keys=len(self._short))
        self.count = self.load.files(kind)

    def write(self) -> Iterator[tuple[str, bytes]]:
        """Name and JSON of every file."""
        keys = [self._stock.keys[key] for key in self._short.tolist()]
        hashes = hash_keys(keys)
        shards = hashes % self.count
        order = self._short[np.lexsort((hash_keys(keys, start=_OTHER_START), hashes, shards))]
        lists = self._stock.read(order)
        for shard, count in enumerate(np.bincount(shards, minlength=self.count).tolist()):
            yield str(shard), join_shard(islice(lists, count))
        names = sorted(self._long)
        long = self._stock.read(np.array([self._long[name] for name in names], dtype=np.int64))
        for name, (_, coded) in zip(names, long, strict=True):
            yield f"long-{name}", b'"%b"' % coded


def join_shard(lists: Iterable[tuple[bytes, bytes]]) -> bytes:
    """JSON of some keys with their lists. Keys are Han characters, letters, digits, `^ ~ #`: none is escaped."""
    rows = b'","'.join([b'%b":"%b' % row for row in lists])
    return b'{"%b"}' % rows if rows else b"{}"


def split_shard(body: bytes) -> dict[bytes, bytes]:
    """The keys of a file with their lists, in the file's order."""
    texts = body.split(b'"')
    return dict(zip(texts[1::4], texts[3::4], strict=True))


def sort_keys(keys: list[str]) -> list[str]:
    """Keys of one file in their order there, which no other key changes."""
    order = np.lexsort((hash_keys(keys, start=_OTHER_START), hash_keys(keys)))
    return [keys[at] for at in order.tolist()]


def step_down(count: float) -> int:
    """The next lower power of the square root of two, at least 1: 1, 2, 3, 4, 6, 8, 11, 16."""
    step = 0
    while round(2 ** ((step + 1) / 2)) <= count:
        step += 1
    return round(2 ** (step / 2))


def measure_long(stock: Stock) -> dict[str, int]:
    """Bytes of every list that may have a file of its own."""
    lengths = stock.lengths
    return {stock.keys[at]: int(lengths[at]) for at in np.flatnonzero(lengths >= SHORTEST_LONG).tolist()}


def find_longest(lengths: dict[str, int], *, most: int = LONG_LISTS) -> list[str]:
    """Keys of the longest lists, the longest first, no more than `most`.

    Where there are more, the limit rises in steps: whether a key is long seldom depends on other keys. Of two keys with
    one hash the shorter list's is not long.
    """
    found = sorted((-length, key) for key, length in lengths.items())
    if len(found) > most:
        limit = SHORTEST_LONG
        while -found[most][0] >= limit:
            limit = limit * 5 // 4
        found = [one for one in found if -one[0] >= limit]
    names = [key for _, key in found]
    first = dict(zip(reversed(hash_keys(names).tolist()), reversed(names), strict=True))
    return [key for key, hash_ in zip(names, hash_keys(names).tolist(), strict=True) if first[hash_] == key]


def hash_keys(keys: list[str], *, start: int = _FNV_START) -> NDArray[np.int64]:
    """FNV-1a, 32 bits, over the UTF-16 code units of each key."""
    encoded = "".join(keys).encode("utf-16-le")
    codes = np.frombuffer(encoded, dtype=np.uint16)
    lengths = np.array(list(map(len, keys)), dtype=np.int64)
    if int(lengths.sum()) < len(codes):
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


def hash_twice(keys: list[str]) -> NDArray[np.uint64]:
    """Both hashes of each key, the first, which names the file, in the upper half."""
    first, other = hash_keys(keys).astype(np.uint64), hash_keys(keys, start=_OTHER_START).astype(np.uint64)
    return first << np.uint64(32) | other
