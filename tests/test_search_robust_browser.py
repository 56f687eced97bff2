"""The search page where things go wrong: hostile words, no network, no server, no scripts, nothing found."""

from urllib.parse import quote

import pytest

from tests import search_page
from tests.search_page import INDEX, find, settle, total, watched

pytestmark = pytest.mark.browser
HOSTILE = [
    *("<img src=x onerror=alert(1)>", "<script>alert(1)</script>公开", "'\"><svg onload=alert(1)>公开", "&lt;b&gt;"),
    *("公开" * 5000, "公" * 10_000, "a" * 10_000, '"' * 10_000, "- " * 5000),
    *(".*[", "(a+)+$", "\\", "%E5%85%AC", "${alert(1)}", "__proto__", "constructor toString"),
    *(
        "😀\ud83d",
        "\ud83d\ud83d公开",
        "👨‍👩‍👧‍👦公开",
        "𠮷" * 3000,
        "\x00公开\x1b[31m",
        "\u202e公开\u200b",
        "公\u0301开",
    ),
]
site, page = search_page.site, search_page.page


def test_hostile_queries_neither_break_nor_inject(page, site):
    page.goto(f"{site}search/")
    for query in HOSTILE:
        page.evaluate("query => { document.querySelector('#search-query').value = query }", query)
        page.click('#search-form button[type="submit"]')
        settle(page)
        assert page.locator("#search-results img, #search-results script").count() == 0
        assert total(page) >= page.locator("#search-results > li").count()


def test_hostile_addresses_are_answered(page, site):
    for rest in (
        "?q=%E5",
        "?q=%00&page=-3",
        "?q=公开&year=__proto__",
        "?q=公开&kind=<b>",
        "?q=公开&page=1e9",
        "?q=a%26b=c",
    ):
        page.goto(f"{site}search/{rest}")
        settle(page)
        assert page.locator("#search-results img, #search-results b, #search-results script").count() == 0


def test_loading_is_said_until_the_hits_stand(page, site):
    def hold(_) -> None:
        """Neither answered nor refused, as on a line that has broken down."""

    page.route(INDEX, hold)
    page.goto(f"{site}search/?q={quote('公开')}")
    page.wait_for_selector('#search-status[data-state="loading"]')
    assert "正在检索" in page.locator("#search-status").text_content()
    page.unroute(INDEX)
    settle(page)
    assert total(page) > 0


def test_nothing_is_remembered(page, site):
    find(page, site, "公开")
    find(page, site, "㗊㗊㗊")
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.evaluate("caches.keys().then((all) => all.length)") == 0


def test_near_results_have_a_list_of_their_own(page, site):
    assert find(page, site, "政务公幵工作要点").count() == 0
    assert total(page) == 0
    assert page.locator("#search-similar li").count() > 0
    assert "相近结果" in page.locator("#search-status").text_content()


def test_too_short_and_nothing_found_are_said(page, site):
    assert find(page, site, "的").count() == 0
    assert "两个以上" in page.locator("#search-status").text_content()
    assert find(page, site, "㗊㗊㗊").count() == 0
    assert total(page) == 0


def test_traditional_characters_find_simplified_texts(page, site):
    find(page, site, "政务公开")
    simplified = total(page)
    assert find(page, site, "政務公開").count() > 0
    assert total(page) == simplified


def test_no_network_is_said_and_the_next_try_succeeds(browser, site):
    context = browser.new_context()
    page = context.new_page()
    page.route(INDEX, lambda route: route.abort())
    page.goto(f"{site}search/?q={quote('公开')}")
    page.wait_for_selector('#search-status[data-state="error"]')
    page.unroute(INDEX)
    page.click('#search-form button[type="submit"]')
    settle(page)
    assert total(page) > 0
    context.close()


def test_search_works_from_a_disk(page, demonstration):
    page.goto(f"{demonstration.as_uri()}/search/index.html?q={quote('阅办联动')}")
    settle(page)
    assert page.locator("#search-results > li").count() == total(page) > 0
    page.locator("#search-results a").first.click()
    page.wait_for_selector("article[data-id]")


def test_without_scripts_the_page_leads_to_the_lists(browser, site):
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{site}search/?q={quote('公开')}")
        assert page.locator("noscript").count() == 1
        page.locator('.search-browse a[href*="by-year"]').first.click()
        assert "/documents/by-year/" in page.url
