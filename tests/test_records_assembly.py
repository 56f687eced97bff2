"""The Library of the small site: what is in it, in which order, and what must not be."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import pipeline, records
from generator.chinese.widths import fold
from generator.errors import Severity
from generator.model.duties import find_duties
from generator.model.unit import Unit, UnitKind
from generator.records.unit_phrases import unit_names
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model.library import Library

SITE = Path(__file__).parent / "site"
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library() -> Library:
    return pipeline.load(Settings(root=SITE, today=TODAY))


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A copy of the small site that a test may change."""
    return Path(shutil.copytree(SITE, tmp_path / "portal"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def names(library: Library, unit: str) -> list[tuple[str | None, str, str, bool]]:
    plans = [library.document_by_id[plan.document] for plan in library.duties[unit].plans]
    duties = [duty for document in plans for duty in find_duties(document, unit, library)]
    return [(duty.task.id, duty.role.value, duty.phrase, duty.by_group) for duty in duties]


def test_published_documents_newest_first(library: Library) -> None:
    assert [document.id for document in library.documents] == ["qhfb-2024-12", "qhmz-2024-3"]
    assert library.document_by_number["青民〔2024〕3号"].id == "qhmz-2024-3"


def test_nothing_unpublished_leaves_a_trace(library: Library) -> None:
    everything = repr(library)
    for trace in (
        "qhfb-2024-30",
        "qhfb-2024-31",
        "〔2024〕30号",
        "不予公开的",
        "仍是草稿",
        "draft-jiedu",
        "未公开的解读",
    ):
        assert trace not in everything
    assert [relation.target for relation in library.document_by_id["qhfb-2024-12"].record.relations] == [
        "青民〔2024〕3号",
        "青府办〔2023〕9号",
    ]


def test_only_named_or_linked_files_are_offered(library: Library) -> None:
    assert [file.path for file in library.files] == ["attachments/qhfb-2024-12-tasks.csv", "originals/qhfb-2024-12.txt"]
    document = library.document_by_id["qhfb-2024-12"]
    assert document.source_file is not None
    assert document.source_file.size == len((SITE / "content/originals/qhfb-2024-12.txt").read_bytes())
    assert [file.path if file else None for file in document.attachment_files] == ["attachments/qhfb-2024-12-tasks.csv"]


def test_relations_in_both_directions(library: Library) -> None:
    own = [(relation.type.value, relation.inverse, relation.document) for relation in library.relations["qhfb-2024-12"]]
    assert own == [("basis", False, "qhmz-2024-3"), ("previous_year", False, None)]
    assert library.relations["qhfb-2024-12"][1].text == "青府办〔2023〕9号"
    back = library.relations["qhmz-2024-3"]
    assert [(relation.inverse, relation.document, relation.text) for relation in back] == [
        (True, "qhfb-2024-12", "青禾区2024年政务公开工作要点")
    ]


def test_duties_by_name_by_group_and_of_a_desk(library: Library) -> None:
    assert names(library, "qh-civil") == [
        ("s2-1", "responsible", "区民政局", False),
        ("s2-2", "supporting", "各有关单位", True),
    ]
    assert names(library, "qh-east") == names(library, "qh-west") == [("s2-1", "responsible", "各街道", True)]
    assert names(library, "qh-build")[0] == ("s2-2", "lead", "区建设管理委（区交通委）", False)
    assert names(library, "qh-openness") == [("s2-3", "responsible", "区政务公开办", False)]
    assert names(library, "qh-office") == []


def test_unknown_phrase_is_told_at_its_line(library: Library) -> None:
    [finding] = library.findings
    assert (finding.code, finding.severity, finding.location.line) == ("R213", Severity.WARNING, 51)
    assert "区城运中心" in finding.message
    assert library.phrases["区城运中心"].units == ()


def test_what_hangs_on_documents(library: Library) -> None:
    assert [entry.id for entry in library.interpretations_of["qhfb-2024-12"]] == ["qhfb-2024-12-jiedu"]
    assert [faq.id for faq in library.faqs_of["qhmz-2024-3"]] == ["zhucan-duixiang"]
    assert [document.id for document in library.documents_using["laonian-zhucan"]] == ["qhfb-2024-12", "qhmz-2024-3"]
    assert library.document_by_id["qhfb-2024-12"].record.issuers == ("qh-office",)


def test_drafts_and_withheld_documents_are_told_as_information() -> None:
    files = records.read(Settings(root=SITE, today=TODAY))
    told = {finding.location.path for finding in files.findings if finding.severity is Severity.INFO}
    assert told == {
        "content/documents/2024/qhfb-2024-30.md",
        "content/documents/2024/qhfb-2024-31.md",
        "content/interpretations/draft-jiedu.md",
    }


def test_an_incomplete_draft_stops_nobody(portal: Path) -> None:
    (portal / "content/documents/2024/x.md").write_text(
        "---\nid: x\ntitle:\ngenre:\ncategory: other\n---\n文\n", encoding="utf-8"
    )
    files = records.read(Settings(root=portal, today=TODAY))
    found = [finding for finding in files.findings if finding.location.path.endswith("/x.md")]
    assert [finding.code for finding in found] == ["R114", "R113", "R113"]
    assert "x" in {record.id for record in files.documents}
    assert pipeline.load(Settings(root=portal, today=TODAY)).documents


def test_a_draft_may_repeat_a_number(portal: Path) -> None:
    edit(portal / "content/documents/2024/qhfb-2024-31.md", "〔2024〕31号", "[2024]12号")
    files = records.read(Settings(root=portal, today=TODAY))
    assert "R203" in {finding.code for finding in files.findings}
    assert not [finding for finding in files.findings if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("published_on: 2024-03-06", "published_on: 2024-02-06", "R118"),
        ("expires_on: 2029-03-31", "expires_on: 2024-03-31", "R118"),
        ("dated_on: 2024-03-01", "dated_on: 2023-12-29", "R119"),
        ("青民〔2024〕3号", "青民[2024]03号", "R120"),
    ],
)
def test_doubtful_values_are_warnings(portal: Path, old: str, new: str, code: str) -> None:
    edit(portal / "content/documents/2024/qhmz-2024-3.md", old, new)
    files = records.read(Settings(root=portal, today=TODAY))
    warned = {finding.code for finding in files.findings if finding.severity is Severity.WARNING}
    assert code in warned


@pytest.mark.parametrize(
    ("today", "expected"), [("2029-04-01", ["R121"]), ("2024-03-31", ["R121"]), ("2024-04-01", [])]
)
def test_validity_is_compared_with_the_day(today: str, expected: list[str]) -> None:
    library = pipeline.load(Settings(root=SITE, today=date.fromisoformat(today)))
    found = [finding.code for finding in library.findings if finding.code.startswith("R12")]
    assert found == expected


def test_files_that_would_silently_be_passed_over_are_told(portal: Path) -> None:
    (portal / "content/document").mkdir()
    (portal / "content/document/x.md").write_text("文", encoding="utf-8")
    (portal / "site_data/service.yml").write_text("", encoding="utf-8")
    files = records.read(Settings(root=portal, today=TODAY))
    strays = [finding for finding in files.findings if finding.code == "R112"]
    assert [finding.location.path for finding in strays] == ["content/document/x.md", "site_data/service.yml"]
    assert "services.yml" in strays[1].hint


def test_the_same_files_give_the_same_library(library: Library) -> None:
    assert repr(pipeline.load(Settings(root=SITE, today=TODAY))) == repr(library)


@pytest.mark.parametrize(
    ("phrase", "units", "is_group"),
    [
        ("区民政局", ("civil",), False),
        ("青禾区民政局", ("civil",), False),
        ("区发改委", ("drc",), False),
        ("区发展和改革委员会", ("drc",), False),
        ("青禾区发改委", ("drc",), False),
        ("区发展改革委(区粮食局)", ("drc",), False),
        ("某办公室（区发改委）", ("drc",), False),
        ("区民政局（养老科）", ("civil", "desk"), False),
        ("各部门", ("drc", "civil"), True),
        ("区 民 政 局", ("civil",), False),
        ("市民政局", (), False),
    ],
)
def test_unit_phrases(phrase: str, units: tuple[str, ...], is_group: bool) -> None:  # noqa: FBT001
    kind = UnitKind.DEPARTMENT
    register = (
        Unit(
            id="drc",
            name="区发展改革委",
            full_name="青禾区发展和改革委员会",
            aliases=("区发改委",),
            kind=kind,
            groups=("各部门",),
        ),
        Unit(id="civil", name="区民政局", full_name="青禾区民政局", kind=kind, groups=("各部门",)),
        Unit(id="desk", name="养老科", full_name="青禾区民政局养老服务科", kind=UnitKind.DESK, parent="civil"),
    )
    meaning = unit_names(register, "青禾区").resolve(phrase)
    assert (meaning.units, meaning.is_group) == (units, is_group)
    assert fold(meaning.phrase) == fold(phrase)
