"""Answers that notice when their clauses change, questions without answer, and what an interpretation leaves unsaid."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from typer.testing import CliRunner

from generator import pipeline
from generator.cli import app
from generator.errors import PortalError
from generator.model.clause_digest import digest_clauses
from generator.model.interpretation import Interpretation, InterpretationStage, name_stage
from generator.model.policy_class import InterpretationElement, PolicyClass, elements_named, find_elements
from generator.outputs.faq_files import HEADER, KEYS, render_faq_files
from generator.outputs.open_data import render_open_data
from generator.pages import interpretations
from generator.parsing import read_structure
from generator.records.confirming import with_confirmation
from generator.settings import Settings
from generator.sources import read_markdown
from tests.conftest import ROOT, TODAY

DAY = date.fromisoformat(TODAY)
DOCUMENT = "content/documents/2025/qhfg-2025-3.md"
"""居家养老服务补贴: seven questions."""
ANSWER = "content/faqs/yl-xianjin.md"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    for folder in ("content", "site_data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), encoding="utf-8")


def load(portal: Path, today: date = DAY):
    return pipeline.load(Settings(root=portal, today=today))


def told(portal: Path, code: str, today: date = DAY) -> list[str]:
    found = pipeline.open_portal(Settings(root=portal, today=today)).findings
    return [f"{one.location}: {one.message}" for one in found if one.code == code]


def run(portal: Path, *words: str, today: str = TODAY) -> str:
    result = CliRunner().invoke(app, [*words, "--root", str(portal), "--today", today])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def exported(library) -> list[str]:
    files = {file.path: file.content for file in render_faq_files(library)}
    rows = list(csv.reader(io.StringIO(files["faqs/faqs.csv"].decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(files["faqs/faqs.xlsx"])).active
    whole = json.loads(files["faqs/faqs.json"])
    open_data = next(file for file in render_open_data(library) if file.path == "api/faqs.ndjson").content
    ids = [row[0] for row in rows[1:]]
    assert tuple(rows[0]) == HEADER
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ids
    assert [question["id"] for question in whole["questions"]] == ids
    assert whole["total"] == len(ids)
    assert all(tuple(question) == KEYS for question in whole["questions"])
    assert sorted(json.loads(line)["id"] for line in open_data.splitlines()) == sorted(ids)
    assert exported_by_policy(files) == grouped(whole["questions"])
    return ids


def grouped(questions: list[dict[str, str]]) -> dict[str, list[str]]:
    """Ids of answers by the folder of the document's page."""
    folders: dict[str, list[str]] = {}
    for question in questions:
        page = question["document_url"].removeprefix("https://www.qinghe.example/").partition("#")[0]
        folders.setdefault(page, []).append(question["id"])
    return folders


def exported_by_policy(files: dict[str, bytes]) -> dict[str, list[str]]:
    """The same out of the files beside the documents' pages, the table and JSON alike."""
    found = {}
    for path, content in files.items():
        if path.startswith("documents/") and path.endswith("faqs.csv"):
            rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            single = json.loads(files[path.replace(".csv", ".json")])
            assert tuple(rows[0]) == HEADER
            assert [row[0] for row in rows[1:]] == [question["id"] for question in single["questions"]]
            assert {question["document"] for question in single["questions"]} == {single["title"]}
            found[path.removesuffix("faqs.csv")] = [row[0] for row in rows[1:]]
    return found


def test_interpretations_are_listed_by_form_and_by_who_speaks() -> None:
    library = load(ROOT)
    everything = [entry.title for entry in library.interpretations]
    lists = dict(interpretations.addresses(library))
    pages = {address: interpretations.present(listed, library) for address, listed in lists.items()}
    assert [row.title for row in pages["interpretations/"].rows] == everything
    for row in pages["interpretations/"].filters:
        assert sum(choice.count for choice in row.choices) == len(everything), row.name
        listed = [title for choice in row.choices for title in [one.title for one in pages[choice.address].rows]]
        assert sorted(listed) == sorted(everything)
        for choice in row.choices:
            assert len(pages[choice.address].rows) == choice.count
            chosen = [one for facet in pages[choice.address].filters for one in facet.choices if one.current]
            assert [one.value for one in chosen] == [choice.value]
    experts = [entry.title for entry in library.interpretations if entry.speaks_as == "expert"]
    assert [row.title for row in pages["interpretations/by-role/expert/"].rows] == experts
    empty = replace(library, interpretations=())
    assert [interpretations.present(listed, empty).rows for listed in lists.values()] == [()] * len(lists)


