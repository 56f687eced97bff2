"""政府公报: which part holds what, in which order, and that no id stands twice in an edition."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from generator.model.document import Category, Document
from generator.model.feed import FeedSubject, find_feeds
from generator.model.gazette import Gazette, GazetteIssue, part_of, read_contents
from generator.outputs.feed_entries import read_entry
from generator.pages import gazette, gazette_edition, gazette_issue
from generator.pages.official_head import present_official_head
from tests.sample_documents import normative, plan
from tests.sample_library import make_library

ISSUE = GazetteIssue(year=2026, number=1, running_number=5, published_on=date(2026, 4, 15))


def document(id_: str, **more: object) -> Document:
    made = normative(gazette="2026-1", **more)
    return replace(made, record=made.record.model_copy(update={"id": id_}))


def contents(*documents: Document, **more: object) -> list[tuple[str, list[str]]]:
    issue = ISSUE.model_copy(update=more)
    library = make_library(documents, gazette=Gazette(name="公报", issues=(issue,)))
    return [(part.value, [entry.id for entry in entries]) for part, entries in read_contents(issue, library)]


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({"issuers": ("qh-office",)}, "office"),
        ({"issuers": ("qh-drc",)}, "departments"),
        ({"issuers": ("suian",)}, "subdistricts"),
        ({"issuers": ("青禾区人民政府",)}, "government"),
        ({"issuers": ()}, "government"),
        ({"issuers": ("qh-drc",), "category": Category.PERSONNEL}, "personnel"),
        ({"issuers": ("suian",), "category": Category.ANNOUNCEMENT}, "announcements"),
    ],
)
def test_a_document_stands_in_its_part(more: dict[str, object], part: str) -> None:
    subject = document("a", **more)
    assert part_of(subject, make_library((subject,))).value == part


def test_the_editors_order_first_then_the_oldest_first() -> None:
    newest_first = tuple(document(name) for name in ("d", "c", "b", "a"))
    assert contents(*newest_first, order=("c",)) == [("office", ["c", "a", "b", "d"])]


def test_what_names_another_issue_or_none_is_left_out() -> None:
    other = replace(document("b"), record=document("b").record.model_copy(update={"gazette": "2025-9"}))
    assert contents(document("a"), other, interpretations=("jiedu", "nobody")) == [
        ("office", ["a"]),
        ("interpretations", ["jiedu"]),
    ]


def test_issues_are_listed_newest_first_with_a_tenth_after_a_ninth() -> None:
    issues = tuple(
        GazetteIssue(year=y, number=n, published_on=date(y, 1, 1)) for y, n in ((2025, 9), (2026, 1), (2025, 10))
    )
    library = make_library(gazette=Gazette(name="公报", issues=issues))
    page = gazette.present(library.gazette, library)
    assert [(year.year, [row.label for row in year.issues]) for year in page.years] == [
        (2026, ["2026年第1期"]),
        (2025, ["2025年第10期", "2025年第9期"]),
    ]


def test_an_issue_leads_to_its_neighbours() -> None:
    library = make_library()
    pages = [gazette_issue.present(issue, library) for _, issue in gazette_issue.addresses(library)]
    assert [(page.earlier and page.earlier.text, page.later and page.later.text) for page in pages] == [
        ("2024年第1期", None),
        (None, "2025年第2期（总第2期）"),
    ]


def test_a_pdf_is_offered_where_it_lies() -> None:
    from generator.model.document import OriginalFile

    file = OriginalFile(path="gazette/2025-2.pdf", sha256="d" * 64, size=2048)
    library = make_library(files=(file,))
    rows = [row for year in gazette.present(library.gazette, library).years for row in year.issues]
    assert [row.pdf and row.pdf.address for row in rows] == ["files/gazette/2025-2.pdf", None]


def test_no_id_stands_twice_in_an_edition_and_every_clause_is_there() -> None:
    library = make_library((plan(2024), normative(gazette="2024-1")))
    _, issue = list(gazette_edition.addresses(library))[1]
    page = gazette_edition.present(issue, library)
    texts = [text for part in page.parts for text in part.texts]
    clauses = [clause for text in texts for clause in (*text.notice, *text.body, *text.annexes)]
    ids = [text.id for text in texts] + [clause.id for clause in clauses if clause.id]
    assert [id_ for id_, times in Counter(ids).items() if times > 1] == []
    outlines = [library.document_by_id[text.id].structure.outline for text in texts if text.letter]
    assert len(clauses) == sum(len(list(outline.walk())) for outline in outlines)
    assert not any(clause.notes or clause.services or clause.questions or clause.citation for clause in clauses)


def test_the_feed_holds_every_issue_with_what_it_carries() -> None:
    library = make_library()
    feed = next(feed for feed in find_feeds(library) if feed.subject is FeedSubject.GAZETTE)
    entries = [read_entry(entry, library) for entry in feed.entries]
    assert [entry.title for entry in entries] == [
        "青禾区人民政府公报 2025年第2期（总第2期）",
        "青禾区人民政府公报 2024年第1期",
    ]
    assert "政府办公室文件1件" in entries[0].summary
    assert entries[0].url.endswith("/gazette/2025-2/")


def test_a_portal_without_a_gazette_has_no_page_of_one() -> None:
    library = make_library(gazette=None)
    kinds = (gazette, gazette_issue, gazette_edition)
    assert [address for kind in kinds for address, _ in kind.addresses(library)] == []
    assert all(feed.subject is not FeedSubject.GAZETTE for feed in find_feeds(library))


@pytest.mark.parametrize(
    ("more", "marks"),
    [
        ({}, ("青禾区人民政府办公室",)),
        ({"content_source": "区政府办公室"}, ("青禾区人民政府办公室",)),
        ({"content_source": "邻区人民政府"}, ()),
        ({"issuers": ("邻区人民政府",)}, ()),
        ({"issuers": ("qh-office", "邻区人民政府")}, ()),
        ({"issuers": ()}, ()),
        ({"document_number": None}, ()),
        ({"genre": "函"}, ()),
        ({"genre": "会议纪要"}, ()),
        ({"issuers": ("qh-office", "qh-drc")}, ("青禾区人民政府办公室", "青禾区发展和改革委员会")),
    ],
)
def test_the_red_mark_stands_only_on_the_issuers_own_letter(more: dict[str, object], marks: tuple[str, ...]) -> None:
    subject = document("a", **more)
    assert present_official_head(subject, make_library((subject,))).marks == marks
