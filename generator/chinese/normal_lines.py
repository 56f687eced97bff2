"""The normal form of many texts at once, as code points in an array: what `normal_form` gives for each, but faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.chinese.normal_form import FOLDING, HAN_RANGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

END, SPACE = ord("\n"), ord(" ")
_CODES = 0x110000
_UNKNOWN, _SEVERAL = 0, _CODES
"""What is not yet looked up; what becomes more than one character."""
_POINT, _COMMA = ord("."), ord(",")
_ZERO, _NINE = ord("0"), ord("9")
_THREE = 3


def _mark_han() -> NDArray[np.bool_]:
    marked = np.zeros(_CODES, dtype=bool)
    for first, last in HAN_RANGES:
        marked[first : last + 1] = True
    return marked


IS_HAN = _mark_han()
"""By code point."""
_folded = np.zeros(_CODES, dtype=np.int32)
_folded[[END, _POINT, _COMMA]] = END, _POINT, _COMMA


def normal_lines(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """The normal forms, a line feed before the first and after each; forms of nothing are left out.

    The second array tells which texts are there.
    """
    text = "\n".join(["", *(text.replace("\n", " ") for text in texts), ""])
    codes = _close(_drop_points(_fold(text)))
    ends = np.flatnonzero(codes == END)
    is_there = np.diff(ends) > 1
    return np.delete(codes, ends[1:][~is_there]), is_there


def _fold(text: str) -> NDArray[np.int32]:
    """Code points as they are searched, spaces where one is dropped."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded: NDArray[np.int32] = _folded[codes]
    if not folded.all():
        for code in np.unique(codes[folded == _UNKNOWN]).tolist():
            form = FOLDING[code]
            _folded[code] = ord(form) if len(form) == 1 else _SEVERAL if form.strip() else SPACE
        folded = _folded[codes]
    if int(folded.max(initial=0)) < _SEVERAL:
        return folded
    return _fold(text.translate({code: FOLDING[code] for code in np.unique(codes[folded == _SEVERAL]).tolist()}))


def _drop_points(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """Points stay between digits, commas before exactly three of them."""
    at = np.flatnonzero((codes == _POINT) | (codes == _COMMA))
    if not len(at):
        return codes
    is_digit = np.append((codes >= _ZERO) & (codes <= _NINE), [False] * (_THREE + 1))
    stays = is_digit[at - 1] & is_digit[at + 1]
    are_three = is_digit[at + 2] & is_digit[at + _THREE] & ~is_digit[at + _THREE + 1]
    codes[at[~(stays & (are_three | (codes[at] == _POINT)))]] = SPACE
    return codes


def _close(codes: NDArray[np.int32]) -> NDArray[np.int32]:
    """No spaces but one between two runs."""
    kept = np.flatnonzero(codes != SPACE)
    codes = codes[kept]
    is_run = ~(IS_HAN[codes] | (codes == END))
    meet = np.flatnonzero((np.diff(kept) > 1) & is_run[1:] & is_run[:-1])
    return np.insert(codes, meet + 1, SPACE) if len(meet) else codes