def test_every_answer_of_the_demonstration_is_confirmed_and_exported() -> None:
    library = load(ROOT)
    assert library.doubtful_faqs == {}
    assert [faq.id for faq in library.faqs if faq.confirmed is None] == []
    assert sorted(exported(library)) == sorted(faq.id for faq in library.faqs)


def test_a_row_says_what_a_desk_must_know() -> None:
    files = {file.path: file.content for file in render_faq_files(load(ROOT))}
    questions = json.loads(files["faqs/faqs.json"])["questions"]
    row = next(question for question in questions if question["id"] == "yl-jiezhuan")
    assert row["clauses"] == "第十七条、第二十二条"
    assert row["clause_text"].startswith("第十七条")
    assert "**" not in row["answer"]
    assert row["document_number"] == "青府规〔2025〕3号"
    assert row["topics"] == "养老服务"
    assert row["document_url"].endswith("documents/qhfg-2025-3/#a17")
    assert all(row[key] for key in KEYS)


def test_a_changed_clause_puts_its_answers_in_doubt_and_no_others(portal: Path) -> None:
    before = exported(load(portal))
    change(portal / DOCUMENT, "连续结转不得超过三个月", "连续结转不得超过六个月")
    library = load(portal)
    bound = {faq.id for faq in library.faqs if faq.document == "qhfg-2025-3" and "a17" in faq.sections}
    assert bound
    assert set(library.doubtful_faqs) == bound
    assert set(library.doubtful_faqs.values()) == {"所依据的条款在2026-11-20确认以后有改动"}
    assert set(before) - set(exported(library)) == bound
    assert len(told(portal, "R811")) == len(bound)


def test_a_confirmed_answer_is_back(portal: Path) -> None:
    change(portal / DOCUMENT, "连续结转不得超过三个月", "连续结转不得超过六个月")
    doubtful = sorted(load(portal).doubtful_faqs)
    assert "共确认 0 条" in run(portal, "faq", "confirm"), "nothing in doubt may be confirmed by the way"
    assert f"待复核 {len(doubtful)} 条" in run(portal, "faq", "todo")
    files = [str(portal / f"content/faqs/{name}.md") for name in doubtful]
    assert f"共确认 {len(doubtful)} 条" in run(portal, "faq", "confirm", *files)
    assert load(portal).doubtful_faqs == {}
    assert f'confirmed: {{on: {TODAY}, digest: "' in Path(files[0]).read_text("utf-8")


def test_an_answer_ends_with_its_document(portal: Path) -> None:
    change(portal / DOCUMENT, "validity: in_force", "validity: repealed")
    library = load(portal)
    assert {faq.id for faq in library.faqs if faq.document == "qhfg-2025-3"} == set(library.doubtful_faqs)
    assert set(library.doubtful_faqs.values()) == {"所依据的文件已废止"}
    with pytest.raises(PortalError, match="R506 unconfirmable-answer"):
        run(portal, "faq", "confirm", ANSWER)


def test_an_answer_ends_on_the_day_after_its_documents_last(portal: Path) -> None:
    assert load(portal, date(2030, 7, 31)).doubtful_faqs.get("yl-xianjin") is None
    assert load(portal, date(2030, 8, 1)).doubtful_faqs["yl-xianjin"] == "所依据的文件已失效"


def test_an_answer_is_doubted_when_another_document_amends_its_own(portal: Path) -> None:
    path = portal / "content/documents/2026/qhmz-2026-8.md"
    change(path, "relations:\n", "relations:\n  - {type: amends, target: qhfg-2025-3}\n")
    assert load(portal).doubtful_faqs == {}, "it was amended before the answers were confirmed"
    text = (portal / ANSWER).read_text("utf-8")
    (portal / ANSWER).write_text(re.sub(r"confirmed:.*\n", "", text), encoding="utf-8")
    assert load(portal).doubtful_faqs == {"yl-xianjin": f"所依据的文件已被《{title_of(path)}》修改"}


