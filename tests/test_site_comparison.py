"""Comparisons and validity in a real browser: without scripts, on narrow screens, on paper; the way there and back."""

from __future__ import annotations

from contextlib import contextmanager
from urllib.parse import urljoin

import pytest

pytestmark = pytest.mark.browser
PLANS = "comparisons/qhfb-2026-6-vs-qhfb-2025-8/"
MEASURES = "comparisons/qhfg-2025-3-vs-qhfg-2023-2/"
PAGES = (PLANS, MEASURES, "comparisons/", "validity/", "ledgers/qhfb-2025-8/")


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@contextmanager
def reader(browser, **options):
    context = browser.new_context(**options)
    yield context.new_page()
    context.close()


def shown(page) -> set[str]:
    """Kinds of the rows in view."""
    rows = page.locator(".comparing tbody tr")
    return {row.get_attribute("class").split()[0] for row in rows.all() if row.is_visible()}


def test_one_kind_of_change_is_picked_without_scripts(browser, site):
    with reader(browser, java_script_enabled=False, viewport={"width": 1280, "height": 800}) as page:
        page.goto(site + PLANS)
        assert shown(page) == {"added", "removed", "rewritten"}
        page.get_by_role("link", name="只看改写").click()
        assert page.url.endswith("#rewritten")
        assert shown(page) == {"rewritten"}
        page.get_by_role("link", name="全部", exact=False).last.click()
        assert shown(page) == {"added", "removed", "rewritten"}
        page.go_back()
        assert shown(page) == {"rewritten"}


def test_the_counts_are_those_of_the_rows(browser, site):
    with reader(browser) as page:
        page.goto(site + PLANS)
        for kind in ("added", "removed", "rewritten"):
            printed = int(page.locator(f'.only-links a[href="#{kind}"] .count').inner_text())
            assert page.locator(f".comparing tr.{kind}").count() == printed


def test_from_a_document_to_its_comparison_and_to_the_clause(browser, site):
    with reader(browser) as page:
        for document in ("documents/qhfg-2025-3/", "documents/qhfg-2023-2/"):
            page.goto(site + document)
            page.locator("#relations ~ .relations").get_by_role("link", name="逐条对照").click()
            assert page.url == site + MEASURES
        place = page.locator(".comparing tr.rewritten").nth(1).locator("a.place")
        assert place.count() == 2
        page.goto(urljoin(page.url, place.last.get_attribute("href")))
        assert page.url == f"{site}documents/qhfg-2025-3/#a1"
        assert page.locator(":target").get_attribute("data-label") == "第一条"


@pytest.mark.parametrize(("width", "mode"), [(1280, None), (1280, "large"), (360, None), (320, None), (320, "large")])
def test_no_page_scrolls_sideways(browser, site, width, mode):
    with reader(browser, viewport={"width": width, "height": 800}) as page:
        if mode:
            page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
        for address in PAGES:
            page.goto(site + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_change_is_said_in_words_by_line_and_by_colour(browser, site):
    with reader(browser) as page:
        page.goto(site + MEASURES)
        for tag, words, line in (("del", "［删去：", "line-through"), ("ins", "［新增：", "underline")):
            change = page.locator(f".comparing {tag}").first
            assert change.text_content().startswith(words)
            assert change.evaluate("one => getComputedStyle(one).textDecorationLine") == line
        page.emulate_media(media="print")
        assert not page.locator(".only-links").is_visible()
        assert page.locator(".comparing del").first.is_visible()


def test_a_life_leads_to_the_document_that_ended_it(browser, site):
    with reader(browser) as page:
        page.goto(site + "documents/qhfg-2023-2/")
        page.locator(".life .ending").get_by_role("link").click()
        assert page.url == f"{site}documents/qhfg-2025-3/"
        assert "有效期届满（尚未到期）" in page.locator(".life").inner_text()
        page.get_by_role("link", name="有效性一览").click()
        assert page.url == site + "validity/"
        assert "工作要点" not in page.locator("main table").first.inner_text()
