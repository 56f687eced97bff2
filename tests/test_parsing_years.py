"""Years and terms: the year a plan is for, the last day of a term, numerals in one character."""

from __future__ import annotations

from datetime import date

import pytest

from generator import parsing
from generator.chinese.numerals import parse_numeral
from generator.parsing.plan_year import plan_year
from generator.sources import read_markdown
from generator.sources.text import read_text

DECEMBER = date(2024, 12, 20)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("青禾区2025年政务公开工作要点", 2025),
        ("2025年青禾区政务公开工作要点（2025年版）", 2025),
        ("青禾区综合交通三年行动计划（2025—2027年）", 2024),
        ("青禾区市场准入清单（2019年版）", 2024),
        ("关于印发《青府办〔2023〕5号》有关附表的通知", 2024),
        ("青禾区养老服务办法", 2024),
        (None, 2024),
    ],
)
def test_the_title_names_the_year_a_plan_is_for(title: str | None, year: int) -> None:
    assert plan_year(title, DECEMBER) == year


def test_source_and_body_count_from_the_same_year() -> None:
    text = "青禾区2025年工作要点\n一、公开预算\n6月底前公开。\n青禾区财政局\n2024年12月20日\n"
    parsed = parsing.parse(read_text(text.encode(), name="a.txt", sha256=""))
    body = read_markdown("## 一、公开预算\n\n6月底前公开。\n", name="a.md")
    again = parsing.read_structure(body, year=2024, dated_on=DECEMBER, title="青禾区2025年工作要点")
    assert [entry.due_on for entry in parsed.structure.deadlines] == [date(2025, 6, 30)]
    assert [entry.due_on for entry in again.deadlines] == [date(2025, 6, 30)]


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("自2024年5月1日起施行，有效期五年。", date(2029, 4, 30)),
        ("自2024年2月29日起施行，有效期为2年。", date(2026, 2, 28)),
        ("自2024年5月1日起施行，有效期至2027年12月31日。", date(2027, 12, 31)),
        ("自印发之日起施行，有效期五年。", None),
        ("自2024年5月1日起施行。", None),
    ],
)
def test_the_last_day_is_computed_where_both_ends_are_printed(words: str, last: date | None) -> None:
    text = f"青禾区公园管理办法\n第一条　为了管好公园，制定本办法。\n第二条　本办法{words}\n"
    assert parsing.parse(read_text(text.encode(), name="a.txt", sha256="")).elements.expires_on == last


@pytest.mark.parametrize(("char", "number"), [("㈢", 3), ("⑿", 12), ("⒛", 20), ("㊉", 10), ("⑳", 20)])
def test_numerals_in_one_character(char: str, number: int) -> None:
    assert parse_numeral(char) == number
