"""Suggestions while somebody types: what the files hold, and the list below the box in a real browser."""

import json
import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from generator.chinese.bigrams import shard_of
from generator.chinese.pinyin import syllables
from generator.outputs.search_entries import read_entries
from generator.outputs.search_suggestions import (
    MOST,
    collect_keys,
    order_suggestions,
    suggest_page,
    suggest_words,
    write_suggestions,
)
from tests.search_library import sample_library
from tests.search_page import total

READ = re.compile(r"/assets/suggest|/search/suggest/")
BOX = "#site-q"
HOSTILE = [
    *("<img src=x onerror=alert(1)>", "[.*(+", "😀😀", "\x00养老", "__proto__", "constructor", "养老" * 5000, "^@~#"),
    *("'", "\\", "1,000", "㗊"),
]


@pytest.fixture(scope="module")
def files():
    library = sample_library()
    suggestions = [suggest_page(entry) for entry in read_entries(library)]
    ordered = order_suggestions([*suggestions, *suggest_words(library.synonyms)])
    return dict(write_suggestions(ordered, collect_keys(ordered)))


def offered(files, key: str) -> list[str]:
    rows, lists = files[f"suggest/{shard_of(key, files['suggest/meta'])}"]
    return [rows[at][0] for at in lists.get(key, ())]


def test_syllables():
    assert syllables("政务公开2024年") == ("zheng", "wu", "gong", "kai", "2024", "nian")
    assert syllables("app女") == ("app", "nv")
    assert syllables("") == ()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("生育", "生育津贴申领"),
        ("^生", "生育津贴申领"),
        ("产假", "生育津贴申领"),
        ("@sy", "生育津贴申领"),
        ("@syjt", "生育津贴申领"),
        ("@shen", "生育津贴申领"),
        ("@jint", "生育津贴申领"),
        ("待遇", "生育津贴"),
        ("@zhengf", "政府信息公开指南"),
        ("@zfxx", "政府信息公开指南"),
        ("区政", "青禾区人民政府办公室"),
        ("2024 2", "青禾区2024年"),
    ],
)
def test_found_by_title_alias_number_and_sound(files, key, text):
    assert any(one.startswith(text) for one in offered(files, key)), offered(files, key)


def test_lists_are_short_and_files_small(files):
    shards = {name: data for name, data in files.items() if name != "suggest/meta"}
    assert len(shards) == files["suggest/meta"]
    for name, (rows, lists) in shards.items():
        assert all(len(found) <= MOST for found in lists.values()), name
        assert len(json.dumps([rows, lists], ensure_ascii=False).encode()) < 60_000, name


@pytest.fixture
def page(browser, demonstration, served):
    with served(demonstration) as address, watched(browser) as opened:
        opened.asked = []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.goto(f"{address}units/", wait_until="networkidle")
        yield opened


@contextmanager
def watched(browser):
    context = browser.new_context()
    opened = context.new_page()
    troubles = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert troubles == []


def type_into(page, text: str, box: str = BOX):
    page.fill(box, "")
    page.fill(box, text)
    options = page.locator(f"{box} + [role=listbox] > [role=option]")
    options.first.wait_for()
    return options


@pytest.mark.browser
def test_nothing_is_read_before_the_box_is_turned_to(page):
    assert not [url for url in page.asked if READ.search(url)]
    page.focus(BOX)
    type_into(page, "养老")
    read = [url for url in page.asked if READ.search(url)]
    assert 3 <= len(read) <= 5


@pytest.mark.browser
def test_a_combobox_moved_through_by_keys(page):
    options = type_into(page, "养老")
    box = page.locator(BOX)
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    expect(page.locator("#announcement")).to_contain_text("条建议")
    for step, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None), ("ArrowUp", -1)):
        page.keyboard.press(step)
        wanted = None if at is None else options.nth(at).get_attribute("id")
        assert box.get_attribute("aria-activedescendant") == wanted
        assert page.locator('[role=option][aria-selected="true"]').count() == (at is not None)
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert options.count() == 0
    assert box.input_value() == "养老"


@pytest.mark.browser
def test_enter_follows_the_chosen_one_else_searches(page):
    options = type_into(page, "居家养老")
    words = options.first.locator("span").text_content()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(services|documents)/[^/]+/$"))
    assert words in page.locator("h1").first.text_content()
    page.go_back()
    page.focus(BOX)
    type_into(page, "养老")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.wait_for_selector('#search-status[data-state="done"]')
    assert total(page) > 0


@pytest.mark.browser
def test_words_letters_and_the_search_page(page):
    assert any("检索词" in text for text in type_into(page, "低保").all_text_contents())
    assert any("政务公开" in text for text in type_into(page, "zwgk").all_text_contents())
    assert any("政务公开" in text for text in type_into(page, "zhengwugongk").all_text_contents())
    page.goto(page.url.replace("units/", "search/"))
    page.focus("#search-query")
    type_into(page, "低保", "#search-query").filter(has_text="检索词").first.click()
    page.wait_for_selector('#search-status[data-state="done"]')
    assert page.input_value("#search-query") != "低保"


@pytest.mark.browser
def test_hostile_words_suggest_nothing_and_break_nothing(page):
    for text in HOSTILE:
        type_into(page, "养老")
        page.evaluate(
            """text => {
              const box = document.querySelector('#site-q');
              box.value = text;
              box.dispatchEvent(new InputEvent('input', { bubbles: true }));
            }""",
            text,
        )
        if "养老" not in text:
            expect(page.locator("#site-q + ul li")).to_have_count(0)
        assert page.locator("[role=listbox] img, [role=listbox] script").count() == 0


@pytest.mark.browser
def test_suggestions_from_a_disk(browser, demonstration):
    with watched(browser) as page:
        page.goto(f"{demonstration.as_uri()}/units/index.html")
        page.focus(BOX)
        type_into(page, "养老")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/index\.html"))
        page.wait_for_selector("h1")


@pytest.mark.browser
def test_without_network_the_box_searches_as_before(browser, demonstration, served):
    with served(demonstration) as address:
        context = browser.new_context()
        page = context.new_page()
        page.route(READ, lambda route: route.abort())
        page.goto(f"{address}units/")
        page.fill(BOX, "养老")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        context.close()
