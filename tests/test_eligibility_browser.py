"""政策体检, 申报日历 and 政策留言板 in a real browser: a reader answers, changes answers; without scripts reads."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from tests import site_reader

pytestmark = pytest.mark.browser
CHECK = "eligibility/yanglao-butie/"


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@contextmanager
def reader(browser, site, **options):
    """A page that also leaves nothing on the device."""
    with site_reader.reader(browser, site, **options) as page:
        yield page
        assert page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length") == 0


def choose(page, question, answer):
    page.locator(".check legend", has_text=question).wait_for()
    page.locator(".check-choice", has_text=answer).first.click()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_reader_is_told_which_clause_is_not_met(browser, site, width):
    with reader(browser, site, viewport={"width": width, "height": 800}) as page:
        page.goto(site + CHECK)
        choose(page, "本区户籍", "是")
        while page.locator("[data-verdict]").count() == 0:
            if page.locator("#check-number").count():
                page.locator("#check-number").fill("不知道")
                page.keyboard.press("Enter")
                assert page.locator(".check-warning").text_content() == "请填一个数字，如 65。"
                page.locator("#check-number").fill("５９")
                page.keyboard.press("Enter")
            else:
                page.locator(".check-choice.unknown").click()
        assert page.locator("[data-verdict]").get_attribute("data-verdict") == "not_eligible"
        assert page.locator("[data-verdict]").evaluate("node => document.activeElement === node")
        row = page.locator("#condition-table tr", has=page.locator(".check-mark.not_eligible"))
        assert row.locator("a").get_attribute("href").endswith("documents/qhfg-2025-3/#a5-2")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_answer_can_be_changed_and_all_begun_again(browser, site):
    with reader(browser, site) as page:
        page.goto(site + CHECK)
        choose(page, "本区户籍", "不是")
        assert page.locator("[data-verdict]").get_attribute("data-verdict") == "not_eligible"
        page.locator(".check-change").first.click()
        assert page.locator("[data-verdict]").count() == 0
        choose(page, "本区户籍", "是")
        assert page.locator(".check-answers li").count() == 1
        page.locator("[data-restart]").click()
        assert page.locator(".check-answers li").count() == 0
        assert page.locator(".check-mark").count() == 0


def test_who_knows_nothing_is_told_that_nothing_can_be_said(browser, site):
    with reader(browser, site) as page:
        page.goto(site + "eligibility/gongzufang/")
        while page.locator("[data-verdict]").count() == 0:
            page.locator(".check-choice.unknown").click()
        assert page.locator("[data-verdict]").get_attribute("data-verdict") == "undetermined"


def test_without_scripts_the_conditions_are_a_table_with_clauses(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + CHECK)
    assert not page.locator("[data-rule]").is_visible()
    assert page.locator("#condition-table tbody tr").count() == 5
    assert page.locator("#condition-table tbody a").count() == 5
    context.close()


def test_the_policy_its_service_and_the_days_to_apply_lead_to_the_check(browser, site):
    with reader(browser, site) as page:
        for address in ("documents/qhfg-2025-3/", "services/jujia-yanglao-butie/"):
            page.goto(site + address)
            assert page.locator("a[href$='eligibility/yanglao-butie/']").count() == 1
        page.goto(site + "benefits/")
        assert page.locator("a[href$='eligibility/chuangye-butie/']").count() >= 1


def test_days_left_are_counted_from_the_readers_day(browser, site):
    with reader(browser, site) as page:
        page.clock.set_fixed_time("2026-12-10T15:00:00+08:00")
        page.goto(site + "benefits/")
        assert page.locator("[data-window-closes='2026-12-10']").text_content() == "今天截止"
        assert page.locator("[data-window-closes='2026-12-18']").text_content() == "距截止8天"
        assert page.locator("[data-window-closes='2026-11-30']").text_content() == "已经截止"
        assert page.locator("#chuangye-2026 .badge").text_content() == "已经截止"


def test_a_board_without_a_receiver_has_no_form_but_every_other_channel(browser, site):
    with reader(browser, site) as page:
        page.goto(site + "documents/qhfbg-2026-2/")
        box = page.locator("section.contact")
        assert box.locator("form").count() == 0
        assert box.locator("a[href^='mailto:']").count() == 1
        assert "000-0000" in box.text_content()
        box.get_by_role("link", name="二孩家庭的托育补助怎样算").click()
        assert "400元" in page.locator(":target").text_content()


@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_scrolls_sideways(browser, site, width):
    with reader(browser, site, viewport={"width": width, "height": 800}) as page:
        for address in ("eligibility/", CHECK, "benefits/", "messages/", "messages/page/2/"):
            assert page.goto(site + address).status == 200
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
