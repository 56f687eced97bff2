"""The assistant in a real browser: replies as counted by hand, the fee, the text, what happens without scripts."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager

import pytest

from generator.model.processing_fee import fee_by_pages, fee_by_requests
from tests.working_day_vectors import read_terms

pytestmark = pytest.mark.browser
ASSISTANT = "application/assistant/"
TERMS = read_terms()


@pytest.fixture(scope="module")
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@contextmanager
def reader(browser, site, **options):
    """A page of the assistant; it may not complain, nor ask any host but the site's."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("request", lambda request: request.url.startswith((site, "blob:")) or troubles.append(request.url))
    page.goto(site + ASSISTANT)
    yield page
    context.close()
    assert troubles == []


def ask(page, received, *, extended=False):
    page.locator("#received").fill(received)
    page.locator("#extended").set_checked(extended)
    page.get_by_role("button", name="算一算").click()


def days_shown(page):
    """Every day of the calendar: its date and what stands below it."""
    cells = page.locator("#reply-days td:not(.none)").evaluate_all(
        "all => all.map(one => [one.querySelector('time').dateTime, one.querySelector('.why').textContent])"
    )
    return [tuple(cell) for cell in cells]


def test_every_term_is_the_one_counted_by_hand(browser, site):
    with reader(browser, site) as page:
        for term in TERMS:
            ask(page, term.received.isoformat(), extended=term.days == 40)
            shown = days_shown(page)[1:]
            passed = Counter(why for _, why in shown if not why.startswith("第"))
            told = page.locator("#reply-result").inner_text()
            if term.ends.startswith("20"):
                due = page.locator("#reply-result [data-due]").last.get_attribute("data-due")
                assert (term.title, due) == (term.title, term.ends)
                assert shown[-1] == (term.ends, f"第{term.days}日")
            else:
                assert "还不能确定" in told
                assert "2026年12月31日" in told
                assert "到那天数到第19个工作日" in told
                assert page.locator("#reply-result [data-due]").count() == 0
            assert (term.title, dict(passed)) == (term.title, term.passed_over)
            for day in term.made_up:
                assert (day, True) in [(one, why.startswith("第")) for one, why in shown]
                assert page.locator(f"#reply-days td.made_up time[datetime='{day}']").count() == 1


def test_the_extension_says_plainly_where_the_table_ends(browser, site):
    with reader(browser, site) as page:
        ask(page, "2026-11-23", extended=True)
        lines = page.locator("#reply-result p")
        assert lines.nth(0).get_attribute("data-due") == "2026-12-21"
        assert "第40个工作日是哪一天，现在还不能确定" in lines.nth(1).inner_text()
        assert "2027年1月1日（星期五）以后" in lines.nth(1).inner_text()
        ask(page, "2027-01-04")
        assert "放假安排到2026年12月31日（星期四）为止" in page.locator("#reply-result").inner_text()
        assert page.locator("#reply-copy").is_hidden()


def test_a_supplement_only_stops_the_count_where_the_district_says_so(browser, site):
    with reader(browser, site) as page:
        page.evaluate("document.getElementById('reply-form').dataset.supplement = 'pause'")
        page.locator(".pauses summary").click()
        page.locator("#supplement-last").fill("2026-12-01")
        ask(page, "2026-11-20")
        assert page.locator("[data-due]").get_attribute("data-due") == "2026-12-29"
        assert [day for day, why in days_shown(page) if why == "补正"][-1] == "2026-12-01"


def test_a_supplement_starts_anew_and_a_third_party_stops_the_count(browser, site):
    with reader(browser, site) as page:
        page.locator(".pauses summary").click()
        page.locator("#supplement-last").fill("2026-09-18")
        ask(page, "2026-09-01")
        assert page.locator("[data-due]").get_attribute("data-due") == "2026-10-22"
        assert "重新起算" in page.locator("#reply-result").inner_text()
        page.locator("#supplement-last").fill("")
        page.locator("#third-first").fill("2026-11-25")
        page.locator("#third-last").fill("2026-12-01")
        ask(page, "2026-11-20")
        assert page.locator("[data-due]").get_attribute("data-due") == "2026-12-25"
        assert ("2026-11-25", "征求意见") in days_shown(page)
        page.locator("#third-last").fill("2026-11-24")
        ask(page, "2026-11-20")
        assert "先后不对" in page.locator("#reply-result").inner_text()


@pytest.mark.parametrize("count", [0, 10, 11, 30, 31, 40, 41, 55])
def test_the_fee_by_requests_is_the_one_of_the_program(browser, site, count):
    with reader(browser, site) as page:
        page.locator("#fee-requests").fill(str(count))
        amount = page.locator("#fee-result [data-amount]").get_attribute("data-amount")
        assert int(amount) == sum(part.amount for part in fee_by_requests(count))


@pytest.mark.parametrize("count", [0, 30, 31, 100, 101, 200, 201, 500])
def test_the_fee_by_pages_is_the_one_of_the_program(browser, site, count):
    with reader(browser, site) as page:
        page.locator("#fee-pages").fill(str(count))
        amount = page.locator("#fee-result [data-amount]").get_attribute("data-amount")
        assert int(amount) == sum(part.amount for part in fee_by_pages(count))


