"""Reading beside the text in a real browser: notes level with their clauses, questions that open there, doubts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, build_once, run_folder
from tests.site_reader import reader

pytestmark = pytest.mark.browser
POLICY = "documents/qhfg-2025-3/"
DOCUMENT = "content/documents/2025/qhfg-2025-3.md"
IN_DOUBT = {"yl-jiezhuan"}
"""Answers that rest on article 17 of the policy are among these in the changed copy."""
MEASURE = """() => [...document.querySelectorAll("[data-interprets]")].map((note) => {
  const clause = document.getElementById(note.dataset.interprets);
  const text = clause.querySelector(":scope > div").getBoundingClientRect();
  const box = note.getBoundingClientRect();
  return { id: note.dataset.interprets, down: box.top - text.top, right: box.left - text.right,
           below: box.top - text.bottom, end: box.right, open: note.querySelector("p").checkVisibility() };
})"""


@pytest.fixture
def site(demonstration, served):
    with served(demonstration) as address:
        yield address


@pytest.fixture(scope="session")
def changed(tmp_path_factory) -> Path:
    """The demonstration with one clause of a policy changed and another policy repealed."""
    root = run_folder(tmp_path_factory) / "portal-with-a-changed-clause"
    if not root.is_dir():
        scratch = root.with_suffix(".part")
        shutil.rmtree(scratch, ignore_errors=True)
        for name in ("content", "site_data"):
            shutil.copytree(ROOT / name, scratch / name)
        shutil.copyfile(ROOT / "mkdocs.yml", scratch / "mkdocs.yml")
        (scratch / "theme").symlink_to(ROOT / "theme")
        text = (scratch / DOCUMENT).read_text("utf-8")
        assert text.count("连续结转不得超过三个月") == 1
        (scratch / DOCUMENT).write_text(
            text.replace("连续结转不得超过三个月", "连续结转不得超过六个月"), encoding="utf-8"
        )
        scratch.rename(root)
    return build_once(tmp_path_factory, "changed-clause", root)


def annotated(demonstration: Path) -> list[str]:
    """Pages of documents with notes, those with most notes first."""
    found = {}
    for page in demonstration.glob("documents/*/index.html"):
        found[f"documents/{page.parent.name}/"] = page.read_text("utf-8").count("data-interprets")
    return sorted((name for name, count in found.items() if count), key=lambda name: (-found[name], name))


@pytest.mark.parametrize("scripts", [True, False])
def test_every_note_stands_level_with_its_clause_where_there_is_room(browser, site, demonstration, scripts):
    with reader(browser, site, viewport={"width": 1280, "height": 900}, java_script_enabled=scripts) as page:
        seen = 0
        for address in annotated(demonstration):
            page.goto(site + address)
            for note in page.evaluate(MEASURE):
                assert abs(note["down"]) <= 8, (address, note)
                assert note["right"] >= 0, (address, note)
                assert note["end"] <= 1280, (address, note)
                assert note["open"], (address, note)
                seen += 1
        assert seen > 100


@pytest.mark.parametrize("mode", [None, "large"])
def test_every_note_is_folded_under_its_clause_on_a_phone(browser, site, demonstration, mode):
    with reader(browser, site, viewport={"width": 360, "height": 780}) as page:
        if mode:
            page.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
        for address in annotated(demonstration)[:8]:
            page.goto(site + address)
            for note in page.evaluate(MEASURE):
                assert note["below"] >= 0, (address, note)
                assert not note["open"], (address, note)
            page.locator("[data-interprets] summary").first.click()
            assert page.locator("[data-interprets] p").first.is_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_notes_move_nothing_while_the_page_loads(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.add_init_script(
            "window.moved = 0; new PerformanceObserver((list) => {"
            " for (const entry of list.getEntries()) window.moved += entry.value;"
            " }).observe({ type: 'layout-shift', buffered: true });"
        )
        page.goto(site + POLICY, wait_until="networkidle")
        assert page.evaluate("window.moved") < 0.02


@pytest.mark.parametrize("width", [1280, 360])
def test_from_a_clause_to_its_note_to_the_interpretation_and_back(browser, site, width):
    with reader(browser, site, viewport={"width": width, "height": 780}) as page:
        page.goto(site + POLICY)
        note = page.locator("[data-interprets='a17']")
        if width < 1000:
            note.locator("summary").click()
        note.get_by_role("link", name="详见文字解读").click()
        assert page.url.endswith("interpretations/yanglao-butie-jiedu/#note-a17")
        there = page.locator(":target")
        assert "没用完可以留到下个月" in there.inner_text()
        there.get_by_role("link").click()
        assert page.url.endswith(f"{POLICY}#a17")
        assert page.locator("#a17").bounding_box()["y"] >= 0


@pytest.mark.parametrize("width", [1280, 360])
def test_a_service_is_one_click_from_title_and_clause(browser, site, width):
    with reader(browser, site, viewport={"width": width, "height": 780}) as page:
        for place in (".title-services", ".clause"):
            page.goto(site + POLICY)
            link = page.locator(f"{place} a[data-service]").first
            service = link.get_attribute("data-service")
            link.click()
            assert page.url == f"{site}services/{service}/"
            page.locator("h1").wait_for()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [1280, 360])
def test_questions_open_from_their_clause(browser, site, width, scripts):
    options = {"viewport": {"width": width, "height": 780}, "java_script_enabled": scripts}
    with reader(browser, site, **options) as page:
        page.goto(site + POLICY)
        mark = page.locator("#a5 a[data-asks]")
        assert mark.inner_text().endswith("2")
        mark.click()
        bound = page.locator("#faq [data-clauses~='a5']")
        assert bound.count() == 2
        shown = [bound.nth(number).locator(".prose").is_visible() for number in range(2)]
        assert shown == [True, scripts], "without scripts the first of them opens"
        bound.first.locator(".meta a", has_text="第五条").click()
        assert page.url.endswith("#a5")


def test_an_interpretation_lists_its_parts(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{site}interpretations/yanglao-butie-jiedu/")
        assert "（与文件同日）" in page.locator("header .meta").first.inner_text()
        links = page.locator("main nav.contents a")
        assert links.count() == 10
        for number in range(10):
            target = links.nth(number).get_attribute("href")
            assert page.locator(f"h2[id='{target[1:]}']").inner_text() == links.nth(number).inner_text()
        page.goto(f"{site}interpretations/zhongxiao-zhuanjia/")
        assert "解读人：专家（" in page.locator("header .meta").first.inner_text()
        assert page.get_by_text("跟踪缘由：申报季前集中提问").is_visible()


def test_the_course_of_a_policy(browser, site):
    with reader(browser, site, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{site}documents/qhfbg-2026-2/")
        steps = [text.split()[0] for text in page.locator(".policy-course li").all_inner_texts()]
        assert steps == ["征求意见", "出台", "解读", "问答"]
        assert "与文件同日" in page.locator(".policy-course").inner_text()
        page.locator(".policy-course a", has_text="征求意见").click()
        assert "/consultations/" in page.url


def test_a_page_with_many_notes_stays_light(demonstration):
    sizes = {
        page.parent.name: len(gzip.compress(page.read_bytes())) for page in demonstration.glob("documents/*/index.html")
    }
    assert sorted(sizes.values())[len(sizes) // 2] <= 15_000
    assert max(sizes.values()) <= 60_000


def soup(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_bytes(), "lxml")


def exported(site: Path) -> set[str]:
    rows = list(csv.reader(io.StringIO((site / "faqs/faqs.csv").read_text("utf-8-sig"))))
    questions = json.loads((site / "faqs/faqs.json").read_text("utf-8"))["questions"]
    lines = (site / "api/faqs.ndjson").read_text("utf-8").splitlines()
    assert (
        {row[0] for row in rows[1:]} == {one["id"] for one in questions} == {json.loads(line)["id"] for line in lines}
    )
    return {one["id"] for one in questions}


def test_a_changed_clause_marks_its_answers_and_takes_them_out_of_the_export(demonstration, changed):
    page = soup(changed, POLICY)
    marked = {tag["data-question"] for tag in page.select("#faq [data-doubt]")}
    assert marked >= IN_DOUBT
    assert marked == {tag["data-question"] for tag in page.select("#faq [data-clauses~='a17']")}
    for tag in page.select("#faq [data-doubt]"):
        assert "待复核" in tag.summary.get_text()
        assert "所依据的条款在2026-11-20确认以后有改动" in tag.get_text()
    told = "".join(script.string for script in page.select("script[type='application/ld+json']"))
    for tag in page.select("#faq [data-question]"):
        question = tag.summary.h3.contents[0].strip()
        assert (f'"name":"{question}"' in told) is not tag.has_attr("data-doubt"), question
    base = soup(changed, "faqs/")
    assert {tag["data-question"] for tag in base.select("[data-doubt]")} == marked
    assert f"其中{len(marked)}问" in base.select_one(".lead").get_text()
    assert exported(demonstration) - exported(changed) == marked
    assert not soup(demonstration, POLICY).select("[data-doubt]")


def test_an_answer_in_doubt_is_seen_to_be_one(browser, changed, served):
    with served(changed) as site, reader(browser, site, viewport={"width": 360, "height": 780}) as page:
        page.goto(f"{site}{POLICY}#yl-jiezhuan")
        assert page.locator("#yl-jiezhuan .badge", has_text="待复核").is_visible()
        assert page.locator("#yl-jiezhuan .doubt").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [1280, 360])
def test_the_knowledge_base_is_found_by_topic_and_can_be_taken_away(browser, site, width):
    with reader(browser, site, viewport={"width": width, "height": 780}) as page:
        page.goto(f"{site}faqs/")
        page.get_by_role("navigation", name="按专题查看").get_by_role("link", name="养老服务").click()
        assert page.locator(":target").inner_text() == "养老服务"
        page.get_by_role("link", name="下载全部问答").click()
        with page.expect_download() as download:
            page.get_by_role("link", name="下载（CSV）").click()
        assert download.value.suggested_filename == "faqs.csv"
