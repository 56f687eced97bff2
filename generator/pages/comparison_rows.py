"""Pairs of clauses as the rows of a comparison: where each stands in its document, and what was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.outline import SectionRole
from generator.model.value import value_class
from generator.pages.citation import name_clauses
from generator.pages.comparison_alignment import ClausePair, PairKind, align
from generator.pages.comparison_clauses import ClauseKind
from generator.pages.comparison_difference import Segment, SegmentKind, compare_texts
from generator.pages.components import Link
from generator.pages.punctuation import widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.pages.comparison_clauses import ComparedClause

_PLACES = {
    SectionRole.NOTICE: "印发通知",
    SectionRole.PREAMBLE: "引言",
    SectionRole.TAIL: "结尾",
    SectionRole.ANNEX: "附件",
    SectionRole.NUMBERED: "正文",
}


@value_class
class ComparedSide:
    """A clause as it stands in one of the documents."""

    place: Link
    """三（五）2, leading to the clause."""
    segments: tuple[Segment, ...]
    """() where the other side prints the same words."""


@value_class
class ComparedRow:
    """A pair of clauses."""

    kind: PairKind
    part: ClauseKind
    """A clause, a heading or a row of a table."""
    is_moved: bool
    old: ComparedSide | None
    new: ComparedSide | None


@value_class
class PairCount:
    """How many pairs of one kind there are."""

    kind: PairKind
    count: int
    table_rows: int
    """How many of them are rows of tables."""


def present_rows(older: Document, newer: Document, library: Library) -> tuple[ComparedRow, ...]:
    """Every pair, in the order of the newer document."""
    names = {document.id: name_clauses(document.structure.outline) for document in (older, newer)}
    pairs = align(older.structure.outline, newer.structure.outline)
    show_wide = library.site.full_width_punctuation
    return tuple(_present(pair, older.id, newer.id, names, show_wide=show_wide) for pair in pairs)


def count_pairs(rows: tuple[ComparedRow, ...]) -> tuple[PairCount, ...]:
    """Kinds in the order in which readers ask for them."""
    wanted = (PairKind.ADDED, PairKind.REMOVED, PairKind.REWRITTEN, PairKind.KEPT)
    parts = {kind: [row.part for row in rows if row.kind is kind] for kind in wanted}
    return tuple(
        PairCount(kind=kind, count=len(found), table_rows=found.count(ClauseKind.ROW)) for kind, found in parts.items()
    )


def _present(
    pair: ClausePair, older: str, newer: str, names: Mapping[str, Mapping[str, str]], *, show_wide: bool
) -> ComparedRow:
    old, new = _cut(pair, show_wide=show_wide)
    clause = pair.new or pair.old
    return ComparedRow(
        kind=pair.kind,
        part=clause.kind if clause else ClauseKind.TEXT,
        is_moved=pair.is_moved,
        old=ComparedSide(place=_place(pair.old, older, names[older]), segments=old) if pair.old else None,
        new=ComparedSide(place=_place(pair.new, newer, names[newer]), segments=new) if pair.new else None,
    )


def _cut(pair: ClausePair, *, show_wide: bool) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """The old side's segments and the new side's; words that were kept are printed once."""
    old, new = (widen(clause.text) if show_wide else clause.text for clause in _both(pair))
    if pair.kind is PairKind.REWRITTEN:
        difference = compare_texts(old, new)
        return difference.old, difference.new
    if pair.kind is PairKind.REMOVED:
        return (Segment(kind=SegmentKind.REMOVED, text=old),), ()
    kind = SegmentKind.SAME if pair.kind is PairKind.KEPT else SegmentKind.ADDED
    return (), (Segment(kind=kind, text=new),)


def _both(pair: ClausePair) -> Iterator[ComparedClause]:
    """Both clauses; one that is missing is stood for by the other."""
    for clause in (pair.old or pair.new, pair.new or pair.old):
        if clause is not None:
            yield clause


def _place(clause: ComparedClause, document: str, names: Mapping[str, str]) -> Link:
    name = names.get(clause.section or "") or _PLACES[clause.role]
    if clause.kind is ClauseKind.ROW:
        name += "（表格）"
    return Link(text=name, address=document_address(document, clause.section))
