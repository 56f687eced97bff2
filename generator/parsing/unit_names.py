"""Names of units that were probably misread (OCR): a suggestion is made, the printed name stays.

A name is doubted for one of three reasons:

1. without its level (区, 市, 省 …) it is unknown and differs in one character from a name common in the whole country;
2. it is rare and unknown and differs in one character from a frequent name of the same document;
3. it prints a character twice in a row, and is a common name without the second.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.parsing.unit_lexicon import COMMON_STEMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEVEL = re.compile("^(?:国家|全国|国务院|[省市区县州旗])(?:委|政府)?")
_GROUP = re.compile("各|有关|相关|其他|其它")
_SHORTEST_STEM = 4
_RARE, _FREQUENT = 2, 5
_KNOWN = frozenset(COMMON_STEMS)
_DOUBLED = re.compile(r"(.)\1")


@value_class
class DoubtfulName:
    """A printed name and what was probably meant."""

    printed: str
    suggested: tuple[str, ...]
    """Never empty; several where more than one name is as near."""


def find_doubtful_names(names: Iterable[str]) -> Iterator[DoubtfulName]:
    """Doubtful ones among all printed names (with repetitions), in order of first mention; phrases for groups never."""
    counts = Counter(names)
    frequent = [name for name, count in counts.items() if count >= _FREQUENT and not _GROUP.search(name)]
    for name, count in counts.items():
        if _GROUP.search(name):
            continue
        suggested = _from_the_country(name) or (_from_same_document(name, frequent) if count <= _RARE else ())
        if suggested:
            yield DoubtfulName(printed=name, suggested=suggested)


@lru_cache(maxsize=4096)
def _from_the_country(name: str) -> tuple[str, ...]:
    """Common names that were probably meant."""
    return (*_from_common_stems(name), *_from_doubling(name))


def differs_in_one_character(one: str, other: str) -> bool:
    """Whether two names of one length differ in one place before the last (局 for 办 is another unit)."""
    is_comparable = len(one) == len(other) and one[-1:] == other[-1:]
    return is_comparable and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _parts(name: str) -> tuple[str, str]:
    """Level and stem of a name: 区 + 城运中心."""
    found = _LEVEL.match(name)
    level = found.group() if found else ""
    return level, name[len(level) :]


def _from_common_stems(name: str) -> tuple[str, ...]:
    """Common names that differ in one character from an unknown stem."""
    level, stem = _parts(name)
    if stem in _KNOWN or len(stem) < _SHORTEST_STEM or not level:
        return ()
    return tuple(level + known for known in COMMON_STEMS if differs_in_one_character(stem, known))


def _from_doubling(name: str) -> tuple[str, ...]:
    """The common name that remains where a character printed twice is printed once."""
    level, stem = _parts(name)
    single = _DOUBLED.sub(r"\1", stem)
    return (level + single,) if stem not in _KNOWN and single != stem and single in _KNOWN else ()


def _from_same_document(name: str, frequent: Sequence[str]) -> tuple[str, ...]:
    """Frequent names of the document that a rare, unknown one differs from in one character."""
    _, stem = _parts(name)
    if stem in _KNOWN or len(stem) < _SHORTEST_STEM:
        return ()
    return tuple(other for other in frequent if differs_in_one_character(name, other))
