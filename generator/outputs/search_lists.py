"""Inverted lists: for every key the pages that hold it and the weightiest field in which it stands.

A key is a pair of units, a run's beginning or part (`generator.chinese.bigrams`), a document number (`#…`), or a
longer gram. A gram of three units or more is listed exactly where the gram without its last unit stands in more than
`VERIFY_LIMIT` pages. So a phrase is either a list of its own, or no more than `VERIFY_LIMIT` texts decide about it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.chinese.bigrams import pairs, run_keys, units
from generator.chinese.normal_form import normal_form
from generator.outputs.search_entry import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.outputs.search_entry import Entry

VERIFY_LIMIT = 24
"""Pages whose texts a client may fetch to make sure of a phrase."""
LONGEST_GRAM = 6
"""Units of the longest gram that is listed."""

_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_ORDINAL = re.compile("(?<=[0-9])第")
_SERIAL = re.compile("第?0*([1-9][0-9]*)号?$")


def number_key(number: str) -> str:
    """Key of a document's own number, in any brackets, with or without 号.

    「青府办〔2024〕12号」 -> `#青府办2024 12`
    """
    return "#" + _SERIAL.sub(r"\1", _ORDINAL.sub(" ", normal_form(number)))


def encode(number: int) -> bytes:
    """A number in base 64, five bits a digit, the lowest first; 32 marks that more follow."""
    digits = bytearray()
    while number > 31:
        digits.append(_DIGITS[number & 31 | 32])
        number >>= 5
    digits.append(_DIGITS[number])
    return bytes(digits)


_SHORT = tuple(encode(number) for number in range(1024))


class Lists:
    """Lists under construction; pages must come in the order of their numbers."""

    def __init__(self) -> None:
        self.bodies: dict[str, bytearray] = {}
        self.sizes: Counter[str] = Counter()
        self._last: dict[str, int] = {}

    def add(self, page: int, fields: dict[str, int]) -> None:
        """A page and its keys, each with the weightiest field."""
        bodies, last = self.bodies, self._last
        for key, field in fields.items():
            entry = (page - last.get(key, -1) - 1) * 4 + field
            last[key] = page
            code = _SHORT[entry] if entry < 1024 else encode(entry)
            body = bodies.get(key)
            if body is None:
                bodies[key] = bytearray(code)
            else:
                body += code
        self.sizes.update(fields.keys())


def build_lists(entries: tuple[Entry, ...]) -> Lists:
    """All lists of the site; entries in the order of their rank."""
    lists = Lists()
    for page, entry in enumerate(entries):
        fields = _weigh(entry, _short_keys)
        if entry.number:
            fields[number_key(entry.number)] = Field.NUMBER
        lists.add(page, fields)
    length = 3
    frequent = _frequent(lists.sizes)
    while frequent and length <= LONGEST_GRAM:
        longer = Lists()
        for page, entry in enumerate(entries):
            longer.add(page, _weigh(entry, lambda normal: _extend(normal, frequent, length)))  # noqa: B023 - used at once
        lists.bodies |= longer.bodies
        frequent = _frequent(longer.sizes)
        length += 1
    return lists


def _frequent(sizes: Counter[str]) -> frozenset[str]:
    return frozenset(key for key, size in sizes.items() if size > VERIFY_LIMIT and key[0] not in "^~#")


def _short_keys(normal: str) -> Iterator[str]:
    yield from pairs(normal)
    yield from run_keys(normal)


def _extend(normal: str, frequent: frozenset[str], length: int) -> Iterator[str]:
    spans = units(normal)
    for (start, _), (_, shorter), (_, end) in zip(spans, spans[length - 2 :], spans[length - 1 :], strict=False):
        if normal[start:shorter] in frequent:
            yield normal[start:end]


def _weigh(entry: Entry, keys: Callable[[str], Iterable[str]]) -> dict[str, int]:
    weighed: dict[str, int] = {}
    for field, text in sorted(entry.passages(), key=lambda passage: passage[0]):
        weighed.update(dict.fromkeys(keys(normal_form(text)), int(field)))
    return weighed
