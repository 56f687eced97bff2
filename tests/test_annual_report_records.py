"""Annual reports as files: what is told besides errors, what a draft may lack, what reaches the Library."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import InvalidPortalError
from generator.model.annual_report import CHAPTERS
from generator.model.annual_report_tables import DISCLOSED
from generator.records.annual_report_figures import read_figure
from generator.records.scalars import WrongValueError
from generator.settings import Settings
from tests.annual_report_samples import PROSE, agreeing, write_report

HERE = Path(__file__).parent
CELLS = HERE / "fixtures" / "annual_reports" / "cells.txt"
LONG = (
    "全年围绕重点任务推进主动公开和依申请公开，政府信息管理逐件核对，平台建设完成改版，监督保障纳入考核。"
    "各单位按照目录时限发布财政预决算、重大项目、民生保障等信息，栏目更新及时。"
)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "site", tmp_path / "portal")
    (tmp_path / "portal/content/annual_reports").mkdir()
    return tmp_path / "portal"


def put(portal: Path, name: str, text: str) -> None:
    (portal / f"content/annual_reports/{name}.md").write_text(text, encoding="utf-8")


def told(portal: Path) -> list[str]:
    """Findings about reports, errors or not, without their hints."""
    try:
        findings = pipeline.open_portal(Settings(root=portal, today=date(2026, 11, 22))).findings
    except InvalidPortalError as error:
        findings = error.findings
    return [str(found).split("\n")[0] for found in findings if "annual_reports" in found.location.path]


def prose(**more: str) -> dict[str, str]:
    named = {"一": CHAPTERS[0], "五": CHAPTERS[4], "六": CHAPTERS[5]}
    return {**PROSE, **{named[key]: text for key, text in more.items()}}


def read_cells() -> list[tuple[str, str, str]]:
    """Title, what stands in the cell, what is said."""
    blocks = CELLS.read_text("utf-8").split("\n.\n")
    return [(blocks[i].strip(), blocks[i + 1], blocks[i + 2]) for i in range(0, len(blocks) - 2, 3)]


@pytest.mark.parametrize(
    ("title", "word", "expected"), read_cells(), ids=lambda value: value if len(value) < 20 else ""
)
def test_what_a_cell_may_hold(title: str, word: str, expected: str) -> None:
    line = DISCLOSED.lines[-1] if "金额" in title else DISCLOSED.lines[0]
    try:
        figure = read_figure(word, line)
        said = "不适用" if figure is None else str(figure)
    except WrongValueError as error:
        said = error.message + error.hint
    assert said == expected


def test_a_report_reaches_the_library_with_its_numbers_and_chapters(portal: Path) -> None:
    figures = {**agreeing(), "fees": [Decimal("86.40")]}
    put(portal, "2025", write_report(figures))
    assert told(portal) == []
    (report,) = pipeline.load(Settings(root=portal, today=date(2026, 11, 22))).annual_reports
    assert report.title == "青禾区人民政府2025年政府信息公开工作年度报告"
    assert report.figures == {key: tuple(row) for key, row in figures.items()}
    assert [chapter.heading for chapter in report.chapters] == list(CHAPTERS)
    assert report.figures["government_rules"] == (None, None, None)
    assert report.figures["compulsory_measures"] == (0,)


def test_a_draft_may_be_empty_and_is_nowhere_on_the_site(portal: Path) -> None:
    put(portal, "2025", "---\nid: 2025\nyear: 2025\nunit: qh-gov\ndisclosed:\n  licences: 1,2\n---\n")
    assert told(portal) == [
        "content/annual_reports/2025.md:2: R114 unpublished 2025年的年报没有标为主动公开，不会发布。"
    ]
    assert pipeline.load(Settings(root=portal, today=date(2026, 11, 22))).annual_reports == ()


def test_numbers_are_read_whatever_stands_between_them(portal: Path) -> None:
    text = write_report(agreeing()).replace(
        "  government_rules: 不适用 不适用 不适用", "  government_rules:\t0\u3000 0\t 0"
    )
    put(portal, "2025", text.replace(":\t0", ": 0"))
    assert told(portal) == []


def test_more_than_half_of_last_years_words_is_told(portal: Path) -> None:
    put(
        portal,
        "2024",
        write_report(agreeing(over=(0,) * 6, forward=(1, 0, 0, 0, 0, 0)), year=2024, prose=prose(一=LONG)),
    )
    other = "新的一年，主动公开、依申请公开、政府信息管理、平台建设、监督保障各有变化。"
    put(portal, "2025", write_report(agreeing(), prose=prose(一=other)))
    assert "R611" not in "".join(told(portal))
    put(portal, "2025", write_report(agreeing(), prose=prose(一=LONG.replace("逐件", "每件") + other)))
    (found,) = (line for line in told(portal) if "R611" in line)
    assert found.startswith("content/annual_reports/2025.md:2: R611 repeated-report-text 文字有")
    assert found.endswith("与2024年的年报（content/annual_reports/2024.md）相同，超过一半。")


def test_new_numbers_in_old_sentences_are_old_sentences(portal: Path) -> None:
    figures = agreeing(over=(0,) * 6, forward=(1, 0, 0, 0, 0, 0))
    put(portal, "2024", write_report(figures, year=2024, prose=prose(一=f"2024年公开121件。{LONG}")))
    put(portal, "2025", write_report(agreeing(), prose=prose(一=f"2025年公开9件。{LONG}", 五="另有做法。")))
    assert [line for line in told(portal) if "R611" in line]


def test_chapter_six_must_speak_of_the_fee_and_chapter_one_of_five_kinds_of_work(portal: Path) -> None:
    put(
        portal,
        "2025",
        write_report(agreeing(), prose=prose(一="推进主动公开和依申请公开、信息管理、平台建设。", 六="无。")),
    )
    assert told(portal) == [
        "content/annual_reports/2025.md:46: R613 unmentioned-work “一、总体情况”没有写到监督保障。",
        "content/annual_reports/2025.md:66: R612 absent-fee-statement "
        "“六、其他需要报告的事项”没有说明信息处理费的收取情况。",
    ]


def test_a_stock_of_documents_that_does_not_follow_is_told_but_stops_nobody(portal: Path) -> None:
    before = {**agreeing(over=(0,) * 6, forward=(1, 0, 0, 0, 0, 0)), "normative_documents": [3, 0, 9]}
    put(portal, "2024", write_report(before, year=2024, prose=prose(一=LONG)))
    put(portal, "2025", write_report(agreeing(), prose=prose(五="新栏目还不好找，正在改。")))
    (found,) = told(portal)
    assert found.startswith("content/annual_reports/2025.md:10: R608 unexplained-document-count")
    assert found.endswith("是7；2024年现行有效9，加本年制发2，减本年废止1，是10。")


def test_reports_of_units_are_compared_with_their_own(portal: Path) -> None:
    put(portal, "2024", write_report(agreeing(), year=2024, unit="qh-civil"))
    put(portal, "2025", write_report(agreeing()))
    assert told(portal) == []
