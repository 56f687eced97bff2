"""Inverted lists: for every key the pages that hold it and the weightiest field in which it stands.

A key is a pair of units, a run's beginning or part (`generator.chinese.bigrams`), or a document number (`#…`). For
pairs the places are kept too, apart from the lists: where more pages hold all pairs of a phrase than a client cares to
read, the places tell which of them hold the phrase.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from generator.chinese.bigrams import pairs, run_keys
from generator.chinese.normal_form import normal_form
from generator.outputs.search_entry import Field

if TYPE_CHECKING:
    from generator.outputs.search_entry import Entry

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


_LONG = 1 << 12
_SHORT = tuple(encode(number) for number in range(_LONG))
"""Codes made once: nearly all gaps are short."""


class Postings:
    """What is known of one key; pages must come in the order of their numbers.

    `pages` holds for every page the gap to the one before times 4 plus the field. `places` holds for every page, in the
    same order, the gaps between the key's places times 2, plus 1 where another place follows on the same page.
    """

    __slots__ = ("last", "pages", "places")

    def __init__(self) -> None:
        self.pages = bytearray()
        self.places = bytearray()
        self.last = -1


def build_postings(entries: tuple[Entry, ...]) -> dict[str, Postings]:
    """All lists of the site; entries in the order of their rank."""
    postings: defaultdict[str, Postings] = defaultdict(Postings)
    for page, entry in enumerate(entries):
        fields, places = _read_keys(entry)
        _add(postings, page, fields)
        for key, found in places.items():
            postings[key].places += _encode_places(found)
    return dict(postings)


def _add(postings: defaultdict[str, Postings], page: int, fields: dict[str, int]) -> None:
    short = _SHORT
    for key, field in fields.items():
        posting = postings[key]
        gap = (page - posting.last - 1) * 4 + field
        posting.last = page
        posting.pages += short[gap] if gap < _LONG else encode(gap)


def _encode_places(places: list[int]) -> bytes:
    if len(places) == 1:
        gap = places[0] * 2
        return _SHORT[gap] if gap < _LONG else encode(gap)
    codes = []
    before, last = -1, places[-1]
    for place in places:
        gap = (place - before - 1) * 2 + (place != last)
        codes.append(_SHORT[gap] if gap < _LONG else encode(gap))
        before = place
    return b"".join(codes)


def _read_keys(entry: Entry) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Keys of a page with their weightiest field, and the places of its pairs.

    A place is the ordinal of the pair's first unit on the page; one ordinal is left out between two passages, so that
    no phrase goes from one into the next.
    """
    fields: dict[str, int] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    start = 0
    for field, text in sorted(entry.passages(), key=lambda passage: passage[0]):
        normal = normal_form(text)
        found = pairs(normal)
        fields.update(dict.fromkeys(chain(found, run_keys(normal)), int(field)))
        for place, pair in enumerate(found, start):
            places[pair].append(place)
        start += len(found) + 2
    if entry.number:
        fields[number_key(entry.number)] = Field.NUMBER
    return fields, places
