"""What each presenter makes of the sample library, as JSON: the diff of a golden file is the review of a change."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.model.document import Category, Validity
from generator.pages import PAGE_KINDS, shell
from generator.pages.head import Place
from generator.pages.life_cycle import present_badge
from generator.pages.prose import render_prose
from tests.sample_documents import normative, plan
from tests.sample_library import SITE, make_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.library import Library

GOLDEN = Path(__file__).parent / "golden" / "pages"


@pytest.fixture(scope="module")
def library() -> Library:
    return make_library()


@pytest.mark.parametrize("name", [kind.name for kind in PAGE_KINDS])
def test_presented(name: str, library: Library, golden: Callable[[Path, str], None]) -> None:
    kind = next(kind for kind in PAGE_KINDS if kind.name == name)
    frame = shell.read_frame(library)
    pages = {}
    for address, subject in kind.addresses(library):
        framed = shell.present(kind.head(subject, library), frame)
        pages[address] = {
            "title": framed.title,
            "crumbs": [f"{link.text} {link.address}" for link in framed.crumbs],
            "path": framed.path,
            "meta": {tag.name: tag.content for tag in framed.meta if not tag.name.startswith("Site")},
            "page": asdict(kind.present(subject, library)),
        }
    golden(GOLDEN / f"{name}.json", json.dumps(pages, ensure_ascii=False, indent=1) + "\n")


def test_the_meta_tags_of_an_article_are_complete(library: Library) -> None:
    kind = next(kind for kind in PAGE_KINDS if kind.name == "document")
    head = kind.head(library.document_by_id["qhfb-2024-12"], library)
    tags = {tag.name: tag.content for tag in shell.present(head, shell.read_frame(library)).meta}
    assert tags["SiteName"] == SITE.name
    assert tags["SiteIDCode"] == "0000000000"
    assert tags["ColumnName"] == "其他文件"
    assert tags["PubDate"] == "2024-04-08 09:30"
    assert tags["ContentSource"] == "青禾区人民政府办公室"
    assert all(tags.values())
    assert {"SiteDomain", "ColumnDescription", "ColumnKeywords", "ColumnType", "ArticleTitle"} <= tags.keys()


def test_a_page_outside_every_channel_belongs_to_none(library: Library) -> None:
    frame = shell.read_frame(library)
    place = Place(kind=library.channels[1].kind, category=Category.RULE)
    assert place.page is None
    kind = next(kind for kind in PAGE_KINDS if kind.name == "not_found")
    framed = shell.present(kind.head(None, library), frame)
    assert framed.path == ()
    assert framed.root == "/"


def test_a_portal_without_channels_can_be_walked() -> None:
    frame = shell.read_frame(make_library(channels=()))
    assert [entry.address for entry in frame.navigation] == [
        "documents/",
        "interpretations/",
        "faqs/",
        "services/",
        "ledgers/",
        "units/",
    ]


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "现行有效"),
        ({"effective_on": date(2026, 12, 1)}, "尚未施行"),
        ({"expires_on": date(2026, 11, 21)}, "失效"),
        ({"expires_on": date(2026, 11, 22)}, "现行有效"),
        ({"validity": Validity.REPEALED}, "废止"),
        ({"validity": Validity.NOT_APPLICABLE}, None),
        ({"validity": None}, None),
    ],
)
def test_validity_follows_the_calendar(more: dict[str, object], text: str | None) -> None:
    document = normative(**more)
    badge = present_badge(document, make_library((document,)))
    assert (badge.text if badge else None) == text


@pytest.mark.parametrize(("year", "text"), [(2026, "执行中"), (2024, "年度已结束")])
def test_a_plan_has_a_year_and_no_validity(year: int, text: str) -> None:
    document = plan(year, validity=Validity.IN_FORCE)
    badge = present_badge(document, make_library((document,)))
    assert badge is not None
    assert badge.text == text


def test_a_plan_with_a_successor_names_it(library: Library) -> None:
    badge = present_badge(library.document_by_id["qhfb-2024-12"], library)
    assert badge is not None
    assert badge.text == "已有后续年度"
    assert badge.link is not None
    assert badge.link.address == "documents/qhfb-2025-12/"


@pytest.mark.parametrize(
    ("body", "kept", "dropped"),
    [
        ("<script>alert(1)</script>文", "文", "alert"),
        ("[a](javascript:alert(1))", "a", "javascript"),
        ('<p onclick="alert(1)" style="color:red">文</p>', "文", "alert"),
        ("![图](https://elsewhere.example/a.png)", "图", "elsewhere"),
        ("[外](https://elsewhere.example/)", 'rel="noopener noreferrer"', "<script"),
        ('<iframe src="https://elsewhere.example/"></iframe>后', "后", "elsewhere"),
        ("注[^1]\n\n[^1]: 脚注", "脚注", "[^1]"),
        ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", '<th scope="col">甲</th>', "| 甲"),
        ("??? 折叠\n    内容", "<summary>折叠</summary>", "???"),
    ],
)
def test_prose_is_clean(body: str, kept: str, dropped: str, library: Library) -> None:
    page = library.pages[0].model_copy(update={"body": body})
    html = render_prose(page, library, root="../")
    assert kept in html
    assert dropped not in html