def test_what_is_public_already_is_found_first(browser, site):
    with reader(browser, site) as page:
        page.locator("#published-q").fill("申请办理规范")
        page.locator("#published-q").press("Enter")
        hit = page.locator("#published-results a").first
        hit.wait_for()
        assert "已经公开的有" in page.locator("#published-status").inner_text()
        hit.click()
        page.wait_for_url(f"{site}documents/**")


def test_what_is_not_found_is_what_is_asked_for(browser, site):
    with reader(browser, site) as page:
        page.locator("#published-q").fill("鲲鹏隧道竣工图纸")
        page.get_by_role("main").get_by_role("button", name="查一查").click()
        page.locator("#published-status").get_by_text("没有查到").wait_for()
        assert page.locator("#f-subject").input_value() == "鲲鹏隧道竣工图纸"
        assert "信息名称：鲲鹏隧道竣工图纸" in page.locator("#composed").inner_text()


def test_the_request_is_composed_and_stays_on_the_device(browser, site):
    permissions = ["clipboard-read", "clipboard-write"]
    with reader(browser, site, permissions=permissions, accept_downloads=True) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        assert "还没有填：姓名或者名称" in page.locator("#composed-missing").inner_text()
        page.get_by_label("姓名或者名称").fill("示例甲")
        page.get_by_label("联系电话").fill("000-0000 0000")
        page.get_by_label("通信地址").fill("青禾区穗安路1号")
        page.get_by_label("信息名称").fill("穗安路积水点改造方案")
        page.get_by_label("便于查找的特征").fill("2025年，穗安路段\n<b>不是标记</b>")
        page.get_by_label("取得方式").select_option("邮寄")
        text = page.locator("#composed").inner_text()
        assert "姓名或者名称：示例甲" in text
        assert "<b>不是标记</b>" in text
        assert "取得方式：邮寄" in text
        assert page.locator("#composed-missing").inner_text() == ""
        page.locator("#composed-copy").click()
        page.get_by_text("已复制").first.wait_for()
        assert page.evaluate("navigator.clipboard.readText()").splitlines() == text.splitlines()
        with page.expect_download() as saved:
            page.locator("#composed-save").click()
        assert saved.value.suggested_filename == "政府信息公开申请表.txt"
        assert saved.value.path().read_text(encoding="utf-8-sig").splitlines() == text.splitlines()
        assert page.locator("#composed-mail").get_attribute("href").startswith("mailto:openness@qinghe.example?")
        page.get_by_label("向谁申请").select_option("qh-civil")
        assert page.locator("#composed-mail").is_hidden()
        assert not [url for url in asked if not url.startswith(("blob:", f"{site}assets/icon."))]
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_keyboard_is_enough(browser, site):
    with reader(browser, site) as page:
        page.locator("#received").focus()
        page.locator("#received").fill("2026-09-18")
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.type") == "submit":
                break
        page.keyboard.press("Enter")
        assert page.locator("[data-due]").get_attribute("data-due") == "2026-10-22"
        page.locator("#extended").focus()
        page.keyboard.press("Space")
        assert page.locator("[data-due]").last.get_attribute("data-due") == "2026-11-19"


@pytest.mark.parametrize(("width", "mode"), [(1280, None), (360, None), (320, None), (320, "large"), (360, "contrast")])
def test_nothing_is_wider_than_the_screen_nor_too_small_for_a_finger(browser, site, width, mode):
    with reader(browser, site, viewport={"width": width, "height": 800}) as page:
        if mode:
            page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
        for address in ("application/", "guide/", "rules/", ASSISTANT):
            page.goto(site + address)
            if address == ASSISTANT:
                ask(page, "2026-09-18", extended=True)
                page.locator("#fee-requests").fill("35")
                page.locator(".holiday-table summary").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            heights = page.locator("main :is(button, summary, select, input:not([type=checkbox]))").evaluate_all(
                "all => all.filter(one => one.offsetParent).map(one => Math.round(one.getBoundingClientRect().height))"
            )
            assert all(height >= 44 for height in heights), address


def test_without_scripts_the_tables_and_the_form_are_there(browser, site):
    with reader(browser, site, java_script_enabled=False) as page:
        assert page.get_by_text("您的浏览器没有打开脚本").is_visible()
        assert not page.locator("#request-form").is_visible()
        assert not page.locator("#reply-form").is_visible()
        assert page.locator("#reply-days td.term-end time").get_attribute("datetime") == "2026-12-18"
        assert page.locator(".fee").count() == 2
        assert page.get_by_role("link", name="政府信息公开申请表（DOCX）").is_visible()
        page.locator("#published-q").fill("养老")
        page.get_by_role("main").get_by_role("button", name="查一查").click()
        assert "/search/?q=" in page.url


def test_only_the_request_is_printed(browser, site):
    with reader(browser, site) as page:
        page.emulate_media(media="print")
        assert page.locator("#composed").is_visible()
        assert not page.locator("#reply-days").is_visible()
        assert not page.locator("#request-form").is_visible()
