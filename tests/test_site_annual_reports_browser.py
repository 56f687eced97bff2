"""Annual reports in a real browser: the national form where there is room, folded where there is not."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser
REPORT = "annual-reports/2025/"


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@pytest.mark.parametrize(("width", "mode"), [(1280, None), (1024, None), (360, None), (1280, "large"), (320, "large")])
def test_every_number_can_be_seen_without_scrolling_sideways(browser, site, width, mode):
    page = browser.new_page(viewport={"width": width, "height": 800})
    if mode:
        page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
    for address in (REPORT, "annual-reports/"):
        page.goto(site + address)
        rights = page.locator("main tbody td, main tbody th, main svg").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect().right)"
        )
        assert len(rights) > 60
        assert max(rights) <= width + 1
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_folded_line_says_what_each_number_is(browser, site):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(site + REPORT)
    assert not page.locator("#t3 thead").is_visible() or page.locator("#t3 thead").bounding_box()["width"] <= 1
    cell = page.locator("#t3 td[headers~='t3r1'][headers~='t3c1']")
    assert cell.inner_text() == "19"
    assert cell.evaluate("one => getComputedStyle(one, '::before').content") == '"自然人"'
    assert page.locator("#t3 .check").is_visible()
    nothing = page.locator("#t3 tr.nothing").first
    assert nothing.locator("td.total").is_visible()
    assert not nothing.locator("td.zero").first.is_visible()
    page.close()


def test_the_form_is_whole_on_a_wide_screen(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(site + REPORT)
    assert page.locator("#t3 .corner").is_visible()
    assert not page.locator("#t3 .check").is_visible()
    assert page.locator("#t3 td:visible").count() == 25 * 7 + 1
    assert page.locator("#t4 td:visible").count() == 15
    page.close()


def test_a_program_that_reads_aloud_finds_a_table_and_its_headers(browser, site):
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(site + REPORT)
    table = page.get_by_role("table", name="收到和处理政府信息公开申请情况")
    assert table.get_by_role("row").count() == 28
    assert table.get_by_role("rowheader", name="1.属于国家秘密").count() == 1
    dangling = page.locator("main td[headers]").evaluate_all(
        "all => all.flatMap(one => one.headers.split(' ')).filter(id => !document.getElementById(id))"
    )
    assert dangling == []
    page.close()


def test_years_can_be_compared_and_numbers_taken_away_without_scripts(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}annual-reports/")
    assert page.get_by_role("img", name="新收政府信息公开申请（件）：2023年48，2024年40，2025年27").is_visible()
    assert page.get_by_role("row", name="新收申请 48 40 27 减13").is_visible()
    page.get_by_role("link", name="青禾区人民政府2024年政府信息公开工作年度报告").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="三、收到和处理政府信息公开申请情况").last.click()
    assert taken.value.suggested_filename == "applications.csv"
    context.close()
