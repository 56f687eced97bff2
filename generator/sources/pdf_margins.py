"""Where the text of a PDF stands: size of its type, distance of its lines, margins of each page and column."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.sources.pdf_spans import first_unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.sources.pdf_lines import PrintedLine

NEAR = 0.6
"""Ems within which lines begin or end at the same place."""
INDENT = 1.2
"""Ems from which a line is indented."""
SAME_SIZE = 0.1
ROUGH = 1.2
ALIKE = 8.0
"""Points by which pages of one kind may differ in width."""
TIGHT = 0.3
FEW_FULL = 0.1
"""Share of the lines that must end at a margin to show it."""
BEYOND = 3
"""Lines of a page that may end beyond the margin."""
GRACE = 1.0
"""Ems more that a full line may leave where only its going on at the margin makes sense."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right end of full lines, in points from the left of the page."""

    left: float
    right: float


@value_class
class Setting:
    """How the document is set."""

    size: float
    """Points of an em of the running text."""
    pitch: float
    """Points from line to line."""
    margins: dict[tuple[int, int], Margins]
    """By page and column."""
    indents: bool
    """Paragraphs begin with an indent."""
    justified: bool
    """Full lines end exactly at the margin."""

    def of(self, line: PrintedLine) -> Margins:
        """The margins that hold for a line."""
        return self.margins[line.page, line.column]

    def indent(self, line: PrintedLine) -> float:
        """Ems between the margin and the line."""
        return (line.x0 - self.of(line).left) / line.size

    def slack(self, line: PrintedLine) -> float:
        """Ems between the end of the line and the margin."""
        return (self.of(line).right - line.x1) / line.size

    def is_full(self, line: PrintedLine, after: PrintedLine) -> bool:
        """Whether the beginning of the next line found no room at the end of this one."""
        slack = self.slack(line)
        if self.indents and self.indent(after) < NEAR:
            slack -= GRACE
        if self.justified:
            return slack < ROUGH - TIGHT
        return slack < first_unit(after.glyphs) / line.size + TIGHT


def measure(lines: Sequence[PrintedLine], widths: Mapping[int, float]) -> Setting:
    """The setting of a document's running text.

    Args:
        lines: in reading order, without tables and furniture.
        widths: points from side to side of each page.
    """
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    size = weights.most_common(1)[0][0] if weights else 12.0
    body = [line for line in lines if abs(line.size - size) <= SAME_SIZE * size] or list(lines)
    margins = _margins(lines, body, size, widths)
    setting = Setting(size=size, pitch=_pitch(body, size), margins=margins, indents=True, justified=False)
    justified = _is_justified(body, setting)
    draft = Setting(size=size, pitch=setting.pitch, margins=margins, indents=True, justified=justified)
    indents = _uses_indents(body, draft)
    return Setting(size=size, pitch=setting.pitch, margins=margins, indents=indents, justified=justified)


def _pitch(body: Sequence[PrintedLine], size: float) -> float:
    """The commonest distance of two lines."""
    steps: Counter[float] = Counter()
    for before, line in pairwise(body):
        step = line.base - before.base
        if before.page == line.page and before.column == line.column and 0.9 * size <= step <= 4 * size:
            steps[round(step)] += 1
    return steps.most_common(1)[0][0] if steps else 1.75 * size


def _left(lines: Sequence[PrintedLine], size: float) -> tuple[float, int]:
    """The leftmost place where several lines begin, and how many do."""
    starts = sorted(line.x0 for line in lines)
    needed = 2 if len(starts) < 20 else 3
    for start in starts:
        near = sum(abs(other - start) <= NEAR * size for other in starts)
        if near >= needed:
            return start, near
    return starts[0], 1


def _right(lines: Sequence[PrintedLine], size: float) -> float:
    """The rightmost place where lines end; a single line beyond the others does not count."""
    ends = sorted((line.x1 for line in lines), reverse=True)
    others = 1 if len(ends) < 8 else 2
    for index in range(min(BEYOND, len(ends) - others)):
        if ends[index] - ends[index + others] <= (NEAR if others > 1 else ROUGH) * size:
            return ends[index]
    return ends[0]


