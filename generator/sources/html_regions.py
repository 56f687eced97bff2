"""Where on a page the document stands: the smallest element that holds its text."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.sources.html_pieces import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.html_pieces import Page, Piece, Span

_WHOLE = 0.85
"""Part of an element's text that one child must hold for the search to go on inside it."""
_NAMED = 0.35
"""The same for a child whose name says that it is the text."""
_LONE = 0.6
"""Part of all named children's text that the chosen one must hold."""
_TWIN = 20.0
"""Weight of a sibling of the same class from which both are the text."""
SHORTEST_TITLE = 8
"""Characters of a title that is not a mere name."""
_ENOUGH = 30.0
"""Weight under which nothing is told apart."""


@value_class
class Body:
    """The pieces `start:end` are the document's text, `outer_start:outer_end` what the next larger element holds."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    certain: bool
    """False where nothing could be told apart."""


def find_body(page: Page, titles: tuple[str, ...] = ()) -> Body:
    """The range of pieces that holds the document's text; what stands before the title of the page's head is none."""
    title = _title_place(page.pieces, titles)
    sums = [0.0, *accumulate(piece.weight * (place >= title) for place, piece in enumerate(page.pieces))]
    if sums[-1] < _ENOUGH:
        size = len(page.pieces)
        return Body(start=0, end=size, outer_start=0, outer_end=size, certain=False)
    texts = [0, *accumulate(bool(piece.text) + 2 * (piece.grid is not None) for piece in page.pieces)]
    children: dict[int, list[Span]] = {}
    for span in page.spans:
        if texts[span.end] - texts[span.start] > 1:
            children.setdefault(span.parent, []).append(span)
    places = {id(span): number for number, span in enumerate(page.spans)}
    start, end, inside = 0, len(page.pieces), -1
    outer = (start, end)
    while chosen := _choose(children.get(inside, ()), sums, sums[end] - sums[start]):
        if (chosen.start, chosen.end) != (start, end):
            outer = (start, end)
        start, end, inside = chosen.start, chosen.end, places[id(chosen)]
    return Body(start=start, end=end, outer_start=outer[0], outer_end=outer[1], certain=True)


def _title_place(pieces: tuple[Piece, ...], titles: tuple[str, ...]) -> int:
    """Where the title named in the page's head is printed for the first time; 0 where it is not, or nothing follows."""
    for place, piece in enumerate(pieces):
        if len(piece.text) >= SHORTEST_TITLE and not (piece.hidden or piece.furniture or piece.is_link):
            text = joined(piece.text)
            if any(title.startswith(text) for title in titles):
                return place if sum(other.weight for other in pieces[place:]) >= _ENOUGH else 0
    return 0


def _choose(spans: Sequence[Span], sums: list[float], total: float) -> Span | None:
    """The child to go into; None where the text stands in several."""
    if not spans or total <= 0:
        return None

    def weight(span: Span) -> float:
        return sums[span.end] - sums[span.start]

    best = max(spans, key=weight)
    if any(span is not best and span.name and span.name == best.name and weight(span) > _TWIN for span in spans):
        return None
    if weight(best) >= _WHOLE * total:
        return best
    named = [span for span in spans if span.is_body_name]
    if not named:
        return None
    best = max(named, key=weight)
    alone = weight(best) >= _LONE * sum(map(weight, named))
    return best if alone and weight(best) >= _NAMED * total else None


def reveal(pieces: tuple[Piece, ...]) -> bool:
    """Whether the page hides its own text: what is shown is nothing against what is not."""
    shown = sum(piece.weight for piece in pieces)
    unseen = sum(len(piece.text) - piece.linked for piece in pieces if piece.hidden and "。" in piece.text)
    return unseen > 100 and shown < 0.25 * unseen
