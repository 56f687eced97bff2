"""The bars of a published page that can be measured in a minute; `make quality` measures all of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import ROOT, TODAY
from tests.quality import browsing, using
from tests.quality.files import Weight, find_inline, find_leaks, find_outside, weigh_all
from tests.quality.kinds import find_pages
from tests.quality.lighthouse import find_lighthouse_misses, find_middle
from tests.quality.measuring import Measured
from tests.quality.report import WholeSite, write_report
from tests.quality.server import serve


@pytest.fixture(scope="module")
def pages(demonstration):
    """Kind → address of the page that stands for it."""
    return find_pages(ROOT, demonstration, date.fromisoformat(TODAY))


@pytest.fixture(scope="module")
def site(demonstration):
    with serve(demonstration) as address:
        yield address


@pytest.mark.browser
@pytest.mark.parametrize(("width", "mode"), [(360, "light"), (1280, "dark")])
def test_every_kind_of_page_is_open_to_everybody_and_asks_nobody_else(browser, site, pages, width, mode):
    misses = []
    with browsing.opened(browser, width=width, mode=mode) as page:
        for kind, address in pages.items():
            page.asked.clear()
            page.troubles.clear()
            page.goto(site + address)
            page.wait_for_load_state("load")
            found = (*browsing.find_request_misses(page, site), *browsing.run_axe(page), *browsing.find_loss(page))
            misses += [f"{kind}: {one}" for one in found]
    assert misses == []


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["home", "documents", "document (middle)", "search"])
def test_keys_alone_reach_every_control(browser, site, pages, kind):
    with browsing.opened(browser) as page:
        page.goto(site + pages[kind])
        assert list(using.find_keyboard_misses(page)) == []


@pytest.mark.browser
def test_paper_and_a_browser_without_scripts_lose_nothing(browser, site, pages):
    misses = []
    with browsing.opened(browser, java_script_enabled=False, mode="dark") as page:
        for kind, address in pages.items():
            page.goto(site + address)
            misses += [f"{kind}: {one}" for one in using.find_scriptless_misses(page)]
    with browsing.opened(browser, mode="dark") as page:
        for kind, address in pages.items():
            page.goto(site + address)
            misses += [f"{kind}: {one}" for one in using.find_print_misses(page, kind)]
            page.emulate_media(media="screen")
    assert misses == []


def test_no_page_weighs_more_than_its_bar(demonstration, pages):
    weights = weigh_all(demonstration, pages)
    misses = [f"{kind}: {one}" for kind, weight in weights.items() for one in weight.find_misses(kind)]
    assert misses == []


def test_no_file_of_the_site_carries_code_inline_or_asks_another_host(demonstration):
    assert list(find_leaks(demonstration)) == []


FIGURES = {
    "scores": {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100},
    "failed": [],
    "lcp": 1100,
    "tbt": 20,
    "cls": 0,
}


def test_the_middle_of_three_measurements_counts():
    slow = {**FIGURES, "lcp": 1300, "scores": {**FIGURES["scores"], "performance": 97, "accessibility": 96}}
    slow["failed"] = ["target-size"]
    assert list(find_lighthouse_misses(FIGURES)) == []
    assert list(find_lighthouse_misses(slow)) == [
        "performance 97 target-size",
        "accessibility 96 target-size",
        "LCP 1.30 s",
    ]
    assert list(find_lighthouse_misses(find_middle([slow, FIGURES, FIGURES]))) == []
    assert len(list(find_lighthouse_misses(find_middle([slow, slow, FIGURES])))) == 3
    assert list(find_lighthouse_misses({**FIGURES, "tbt": 51, "cls": 0.01})) == ["TBT 51 ms", "CLS 0.010"]


def test_the_report_names_every_miss_and_its_check():
    page = Measured(address="units/")
    page.note("keyboard", ["menu that is no button: <div>"])
    page.note("axe", ["label: 1", "label: 1"], "360 px dark")
    assert (page.count("axe"), page.count("print")) == (1, 0)
    whole = WholeSite(read=2, markup=["no-dup-id × 1: index.html"], leaks=[])
    text = write_report("2026-11-22", {"units": page}, {"units": Weight(html=1500, css=900, js=10)}, whole)
    assert "| units | `/units/` | 1.5 | 0.9 | 0.0 |" in text
    assert "* units, keyboard: menu that is no button: &lt;div>" in text
    assert "* units, axe: 360 px dark: label: 1" in text
    assert "2 pages, 1 rules broken" in text


@pytest.mark.browser
def test_a_date_field_is_one_stop_and_what_keys_miss_is_named(browser):
    with browsing.opened(browser) as page:
        page.set_content(
            "<style>:focus { outline: 3px solid red }</style><a href='#m'>跳到正文</a><input type=date>"
            "<div onclick='x()'>a</div><button>b</button><button style='outline: none'>c</button>"
            "<a href='#m' style='position: absolute; left: -99px; width: 9px; overflow: hidden'>d</a>"
            "<input onkeydown='event.preventDefault()'><button>e</button>"
        )
        found = list(using.find_keyboard_misses(page))
    assert found[0].startswith("menu that is no button")
    assert "focused out of sight or unmarked: button c" in found
    assert "focused out of sight or unmarked: a d" in found
    assert found[-1].startswith("1 of 7 controls not reached: ['<button>e")


def test_inline_code_and_other_hosts_are_seen():
    markup = (
        b'<p style="color:red" onclick="x()">a</p><style>p{}</style><script>1</script>'
        b'<script src="//cdn.example/a.js"></script><img src="https://img.example/a.png"><a href="javascript:x()">b</a>'
    )
    assert list(find_inline(markup)) == [
        "<p style>",
        "<p onclick>",
        "<style> in the page",
        "<script> in the page",
        "<a href>",
    ]
    assert list(find_outside(markup)) == ["<script> //cdn.example/a.js", "<img> https://img.example/a.png"]