def title_of(path: Path) -> str:
    return re.search(r"^title: (.+)$", path.read_text("utf-8"), re.MULTILINE)[1].strip("《》")


def test_an_unconfirmed_answer_is_told_and_confirmed_by_one_command(portal: Path) -> None:
    path = portal / ANSWER
    whole = path.read_text("utf-8")
    path.write_text(re.sub(r"confirmed:.*\n", "", whole), encoding="utf-8")
    assert [message.split(": ")[0] for message in told(portal, "R812")] == [f"{ANSWER}:7"]
    assert "没有确认记录 1 条" in run(portal, "faq", "todo")
    assert f"已确认：{path}" in run(portal, "faq", "confirm", today="2026-11-20").replace("\n", "")
    assert path.read_text("utf-8") == whole


@pytest.mark.parametrize("name", ["nobody", "content/faqs/nobody.md", "yl-xianji"])
def test_what_is_no_answer_cannot_be_confirmed(portal: Path, name: str) -> None:
    with pytest.raises(PortalError, match="R814 unknown-answer"):
        run(portal, "faq", "confirm", name)


def test_a_confirmation_replaces_the_old_one_and_nothing_else() -> None:
    front = "---\nid: x\nanswered_on: 2025-01-02\nconfirmed:\n  on: 2025-01-03\n  digest: 1\ndisclosure:\n---\n"
    text = f"{front}答。\n---\nconfirmed: 不是\n"
    expected = text.replace(
        "confirmed:\n  on: 2025-01-03\n  digest: 1\n", 'confirmed: {on: 2026-11-22, digest: "0123456789abcdef"}\n', 1
    )
    assert with_confirmation(text, DAY, "0123456789abcdef") == expected
    assert with_confirmation(expected, DAY, "0123456789abcdef") == expected


BODY = "一、总则\n\n（一）每月发放{}元。\n\n（二）按季度{}结算。\n\n二、附则\n\n本办法{}施行。\n"


def digest(body: str, *sections: str) -> str:
    return digest_clauses(read_structure(read_markdown(body, name="x.md")).outline, sections)


def test_a_digest_is_of_the_clauses_and_what_stands_below_them() -> None:
    body = BODY.format("三百", "末", "即日")
    assert digest(body, "s1-1") != digest(BODY.format("四百", "末", "即日"), "s1-1")
    assert digest(body, "s1") != digest(BODY.format("四百", "末", "即日"), "s1")
    assert digest(body) != digest(BODY.format("三百", "末", "次月"))
    assert digest(body, "s1-1") == digest(BODY.format("三百", "初", "次月"), "s1-1")


@given(st.lists(st.sampled_from(["\u3000", " ", "\t"]), max_size=3))
def test_spaces_and_the_width_of_signs_are_no_change(spaces: list[str]) -> None:
    body = BODY.format("300", "末", "即日")
    spaced = BODY.format("３００" + "".join(spaces), "末", "即日")
    assert digest(body, "s1-1") == digest(spaced, "s1-1")


def test_a_clause_that_is_asked_about_often_is_told_to_editors_and_to_nobody_else(portal: Path) -> None:
    register = portal / "site_data/open_questions.yml"
    register.write_text(register.read_text("utf-8").replace("asked: 4", "asked: 5"), encoding="utf-8")
    found = told(portal, "R813")
    assert len(found) == 1
    assert "“qhfbg-2024-3”的条款 a4 有 5 人次问过，还没有问答：一楼住户的补偿由谁出？" in found[0]
    report = run(portal, "faq", "todo")
    assert report.index("qhfbg-2024-3 a4　5 人次") < report.index("qhfbg-2024-3 a6　3 人次")
    assert "a17" not in report, "it is answered"
    work = json.loads(run(portal, "faq", "todo", "--json"))
    assert [gap["section"] for gap in work["gaps"]] == ["a4", "a6"]
    assert not hasattr(load(portal), "open_questions")


