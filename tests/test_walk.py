"""Walks through the demonstration in a real browser, wide and narrow, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser
WIDTHS = (1280, 360)
PLAN = "qhfb-2024-12"


@pytest.fixture(scope="module")
def address(demonstration: Path, served: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with served(demonstration) as root:
        yield root


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser, address: str):
    """A page that fails the test when anything complains or a request leaves the host."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    opened, trouble = context.new_page(), []
    opened.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith((address, "data:")) else trouble.append(sent.url))
    yield opened
    context.close()
    assert trouble == []


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def open_menu(page) -> None:
    menu = page.locator("details.menu")
    if not page.locator("nav[aria-label=栏目]").is_visible():
        menu.locator("summary").click()


def open_listed(page, title: str) -> None:
    """Turns the pages of a list until it shows the document, and opens it."""
    while not page.get_by_role("link", name=title).count():
        with page.expect_navigation():
            page.locator('a[rel="next"]').click()
        assert fits(page)
    page.get_by_role("link", name=title).first.click()


def test_from_home_to_a_clause_and_on_to_the_unit_that_owes_it(page, address: str) -> None:
    page.goto(address)
    assert fits(page)
    for channel in ("政策文件", "其他文件"):
        open_menu(page)
        with page.expect_navigation():
            page.locator("nav[aria-label=栏目]").get_by_role("link", name=channel, exact=True).click()
    open_listed(page, "青禾区2024年政务公开工作要点")
    page.wait_for_selector(f'article[data-id="{PLAN}"]')
    assert fits(page)
    clause = page.locator('[id="s2-1-1"]')
    clause.locator("button[data-cite]").first.click()
    page.locator("#announcement", has_text="已复制").wait_for(state="attached")
    words, _, link = page.evaluate("navigator.clipboard.readText()").rpartition(" ")
    assert words.startswith("《青禾区2024年政务公开工作要点》（青府办〔2024〕12号）二（一）1")
    page.goto(address)
    page.goto(link)
    assert page.locator('[id="s2-1-1"]').evaluate("e => e === document.querySelector(':target')")
    assert page.locator('[id="s2-1-1"]').evaluate(
        "e => { const box = e.getBoundingClientRect(); return box.top >= 0 && box.top < window.innerHeight; }"
    )
    unit = page.locator('[id="s2-1-1"] a[data-unit]').first
    name = unit.inner_text()
    unit.click()
    page.wait_for_url("**/units/**")
    assert name in page.locator("main").inner_text()
    assert page.locator(f'main a[href*="ledgers/{PLAN}"]').count() > 0
    assert fits(page)


def test_search_opens_at_the_clause(page, address: str) -> None:
    page.goto(f"{address}documents/")
    page.locator("#site-q").fill("政策留言")
    page.locator("#site-q").press("Enter")
    page.wait_for_selector('#search-status[data-state="done"]')
    total = int(page.locator("#search-total").inner_text())
    assert total > 0
    assert fits(page)
    hit = page.locator("#search-results > li a[href*='documents/'][href*='#']").first
    href = hit.get_attribute("href")
    hit.click()
    page.wait_for_url("**/documents/**")
    anchor = href.partition("#")[2]
    assert "政策留言" in page.locator(f'[id="{anchor}"]').inner_text()


@pytest.mark.parametrize("query", ["青府办〔2024〕12号", "青府办[2024]12号", "青府办(2024)12号", "青府办【2024】12"])
def test_a_document_number_is_found_in_every_bracket(page, address: str, query: str) -> None:
    page.goto(f"{address}search/?q={query}")
    page.wait_for_selector('#search-status[data-state="done"]')
    assert page.locator("#search-results > li").first.get_attribute("data-id") == PLAN


def test_nothing_of_the_index_is_loaded_before_the_box_is_used(page, address: str) -> None:
    asked = []
    page.on("request", lambda sent: asked.append(sent.url.removeprefix(address)))
    page.goto(f"{address}documents/{PLAN}/")
    page.wait_for_load_state("networkidle")
    assert not [name for name in asked if name.startswith(("search/", "assets/search"))], asked


def test_modes_are_kept_from_page_to_page(page, address: str) -> None:
    page.goto(address)
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    page.locator('[data-mode="large"]').click()
    page.goto(f"{address}documents/qhfg-2025-3/")
    assert fits(page)
    page.goto(f"{address}documents/")
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before
    assert page.locator('[data-mode="large"]').get_attribute("aria-pressed") == "true"
    assert fits(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_all_but_search_works_without_javascript(browser, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.get_by_role("link", name="全部文件").click()
    open_listed(page, "青禾区2024年政务公开工作要点")
    page.locator('[id="s2-1-1"] a.permalink').first.click()
    assert page.url.endswith("#s2-1-1")
    page.locator('[id="s2-1-1"] a[data-unit]').first.click()
    assert "/units/" in page.url
    page.goto(f"{address}ledgers/{PLAN}/")
    assert page.locator("table#tasks tr[data-task]").count() > 60
    page.goto(f"{address}search/?q=公开")
    assert "documents/" in page.locator("noscript, main").first.inner_html()
    context.close()


def test_every_page_opens_in_silence(browser, demonstration: Path, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page, trouble = context.new_page(), []
    page.on("console", lambda message: trouble.append(f"{page.url} {message.text}"))
    page.on("pageerror", lambda error: trouble.append(f"{page.url} {error}"))
    page.on("request", lambda sent: None if sent.url.startswith((address, "data:")) else trouble.append(sent.url))
    for path in sorted(demonstration.rglob("*.html")):
        opened = address + path.relative_to(demonstration).as_posix()
        page.goto(opened)
        if 'http-equiv="refresh"' in path.read_text("utf-8"):
            page.wait_for_url(lambda url, opened=opened: url != opened)
        if not fits(page):
            trouble.append(f"{path}: wider than 360 px")
    context.close()
    assert trouble == []
