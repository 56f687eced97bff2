"""A reader's walk through the demonstration in a real browser."""

from __future__ import annotations

import re

import pytest

from tests.site_reader import reader

pytestmark = pytest.mark.browser
PAGES = (
    "",
    "documents/",
    "documents/qhfb-2024-12/",
    "documents/qhfg-2025-3/",
    "documents/qhfb-2025-8/",
    "ledgers/",
    "ledgers/qhfb-2024-12/",
    "units/",
    "units/qh-drc/",
    "interpretations/",
    "interpretations/plan-2024-jiedu/",
    "services/",
    "services/jujia-yanglao-butie/",
    "faqs/",
    "guide/",
    "rules/",
    "application/",
    "application/assistant/",
    "annual-reports/",
    "annual-reports/2025/",
    "channels/policy/",
    "site-map/",
    "gazette/",
    "gazette/2026-1/",
    "gazette/2026-1/edition/",
    "documents/qhfg-2025-3/#official",
    "documents/qhfg-2025-3/poster/",
    "downloads/",
    "open-data/",
    "404.html",
)
PLAN = "documents/qhfb-2024-12/"


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@pytest.mark.parametrize(("width", "mode"), [(1280, None), (360, None), (320, None), (320, "large"), (320, "contrast")])
def test_no_page_scrolls_sideways(browser, site, width, mode):
    with reader(browser, site, viewport={"width": width, "height": 800}) as page:
        if mode:
            page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
        for address in PAGES:
            page.goto(site + address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_entrance_to_a_clause_and_back_to_who_owes_it(browser, site, width):
    permissions = ["clipboard-read", "clipboard-write"]
    with reader(browser, site, viewport={"width": width, "height": 800}, permissions=permissions) as page:
        page.goto(site)
        page.get_by_role("link", name="全部文件").click()
        page.goto(f"{page.url}by-year/2024/")
        page.get_by_role("link", name="青禾区2024年政务公开工作要点").click()
        assert page.locator("article[data-id]").get_attribute("data-id") == "qhfb-2024-12"
        page.locator("[id='s2-1-2'] .cite").click()
        page.get_by_role("status").get_by_text("引用已复制").wait_for(state="attached")
        citation = page.evaluate("navigator.clipboard.readText()")
        assert re.fullmatch(r"《青禾区2024年政务公开工作要点》（青府办〔2024〕12号）二（一）2 http\S+#s2-1-2", citation)
        page.goto(citation.split()[-1])
        assert page.evaluate("document.querySelector(':target').dataset.label") == "2."
        unit = page.locator("[id='s2-1-2'] a[data-unit]").first
        wanted = unit.get_attribute("data-unit")
        unit.click()
        assert page.url == f"{site}units/{wanted}/"
        page.locator("#duties").wait_for()


def test_modes_are_kept_from_page_to_page(browser, site):
    with reader(browser, site) as page:
        page.goto(site)
        for mode in ("large", "contrast", "dark"):
            page.locator(f"[data-mode={mode}]").click()
        page.goto(site + PLAN)
        assert [
            page.locator(f"[data-mode={m}]").get_attribute("aria-pressed") for m in ("large", "contrast", "dark")
        ] == ["true"] * 3
        assert page.evaluate("getComputedStyle(document.body).fontSize") == "24px"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"


def test_a_keyboard_reaches_everything_in_view_skip_link_first(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 800}) as page:
        page.goto(site + PLAN)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "跳到正文"
        for _ in range(120):
            page.keyboard.press("Tab")
            box = page.evaluate(
                "(({top, bottom}) => [top, bottom, innerHeight])(document.activeElement.getBoundingClientRect())"
            )
            assert box[0] >= -1
            assert box[1] <= box[2] + 1


def test_controls_are_large_enough_for_a_finger(browser, site):
    with reader(browser, site, viewport={"width": 360, "height": 800}) as page:
        for address in (PLAN, "", "documents/"):
            page.goto(site + address)
            heights = page.locator("button:not(.cite), summary, input, .title-marks a, .filters a").evaluate_all(
                "all => all.filter(one => one.offsetParent).map(one => Math.round(one.getBoundingClientRect().height))"
            )
            assert heights
            assert min(heights) >= 44, address


@pytest.mark.parametrize("width", [1280, 360])
def test_everything_can_be_read_without_scripts(browser, site, width):
    with reader(browser, site, viewport={"width": width, "height": 800}, java_script_enabled=False) as page:
        page.goto(site + PLAN)
        assert not page.locator(".modes").is_visible()
        assert not page.locator(".cite").first.is_visible()
        menu = page.locator(".menu")
        if width < 960:
            menu.locator("summary").click()
        menu.get_by_role("link", name="政府信息公开指南").click()
        assert page.url == f"{site}guide/"
        page.goto(f"{site}faqs/")
        page.locator("details.question summary").first.click()
        assert page.locator("details.question .prose").first.is_visible()


def test_a_site_opens_from_a_disk(browser, demonstration):
    with reader(browser, "file://") as page:
        page.goto((demonstration / "index.html").as_uri())
        page.get_by_role("link", name="全部文件").click()
        page.get_by_role("heading", name="全部文件", level=1).wait_for()
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.masthead')).backgroundColor") == "rgb(20, 63, 122)"
        )


def test_notes_stand_beside_their_clause_where_there_is_room(browser, site):
    for width, beside in ((1280, True), (360, False)):
        with reader(browser, site, viewport={"width": width, "height": 800}) as page:
            page.goto(site + PLAN)
            note = page.locator("[data-interprets]").first
            clause = page.locator(f"[id='{note.get_attribute('data-interprets')}']")
            note_box, text_box = note.bounding_box(), clause.locator("> div").bounding_box()
            assert (note_box["x"] >= text_box["x"] + text_box["width"]) is beside
            assert note.locator("p").first.is_visible() is beside