@pytest.mark.parametrize(
    ("heading", "elements"),
    [
        ("这些词是什么意思（核心概念、关键词）", ("core_concepts", "keywords")),
        ("谁能享受（适用范围）", ("scope",)),
        ("怎么办", ("guidance", "operation")),
        ("新旧政策差异", ("differences",)),
        ("一句话说明白", ()),
    ],
)
def test_headings_that_announce_elements(heading: str, elements: tuple[str, ...]) -> None:
    assert elements_named(heading) == tuple(map(InterpretationElement, elements))


@pytest.mark.parametrize("policy_class", PolicyClass)
def test_the_template_of_a_class_asks_for_all_its_elements(portal: Path, policy_class: PolicyClass) -> None:
    run(portal, "new", "interpretation", "brand-new", "--for", "qhfg-2025-3", "--class", policy_class.value)
    path = portal / "content/interpretations/brand-new.md"
    text = path.read_text("utf-8")
    assert f"policy_class: {policy_class.value} " in text
    assert find_elements(text) >= set(policy_class.elements)
    path.write_text(text.replace("disclosure:  ", "disclosure: proactive  #"), encoding="utf-8")
    assert told(portal, "R801") == []
    assert len(told(portal, "R122")) >= len(policy_class.elements) // 2, "what is left of a template is told"


def test_only_interpretations_have_classes(portal: Path) -> None:
    for words in (("faq", "--class", "plan"), ("interpretation", "--class", "plans")):
        with pytest.raises(PortalError, match="R505 unknown-policy-class"):
            run(portal, "new", words[0], "brand-new", "--for", "qhfg-2025-3", *words[1:])


def test_what_an_interpretation_leaves_unsaid_is_told(portal: Path) -> None:
    folder = portal / "content/interpretations"
    change(folder / "yanglao-butie-jiedu.md", "## 影响哪些人（影响范围）", "## 还有")
    change(folder / "fangxun-shipin.md", "## 文字稿", "## 画面")
    change(folder / "yanglao-butie-genzong.md", "trigger: 咨询集中问题\n", "")
    assert told(portal, "R801") == [
        "content/interpretations/yanglao-butie-jiedu.md:7: 解读要素 9/10，正文里没有：影响范围。"
    ]
    assert [message.split(":")[0] for message in told(portal, "R802")] == ["content/interpretations/fangxun-shipin.md"]
    assert [message.split(":")[0] for message in told(portal, "R803")] == [
        "content/interpretations/yanglao-butie-genzong.md"
    ]
    assert "9/10 content/interpretations/yanglao-butie-jiedu.md（民生待遇）　缺：影响范围" in run(
        portal, "interpretation", "score"
    )


def make(id_: str, stage: InterpretationStage, day: date, **more: object) -> Interpretation:
    return Interpretation(
        id=id_, title="解读", interprets="x-1", unit="u", stage=stage, published_on=day, disclosure="proactive", **more
    )


def test_follow_ups_are_counted_where_there_are_several() -> None:
    release = make("a", InterpretationStage.RELEASE, date(2026, 1, 5))
    later = make("b", InterpretationStage.FOLLOW_UP, date(2026, 6, 5))
    earlier = make("c", InterpretationStage.FOLLOW_UP, date(2026, 3, 5))
    assert name_stage(later, (release, later)) == "跟踪解读"
    assert name_stage(later, (release, later, earlier)) == "跟踪解读（第2次）"
    assert name_stage(release, (release, later, earlier)) == "发布解读"


def test_the_gap_between_document_and_interpretation() -> None:
    record = load(ROOT).document_by_id["qhfg-2025-3"].record
    gaps = [
        make("a", stage, day).gap_after(record)
        for stage, day in (
            (InterpretationStage.RELEASE, date(2025, 6, 24)),
            (InterpretationStage.RELEASE, date(2025, 6, 27)),
            (InterpretationStage.FOLLOW_UP, date(2025, 6, 27)),
        )
    ]
    assert gaps == [0, 3, None]
