"""Page numbers and running heads: lines that stand at the edge of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.pdf_lines import PrintedLine

EDGE_LINES = 3
EDGE = 0.2
"""Share of the page's height, above and below, where furniture stands."""
SAME_HEIGHT = 4.0
"""Points by which a running head may move from page to page."""
LOOSE_HEIGHT = 36.0
"""The same where the outermost line of many pages says the same."""
FEW_PAGES = 4
MOST = 0.6
"""Share of the pages that a head with the page's number in it must stand on."""

_DASH = "[—–―‐－─━\\-·•~～]"
_PLAIN = re.compile(rf"{_DASH}?(\d{{1,4}}){_DASH}?")
_DECORATED = re.compile(
    rf"{_DASH}+(\d{{1,4}}){_DASH}+|第(\d{{1,4}})页(?:[，,、/／]?共\d+页)?|(\d{{1,4}})[/／]\d{{1,4}}|[Pp]age(\d+)(?:of\d+)?"
)
_ROMAN = re.compile("[ivxIVX]{1,6}|[\u2160-\u216b\u2170-\u217b]")
_ANNEX = re.compile("附[件表录图]")
"""A page of its own may begin so again and again."""


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near the upper or lower edge of its page."""

    line: PrintedLine
    text: str
    foot: bool
    rank: int
    """0 for the outermost."""
    away: float
    """Points between its baseline and the edge of the page."""
    alone: bool
    """Well apart from the line next to it."""


def _edges(lines: Sequence[PrintedLine], height: float) -> list[_Edge]:
    """The lines of a page that could be furniture."""
    ordered = sorted(lines, key=lambda line: line.base)
    found: list[_Edge] = []
    for rank, line in enumerate(ordered[:EDGE_LINES]):
        if line.base < EDGE * height:
            gap = ordered[rank + 1].base - line.base if rank + 1 < len(ordered) else height
            found.append(_Edge(line, squeeze(line.text), False, rank, line.base, gap > 1.8 * line.size))  # noqa: FBT003
    for rank, line in enumerate(reversed(ordered[-EDGE_LINES:])):
        if line.base > (1 - EDGE) * height:
            before = len(ordered) - rank - 2
            gap = line.base - ordered[before].base if before >= 0 else height
            found.append(_Edge(line, squeeze(line.text), True, rank, height - line.base, gap > 1.8 * line.size))  # noqa: FBT003
    return found


def _number(text: str) -> int | None:
    """The page number that a line is."""
    match = _PLAIN.fullmatch(text) or _DECORATED.fullmatch(text)
    return int(next(group for group in match.groups() if group)) if match else None


def find_furniture(pages: Sequence[tuple[Sequence[PrintedLine], float]]) -> set[int]:
    """The `id` of every line that is furniture.

    Args:
        pages: the lines of each page and its height, in the order of the pages.
    """
    edges = [edge for lines, height in pages for edge in _edges(lines, height)]
    found = _page_numbers(edges, len(pages)) | _repeated(edges, len(pages))
    return found | _numbered_heads(edges, len(pages))


def _page_numbers(edges: list[_Edge], pages: int) -> set[int]:
    """Numbers that count the pages; on a single page only a number alone at the foot."""
    series: dict[int, list[_Edge]] = defaultdict(list)
    found: set[int] = set()
    for edge in edges:
        number = _number(edge.text)
        if number is None:
            if _ROMAN.fullmatch(edge.text) and edge.alone and edge.rank == 0 and pages > 1:
                found.add(id(edge.line))
            continue
        series[number - edge.line.page].append(edge)
        decorated = _DECORATED.fullmatch(edge.text) is not None
        if edge.foot and edge.rank == 0 and edge.alone and (decorated or len(edge.text) <= 3):
            found.add(id(edge.line))
    for same in series.values():
        if len({edge.line.page for edge in same}) > 1:
            found |= {id(edge.line) for edge in same if edge.rank == 0 or _DECORATED.fullmatch(edge.text)}
    return found


def _repeated(edges: list[_Edge], pages: int) -> set[int]:
    """Lines of the same words at the same height of several pages."""
    groups: dict[tuple[str, bool], list[_Edge]] = defaultdict(list)
    for edge in edges:
        if not _ANNEX.match(edge.text) and _number(edge.text) is None:
            groups[edge.text, edge.foot].append(edge)
    found: set[int] = set()
    needed = 2 if pages <= FEW_PAGES else 3
    for same in groups.values():
        for edge in same:
            reach = LOOSE_HEIGHT if edge.rank == 0 and len(same) > FEW_PAGES else SAME_HEIGHT
            near = [other for other in same if abs(other.away - edge.away) <= reach]
            if len({other.line.page for other in near}) >= needed and (edge.alone or pages > FEW_PAGES):
                found.add(id(edge.line))
    return found


def _numbered_heads(edges: list[_Edge], pages: int) -> set[int]:
    """Heads with the page's number in them, on most pages of a document of three or more."""
    groups: dict[tuple[str, bool, int], list[_Edge]] = defaultdict(list)
    for edge in edges:
        for match in re.finditer(r"\d{1,4}", edge.text):
            rest = f"{edge.text[: match.start()]}#{edge.text[match.end() :]}"
            groups[rest, edge.foot, int(match[0]) - edge.line.page].append(edge)
    found: set[int] = set()
    for (rest, _, _), same in groups.items():
        shown = {edge.line.page for edge in same}
        if len(shown) >= max(3, MOST * pages) and not _ANNEX.match(rest):
            found |= {id(edge.line) for edge in same}
    return found
