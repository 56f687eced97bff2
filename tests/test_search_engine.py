"""Exactness of the engine, run in node over an index written for a Library made by hand; the truth is brute force."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from generator.outputs.search_index import write_search_index
from tests.search_client import run_client
from tests.search_library import WORDS, sample_library
from tests.search_truth import Truth, ask, holds, on_page, write_index

LIBRARY = sample_library()
TRUTH = Truth(LIBRARY)
ENTRIES = TRUTH.entries


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_index(LIBRARY, tmp_path_factory.mktemp("site"))


def test_substrings_are_found_in_exactly_the_pages_and_clauses_that_hold_them(index):
    queries = TRUTH.substrings(600, seed=7)
    for query, answer in zip(queries, ask(index, queries), strict=True):
        expected = TRUTH.pages(query)
        assert expected, query
        assert {hit["address"] for hit in answer["hits"]} == expected, query
        assert answer["total"] == len(expected) == len(answer["hits"]), query
        for hit in answer["hits"]:
            assert hit["clauses"] == TRUTH.clauses(hit["address"], query), query


def test_totals_are_exact_though_only_the_first_hits_are_read(index):
    queries = [*TRUTH.substrings(300, seed=8), *WORDS, *(f"{one} {other}" for one, other in pairwise(WORDS))]
    whole, begun = ask(index, queries), ask(index, queries, take=3)
    for query, answer, all_ in zip(queries, begun, whole, strict=True):
        assert answer["total"] == all_["total"] == len(TRUTH.pages(query)), query
        assert answer["hits"] == all_["hits"][:3], query
    assert any(name.startswith("places/") for answer in begun for name in answer["all"])


def test_several_words_must_all_stand_on_the_page(index):
    random_ = random.Random(3)
    queries = [" ".join(random_.sample(WORDS, random_.choice((2, 2, 3)))) for _ in range(200)]
    for query, answer in zip(queries, ask(index, queries), strict=True):
        assert {hit["address"] for hit in answer["hits"]} == TRUTH.pages(query), query
        assert answer["total"] == len(TRUTH.pages(query)), query


def test_words_with_a_minus_exclude(index):
    random_ = random.Random(4)
    pairs = [random_.sample(WORDS, 2) for _ in range(100)]
    answers = ask(index, [f"{wanted} -{banned}" for wanted, banned in pairs])
    for (wanted, banned), answer in zip(pairs, answers, strict=True):
        expected = {a for a in TRUTH.pages(wanted) if not on_page(ENTRIES[a], banned)}
        assert {hit["address"] for hit in answer["hits"]} == expected, (wanted, banned)


@pytest.mark.parametrize("entry", [e for e in ENTRIES.values() if e.number][:12], ids=lambda entry: entry.number)
def test_own_number_comes_first_in_every_form(index, entry):
    code, year, serial = re.fullmatch(r"(.+)〔(\d+)〕(\d+)号", entry.number).groups()
    forms = [
        f"{code}〔{year}〕{serial}号",
        f"{code}[{year}]{serial}号",
        f"{code}（{year}）{serial}号",
        f"{code}【{year}】{serial}",
        f"{code}{year} {serial}",
        f"{code} {year} {serial} 号",
        f"{code}〔{year}〕第{serial}号",
        f"{code}〔{year}〕0{serial}号",
    ]
    for form, answer in zip(forms, ask(index, forms), strict=True):
        assert answer["hits"][0]["address"] == entry.address, form


def test_order_is_field_then_standing_level_and_date(index):
    for word, answer in zip(WORDS, ask(index, WORDS), strict=True):
        keys = []
        for hit in answer["hits"]:
            entry = ENTRIES[hit["address"]]
            fields = [field for field, text in entry.passages() if holds(text, word)]
            assert hit["level"] == max(fields), word
            newest = -entry.day.toordinal() if entry.day else 0
            keys.append((-max(fields), entry.standing, entry.level, newest))
        assert keys == sorted(keys), word


def test_pages_of_hits_join_without_gap_or_repetition(index):
    whole = ask(index, ["政务公开"])[0]["hits"]
    parts = run_client("engine.js", [{"q": "政务公开", "take": count} for count in (10, 20, 30)], index)
    for part in parts:
        assert part["hits"] == whole[: len(part["hits"])]


def test_filters_and_sort(index):
    answer = ask(index, ["公开"], filters={"year": "2024", "genre": "通知"}, sort="date")[0]
    expected = {a for a in TRUTH.pages("公开") if ENTRIES[a].year == 2024 and ENTRIES[a].genre == "通知"}
    assert {hit["address"] for hit in answer["hits"]} == expected
    days = [ENTRIES[hit["address"]].day for hit in answer["hits"]]
    assert days == sorted(days, reverse=True)
    for filters in ({"kind": "service"}, {"unit": "qh-office"}, {"topic": "zhengwu"}, {"validity": "repealed"}):
        assert ask(index, ["青禾"], filters=filters)[0]["total"] > 0, filters
    assert ask(index, ["公开"], filters={"year": "__proto__"})[0]["total"] == 0


def test_words_of_every_kind_of_page(index):
    wanted = {
        "一图读懂": "interpretations/jd-1/",
        "便民贴心": "interpretations/jd-1/",
        "怎样申请": "faqs/#faq-1",
        "申请表": "faqs/#faq-1",
        "产假工资": "services/shengyu/",
        "银行卡": "services/shengyu/",
        "承担会务": "units/qh-office/",
        "注明字样": "guide/",
    }
    answers = ask(index, wanted)
    assert {q: [hit["address"] for hit in a["hits"]] for q, a in zip(wanted, answers, strict=True)} == {
        query: [address] for query, address in wanted.items()
    }
    assert ask(index, ["alert"])[0]["total"] == 0


def test_numbers_are_whole_unless_nothing_else_is_found(index):
    found = ask(index, ["1月", "024年工作", "2024", "app", "ap"])
    assert {hit["address"] for hit in found[0]["hits"]} == TRUTH.pages("1月")
    assert 0 < found[0]["total"] < len([e for e in ENTRIES.values() if any("1月" in t for _, t in e.passages())])
    assert all(answer["total"] > 0 for answer in found[1:])


def test_marks_are_the_printed_words(index):
    answers = ask(index, ["１．８亿元", "pm2.5", "阅办联动"])
    assert set(answers[0]["hits"][0]["marked"]) == {"1.8亿元"}
    assert set(answers[1]["hits"][0]["marked"]) == {"PM2.5"}
    assert all(set(hit["marked"]) <= {"阅办联动"} for hit in answers[2]["hits"])


def test_near_results_where_nothing_is_found(index):
    answers = ask(index, ["生育保险待遇", "政府信自公开工作", "㗊㗊㗊"], similar=True)
    assert [answer["total"] for answer in answers] == [0, 0, 0]
    assert answers[0]["near"] == ["services/shengyu/"]
    assert answers[1]["near"]
    assert answers[2]["near"] == []


HOSTILE = [
    "公开" * 5000,
    ".*",
    "(a+)+$",
    "[",
    "\\",
    "<script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "😀😀",
    "\ud83d\udc00公开",
    "\ud83d",
    "\x00\x01公开",
    "constructor",
    "__proto__",
    "toString hasOwnProperty",
    "-",
    "- -",
    "-公开",
    '"',
    '""',
    '"公开',
    "“公开 办法”",
    "^20",
    "~20",
    "#青府办2024 1",
    "!",
    " ",
    "\n\t",
    "公 开",
    "%E5%85%AC",
    "&amp;",
    "a" * 300,
    "1" * 300,
    "1,2,3," * 60,
    "𠮷" * 40,
]


def test_hostile_queries_are_answered(index):
    for query, answer in zip(HOSTILE, ask(index, HOSTILE, similar=True), strict=True):
        assert answer["total"] >= len(answer["hits"]) >= 0, ascii(query)[:80]


def test_the_same_bytes_for_the_same_library():
    assert list(write_search_index(sample_library())) == list(write_search_index(sample_library()))
