"""勾稽关系: consistent reports pass, any one changed cell is reported and named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.annual_report import ApplicationFigures, DisclosedFigures, DisputeFigures
from generator.model.annual_report_tables import APPLICANTS, APPLICATIONS, DISPUTES, FIGURE_TABLES, RESULT_KEYS
from generator.records.annual_report_equations import EQUATIONS, find_inequalities, find_suspects
from tests.annual_report_samples import agreeing

COUNTS = st.integers(min_value=0, max_value=400)
SIX = st.lists(COUNTS, min_size=6, max_size=6)
FOUR = st.lists(COUNTS, min_size=4, max_size=4)


@st.composite
def reports(draw):
    """Numbers that agree; what is carried over from last year is never more than what was done with it."""
    results = {key: draw(SIX) for key in draw(st.lists(st.sampled_from(RESULT_KEYS), unique=True, max_size=5))}
    forward = draw(SIX)
    most = [sum(row[column] for row in results.values()) + forward[column] for column in range(6)]
    over = [draw(st.integers(min_value=0, max_value=limit)) for limit in most]
    return agreeing(results, over=over, forward=forward, outcomes=[draw(FOUR) for _ in range(3)])


CELLS = st.one_of(
    *(
        st.tuples(st.sampled_from([line.key for line in table.lines]), st.integers(0, len(table.lines[0].columns) - 1))
        for table in (APPLICATIONS, DISPUTES)
    )
)


@given(reports())
def test_a_report_whose_sums_are_right_passes(figures):
    assert list(find_inequalities(figures)) == []


@given(reports(), CELLS, st.integers(min_value=1, max_value=99), st.booleans())
def test_any_one_changed_cell_is_reported_and_where_it_can_be_told_it_is_named(figures, cell, change, is_less):
    key, column = cell
    true = figures[key][column]
    changed = true - change if is_less and true >= change else true + change
    figures = {**figures, key: [*figures[key][:column], changed, *figures[key][column + 1 :]]}
    failed = list(find_inequalities(figures))
    assert failed
    assert all(cell in found.equation.cells for found in failed)
    suspects = find_suspects(failed, figures)
    if any(line.key == key for line in APPLICATIONS.lines):
        assert [(found.line, found.column, found.value) for found in suspects] == [(key, column, true)]
    else:
        assert suspects == ()


@given(reports(), st.sampled_from([line.key for line in APPLICATIONS.lines]))
def test_what_does_not_apply_counts_as_nothing(figures, key):
    absent = {**figures, key: [figure or None for figure in figures[key]]}
    assert list(find_inequalities(absent)) == []


def test_two_wrong_cells_are_blamed_on_nobody():
    figures = agreeing()
    figures["granted"][0] += 1
    figures["not_held"][2] += 3
    failed = list(find_inequalities(figures))
    assert {found.equation.at for found in failed} == {"granted", "not_held", "concluded"}
    assert find_suspects(failed, figures) == ()


def test_the_tables_have_the_cells_of_the_national_form():
    assert [len(table.lines) for table in FIGURE_TABLES] == [6, 25, 3]
    assert sum(len(line.columns) for line in APPLICATIONS.lines) == 25 * 7
    assert sum(len(line.columns) for line in DISPUTES.lines) == 15
    assert len(APPLICANTS) == 7
    assert [line.part for line in APPLICATIONS.lines].count("三、本年度办理结果") == 22
    assert len(EQUATIONS) == 7 * 2 + 25 + 3


def test_every_line_of_a_table_is_a_key_of_the_front_matter():
    for table, kind in zip(FIGURE_TABLES, (DisclosedFigures, ApplicationFigures, DisputeFigures), strict=True):
        keys = [name for name, field in kind.model_fields.items() if not field.exclude]
        assert [line.key for line in table.lines] == keys


def test_every_cell_of_chapters_three_and_four_is_in_an_equation():
    asked = {cell for equation in EQUATIONS for cell in equation.cells}
    lines = (*APPLICATIONS.lines, *DISPUTES.lines)
    assert asked == {(line.key, column) for line in lines for column in range(len(line.columns))}
