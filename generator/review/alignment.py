"""Source and draft in rows: each thing of the draft stands beside the lines that it comes from.

Guarantees: every block, fact and residue of the transcript stands in exactly one row, in reading order; everything of
the draft too. A line from which nothing begins (the rest of a paragraph) stays in the row of the line before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.transcript import Fact, Grid, Line, Residue
from generator.review.page import Row, SourceLine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model.transcript import Block, Transcript
    from generator.review.draft_items import Place
    from generator.review.page import DraftItem, Remark

    Piece = Block | Fact | Residue

_HEAD = 16
"""Characters of an item by which its line is told from others at the same place."""


class Alignment:
    """Where the rows of a page begin."""

    def __init__(self, transcript: Transcript, items: Sequence[tuple[Place, DraftItem]]) -> None:
        self.pieces = _in_order(transcript)
        self.places = [_place(piece) for piece in self.pieces]
        self.texts = [squeeze(_shown(piece).text) for piece in self.pieces]
        self.met: Counter[tuple[Place, str]] = Counter()
        self.items = sorted(((self._find(place, item), item) for place, item in items), key=itemgetter(0))
        self.starts = sorted({0, *(index for index, _ in self.items)}) if self.pieces else []

    def anchor_at(self, place: Place) -> str:
        """Id of the row that holds the place or the last line before it; "" where there are no rows."""
        if not self.pieces:
            return ""
        first = bisect_left(self.places, place)
        is_there = first < len(self.places) and self.places[first] == place
        return self._anchor(self._row_of(first if is_there else max(first - 1, 0)))

    def rows(self, remarks: Sequence[Remark]) -> tuple[Row, ...]:
        """The rows, each with the remarks that name its anchor."""
        drafts: list[list[DraftItem]] = [[] for _ in self.starts]
        for index, item in self.items if self.starts else ():
            drafts[self._row_of(index)].append(item)
        told: dict[str, list[Remark]] = {}
        for remark in remarks:
            told.setdefault(remark.anchor, []).append(remark)
        ends = [*self.starts[1:], len(self.pieces)][: len(self.starts)]
        return tuple(
            Row(
                anchor=self._anchor(row),
                source=tuple(map(_shown, self.pieces[start:end])),
                draft=tuple(drafts[row]),
                remarks=tuple(told.get(self._anchor(row), ())),
            )
            for row, (start, end) in enumerate(zip(self.starts, ends, strict=True))
        )

    def _find(self, place: Place, item: DraftItem) -> int:
        """Index of the piece that an item comes from: of those at its place the one that has its words.

        A saved page may hold its whole text in one line.
        """
        first, last = bisect_left(self.places, place), bisect_right(self.places, place)
        if last - first <= 1:
            return max(last - 1, 0)
        words = squeeze(item.label + item.heading + item.text if item.kind == "heading" else item.text)
        inside = range(first, last)
        if item.kind == "table":
            found = [index for index in inside if isinstance(self.pieces[index], Grid)]
        else:
            found = next(filter(None, ([i for i in inside if is_it(words, self.texts[i])] for is_it in _LIKENESS)), [])
        head = words[:_HEAD]
        nth = self.met[place, item.kind + head]
        self.met[place, item.kind + head] += 1
        return found[min(nth, len(found) - 1)] if found else first

    def _row_of(self, index: int) -> int:
        """Number of the row that holds a piece."""
        return bisect_right(self.starts, index) - 1

    def _anchor(self, row: int) -> str:
        """`l12`, `p3-4`; `l12_2` for the second row that begins at one line."""
        start = self.starts[row]
        page, line = self.places[start]
        before = bisect_left(self.places, (page, line))
        name = f"p{page}-{line}" if page else f"l{line}"
        return name if start == before else f"{name}_{start - before + 1}"


_LIKENESS: tuple[Callable[[str, str], bool], ...] = (
    lambda words, text: words == text,
    lambda words, text: bool(words) and text.startswith(words[:_HEAD]),
    lambda words, text: bool(words) and words[:_HEAD] in text,
    lambda words, text: bool(text) and words.startswith(text),
)
"""How the words of an item may stand in a line, the surest first; the last: the item goes on behind a short line."""


def _in_order(transcript: Transcript) -> list[Piece]:
    """Everything the reader saw, by page and line; what stands at one line as the reader gave it."""
    pieces: list[Piece] = [*transcript.blocks, *transcript.facts, *transcript.residue]
    return sorted((piece for piece in pieces if not isinstance(piece, Fact) or piece.visible), key=_place)


def _place(piece: Piece) -> Place:
    return (piece.page or 0, piece.line)


def _shown(piece: Piece) -> SourceLine:
    page, line = _place(piece)
    place = f"{page}-{line}" if page else str(line)
    if isinstance(piece, Grid):
        rows = tuple(tuple(cell.text for cell in row.cells) for row in piece.rows)
        return SourceLine(place=place, text="", kind="table", rows=rows)
    if isinstance(piece, Line):
        return SourceLine(place=place, text=piece.text, kind="line")
    if isinstance(piece, Residue):
        return SourceLine(place=place, text=piece.text, kind="residue")
    if isinstance(piece, Fact):
        return SourceLine(place=place, text=piece.printed or f"{piece.name}：{piece.value}", kind="fact")
    return SourceLine(place=place, text=f"{piece.alt}（{piece.target}）", kind="figure")
