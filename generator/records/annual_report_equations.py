"""勾稽关系 of an annual report: what must add up within a year and from one year to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.annual_report_tables import (
    APPLICANTS,
    APPLICATIONS,
    DISPUTES,
    OUTCOMES,
    RESULT_KEYS,
    TOTAL,
)
from generator.model.value import value_class
from generator.records import annual_report_rules as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.errors import Rule
    from generator.model.annual_report_tables import FigureTable, FigureValue

Cell = tuple[str, int]
"""Key of a line and index of a column."""


@value_class
class Equation:
    """Two sides that must be equal; 不适用 counts as nothing."""

    rule: Rule
    table: FigureTable
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    at: str
    """Key of the line at which a failure is told: the one that holds the sum."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All that it speaks of."""
        return (*self.left, *self.right)


@value_class
class Inequality:
    """An equation that does not hold."""

    equation: Equation
    left: int
    right: int


@value_class
class Suspect:
    """A cell that, set right, would set all failed equations of its table right."""

    table: FigureTable
    line: str
    column: int
    value: int
    """What it would have to be."""


def _equations() -> Iterator[Equation]:
    for column in range(len(APPLICANTS)):
        yield Equation(
            rule=rules.UNEQUAL_RESULTS,
            table=APPLICATIONS,
            left=tuple((key, column) for key in RESULT_KEYS),
            right=(("concluded", column),),
            at="concluded",
        )
        yield Equation(
            rule=rules.UNEQUAL_BALANCE,
            table=APPLICATIONS,
            left=(("received", column), ("carried_over", column)),
            right=(("concluded", column), ("carried_forward", column)),
            at="carried_forward",
        )
    for line in APPLICATIONS.lines:
        yield _row_equation(rules.UNEQUAL_APPLICANTS, APPLICATIONS, line.key, TOTAL)
    for line in DISPUTES.lines:
        yield _row_equation(rules.UNEQUAL_OUTCOMES, DISPUTES, line.key, len(OUTCOMES) - 1)


def _row_equation(rule: Rule, table: FigureTable, key: str, total: int) -> Equation:
    """The cells before the total add up to it."""
    left = tuple((key, column) for column in range(total))
    return Equation(rule=rule, table=table, left=left, right=((key, total),), at=key)


EQUATIONS: tuple[Equation, ...] = tuple(_equations())
"""Every 勾稽关系 within one report: 39 of chapter 三, 3 of chapter 四."""


def find_inequalities(figures: Mapping[str, tuple[FigureValue, ...]]) -> Iterator[Inequality]:
    """Equations that do not hold, in order of `EQUATIONS`; one that lacks a cell is not asked."""
    for equation in EQUATIONS:
        if all(key in figures for key, _ in equation.cells):
            left, right = (add(figures, side) for side in (equation.left, equation.right))
            if left != right:
                yield Inequality(equation=equation, left=left, right=right)


def find_suspects(failed: Iterable[Inequality], figures: Mapping[str, tuple[FigureValue, ...]]) -> tuple[Suspect, ...]:
    """For each table the one cell whose change would make every equation hold; none where there is not just one."""
    failed = tuple(failed)
    found = (tuple(_find_suspects(table, failed, figures)) for table in (APPLICATIONS, DISPUTES))
    return tuple(suspects[0] for suspects in found if len(suspects) == 1)


def _find_suspects(
    table: FigureTable, failed: tuple[Inequality, ...], figures: Mapping[str, tuple[FigureValue, ...]]
) -> Iterator[Suspect]:
    unequal = {found.equation: found for found in failed if found.equation.table is table}
    asked = [equation for equation in EQUATIONS if equation.table is table]
    cells = dict.fromkeys(cell for equation in unequal for cell in equation.cells)
    for cell in cells:
        touching = {equation for equation in asked if cell in equation.cells}
        changes = {_change(found, cell) for found in unequal.values()}
        value = add(figures, (cell,)) + next(iter(changes), 0)
        if touching == unequal.keys() and len(changes) == 1 and value >= 0:
            yield Suspect(table=table, line=cell[0], column=cell[1], value=value)


def _change(found: Inequality, cell: Cell) -> int:
    """By how much a cell would have to change for an equation to hold."""
    difference = found.right - found.left
    return difference if cell in found.equation.left else -difference


def add(figures: Mapping[str, tuple[FigureValue, ...]], cells: Iterable[Cell]) -> int:
    """Sum of counts."""
    return sum(int(figures[key][column] or 0) for key, column in cells)
