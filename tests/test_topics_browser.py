"""与我有关 in the browser: chosen, kept, ordered, counted, carried to another browser, cleared; and nothing leaves."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from tests.conftest import ROOT

pytestmark = pytest.mark.browser
DONE = '#for-me-status[data-state="done"]'


@pytest.fixture
def site(demonstration: Path, served: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with served(demonstration) as address:
        yield address


def choose(page, *names: str) -> None:
    for name in names:
        page.click(f'label:text-matches("^{name}[0-9]*$")')
    page.wait_for_selector(DONE)


def rows(page) -> list[list[str]]:
    """Tags in common, row by row."""
    read = 'all => all.map(row => [...row.querySelectorAll(".marks .mark")].map(mark => mark.textContent))'
    return page.eval_on_selector_all("#for-me-results > li", read)


def test_chosen_tags_list_what_has_them_and_are_kept(browser, site: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    page.goto(f"{site}for-me/")
    choose(page, "老年人", "资金补贴")
    found = rows(page)
    assert len(found) > 2
    assert [len(tags) for tags in found] == sorted((len(tags) for tags in found), reverse=True)
    assert {"老年人", "资金补贴"} == set(found[0])
    page.reload()
    page.wait_for_selector(DONE)
    assert rows(page) == found
    page.click("#for-me-results a")
    page.wait_for_load_state()
    assert page.title()
    assert "404" not in page.title()
    assert all(re.fullmatch(rf"GET (blob:)?{re.escape(site)}[^?]*", one) for one in asked), asked
    assert page.evaluate("document.cookie") == ""
    page.close()


def test_what_is_new_is_counted_until_it_is_seen(browser, site: str) -> None:
    page = browser.new_page()
    page.goto(f"{site}for-me/")
    choose(page, "老年人")
    assert "新增0条" in page.text_content("#for-me-status")
    page.evaluate(
        "localStorage.setItem('lantai-for-me', JSON.stringify("
        "{...JSON.parse(localStorage.getItem('lantai-for-me')), seen: '2026-01-01T00:00:00+08:00'}))"
    )
    page.reload()
    page.wait_for_selector(DONE)
    fresh = page.eval_on_selector_all("#for-me-results .mark.seal", "all => all.length")
    assert fresh > 0
    assert f"新增{fresh}条" in page.text_content("#for-me-status")
    page.click("#for-me-seen")
    expect(page.locator("#for-me-status")).to_contain_text("新增0条")
    assert page.is_hidden("#for-me-seen")
    page.close()


def test_choices_are_exported_imported_and_cleared(browser, site: str, tmp_path: Path) -> None:
    first = browser.new_context().new_page()
    first.goto(f"{site}for-me/")
    choose(first, "中小企业")
    with first.expect_download() as waiting:
        first.click("#for-me-export")
    waiting.value.save_as(tmp_path / "for-me.json")
    second = browser.new_context().new_page()
    second.goto(f"{site}for-me/")
    second.set_input_files("#for-me-import", tmp_path / "for-me.json")
    second.wait_for_selector(DONE)
    assert second.evaluate("JSON.parse(localStorage.getItem('lantai-for-me')).tags.length") == 1
    (tmp_path / "broken.json").write_text("no choices", "utf-8")
    second.set_input_files("#for-me-import", tmp_path / "broken.json")
    second.wait_for_selector('#for-me-status[data-state="error"]')
    foreign = {"version": 1, "tags": ["nothing", 7, None], "seen": "<b>"}
    (tmp_path / "foreign.json").write_text(json.dumps(foreign), "utf-8")
    second.set_input_files("#for-me-import", tmp_path / "foreign.json")
    second.wait_for_selector("#for-me-list", state="hidden")
    choose(first, "老年人")
    first.click("#for-me-clear")
    assert first.evaluate("localStorage.getItem('lantai-for-me')") is None
    assert first.is_hidden("#for-me-list")
    first.context.close()
    second.context.close()


def test_without_scripts_every_tag_leads_to_its_documents(browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}for-me/")
    assert page.is_hidden("#for-me-list")
    assert page.is_hidden("input[type=checkbox] >> nth=0")
    page.click(".tag-list a >> nth=0")
    assert page.text_content("h1").startswith("对象：")
    assert page.query_selector(".rows a")
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["topics/", "topics/yanglao/", "tags/", "for-me/"])
def test_pages_fit_the_screen(browser, site: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_a_topic_lists_its_documents_by_part_and_level(demonstration: Path) -> None:
    topics = yaml.safe_load((ROOT / "site_data" / "topics.yml").read_text("utf-8"))
    filled = [topic for topic in topics if topic.get("parts")]
    assert len(filled) >= 5
    for topic in filled:
        page = BeautifulSoup((demonstration / "topics" / topic["id"] / "index.html").read_text("utf-8"), "lxml")
        levels = [heading.get_text() for heading in page.select(".topic-part h3")]
        assert "区级文件" in levels
        listed = [str(link["href"]) for link in page.select(".topic-part .row-title > a[href]")]
        assert len(listed) == len(set(listed)) >= 3
        for outside in topic.get("outside", ()):
            assert outside["url"] in listed
        assert ("以发布机关文本为准" in page.get_text()) == bool(topic.get("outside"))


def test_topics_and_tags_are_in_the_list_of_subscriptions(demonstration: Path) -> None:
    page = BeautifulSoup((demonstration / "subscriptions" / "index.html").read_text("utf-8"), "lxml")
    topics = yaml.safe_load((ROOT / "site_data" / "topics.yml").read_text("utf-8"))
    tags = yaml.safe_load((ROOT / "site_data" / "tags.yml").read_text("utf-8"))
    assert all(page.select_one(f"tr#topics-{topic['id']}") for topic in topics)
    assert len(page.select('tr[id^="tags-"]')) == sum(len(words) for words in tags.values())
