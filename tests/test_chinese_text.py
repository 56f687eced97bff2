"""Numerals, dates and widths."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.dates import find_dates, parse_date
from generator.chinese.numerals import format_numeral, parse_numeral, parse_year
from generator.chinese.widths import columns, fold, full_width, squeeze, trim


@given(st.integers(1, 9999))
def test_numerals_read_back(number: int) -> None:
    assert parse_numeral(format_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十九", 19),
        ("二十", 20),
        ("一百二十", 120),
        ("一千零一", 1001),
        ("二〇", 20),
        ("１２", 12),
        ("③", 3),
        ("两", 2),
    ],
)
def test_numerals_of_all_kinds(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", "十十", "一是", "三年", "百万"])
def test_words_are_no_numerals(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize("text", ["二〇二四", "二○二四", "二零二四", "二\u041e二四", "二O二四", "2024", "２０２４"])
def test_years_in_every_form_of_zero(text: str) -> None:
    assert parse_year(text) == 2024


@pytest.mark.parametrize(
    "text",
    [
        "2024年4月1日",
        "2024 年 4 月 1 日",
        "２０２４年４月１日",
        "二〇二四年四月一日",
        "二 ○ 二 四 年四月一日",
        "2024-04-01",
        "2024.4.1",
        "2024/4/1",
        "20240401",
        "\xa02024年04月01日\u3000",
    ],
)
def test_dates_in_every_form(text: str) -> None:
    assert parse_date(text) == date(2024, 4, 1)


@pytest.mark.parametrize(
    "text", ["2024年2月30日", "2024年13月1日", "2024年4月", "2024.1版", "12345678901", "第20240401号"]
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_dates_are_found_where_they_stand() -> None:
    text = "2023年5月6日通过，自二〇二三年七月一日起施行"
    found = list(find_dates(text))
    assert [text[entry.start : entry.end] for entry in found] == ["2023年5月6日", "二〇二三年七月一日"]
    assert [entry.value for entry in found] == [date(2023, 5, 6), date(2023, 7, 1)]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("（一）　总 则", "(一)总则"),
        ("青府办［2024］ １２ 号", "青府办[2024]12号"),
        ("青府办〔2024〕12号", "青府办[2024]12号"),
        ("二○二四", "二〇二四"),
    ],
)
def test_folding_is_for_comparison(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert squeeze(trim(text)) == squeeze(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(责任单位:区政府办,各街道)", "（责任单位：区政府办，各街道）"),
        ("10:30至11:30", "10:30至11:30"),
        ("预算1,000万元", "预算1,000万元"),
        ("a(b), c", "a(b), c"),
        ("(一)总则;", "（一）总则；"),
    ],
)
def test_punctuation_is_widened_beside_chinese_only(text: str, shown: str) -> None:
    assert full_width(text) == shown


def test_columns() -> None:
    assert columns("第1条 a") == 7
