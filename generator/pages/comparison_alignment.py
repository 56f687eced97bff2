"""Two documents side by side: which clause became which.

Guarantees: every clause of both documents stands in exactly one pair; the result is the same for the same input.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.value import value_class
from generator.pages.comparison_clauses import ClauseKind, read_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.outline import Outline
    from generator.pages.comparison_clauses import ComparedClause


class PairKind(StrEnum):
    """What became of a clause."""

    KEPT = "kept"
    """Same words; number, white space and the width of punctuation may differ."""
    REWRITTEN = "rewritten"
    ADDED = "added"
    REMOVED = "removed"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"kept": "保留", "rewritten": "改写", "added": "新增", "removed": "删除"}[self.value]


@value_class
class ClausePair:
    """A clause of the old document, of the new one, or both."""

    kind: PairKind
    old: ComparedClause | None
    new: ComparedClause | None
    is_moved: bool = False
    """It stands in another order among the clauses that both documents have."""


def align(old: Outline, new: Outline) -> tuple[ClausePair, ...]:
    """The pairs in the order of the new document; what was removed follows what stood before it in the old one."""
    return align_clauses(read_clauses(old), read_clauses(new))


def align_clauses(old: Sequence[ComparedClause], new: Sequence[ComparedClause]) -> tuple[ClausePair, ...]:
    """As `align`, for clauses that were read already."""
    partners: dict[int, int] = {}
    kept: set[int] = set()
    for kind in ClauseKind:
        olds = [clause for clause in old if clause.kind is kind]
        news = [clause for clause in new if clause.kind is kind]
        same = _pair_equal(olds, news)
        kept |= same.keys()
        partners |= same
        taken = set(same.values())
        rest_old = [clause for clause in olds if clause.position not in taken]
        rest_new = [clause for clause in news if clause.position not in same]
        partners |= _pair_alike(rest_old, rest_new, len(old), len(new))
    return tuple(_put_in_order(old, new, partners, kept))


def _pair_equal(olds: Sequence[ComparedClause], news: Sequence[ComparedClause]) -> dict[int, int]:
    """New position → old position of clauses with the same words; where words stand twice, in their order."""
    waiting: dict[str, list[int]] = {}
    for clause in reversed(olds):
        waiting.setdefault(fold(clause.text), []).append(clause.position)
    return {clause.position: held.pop() for clause in news if (held := waiting.get(fold(clause.text)))}


def _pair_alike(
    olds: Sequence[ComparedClause], news: Sequence[ComparedClause], old_total: int, new_total: int
) -> dict[int, int]:
    """New position → old position of clauses that resemble each other; the best for all clauses together."""
    if not olds or not news:
        return {}
    from generator.pages.comparison_matching import pair_alike  # noqa: PLC0415 - few builds compare and pay for numpy

    pairs = pair_alike(
        [clause.text for clause in olds],
        [clause.text for clause in news],
        [clause.position / old_total for clause in olds],
        [clause.position / new_total for clause in news],
    )
    return {news[new].position: olds[old].position for old, new in pairs}


def _put_in_order(
    old: Sequence[ComparedClause], new: Sequence[ComparedClause], partners: dict[int, int], kept: set[int]
) -> Iterator[ClausePair]:
    steady = _find_steady([partners[clause.position] for clause in new if clause.position in partners])
    removed = _follow(old, set(partners.values()), steady)
    yield from removed.get(None, ())
    for clause in new:
        place = partners.get(clause.position)
        if place is None:
            yield ClausePair(kind=PairKind.ADDED, old=None, new=clause)
            continue
        kind = PairKind.KEPT if clause.position in kept else PairKind.REWRITTEN
        yield ClausePair(kind=kind, old=old[place], new=clause, is_moved=place not in steady)
        yield from removed.get(place, ())


def _follow(
    old: Sequence[ComparedClause], matched: set[int], steady: set[int]
) -> dict[int | None, tuple[ClausePair, ...]]:
    """Removed clauses by the old position after which they are shown; None: at the beginning."""
    following: dict[int | None, tuple[ClausePair, ...]] = {}
    last: int | None = None
    for clause in old:
        if clause.position in steady:
            last = clause.position
        elif clause.position not in matched:
            pair = ClausePair(kind=PairKind.REMOVED, old=clause, new=None)
            following[last] = (*following.get(last, ()), pair)
    return following


def _find_steady(places: Sequence[int]) -> set[int]:
    """The longest series of places that goes on rising: whatever is not in it was moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        length = bisect_left(tails, place)
        before.append(ends[length - 1] if length else -1)
        tails[length:] = [place, *tails[length + 1 :]]
        ends[length:] = [index, *ends[length + 1 :]]
    found = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(places[index])
        index = before[index]
    return found
