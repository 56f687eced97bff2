"""Rulings of a page → tables: where their cells are, merged ones too. Text is not looked at here."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.sources.pdf_rulings import Area, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.sources.pdf_rulings import Drawing

TOUCH = 3.0
"""Points within which rulings meet or are one (double lines, lines drawn cell by cell)."""
MAX_RULES = 1_500
"""Merged rulings in one direction; a page with more is a drawing."""
MAX_SIDES = 250
"""Rows or columns of a table on one page."""
COVERED = 0.6
"""Share of a cell's side that a ruling must cover to close it."""


@value_class
class Box:
    """A cell: its place on the page and in the table, from 0."""

    area: Area
    row: int
    column: int
    rowspan: int
    colspan: int


@value_class
class Lattice:
    """A ruled table on a page."""

    boxes: tuple[Box, ...]
    """By row, then by column."""
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    open_top: bool = False
    """No ruling closes it above: its first row may be the rest of one."""
    open_bottom: bool = False

    @property
    def area(self) -> Area:
        """The whole table."""
        return Area(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def merge(rules: Iterable[Rule]) -> list[Rule]:
    """Rulings of one direction with those of one line put together."""
    lines: list[list[Rule]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][0].at <= TOUCH:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    merged = []
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        start = end = None
        for rule in sorted(line, key=lambda rule: rule.start):
            if start is None or end is None or rule.start > end + TOUCH:
                if start is not None and end is not None:
                    merged.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        if start is not None and end is not None:
            merged.append(Rule(at, start, end))
    return merged


def _meet(flat: Rule, upright: Rule) -> bool:
    """Whether a horizontal and a vertical ruling touch or cross."""
    return (
        flat.start - TOUCH <= upright.at <= flat.end + TOUCH and upright.start - TOUCH <= flat.at <= upright.end + TOUCH
    )


def _groups(flat: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rulings that hang together."""
    parent = list(range(len(flat) + len(upright)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, first in enumerate(flat):
        for j, second in enumerate(upright, len(flat)):
            if _meet(first, second):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for node in range(len(parent)):
        side = groups.setdefault(root(node), ([], []))
        if node < len(flat):
            side[0].append(flat[node])
        else:
            side[1].append(upright[node - len(flat)])
    return list(groups.values())


def lattices_of(drawing: Drawing) -> list[Lattice]:
    """The ruled tables of a page, from the top; frames around one cell, lines and drawings are none."""
    if len(drawing.vertical) == 0:
        return []
    flat, upright = merge(drawing.horizontal), merge(drawing.vertical)
    if max(len(flat), len(upright)) > MAX_RULES:
        return []
    found = [_lattice(*group) for group in _groups(flat, upright)]
    return sorted((lattice for lattice in found if lattice), key=lambda lattice: lattice.ys[0])


def _positions(values: Iterable[float]) -> tuple[float, ...]:
    """Distinct positions, near ones as one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > TOUCH:
            kept.append(value)
    return tuple(kept)


def _lattice(flat: list[Rule], upright: list[Rule]) -> Lattice | None:
    """The cells that rulings which hang together make; None where they are no table."""
    if not flat or not upright:
        return None
    top, bottom = min(rule.start for rule in upright), max(rule.end for rule in upright)
    left, right = min(rule.start for rule in flat), max(rule.end for rule in flat)
    inner = _positions(rule.at for rule in flat)
    open_top, open_bottom = inner[0] - top > 2 * TOUCH, bottom - inner[-1] > 2 * TOUCH
    ys = _positions((*inner, *([top] if open_top else []), *([bottom] if open_bottom else [])))
    sides = _positions(rule.at for rule in upright)
    xs = _positions((*sides, *_open_sides(flat, sides, left, right)))
    if not (1 < len(xs) <= MAX_SIDES and 1 < len(ys) <= MAX_SIDES):
        return None
    boxes = _boxes(xs, ys, flat, upright)
    rows, columns = len({box.row for box in boxes}), len({box.column for box in boxes})
    if columns < 2 or (rows < 2 and columns < 3):
        return None
    return Lattice(boxes=boxes, xs=xs, ys=ys, open_top=open_top, open_bottom=open_bottom)


def _open_sides(flat: list[Rule], sides: Sequence[float], left: float, right: float) -> list[float]:
    """Where most horizontal rulings end beyond the outermost vertical ones: tables without side lines."""
    found = []
    for end, side, ends in ((left, sides[0], [r.start for r in flat]), (right, sides[-1], [r.end for r in flat])):
        near = sum(abs(value - end) <= TOUCH for value in ends)
        if abs(end - side) > 2 * TOUCH and near * 2 > len(flat) and len(flat) > 1:
            found.append(end)
    return found


def _closed(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a ruling at `at` covers the side of a cell."""
    length = end - start
    covered = 0.0
    for rule in rules:
        if abs(rule.at - at) <= TOUCH:
            covered += max(0.0, min(rule.end, end) - max(rule.start, start))
    return covered >= COVERED * length


def _boxes(xs: Sequence[float], ys: Sequence[float], flat: list[Rule], upright: list[Rule]) -> tuple[Box, ...]:
    """The cells; where no ruling parts two squares they are one."""
    columns, rows = len(xs) - 1, len(ys) - 1
    right_of = {at: [rule for rule in upright if abs(rule.at - at) <= TOUCH] for at in xs}
    below = {at: [rule for rule in flat if abs(rule.at - at) <= TOUCH] for at in ys}
    taken: set[tuple[int, int]] = set()
    found: list[tuple[int, int, int, int]] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide, high = column + 1, row + 1
            while wide < columns and (row, wide) not in taken:
                if _closed(right_of[xs[wide]], xs[wide], ys[row], ys[row + 1]):
                    break
                wide += 1
            while high < rows and not any(
                _closed(below[ys[high]], ys[high], xs[at], xs[at + 1]) for at in range(column, wide)
            ):
                if any((high, at) in taken for at in range(column, wide)):
                    break
                high += 1
            taken |= {(r, c) for r in range(row, high) for c in range(column, wide)}
            found.append((row, column, high, wide))
    return _numbered(found, xs, ys)


def _numbered(found: list[tuple[int, int, int, int]], xs: Sequence[float], ys: Sequence[float]) -> tuple[Box, ...]:
    """Cells with rows and columns counted anew: those where no cell begins are none."""
    first_rows = sorted({row for row, _, _, _ in found})
    first_columns = sorted({column for _, column, _, _ in found})
    boxes = []
    for row, column, high, wide in sorted(found):
        boxes.append(
            Box(
                area=Area(xs[column], ys[row], xs[wide], ys[high]),
                row=first_rows.index(row),
                column=first_columns.index(column),
                rowspan=max(1, sum(row <= at < high for at in first_rows)),
                colspan=max(1, sum(column <= at < wide for at in first_columns)),
            )
        )
    return tuple(boxes)


def same_columns(first: Lattice, second: Lattice) -> bool:
    """Whether two tables have columns of the same widths, wherever they stand."""
    widths = [[right - left for left, right in pairwise(lattice.xs)] for lattice in (first, second)]
    if len(widths[0]) != len(widths[1]):
        return False
    return all(abs(one - other) <= 2 * TOUCH for one, other in zip(*widths, strict=True))
