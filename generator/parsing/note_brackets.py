"""Bracketed spans of a text: brackets are matched by class, not by character (（ may close with `)`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSES = ("（()）", "〔〔〕〕", "[［］]", "【【】】")
_OPENING = {char: kind for kind, chars in enumerate(_CLASSES) for char in chars[:2]}
_CLOSING = {char: kind for kind, chars in enumerate(_CLASSES) for char in chars[2:]}
_ANY_OPENING = re.compile(f"[{re.escape(''.join(chars[:2] for chars in _CLASSES))}]")
_ANY_BRACKET = re.compile(f"[{re.escape(''.join(_CLASSES))}]")


class Bracketed(NamedTuple):
    """An outermost bracket pair."""

    start: int
    end: int
    """After the closing bracket."""
    inner: str
    is_closed: bool
    """False where nothing closes the bracket: it then counts up to the end of its sentence or the next such bracket."""


def find_bracketed(text: str) -> Iterator[Bracketed]:
    """Every outermost bracket pair, and every bracket that nothing closes, in order; linear in the text's length."""
    openings = [match.start() for match in _ANY_OPENING.finditer(text)]
    if not openings:
        return
    ends = _closings(text)
    open_ones = iter([*(start for start in openings if start not in ends), len(text)][1:])
    after = 0
    for start in openings:
        limit = next(open_ones, len(text)) if start not in ends else 0
        if start < after:
            continue
        end = ends.get(start)
        if end is not None:
            after = end + 1
            yield Bracketed(start=start, end=after, inner=text[start + 1 : end], is_closed=True)
            continue
        stop = text.find("。", start, limit)
        end = limit if stop < 0 else stop
        yield Bracketed(start=start, end=end, inner=text[start + 1 : end], is_closed=False)


def _closings(text: str) -> dict[int, int]:
    """Where each bracket closes; one that stands open when an outer one closes has no end."""
    ends: dict[int, int] = {}
    stack: list[tuple[int, int]] = []
    standing = [0] * len(_CLASSES)
    for match in _ANY_BRACKET.finditer(text):
        index, char = match.start(), match.group()
        if char in _OPENING:
            stack.append((_OPENING[char], index))
            standing[_OPENING[char]] += 1
            continue
        kind = _CLOSING.get(char)
        if kind is None or not standing[kind]:
            continue
        opened, start = stack.pop()
        standing[opened] -= 1
        while opened != kind:
            opened, start = stack.pop()
            standing[opened] -= 1
        ends[start] = index
    return ends


def split_outside_brackets(text: str, separators: str) -> list[tuple[str, str]]:
    """Parts between separators that stand in no bracket, each with the separator after it ("" for the last).

    "区建设管理委(区交通委、区路政局)、区水务局" -> two parts
    """
    parts: list[tuple[str, str]] = []
    depth = begun = 0
    for index, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif not depth and char in separators:
            parts.append((text[begun:index], char))
            begun = index + 1
    parts.append((text[begun:], ""))
    return parts
