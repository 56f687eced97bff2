"""法定主动公开内容: what belongs to a matter, who has a gap, and that the three pages agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.model.document import Tags
from generator.model.matter import Matter, MatterSources, find_entries
from generator.pages import matter, matter_matrix, statutory
from generator.pages.matter_rows import HeldMatter, present_states
from tests.sample_documents import normative
from tests.sample_library import MATTERS, make_library


def holding(**sources: object) -> Matter:
    return Matter(id="m", name="事项", article=20, wording="事项", sources=MatterSources.model_validate(sources))


@pytest.mark.parametrize(
    ("sources", "held"),
    [
        ({"categories": ["normative"]}, True),
        ({"categories": ["personnel"]}, False),
        ({"subjects": ["民政、扶贫、救灾"]}, True),
        ({"subjects": ["养老服务"]}, False),
        ({"genres": ["办法"]}, True),
        ({"genres": ["法"]}, False),
        ({"topics": ["yanglao"]}, True),
        ({"tags": {"matter": ["助餐服务"]}}, True),
        ({"tags": {"audience": ["助餐服务"]}}, False),
        ({"documents": ["qhfg-2025-3"]}, True),
        ({}, False),
    ],
)
def test_a_document_belongs_to_a_matter_by_any_of_its_rules(sources: dict[str, object], held: bool) -> None:  # noqa: FBT001
    document = normative(
        genre="办法",
        subject_category="民政、扶贫、救灾/养老服务",
        topics=("yanglao",),
        tags=Tags(matter=("助餐服务",)),
    )
    found = find_entries(holding(**sources), make_library((document,)))
    assert [entry.address for entry in found] == (["documents/qhfg-2025-3/"] if held else [])


def test_the_newest_stands_first_and_what_has_no_day_last() -> None:
    library = make_library((normative(),))
    entries = find_entries(holding(categories=["normative"], pages=["guide"], units=True, services=True), library)
    days = [entry.day for entry in entries]
    assert days[:3] == [date(2026, 11, 2), date(2026, 9, 15), date(2025, 6, 18)]
    assert days[3:] == [None] * 4


def test_a_document_counts_for_who_issued_and_who_drafted_it() -> None:
    library = make_library((normative(issuers=("qh-office",), drafted_by="qh-drc"),))
    held = HeldMatter(matter=MATTERS[0], entries=find_entries(MATTERS[0], library))
    counts = {state.unit: (state.count, state.owes) for state in present_states(held, library)}
    assert counts == {"qh-office": (2, True), "qh-drc": (1, True)}


def test_a_gap_names_the_unit_that_owes_it_on_all_three_pages() -> None:
    library = make_library()
    overview = statutory.present(None, library)
    row = overview.articles[1].rows[0]
    assert (row.article, row.count, row.newest, [gap.text for gap in row.gaps]) == ("第21条", 0, None, ["区发展改革委"])
    assert overview.empty == 1
    matrix = matter_matrix.present(None, library)
    drc = next(row for row in matrix.rows if row.id == "qh-drc")
    cell = drc.cells[2]
    assert cell is not None
    assert (cell.newest, cell.owes, cell.ask) == (None, True, "units/qh-drc/")
    assert matrix.gaps == sum(len(row.gaps) for article in overview.articles for row in article.rows)
    part = next(part for _, part in matter.addresses(library) if part.held.matter.id == "urban")
    page = matter.present(part, library)
    assert (page.rows, [state.count for state in page.states]) == ((), [0])


def test_a_cell_is_empty_where_the_unit_neither_owes_nor_published() -> None:
    matrix = matter_matrix.present(None, make_library())
    heyuan = next(row for row in matrix.rows if row.id == "heyuan")
    assert [cell is None for cell in heyuan.cells] == [True, False, True]


def test_a_matter_with_many_entries_is_cut_into_pages_that_hold_all() -> None:
    made = normative()
    documents = tuple(replace(made, record=made.record.model_copy(update={"id": f"d-{n}"})) for n in range(45))
    library = make_library(documents, matters=(holding(categories=["normative"]),))
    pages = [(address, matter.present(part, library)) for address, part in matter.addresses(library)]
    assert [address for address, _ in pages] == ["statutory/m/", "statutory/m/page/2/", "statutory/m/page/3/"]
    assert [len(page.rows) for _, page in pages] == [20, 20, 5]
    assert all(page.pager for _, page in pages)
