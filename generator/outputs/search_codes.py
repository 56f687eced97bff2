"""Numbers as the index writes them: base 64, five bits a digit, the lowest first; 32 marks that more follow."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DIGITS = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", dtype=np.uint8)
_VALUES = np.zeros(256, dtype=np.uint8)
_VALUES[_DIGITS] = np.arange(64)
_MORE = 32


def encode(numbers: NDArray[np.integer]) -> tuple[bytes, NDArray[np.int64]]:
    """All numbers, one after the other, and where each begins; last where the bytes end."""
    lengths = np.ones(len(numbers), dtype=np.uint8)
    longest = int(numbers.max(initial=0))
    shift = 5
    while longest >> shift:
        lengths += numbers >= 1 << shift
        shift += 5
    begins = np.zeros(len(numbers) + 1, dtype=np.int64)
    np.cumsum(lengths, out=begins[1:])
    coded = np.empty(int(begins[-1]), dtype=np.uint8)
    at, left, more = begins[:-1], numbers, lengths
    while len(left):
        goes_on = more > 1
        digits = (left & (_MORE - 1)).astype(np.uint8)
        digits[goes_on] |= _MORE
        coded[at] = _DIGITS[digits]
        at, left, more = at[goes_on] + 1, left[goes_on] >> 5, more[goes_on] - 1
    return coded.tobytes(), begins


def decode(coded: bytes) -> NDArray[np.int64]:
    """The numbers."""
    digits = _VALUES[np.frombuffer(coded, dtype=np.uint8)]
    ends = np.flatnonzero(digits < _MORE) + 1
    at = np.concatenate(([0], ends[:-1])) if len(ends) else ends
    numbers = (digits[at] & (_MORE - 1)).astype(np.int64)
    left, shift = np.flatnonzero(ends - at > 1), 5
    while len(left):
        at[left] += 1
        numbers[left] |= (digits[at[left]] & (_MORE - 1)).astype(np.int64) << shift
        left, shift = left[ends[left] - at[left] > 1], shift + 5
    return numbers


def find_even(coded: bytes) -> NDArray[np.int64]:
    """Where even numbers end."""
    digits = _VALUES[np.frombuffer(coded, dtype=np.uint8)]
    ends = np.flatnonzero(digits < _MORE)
    is_even = np.ones(len(ends), dtype=bool)
    is_even[:1] = digits[:1] & 1 == 0
    is_even[1:] = digits[ends[:-1] + 1] & 1 == 0
    return ends[is_even] + 1


def encode_gaps(pages: list[int]) -> str:
    """Page numbers in ascending order, each as what lies between it and the one before."""
    gaps = [page - before - 1 for before, page in pairwise([-1, *pages])]
    return encode(np.array(gaps, dtype=np.int64))[0].decode("ascii")
