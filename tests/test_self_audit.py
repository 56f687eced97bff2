"""公开体检: each check finds what it should and nothing else, and what is published says nothing of what is not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import audit_manual, pipeline, site_checks
from generator.audits.checks import CHECKS
from generator.audits.content import _disguise
from generator.audits.evidence import Evidence
from generator.audits.text_facts import TextFacts, find_words, read_facts
from generator.errors import Severity
from generator.model.holidays import working_calendar
from generator.model.self_audit import AuditClass, AuditGoals, WordingRule
from generator.settings import Settings
from tests.conftest import ROOT, TODAY
from tests.sample_library import make_library

NOTHING = TextFacts(numbers=(), signatures=(), words=(), names=())
WORDING = (WordingRule(word="做为", instead="作为", unless=("叫做为",)), WordingRule(word="渡假", instead="度假"))


def faults(
    code: str, change: dict[str, object], facts: TextFacts = NOTHING, goals: AuditGoals | None = None
) -> list[str]:
    """What one check says of a library whose first document was changed."""
    library = make_library()
    first = library.documents[0]
    document = replace(first, record=first.record.model_copy(update=change))
    documents = (document, *library.documents[1:])
    library = replace(library, documents=documents, document_by_id={found.id: found for found in documents})
    evidence = Evidence(
        library=library,
        facts={found.id: facts if found is document else NOTHING for found in documents},
        goals=AuditGoals(),
        wording=WORDING,
        calendar=working_calendar(()),
    )
    check = next(check for check in CHECKS if check.rule.code == code)
    return [found.message for found in check.find(evidence) if found and found.title == document.record.title]


@pytest.mark.parametrize(
    ("code", "change", "said"),
    [
        ("A101", {"index_number": None, "subject_category": None}, "缺少索引号、主题分类"),
        ("A103", {"document_number": "青府办〔2019〕12号", "dated_on": date(2024, 4, 1)}, "2019年的"),
        ("A105", {"dated_on": date(2024, 4, 9), "published_on": date(2024, 4, 8)}, "早于成文日期"),
        (
            "A107",
            {"notice_title": "穗安街道办事处关于印发要点的通知", "issuers": ("qh-drc",)},
            "标题写的机关是穗安街道办事处",
        ),
        ("A201", {"dated_on": date(2024, 4, 1), "published_on": date(2024, 4, 30)}, "成文后21个工作日才发布"),
    ],
)
def test_what_contradicts_itself_is_found(code: str, change: dict[str, object], said: str) -> None:
    assert any(said in message for message in faults(code, change))


def test_twenty_working_days_are_in_time() -> None:
    # 1 April to 30 April 2024: 清明 off, the Saturdays and Sunday that were worked counted
    days = {"dated_on": date(2024, 4, 1), "published_on": date(2024, 4, 29)}
    assert faults("A201", days) == []


def test_numbers_and_signatures_of_the_body_are_held_against_the_page() -> None:
    body = "青府办〔2024〕99号\n\n正文。\n\n穗安街道办事处\n\n2024年4月1日\n"
    facts = read_facts(body, 10, (), ())
    assert facts.numbers == (("青府办〔2024〕99号", 10),)
    assert facts.signatures == (("穗安街道办事处", 14),)
    change = {"document_number": "青府办〔2024〕12号", "issuers": ("qh-drc",)}
    assert faults("A102", change, facts) == ["正文写的是青府办〔2024〕99号，页面上的发文字号是青府办〔2024〕12号。"]
    assert faults("A108", change, facts) == ["落款的机关是穗安街道办事处，发文机关中没有它。"]
    assert faults("A102", {**change, "document_number": "青府办〔2024〕99号"}, facts) == []


def test_a_term_is_no_signature() -> None:
    assert read_facts("有效期至2027年3月31日。\n自2024年4月1日起施行。\n", 1, (), ()).signatures == ()


def test_words_are_found_but_inside_words_that_are_right() -> None:
    text = "做为试点，\n叫做为民服务，\n到渡假村。"
    assert [(hit.word, hit.line) for hit in find_words(text, 7, WORDING)] == [("做为", 7), ("渡假", 9)]


@pytest.mark.parametrize(
    ("ending", "size", "beginning", "said"),
    [
        (".pdf", 9, b"%PDF-1.7", None),
        (".pdf", 0, b"", "空的"),
        (".pdf", 9, b"<!DOCTYPE html>", "网页"),
        (".docx", 9, b"\xd0\xcf\x11\xe0", "不是DOCX"),
        (".xlsx", 9, b"PK\x03\x04", None),
        (".csv", 9, b"a,b", None),
        (".svg", 9, b"<svg", None),
    ],
)
def test_files_begin_as_their_names_promise(ending: str, size: int, beginning: bytes, said: str | None) -> None:
    found = _disguise(ending, size, beginning)
    assert (found is None) if said is None else said in (found or "")


def test_terms_that_no_national_rule_sets_are_not_asked() -> None:
    titles = {"A208", "A209", "A210"}
    library = replace(make_library(), annual_reports=())
    evidence = Evidence(
        library=library,
        facts={document.id: NOTHING for document in library.documents},
        goals=AuditGoals(),
        wording=(),
        calendar=working_calendar(()),
    )
    assert not [found for check in CHECKS if check.rule.code in titles for found in check.find(evidence)]


def test_no_check_stops_a_build_by_itself() -> None:
    own = [check for check in CHECKS if not check.is_told]
    assert {check.rule.severity for check in own} <= {Severity.INFO, Severity.WARNING}
    assert {check.audit_class for check in CHECKS} == set(AuditClass) - {AuditClass.NOT_ASSESSABLE}


def test_the_published_audit_counts_what_it_lists(demonstration: Path) -> None:
    data = json.loads((demonstration / "api/audit.json").read_text("utf-8"))
    assert data["examined_on"] == TODAY
    assert sum(score["findings"] for score in data["scores"]) == len(data["findings"]) > 0
    assert sum(score["checked"] for score in data["scores"]) == sum(check["checked"] for check in data["checks"])
    assert len(data["not_assessable"]) >= 5
    for finding in data["findings"]:
        path = (finding["url"] or "").removeprefix("https://www.qinghe.example/").partition("#")[0]
        assert (demonstration / path / "index.html").is_file(), finding


def test_a_built_site_is_checked_as_a_visitor_meets_it(demonstration: Path) -> None:
    assert site_checks.check_site(demonstration) == ()


def test_the_audit_is_the_same_every_time() -> None:
    settings = Settings(root=ROOT, today=date.fromisoformat(TODAY))
    assert pipeline.load(settings).self_audit == pipeline.load(settings).self_audit


def test_the_manual_is_what_the_docstrings_say(golden) -> None:
    golden(ROOT / "docs/audits.md", audit_manual.render_manual())
