"""The library's facets: every value has its list, the browser's columns agree, pages do not grow with documents."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from generator.model.address import word_key
from generator.model.document import Category, Validity
from generator.model.document_facets import FacetKind, find_facets, find_values
from generator.model.site_addresses import addresses_of
from generator.outputs.library_filter import FIRST_CHARACTER, render_library_filter
from generator.pages import PAGE_KINDS, documents
from generator.pages.document_lists import PAGE_SIZE, divide
from tests.sample_documents import normative
from tests.sample_library import UNITS, make_library
from tests.test_pages_contract import environment as make_environment
from tests.test_pages_contract import render

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.model.library import Library

environment = make_environment


def many(count: int) -> Library:
    """A library in which every facet has the same values, however many documents there are."""
    made = normative()
    subjects = ("综合政务/政务公开", "民政、扶贫、救灾\\养老服务", None)

    def one(number: int) -> Document:
        record = made.record.model_copy(
            update={
                "id": f"qhfg-{number:05}",
                "document_number": f"青府规〔2025〕{1000 + number}号",
                "dated_on": date(2025, 6, 18) - timedelta(days=number % 700),
                "published_on": None,
                "genre": ("办法", "通知", "意见")[number % 3],
                "subject_category": subjects[number % 3],
                "validity": (Validity.IN_FORCE, Validity.REPEALED)[number % 2],
                "issuers": (("qh-office",), ("qh-drc",), ("qh-office", "qh-drc"))[number % 3],
            }
        )
        return replace(made, record=record)

    return make_library(tuple(one(number) for number in range(count)))


def test_the_values_of_a_document() -> None:
    library = make_library()
    plan = library.document_by_id["qhfb-2024-12"]
    assert [(kind.value, value, name) for kind, value, name in find_values(plan, library)] == [
        ("year", "2024", "2024年"),
        ("unit", "qh-office", "区政府办公室"),
        ("category", "other", "其他文件"),
        ("genre", word_key("工作要点"), "工作要点"),
        ("subject", word_key("综合政务"), "综合政务"),
        ("validity", "not_applicable", "不适用"),
        ("interpreted", "yes", "有解读"),
        ("serviceable", "yes", "可以办理"),
    ]


@pytest.mark.parametrize("written", ["民政、扶贫、救灾/养老服务", "民政、扶贫、救灾\\养老服务", "民政、扶贫、救灾"])
def test_only_the_first_level_of_a_subject_divides(written: str) -> None:
    library = make_library((normative(subject_category=written),))
    subjects = next(facet for facet in find_facets(library) if facet.kind is FacetKind.SUBJECT)
    assert list(subjects.names.values()) == ["民政、扶贫、救灾"]


def test_every_list_can_be_linked_and_holds_what_its_count_says() -> None:
    library = many(50)
    known = addresses_of(library).anchors
    for listed in divide(library):
        if listed.number == 1:
            assert documents.head(listed, library).address in known
    facets = find_facets(library)
    lists: dict[tuple[object, object], int] = {}
    for listed in divide(library):
        key = (listed.facet, listed.value)
        lists[key] = lists.get(key, 0) + len(listed.documents)
    assert lists.pop((None, None)) == 50
    assert lists == {
        (facet.kind, value): len(facet.documents.get(value, ())) for facet in facets for value in facet.names
    }


def test_lists_of_units_kinds_and_genres_offer_their_feed() -> None:
    library = make_library()
    feeds = {}
    for listed in divide(library):
        feed = documents.head(listed, library).feed
        assert feed is not None
        feeds[listed.facet.value if listed.facet else "all", listed.value] = feed.atom
    assert feeds["unit", "qh-office"] == "feeds/units/qh-office.xml"
    assert feeds["category", "normative"] == "feeds/categories/normative.xml"
    assert feeds["genre", word_key("工作要点")] == f"feeds/genres/{word_key('工作要点')}.xml"
    assert feeds["year", "2024"] == feeds["all", None] == "feeds/all.xml"


def test_the_columns_say_what_the_lists_say() -> None:
    library = many(130)
    files = {file.path: json.loads(file.content) for file in render_library_filter(library)}
    facets = files["api/library/facets.json"]
    assert facets["count"] == 130
    for facet in find_facets(library):
        column = facets["facets"][facet.kind.value]
        told: dict[str, list[str]] = {value: [] for value in facet.names}
        for document, character in zip(library.documents, column["column"], strict=True):
            for index in column["sets"][ord(character) - FIRST_CHARACTER]:
                told[column["values"][index]].append(document.id)
        assert told == {value: [one.id for one in facet.documents.get(value, ())] for value in facet.names}
    rows = [row for number in range(3) for row in files[f"api/library/rows-{number}.json"]]
    assert [row[1] for row in rows] == [document.id for document in library.documents]
    assert rows[0] == ["青禾区助餐办法", "qhfg-00000", "青府规〔2025〕1000号", "2025-06-18", 0]


def test_the_facets_of_thousands_of_documents_stay_small() -> None:
    """Values as mixed as they can be: 40 units alone or in pairs, 30 kinds, 22 subjects, in no order."""
    chance = Random(20_261_122)
    made = normative()
    units = tuple(UNITS[0].model_copy(update={"id": f"unit-{n}", "name": f"单位{n}"}) for n in range(40))

    def one(number: int) -> Document:
        values = {
            "id": f"d-{number}",
            "dated_on": date(2015, 1, 1) + timedelta(days=chance.randrange(4000)),
            "published_on": None,
            "genre": f"文种{chance.randrange(30)}",
            "subject_category": f"主题{chance.randrange(22)}",
            "validity": chance.choice(list(Validity)),
            "issuers": tuple(f"unit-{n}" for n in chance.sample(range(40), chance.choice((1, 1, 1, 2)))),
            "category": chance.choice(list(Category)),
        }
        return replace(made, record=made.record.model_copy(update=values))

    library = make_library(
        tuple(one(number) for number in range(5000)), units=units, unit_by_id={unit.id: unit for unit in units}
    )
    facets = next(file for file in render_library_filter(library) if file.path.endswith("facets.json"))
    assert len(gzip.compress(facets.content, mtime=0)) <= 30_000


def test_a_combined_filter_can_hold_more_sets_than_a_byte() -> None:
    units = [("qh-office", "qh-drc", "suian", "heyuan")[:n] for n in (1, 2, 3, 4)]
    made = [normative(issuers=issuers) for issuers in units]
    named = tuple(
        replace(one, record=one.record.model_copy(update={"id": f"d-{n}", "genre": f"文种{n}"}))
        for n, one in enumerate(made * 60)
    )
    files = {file.path: json.loads(file.content) for file in render_library_filter(make_library(named))}
    genre = files["api/library/facets.json"]["facets"]["genre"]
    assert len(genre["sets"]) == 240
    assert len(genre["column"]) == 240


def packed(page: str) -> int:
    return len(gzip.compress(page.encode(), mtime=0))


def test_neither_lists_nor_documents_grow_with_the_number_of_documents(environment) -> None:
    kinds = {kind.name: kind for kind in PAGE_KINDS}
    sizes = []
    for count in (60, 1000):
        library = many(count)
        third = list(divide(library))[2]
        assert len(third.documents) == PAGE_SIZE
        assert third.number == 3
        pages = (
            render(environment, kinds["documents"], next(divide(library)), library),
            render(environment, kinds["document"], library.documents[0], library),
        )
        sizes.append([packed(page) for page in pages])
    (list_60, page_60), (list_1000, page_1000) = sizes
    assert abs(page_1000 - page_60) <= 0.01 * page_60
    assert abs(list_1000 - list_60) <= 0.03 * list_60
