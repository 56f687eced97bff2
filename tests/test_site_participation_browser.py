"""Decisions, consultations and events of the demonstration in a real browser: by phone, without scripts, by the day."""

from __future__ import annotations

import datetime

import pytest

pytestmark = pytest.mark.browser
OPEN = "consultations/zhongxiao-xiuding-zhengji/"
PAGES = (
    "decisions/",
    "decisions/suianlu-gengxin-2026/",
    "consultations/",
    OPEN,
    "consultations/shoudian-xiaofei-zhengji/",
    "events/",
    "events/kaifang-wucan/",
    "events/liexi-2026-12/",
)


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@pytest.fixture
def page(browser, site):
    """A phone's page; it may not complain, nor ask any host but the site's."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text))
    opened.on("request", lambda request: request.url.startswith(site) or troubles.append(request.url))
    opened.on("response", lambda answer: answer.status < 400 or troubles.append(f"{answer.status} {answer.url}"))
    yield opened
    context.close()
    assert troubles == []


@pytest.mark.parametrize("mode", [None, "large"])
def test_no_page_scrolls_sideways(page, site, mode):
    if mode:
        page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


@pytest.mark.parametrize(
    ("now", "words", "state"),
    [
        ("2026-11-23T09:00:00+08:00", "还有9天截止", "征集中"),
        ("2026-12-01T23:59:00+08:00", "还有1天截止", "征集中"),
        ("2026-12-02T23:59:00+08:00", "今天截止", "征集中"),
        ("2026-12-03T00:01:00+08:00", "征集已经截止", "已截止"),
    ],
)
def test_days_are_counted_from_the_readers_day(page, site, now, words, state):
    page.clock.set_fixed_time(datetime.datetime.fromisoformat(now))
    page.goto(site + OPEN)
    assert page.locator("[data-closes]").inner_text() == words
    assert set(page.locator("[data-state]").all_inner_texts()) == {state}


def test_without_scripts_the_page_says_the_day_it_was_made(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + OPEN)
    assert page.locator("[data-closes]").inner_text() == "还有10天截止"
    assert page.get_by_text("以2026-11-22计").is_visible()
    assert page.get_by_role("link", name="一网通办企业专属网页的意见入口").is_visible()
    page.goto(site + "events/")
    assert page.locator("#coming ~ h3").first.inner_text() == "2026年12月"
    context.close()


def test_from_the_matrix_to_a_step_and_to_what_was_disclosed(page, site):
    page.goto(site + "decisions/")
    page.get_by_role("link", name="听证会信息：已公开").nth(0).click()
    assert page.evaluate("document.querySelector(':target').id") == "hearing"
    assert page.locator(".rail > li").count() == 11
    page.locator("#hearing a").click()
    assert page.get_by_role("heading", name="现场问答").is_visible()
    assert all(page.locator("main figure img").evaluate_all("found => found.map((one) => one.alt.length > 10)"))


def test_a_share_below_the_least_is_said_aloud(page, site):
    page.goto(site + "consultations/shoudian-xiaofei-zhengji/")
    assert "低于50%的要求" in page.locator(".share.short").inner_text()
    page.goto(site + OPEN)
    assert page.locator(".share.short").count() == 0
