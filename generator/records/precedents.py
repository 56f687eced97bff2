"""What reviewers decided for published documents whose titles are like a draft's: last year's plan, the earlier rules.

A word is proposed where most of the like titles carry it; titles are alike by their pairs of characters, without
names of units, years and numbers. Only published records count, so that drafts say nothing about each other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.chinese.widths import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.document import DocumentRecord
    from generator.model.portal_files import PortalFiles

_ALIKE = 0.5
"""Share of the pairs that two titles have in common (Dice) from which on they are alike."""
_MOSTLY = 0.6
"""Share of the like titles' weight that must carry a word."""
_TELLS_NOTHING = re.compile(r"[0-9〇一二三四五六七八九十]+年?度?|[^\w]|关于|印发|的|通知")
KINDS = ("audience", "industry", "matter", "stage")
_KEPT = 4096
"""Titles whose pairs are kept from one draft of an import to the next."""


def find_precedents(title: str, known: PortalFiles) -> Mapping[str, tuple[str, ...]]:
    """By key of a record (`topics`, `audience` …): words that most documents with like titles carry, in their order."""
    names = tuple(sorted({fold(name) for unit in known.units for name in (unit.name, unit.full_name, *unit.aliases)}))
    district = fold(known.site.district) if known.site else ""
    own = _pairs(title, names, district)
    votes: dict[str, dict[str, float]] = {key: {} for key in ("topics", "subject_category", *KINDS)}
    whole = 0.0
    for record in known.documents if own else ():
        other = _pairs(record.title, names, district) if record.is_published else frozenset()
        likeness = 2 * len(own & other) / (len(own) + len(other))
        if likeness >= _ALIKE:
            whole += likeness
            for key, words in _decided(record):
                votes[key].update((word, votes[key].get(word, 0.0) + likeness) for word in words)
    return {
        key: tuple(word for word, weight in counted.items() if weight >= _MOSTLY * whole)
        for key, counted in votes.items()
    }


def _decided(record: DocumentRecord) -> Iterable[tuple[str, tuple[str, ...]]]:
    yield "topics", record.topics
    yield "subject_category", (record.subject_category,) if record.subject_category else ()
    yield from ((kind, getattr(record.tags, kind)) for kind in KINDS)


@lru_cache(maxsize=_KEPT)
def _pairs(title: str, names: tuple[str, ...], district: str) -> frozenset[str]:
    """Every two neighbouring characters of what tells this title from others."""
    plain = fold(title)
    for name in sorted(names, key=len, reverse=True):
        plain = plain.replace(name, "")
    plain = _TELLS_NOTHING.sub("", plain.replace(district, "") if district else plain)
    return frozenset(plain[start : start + 2] for start in range(len(plain) - 1))
