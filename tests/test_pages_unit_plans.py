"""承担任务的文件: a unit's page holds the newest, further pages list all of them."""

from __future__ import annotations

from generator.model.duties import PLANS_IN_FULL
from generator.pages import unit, unit_plans
from tests.sample_documents import plan
from tests.sample_library import make_library


def test_a_unit_that_owes_by_few_documents_has_them_all_on_its_page() -> None:
    library = make_library(tuple(plan(year) for year in range(2026, 2006, -1)))
    assert list(unit_plans.addresses(library)) == []
    file = dict(unit.addresses(library))["units/qh-drc/"]
    page = unit.present(file, library)
    assert len(page.duties) == page.plan_count == PLANS_IN_FULL
    assert page.all_plans is None


def test_by_many_the_newest_stand_on_its_page_and_all_in_the_list() -> None:
    years = range(2026, 1966, -1)
    library = make_library(tuple(plan(year) for year in years))
    page = unit.present(dict(unit.addresses(library))["units/qh-drc/"], library)
    assert [duties.title[3:7] for duties in page.duties] == [str(year) for year in years[:PLANS_IN_FULL]]
    assert page.all_plans == "units/qh-drc/plans/"
    lists = {address: found for address, found in unit_plans.addresses(library) if address.startswith("units/qh-drc/")}
    assert list(lists) == ["units/qh-drc/plans/", "units/qh-drc/plans/page/2/"]
    rows = [row for found in lists.values() for row in unit_plans.present(found, library).rows]
    assert [row.address for row in rows] == [f"ledgers/qhfb-{year}-12/" for year in years]
    assert {row.detail for row in rows} == {"直接1项，统称0项"}
    assert page.direct_count == len(years)