def _margins(
    lines: Sequence[PrintedLine], body: Sequence[PrintedLine], size: float, widths: Mapping[int, float]
) -> dict[tuple[int, int], Margins]:
    """The margins of every page and column; pages that say little take those of the others."""
    keys = {(line.page, line.column) for line in lines}
    own: dict[tuple[int, int], list[PrintedLine]] = defaultdict(list)
    for line in body:
        own[line.page, line.column].append(line)
    for line in lines:
        if (line.page, line.column) not in own:
            own[line.page, line.column] = [line]
    found = {key: (*_left(own[key], size), _right(own[key], size), len(own[key])) for key in keys}
    kinds: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for key in sorted(keys):
        kinds[_side(key), round(widths.get(key[0], 0.0) / ALIKE)].append(key)
    settled: dict[tuple[int, int], Margins] = {}
    for (side, _), alike in kinds.items():
        usual = _usual([found[key] for key in alike], size)
        if side == 0:
            usual = _balanced(usual, [line for key in alike for line in own[key]], size, widths.get(alike[0][0], 0.0))
        settled |= {key: _settle(found[key], usual, size) for key in alike}
    return settled


def _side(key: tuple[int, int]) -> int:
    """0 for the whole page, 1 and 2 for the left and the right column."""
    column = key[1]
    return 0 if column == 0 else 2 - column % 2


def _usual(found: Sequence[tuple[float, int, float, int]], size: float) -> Margins:
    """The margins of most lines."""
    lefts: Counter[int] = Counter()
    rights: Counter[int] = Counter()
    for left, near, _, _ in found:
        lefts[round(left / size)] += near
    left_at = lefts.most_common(1)[0][0]
    same = [entry for entry in found if round(entry[0] / size) == left_at]
    for _, _, right, count in same:
        rights[round(right / size)] += count
    right_at = rights.most_common(1)[0][0]
    right = max(right for _, _, right, _ in same if round(right / size) == right_at)
    return Margins(min(left for left, *_ in same), right)


def _balanced(usual: Margins, lines: Sequence[PrintedLine], size: float, width: float) -> Margins:
    """The right margin as wide as the left one where too few lines end at the same place to show it."""
    near = sum(abs(line.x1 - usual.right) <= size for line in lines)
    if near >= max(3, FEW_FULL * len(lines)):
        return usual
    return Margins(usual.left, max(usual.right, width - usual.left))


def _settle(found: tuple[float, int, float, int], usual: Margins, size: float) -> Margins:
    """A page's own margins where it shows them; else the usual ones."""
    left, near, right, count = found
    shift = left - usual.left
    mirrored = abs((right - usual.right) - shift) <= ROUGH * size and near > 1
    own_left = left if abs(shift) <= NEAR * size or mirrored or (near > 2 and shift < 0) else usual.left
    beyond = right - usual.right
    own_right = right if mirrored or abs(beyond) <= NEAR * size or (count > 3 and beyond > 0) else usual.right
    return Margins(own_left, max(own_right, own_left + size))


def _is_justified(body: Sequence[PrintedLine], setting: Setting) -> bool:
    """Whether nearly all lines that come near the margin reach it."""
    slacks = [slack for slack in map(setting.slack, body) if abs(slack) < ROUGH]
    exact = sum(abs(slack) < TIGHT for slack in slacks)
    return len(slacks) > 5 and exact >= 0.85 * len(slacks)


def _uses_indents(body: Sequence[PrintedLine], setting: Setting) -> bool:
    """Whether what follows a short last line is mostly indented."""
    starts = [
        setting.indent(line) >= INDENT
        for before, line in pairwise(body)
        if setting.slack(before) > 2
        and before.text[-1] in "。；！？."
        and before.x0 - setting.of(before).left < line.size
    ]
    if not starts:
        return any(setting.indent(line) >= INDENT for line in body)
    return sum(starts) * 2 >= len(starts)
