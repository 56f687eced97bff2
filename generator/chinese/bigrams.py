"""Keys under which a normal form is indexed: pairs of units, beginnings and parts of runs.

A unit is a Han character or a whole run. A pair is always a substring of the normal form, so that the space between
two touching runs is part of it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.chinese.normal_form import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_BEGINNING = 6
"""Runs are found by their first 2 … 6 characters."""

_UNIT = re.compile(f"[{HAN}]|[^{HAN} ]+")
_RUN = re.compile(f"[^{HAN} ]+")


def units(normal: str) -> list[tuple[int, int]]:
    """Start and end of every unit."""
    return [match.span() for match in _UNIT.finditer(normal)]


def pairs(normal: str) -> list[str]:
    """Every two neighbouring units, in order: 「公开」, 「2024年」, 「2022 11」."""
    if _RUN.search(normal) is None:
        return list(map(str.__add__, normal, normal[1:]))
    spans = units(normal)
    return [normal[start:end] for (start, _), (_, end) in pairwise(spans)]


def run_keys(normal: str) -> Iterator[str]:
    """Keys of the runs: `^20 ^202 ^2024` for beginnings, `~20 ~02 ~24 ~4年` for parts and edges.

    A run of one character is found whole: `^1`.
    """
    for match in _RUN.finditer(normal):
        run = match.group()
        if len(run) == 1:
            yield f"^{run}"
        for length in range(2, min(len(run), LONGEST_BEGINNING) + 1):
            yield f"^{run[:length]}"
        surrounded = normal[max(match.start() - 1, 0) : match.end() + 1]
        for two in map(str.__add__, surrounded, surrounded[1:]):
            yield f"~{two}"


def shard_of(key: str, shards: int) -> int:
    """The file that holds a key: FNV-1a, 32 bits, over its UTF-16 code units, modulo the number of files."""
    value = 0x811C9DC5
    encoded = key.encode("utf-16-le")
    for index in range(0, len(encoded), 2):
        value = ((value ^ (encoded[index] | encoded[index + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value % shards
