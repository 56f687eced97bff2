"""Proposed tags, topics and categories: from the text and the portal's own vocabulary, never values of a draft."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator import parsing, records, sources
from generator.model.parsed import Parsed
from generator.model.suggestions import Suggestions
from generator.records import ImportAction, PortalFiles, plan_import, suggest_terms, write_draft
from generator.records.drafting import without_suggestions
from generator.records.importing import digest
from generator.records.precedents import find_precedents
from generator.records.suggestions import suggest_for
from generator.settings import Settings

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
NOTICE = """关于组织申报中小微企业数字化改造补助的通知

各有关单位：
为支持中小微企业数字化改造，现就补助资金申报通知如下。
一、申报对象
在本区登记的小微企业。
二、补助标准
按投入的三成给予资金补贴，每户不超过十万元。（责任单位：区教育局、区经济信息化委）
（责任单位：区教育局）
（责任单位：区教育局）
"""


@pytest.fixture(scope="module")
def known() -> PortalFiles:
    return records.read(Settings(root=ROOT, today=TODAY))


@pytest.fixture
def notice(tmp_path: Path) -> Parsed:
    path = tmp_path / "notice.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return parsing.parse(sources.read(path))


@pytest.fixture
def proposals(notice: Parsed, known: PortalFiles) -> Suggestions:
    return suggest_terms(notice, known)


def test_synonyms_count_and_names_of_units_do_not(proposals: Suggestions) -> None:
    assert proposals.audience == ("中小企业",)
    assert "数字化转型" in proposals.matter
    assert "教育" not in (*proposals.industry, *proposals.matter)
    assert ("huiqi", "惠企政策") in proposals.topics


def test_only_the_portals_own_words_are_proposed(proposals: Suggestions, known: PortalFiles) -> None:
    assert {*proposals.audience} <= {*known.tags.audience}
    assert {*proposals.matter} <= {*known.tags.matter}
    assert {topic for topic, _ in proposals.topics} <= {topic.id for topic in known.topics}
    assert {*proposals.subject_category} <= {record.subject_category for record in known.documents}


def test_what_is_reviewed_agrees_with_what_is_proposed(known: PortalFiles, tmp_path: Path) -> None:
    """Over the demonstration, each document as if it were new: most proposals are right, much is found."""
    right = proposed = wanted = 0
    for record in known.documents:
        path = tmp_path / f"{record.id}.md"
        path.write_text(f"# {record.title}\n\n{record.body}", encoding="utf-8")
        others = replace(known, documents=tuple(other for other in known.documents if other.id != record.id))
        found = suggest_terms(parsing.parse(sources.read(path)), others)
        given = {*found.audience, *found.matter, *(topic for topic, _ in found.topics)}
        truth = {*record.tags.audience, *record.tags.matter, *record.topics}
        right, proposed, wanted = right + len(given & truth), proposed + len(given), wanted + len(truth)
    assert right / proposed >= 0.85
    assert right / wanted >= 0.4


def test_what_was_decided_for_like_titles_is_proposed(known: PortalFiles) -> None:
    """Last year's plan tells; a draft does not, and neither does a title that shares a word or two."""
    plan = next(record for record in known.documents if record.id == "qhfb-2025-8")
    words = find_precedents("青禾区2031年政务公开工作要点", known)
    assert {*words["topics"]} >= {*plan.topics} > set()
    assert "信息公开" in words["matter"]
    assert not any(find_precedents("青禾区2031年无障碍环境建设工作要点", known).values())
    drafts = tuple(record.model_copy(update={"reviewed": None}) for record in known.documents)
    assert not any(find_precedents("青禾区2031年政务公开工作要点", replace(known, documents=drafts)).values())


def test_a_topic_whose_rules_ask_for_a_word_of_the_title_is_proposed(known: PortalFiles) -> None:
    structure = parsing.read_structure(sources.read_markdown("一件事。", name="a.md"))
    assert [topic for topic, _ in suggest_for("关于适老化的通知", structure, known).topics] == ["yanglao"]


def test_proposals_are_comments(notice: Parsed, proposals: Suggestions, known: PortalFiles) -> None:
    plain = write_draft(notice, known=known)
    draft = write_draft(notice, known=known, suggestions=proposals)
    assert "topics: []  # 建议：huiqi（惠企政策）\n" in draft
    proposed = "audience 中小企业；industry 制造业；matter 数字化转型"
    assert f"tags: {{audience: [], industry: [], matter: []}}  # 建议：{proposed}" in draft
    assert without_suggestions(draft) == plain


def test_a_draft_with_proposals_is_read_as_one_without(
    notice: Parsed, proposals: Suggestions, known: PortalFiles, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "tests/site", tmp_path / "site")
    settings = Settings(root=tmp_path / "site", today=TODAY)
    read = []
    for given in (proposals, Suggestions(subject_category=("综合政务/政务公开",)), Suggestions()):
        path = settings.content / "documents/2026/notice-draft.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(write_draft(notice, known=known, document="notice-draft", suggestions=given), encoding="utf-8")
        read.append(next(record for record in records.read(settings).documents if record.id == "notice-draft"))
    assert read[0] == read[1] == read[2]
    assert (read[0].topics, read[0].tags.audience, read[0].subject_category) == ((), (), None)


def test_comments_make_no_edit(notice: Parsed, proposals: Suggestions, known: PortalFiles) -> None:
    """Deleting them, or a vocabulary that grew, is nobody's edit; an edit stays one."""
    old = write_draft(notice, known=known, suggestions=Suggestions())
    new = write_draft(notice, known=known, suggestions=proposals)
    edited = old.replace("十万元", "二十万元")
    for existing, recorded, action in (
        (new, digest(new), ImportAction.UNCHANGED),
        (old, digest(old), ImportAction.UPDATED),
        (old, digest(new), ImportAction.UNCHANGED),
        (edited, digest(old), ImportAction.BESIDE),
    ):
        assert plan_import("a.md", existing=existing, recorded=recorded, new_text=new).action is action
