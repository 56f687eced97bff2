"""Bracketed spans of a text: brackets are matched by class, not by character (（ may close with `)`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSES = ("（()）", "〔〔〕〕", "[［］]", "【【】】")
_OPENING = {char: kind for kind, chars in enumerate(_CLASSES) for char in chars[:2]}
_CLOSING = {char: kind for kind, chars in enumerate(_CLASSES) for char in chars[2:]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bracketed:
    """An outermost bracket pair."""

    start: int
    end: int
    """After the closing bracket."""
    inner: str
    is_closed: bool
    """False where the closing bracket is missing and the text simply ends."""


def find_bracketed(text: str) -> Iterator[Bracketed]:
    """Every outermost bracket pair, in order; an opening bracket that nothing closes runs to the end of the text."""
    stack: list[int] = []
    start = 0
    for index, char in enumerate(text):
        if char in _OPENING:
            if not stack:
                start = index
            stack.append(_OPENING[char])
        elif stack and stack[-1] == _CLOSING.get(char):
            stack.pop()
            if not stack:
                yield Bracketed(start=start, end=index + 1, inner=text[start + 1 : index], is_closed=True)
    if stack:
        yield Bracketed(start=start, end=len(text), inner=text[start + 1 :], is_closed=False)


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
