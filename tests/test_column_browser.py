"""Filters, matters, catalogue and 长者版 in a real browser: combined, in the address, by keyboard, without scripts."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.test_site_browser import reader

pytestmark = pytest.mark.browser
PAGES = (
    "documents/",
    "statutory/",
    "statutory/matrix/",
    "statutory/regulations/",
    "catalogue/",
    "catalogue/elderly-care/",
    "catalogue/by-level/county/",
    "platforms/",
    "senior/",
)
RESULTS = "[data-list]:not([hidden]) .row"


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def choice(page, facet: str, name: str):
    return page.locator(f"[data-facet={facet}] a", has_text=name).first


def count_of(link) -> int:
    return int(link.locator(".count").inner_text())


def told(page) -> int:
    return int(re.search(r"共(\d+)件", page.locator("[data-status]").inner_text())[1])


@pytest.mark.parametrize(
    ("width", "mode"), [(1280, None), (360, None), (320, None), (1280, "large"), (320, "large"), (1280, "dark")]
)
def test_no_page_scrolls_sideways(browser, site, width, mode):
    with reader(browser, site, viewport={"width": width, "height": 800}) as page:
        if mode:
            page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
        for address in PAGES:
            page.goto(site + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_filters_combine_in_the_address_with_counts_and_the_way_back(browser, site):
    requests = []
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.goto(f"{site}documents/")
        whole = told(page)
        assert not [url for url in requests if "/api/library/" in url]
        year = choice(page, "year", "2025年")
        expected = count_of(year)
        year.click()
        page.locator("[data-chosen] a").wait_for()
        assert told(page) == expected
        assert asked(page) == {"year": ["2025"]}
        unit = choice(page, "unit", "区政府办公室")
        narrowed = count_of(unit)
        assert 0 < narrowed < expected
        unit.click()
        page.wait_for_url("**/documents/?year=2025&unit=qh-office")
        page.locator("[data-chosen] a").nth(1).wait_for()
        assert told(page) == narrowed == page.locator(RESULTS).count()
        assert page.locator(f"{RESULTS} .row-number").all_inner_texts()
        assert all("2025" in date for date in page.locator(f"{RESULTS} .row-date").all_inner_texts())
        titles = page.locator(f"{RESULTS} a").all_inner_texts()
        page.reload()
        page.locator("[data-chosen] a").nth(1).wait_for()
        page.locator(RESULTS).first.wait_for()
        assert page.locator(f"{RESULTS} a").all_inner_texts() == titles
        page.go_back()
        page.locator("[data-chosen] a").nth(1).wait_for(state="detached")
        page.locator("[data-status]", has_text=f"共{expected}件").wait_for()
        page.locator("[data-reset]").click()
        page.wait_for_url("**/documents/")
        page.locator("[data-status]", has_text=re.compile(f"^共{whole}件$")).wait_for()
        assert page.locator(RESULTS).count() == min(whole, 20)


def test_a_list_of_one_value_leads_to_combinations_and_counts_them(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{site}documents/by-unit/qh-office/")
        box = page.locator("[data-library]")
        year = choice(page, "year", "2025年")
        before = count_of(year)
        with page.expect_response("**/api/library/facets.json"):
            box.hover()
        expect(year.locator(".count")).not_to_have_text(str(before))
        expected = count_of(year)
        assert expected < before
        year.click()
        page.wait_for_url("**/documents/?year=2025&unit=qh-office")
        page.locator("[data-chosen] a").nth(1).wait_for()
        page.locator(RESULTS).first.wait_for()
        assert told(page) == expected


def test_pages_of_a_combination_have_addresses_of_their_own(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{site}documents/?category=other")
        page.locator("nav.pager a:visible", has_text="下一页").click()
        page.wait_for_url("**/documents/?category=other&page=2")
        page.locator("[data-status]", has_text="第2页").wait_for()
        assert page.evaluate("document.activeElement.matches('[data-list]')")


def test_an_impossible_combination_says_so_and_offers_the_way_out(browser, site):
    with reader(browser, site) as page:
        page.goto(f"{site}documents/?year=2023&category=application_notice")
        page.get_by_text("没有同时符合这些条件的文件").wait_for()
        assert told(page) == 0
        assert page.locator("[data-reset]").is_visible()


def test_the_feed_follows_a_single_filter(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{site}documents/?unit=qh-office")
        feed = page.locator(".subscribe a")
        page.locator(".subscribe a", has_text="区政府办公室").wait_for()
        feed.click()
        assert page.url.endswith("subscriptions/#units-qh-office")
        assert page.locator("#units-qh-office").is_visible()


def test_filters_work_by_keyboard_and_keep_the_focus(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{site}documents/")
        choice(page, "validity", "现行有效").focus()
        page.keyboard.press("Enter")
        page.locator("[data-chosen] a").wait_for()
        assert page.evaluate("document.activeElement.dataset.value") == "in_force"
        page.keyboard.press("Enter")
        page.locator("[data-chosen] a").first.wait_for(state="detached")
        assert asked(page) == {}


@pytest.mark.parametrize("width", [1280, 360])
def test_each_filter_works_by_itself_without_scripts(browser, site, width):
    with reader(browser, site, viewport={"width": width, "height": 900}, java_script_enabled=False) as page:
        page.goto(f"{site}documents/")
        if width < 960:
            page.locator("[data-library] > summary").click()
        link = choice(page, "interpreted", "有解读")
        expected = count_of(link)
        link.click()
        assert page.url == f"{site}documents/by-interpreted/yes/"
        assert told(page) == expected
        assert page.locator("[data-list] .row").count() == min(expected, 20)
        page.get_by_role("link", name="清除筛选，查看全部文件").click()
        assert page.url == f"{site}documents/"


def test_every_cell_of_the_matrix_that_says_something_leads_somewhere(browser, site):
    for width in (1280, 360):
        with reader(browser, site, viewport={"width": width, "height": 800}) as page:
            page.goto(f"{site}statutory/matrix/")
            cells = page.locator(".matrix td:not(.none)")
            assert cells.count() > 50
            assert page.locator(".matrix td:not(.none) a").count() == cells.count()
            assert page.locator(".matrix td.none a").count() == 0
            assert page.locator(".matrix td .gap").first.is_visible()
            page.locator(".matrix td .gap").first.click()
            assert "/units/" in page.url


def test_items_of_the_catalogue_are_filtered_in_the_address(browser, site):
    with reader(browser, site) as page:
        page.goto(f"{site}catalogue/by-level/county/")
        rows = page.locator("#items tbody tr:visible")
        whole = rows.count()
        page.get_by_label("领域").select_option(label="养老服务")
        page.get_by_label("内容").select_option("gap")
        assert 0 < rows.count() < whole
        assert set(rows.locator(".gap").all_inner_texts()) == {"暂无"}
        assert page.get_by_role("status").first.inner_text().startswith(f"符合条件的{rows.count()}项")
        shown = rows.count()
        page.reload()
        assert rows.count() == shown
        page.go_back()
        assert shown < rows.count() < whole
        page.get_by_role("button", name="清除筛选").click()
        assert rows.count() == whole


def test_the_elderly_find_large_print_from_any_page(browser, site):
    for width in (1280, 360):
        with reader(browser, site, viewport={"width": width, "height": 800}) as page:
            page.goto(f"{site}documents/qhfb-2024-12/")
            entrance = page.get_by_role("banner").get_by_role("link", name="长者版")
            assert entrance.bounding_box()["height"] >= 44
            entrance.click()
            button = page.get_by_role("main").get_by_role("button", name="大字")
            assert button.bounding_box()["height"] >= 44
            button.click()
            assert button.get_attribute("aria-pressed") == "true"
            assert page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize") >= "24px"
            page.goto(site)
            assert page.evaluate("getComputedStyle(document.body).fontSize") == "24px"


def test_channels_below_are_shown_where_one_is_and_the_map_has_them_all(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(site)
        menu = page.get_by_role("navigation", name="栏目")
        assert menu.get_by_role("link", name="财政预决算").count() == 0
        menu.get_by_role("link", name="法定主动公开内容").click()
        menu.get_by_role("link", name="财政预决算").click()
        assert page.url == f"{site}statutory/budgets/"
        assert page.get_by_role("navigation", name="当前位置").locator("a").count() == 2
        page.goto(f"{site}site-map/")
        assert page.get_by_role("main").get_by_role("link", name="财政预决算").count() == 1


def test_a_language_is_offered_where_there_is_a_translation_and_nowhere_else(browser, site):
    with reader(browser, site) as page:
        page.goto(f"{site}about/")
        assert page.locator("link[hreflang=en]").get_attribute("href").endswith("/about-en/")
        page.get_by_role("banner").get_by_role("link", name="English").click()
        assert page.locator("article[lang=en]").is_visible()
        page.get_by_role("banner").get_by_role("link", name="中文").click()
        assert page.url == f"{site}about/"
        page.goto(f"{site}guide/")
        assert page.locator("[hreflang]").count() == 0


def test_contents_go_along_with_a_long_text_and_say_where_one_is(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 800}) as page:
        page.goto(f"{site}documents/qhfb-2024-12/")
        along = page.get_by_role("navigation", name="随文目录")
        third = along.get_by_role("link").nth(2)
        third.click()
        along.locator("[aria-current=location]").wait_for()
        assert along.locator("[aria-current]").all_inner_texts() == [third.inner_text()]
        assert 0 <= along.bounding_box()["y"] < 100
        page.goto(f"{site}senior/")
        assert along.count() == 0
    with reader(browser, site, viewport={"width": 360, "height": 800}) as page:
        page.goto(f"{site}documents/qhfb-2024-12/")
        assert page.locator(".along").count() == 0


def test_the_columns_every_government_has_stand_on_the_first_screen(browser, site):
    for width, height in ((1280, 800), (360, 780)):
        with reader(browser, site, viewport={"width": width, "height": height}) as page:
            page.goto(site)
            entrances = page.get_by_role("navigation", name="法定公开事项")
            box = entrances.bounding_box()
            assert box["y"] + box["height"] <= height
            assert entrances.get_by_role("link").count() == 5
            entrances.get_by_role("link", name="依申请公开").click()
            assert page.url == f"{site}application/"


def test_no_label_of_a_folded_table_lies_over_its_value(browser, site):
    overlaps = """() => [...document.querySelectorAll(".stacked td")].slice(0, 80).flatMap((cell) => {
      const look = getComputedStyle(cell, "::before");
      const text = document.createRange();
      text.selectNodeContents(cell);
      const left = cell.getBoundingClientRect().left + parseFloat(look.width);
      return [...text.getClientRects()].some((one) => one.width && one.left < left - 1) ? [cell.dataset.name] : [];
    })"""
    with reader(browser, site, viewport={"width": 360, "height": 780}) as page:
        for address in ("audit/", "patrol/", "downloads/", "ledgers/qhfb-2024-12/"):
            page.goto(site + address)
            assert page.evaluate(overlaps) == [], address


def test_a_number_for_the_elderly_is_dialled_at_a_tap(browser, site):
    with reader(browser, site, viewport={"width": 360, "height": 780}) as page:
        page.goto(f"{site}senior/")
        numbers = page.locator(".senior-calls a[href^='tel:']")
        assert numbers.count() == 2
        assert all(box["height"] >= 44 for box in (one.bounding_box() for one in numbers.all()))
