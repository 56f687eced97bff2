"""How alike texts are, and which of two lists belong together when all are looked at at once."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from generator.chinese.bigrams import pairs
from generator.chinese.normal_form import normal_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_RARE = 24
"""Cells of the matrix up to which they are added one by one, which is then the faster way."""
_INSIDE = "(?:[^（）：]|（[^（）]*）)*"
_NOTE = re.compile(f"（{_INSIDE}：{_INSIDE}）")
"""A bracket with a colon says who does it, not what is done: 「（责任单位：……）」."""


ALIKE = 0.3
"""Share of weighed character pairs from which on a clause counts as rewritten, not as removed and added."""
NEARNESS = 0.1
"""What the same place in both documents adds to likeness: it decides between clauses that are about equally alike."""


def pair_alike(
    olds: Sequence[str], news: Sequence[str], old_places: Sequence[float], new_places: Sequence[float]
) -> list[tuple[int, int]]:
    """Ordinals of texts that resemble each other, the best for all together; places are shares of the document."""
    likeness = measure_likeness(olds, news)
    nearness = 1 - np.abs(np.subtract.outer(np.array(old_places), np.array(new_places)))
    gains = np.where(likeness >= ALIKE, likeness + NEARNESS * nearness, 0)
    return match(gains)


def measure_likeness(old: Sequence[str], new: Sequence[str]) -> Matrix:
    """For every old (row) and new text (column): the share of character pairs that both have, 0 to 1.

    A pair that stands in many of the texts says little (公开, 信息), so that it weighs little; numbers count as one
    character; white space, punctuation and notes in brackets count not at all.
    """
    olds, news = [_read_pairs(text) for text in old], [_read_pairs(text) for text in new]
    frequency = Counter(pair for held in (*olds, *news) for pair in held)
    total = len(olds) + len(news)
    weights = {pair: math.log(1 + total / count) for pair, count in sorted(frequency.items())}
    shared = _add_shared(_index(olds), _index(news), weights, (len(olds), len(news)))
    whole = np.add.outer(_weigh(olds, weights), _weigh(news, weights))
    return np.divide(2 * shared, whole, out=np.zeros_like(shared), where=whole > 0)


def _read_pairs(text: str) -> set[str]:
    return set(pairs(normal_form(_NOTE.sub("", text))) or pairs(normal_form(text)))


def _add_shared(
    rows: dict[str, list[int]], columns: dict[str, list[int]], weights: dict[str, float], shape: tuple[int, int]
) -> Matrix:
    """Sum of the weights that a row and a column share; rare pairs cell by cell, frequent ones in whole blocks."""
    shared = np.zeros(shape)
    cells: list[int] = []
    amounts: list[float] = []
    for pair, weight in weights.items():
        inside, across = rows.get(pair, []), columns.get(pair, [])
        if len(inside) * len(across) > _RARE:
            shared[np.ix_(inside, across)] += weight
            continue
        for row in inside:
            cells.extend(row * shape[1] + column for column in across)
            amounts.extend([weight] * len(across))
    if cells:
        shared += np.bincount(cells, weights=amounts, minlength=shared.size).reshape(shape)
    return shared


def _index(texts: Sequence[set[str]]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, held in enumerate(texts):
        for pair in held:
            index.setdefault(pair, []).append(number)
    return index


def _weigh(texts: Sequence[set[str]], weights: dict[str, float]) -> Matrix:
    return np.array([math.fsum(weights[pair] for pair in held) for held in texts])


def match(gains: Matrix) -> list[tuple[int, int]]:
    """Pairs (row, column) whose gains have the greatest sum; each row and column once, pairs without gain never.

    The Hungarian method by shortest augmenting paths, over the rows and columns that can gain anything.
    """
    rows, columns = np.flatnonzero(gains.any(axis=1)), np.flatnonzero(gains.any(axis=0))
    costs = -gains[np.ix_(rows, columns)]
    turned = len(rows) > len(columns)
    owners = _assign(costs.T if turned else costs)
    found = ((column, row) if turned else (row, column) for column, row in enumerate(owners) if row >= 0)
    found = ((int(rows[row]), int(columns[column])) for row, column in found)
    return sorted(pair for pair in found if gains[pair] > 0)


def _assign(costs: Matrix) -> list[int]:
    """Row of each column, -1 for none; there are no more rows than columns."""
    height, width = costs.shape
    row_prices, column_prices = np.zeros(height), np.zeros(width)
    owners = np.full(width, -1)
    for start in range(height):
        row, column = start, -1
        nearest, before = np.full(width, np.inf), np.full(width, -1)
        done = np.zeros(width, dtype=bool)
        while row >= 0:
            if column >= 0:
                done[column] = True
            distance = costs[row] - row_prices[row] - column_prices
            shorter = ~done & (distance < nearest)
            nearest[shorter], before[shorter] = distance[shorter], column
            step_to = int(np.where(done, np.inf, nearest).argmin())
            step = nearest[step_to]
            row_prices[owners[done]] += step
            row_prices[start] += step
            column_prices[done] -= step
            nearest[~done] -= step
            column, row = step_to, int(owners[step_to])
        while column >= 0:
            earlier = int(before[column])
            owners[column] = start if earlier < 0 else owners[earlier]
            column = earlier
    return [int(owner) for owner in owners]
