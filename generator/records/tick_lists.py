"""Tick lists of printed tables: ■政府网站 □政府公报, or a plain list of what is ticked.

Marks differ from form to form (■ √ ☑ for yes, □ ☐ for no), and recognised scans have t for ■ and 口 for □.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from generator.chinese.widths import fold
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")
_YES = "■√☑✓✔☒t"
_NO = "□☐口"
_BETWEEN = re.compile(r"[、,;:/\s]+")


@value_class
class Ticks(Generic[T]):
    """What a tick list says."""

    ticked: tuple[T, ...]
    """In the order of the known labels, each once."""
    unknown: tuple[str, ...]
    """Words that are no label, as folded."""


def read_ticks(text: str, labels: Mapping[str, T]) -> Ticks[T]:
    """Ticked labels; where nothing carries a mark, everything that is named counts as ticked.

    Examples:
        "■政府网站 □政府公报" -> 政府网站
        "t政府网站口政府公报" -> 政府网站
        "政府网站、政府公报" -> 政府网站, 政府公报
    """
    by_form = {fold(label): value for label, value in labels.items()}
    pattern = _pattern(tuple(by_form))
    folded = fold(text)
    found = [(match[1], match[2]) for match in pattern.finditer(folded)]
    is_marked = any(mark for mark, _ in found)
    chosen = {label for mark, label in found if (mark in _YES and mark) or not is_marked}
    left = (part.strip(_YES + _NO) for part in _BETWEEN.split(pattern.sub(" ", folded)))
    return Ticks(
        ticked=tuple(value for label, value in by_form.items() if label in chosen),
        unknown=tuple(part for part in left if part),
    )


@cache
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """A mark, if there is one, and a label; the longest label wins."""
    longest_first = sorted(labels, key=len, reverse=True)
    return re.compile(f"([{_YES}{_NO}]?)({'|'.join(map(re.escape, longest_first))})")
