"""The search page of the demonstration in a real browser: hits, filters, order, marks."""

import json
import re
from base64 import b64encode

import pytest
from playwright.sync_api import expect

from tests import search_page
from tests.search_page import INDEX, find, settle, total

pytestmark = pytest.mark.browser
MARKS = ["233,210,253", "255,255,0"]
"""How Chromium marks a text fragment, by its version."""
site, page = search_page.site, search_page.page


@pytest.fixture
def numbered(demonstration):
    lines = (demonstration / "search").glob("texts/*.js")
    texts = [json.loads(re.search(r",(\{.*\})\);", path.read_text("utf-8"))[1]) for path in lines]
    return [text for text in texts if text["number"]]


def test_own_number_is_the_first_hit_and_opens_the_document(page, site, numbered):
    for document in numbered[:3]:
        for form in (document["number"], document["number"].replace("〔", "[").replace("〕", "]").removesuffix("号")):
            first = find(page, site, form).first
            assert first.get_attribute("data-id") == document["document"]
            assert first.locator("a[href]").count() == 1
    page.locator("#search-results a").first.click()
    page.wait_for_selector(f'article[data-id="{document["document"]}"]')


def test_a_hit_opens_at_its_clause_with_the_words_marked(page, site):
    hits = find(page, site, "阅办联动")
    assert hits.count() == total(page) > 0
    hit = hits.filter(has=page.locator('a[href*="#"]')).first
    assert set(hit.locator(".search-quote mark").all_text_contents()) == {"阅办联动"}
    clause = hit.locator("a").get_attribute("href").partition("#")[2]
    hit.locator("a").click()
    page.wait_for_selector(f'[id="{clause}"]')
    assert "阅办联动" in page.locator(f'[id="{clause}"]').text_content()


def test_nothing_is_fetched_before_the_search_is_used(page, site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("", "search/"):
        page.goto(site + address, wait_until="networkidle")
    assert not [url for url in asked if INDEX.search(url)]
    assert page.locator("#search-status").get_attribute("data-state") == "idle"
    page.fill("#search-query", "公开")
    page.keyboard.press("Enter")
    settle(page)
    assert [url for url in asked if INDEX.search(url)]
    assert all(url.startswith(site) for url in asked)


def test_from_the_box_of_any_page_to_hits_by_keyboard(page, site):
    page.goto(site)
    page.focus('form[role="search"] input[name="q"]')
    page.keyboard.type("政务公开")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    settle(page)
    assert page.input_value("#search-query") == "政务公开"
    status = page.locator("#search-status")
    assert status.get_attribute("role") == "status"
    assert f"共找到{total(page)}条结果" in status.text_content()


def test_filters_stand_in_the_address_and_back_undoes_them(page, site):
    find(page, site, "公开")
    everything = total(page)
    page.select_option('[name="year"]', "2024")
    page.wait_for_url("**year=2024*")
    page.select_option('[name="kind"]', "document")
    page.wait_for_url("**kind=document*")
    settle(page)
    assert 0 < total(page) < everything
    filtered = total(page)
    find(page, site, "公开", year="2024", kind="document")
    assert total(page) == filtered
    page.go_back()
    page.go_back()
    settle(page)
    assert "kind" not in page.url
    assert page.input_value('[name="kind"]') == ""


def test_filters_say_how_many_hits_they_leave(page, site):
    find(page, site, "公开")
    everything = total(page)
    page.focus('[name="kind"]')
    expect(page.locator("[name=kind] option[value=document]")).to_contain_text("（")
    told = page.locator("[name=kind] option[value]:not([value=''])").all_text_contents()
    assert sum(int(re.search(r"（(\d+)）$", text)[1]) for text in told) == everything
    page.select_option('[name="kind"]', "document")
    page.wait_for_url("**kind=document*")
    settle(page)
    assert told[0] == f"文件（{total(page)}）"


def test_more_results_until_all_are_shown(page, site):
    hits = find(page, site, "公开")
    while page.locator("#search-more").count():
        assert page.locator('a[rel="next"]').count() == 1
        before = hits.count()
        page.click("#search-more")
        expect(hits.nth(before)).to_be_attached()
        settle(page)
    addresses = hits.locator("a").evaluate_all("links => links.map((link) => link.href.split('#')[0] + link.hash)")
    assert len(set(addresses)) == len(addresses) == total(page) > 10


def test_sort_by_date(page, site):
    find(page, site, "公开", sort="date", kind="document")
    facts = page.locator(".search-facts").all_text_contents()
    days = [re.search(r"\d{4}-\d\d-\d\d", line)[0] for line in facts]
    assert days == sorted(days, reverse=True)


def test_the_words_are_marked_on_the_page_that_opens(page, site):
    hit = find(page, site, "阅办联动").filter(has=page.locator('a[href*="#"]')).first
    link = hit.locator("a")
    address = link.evaluate("link => link.href")
    assert ":~:" not in address
    page.goto(address)
    plain = count_marked(page)
    find(page, site, "阅办联动")
    with page.expect_navigation():
        link.click()
    page.wait_for_selector("article[data-id]")
    assert page.evaluate("location.hash") == "#" + address.partition("#")[2]
    assert count_marked(page) > plain + 100


def count_marked(page) -> int:
    """Pixels of a screenshot in the colour in which the browser marks a text fragment."""
    picture = b64encode(page.screenshot()).decode("ascii")
    reader = page.context.new_page()
    found = reader.evaluate(
        """async ([picture, marks]) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
          canvas.drawImage(image, 0, 0);
          const { data } = canvas.getImageData(0, 0, image.width, image.height);
          let found = 0;
          for (let at = 0; at < data.length; at += 4) found += marks.includes(data.slice(at, at + 3).join());
          return found;
        }""",
        [picture, MARKS],
    )
    reader.close()
    return found
