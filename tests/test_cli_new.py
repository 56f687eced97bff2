"""`lantai new`: what an editor begins with is correct, and nothing is ever overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import pipeline
from generator.cli import app
from generator.console import KINDS_HELP
from generator.errors import PortalError, Severity
from generator.records import read
from generator.records.skeletons import PLACES
from generator.settings import Settings, read_today

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-22"
SKELETONS = ROOT / "generator/records/skeletons"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    for folder in ("content", "site_data"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def run(portal: Path, *words: str) -> None:
    result = CliRunner().invoke(app, ["new", *words, "--root", str(portal), "--today", TODAY])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output


def errors(portal: Path) -> list[str]:
    found = read(Settings(root=portal, today=read_today())).findings
    return [str(finding) for finding in found if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("document", []),
        ("interpretation", ["--for", "qhfb-2024-12"]),
        ("faq", ["--for", "qhfb-2024-12"]),
        ("page", []),
        ("decision", []),
        ("consultation", []),
        ("event", []),
        ("service", ["--url", "https://ywtb.qinghe.example/item/new"]),
        ("annual-report", []),
        ("topic", []),
        ("unit", []),
        ("open-question", ["--for", "qhfg-2025-3"]),
        ("eligibility", ["--for", "qhfg-2025-3"]),
        ("window", ["--for", "qhfg-2025-3"]),
        ("benefit", ["--for", "qhfg-2025-3"]),
        ("message", []),
        ("guide", ["--unit", "qh-edu"]),
        ("matter", []),
        ("disclosure-rule", []),
    ],
)
def test_a_skeleton_is_correct_as_it_is(portal: Path, kind: str, options: list[str]) -> None:
    before = errors(portal)
    run(portal, kind, "brand-new", *options)
    assert errors(portal) == before
    if kind in REGISTERED:
        register = REGISTERED[kind](read(Settings(root=portal, today=read_today())))
        assert sum(record.id == "brand-new" for record in register) == 1


def test_every_kind_can_be_begun() -> None:
    kinds = {kind for kind, _ in PLACES}
    assert all(f"{kind}" in KINDS_HELP for kind in kinds)
    assert {path.name.partition(".")[0] for path in SKELETONS.iterdir()} >= kinds


REGISTERED = {
    "unit": lambda files: files.units,
    "eligibility": lambda files: files.eligibility,
    "window": lambda files: files.benefits.windows,
    "benefit": lambda files: files.benefits.automatic,
    "message": lambda files: files.message_board.messages,
    "guide": lambda files: files.guides,
    "matter": lambda files: files.matters,
    "disclosure-rule": lambda files: files.disclosure_rules,
}


def test_an_issue_of_the_gazette_is_named_by_its_year_and_number(portal: Path) -> None:
    run(portal, "gazette-issue", "2026-4")
    assert errors(portal) == []
    gazette = read(Settings(root=portal, today=read_today())).gazette
    assert gazette.issues[0].id == "2026-4"
    with pytest.raises(PortalError, match="R504 unfit-id"):
        run(portal, "gazette-issue", "winter")


def test_a_rule_of_eligibility_is_begun_at_a_clause_that_is_there(portal: Path) -> None:
    run(portal, "eligibility", "brand-new", "--for", "qhfg-2025-3")
    library = pipeline.load(Settings(root=portal, today=read_today()))
    rule = next(rule for rule in library.eligibility if rule.id == "brand-new")
    assert rule.conditions[0].section in library.document_by_id["qhfg-2025-3"].structure.card.section_ids


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, "windows:\n  - id: brand-new\n"),
        ("automatic: []\n", "automatic: []\nwindows:\n  - id: brand-new\n"),
        ("windows: []  # 申报\nautomatic: []\n", "windows:\n  - id: brand-new\n"),
        ("windows:\n- id: old\n", "windows:\n- id: brand-new\n"),
    ],
)
def test_a_row_is_put_on_top_of_its_list(portal: Path, before: str | None, after: str) -> None:
    register = portal / "site_data/benefits.yml"
    register.unlink()
    if before is not None:
        register.write_text(before, encoding="utf-8")
    run(portal, "window", "brand-new", "--for", "qhfg-2025-3")
    written = register.read_text("utf-8")
    assert after in written
    assert written.endswith("automatic: []\n" if before and before.startswith("windows: []") else "\n")
    if "old" not in written:
        assert errors(portal) == []


def test_a_list_in_one_line_is_left_alone(portal: Path) -> None:
    register = portal / "site_data/benefits.yml"
    register.write_text("windows: [{id: old}]\n", encoding="utf-8")
    with pytest.raises(PortalError, match="R507 unfit-register"):
        run(portal, "window", "brand-new", "--for", "qhfg-2025-3")
    assert register.read_text("utf-8") == "windows: [{id: old}]\n"


def test_a_board_is_begun_with_what_it_must_say(portal: Path) -> None:
    (portal / "site_data/messages.yml").unlink()
    run(portal, "message", "brand-new")
    assert errors(portal) == []


def test_an_existing_file_is_not_touched(portal: Path) -> None:
    run(portal, "page", "brand-new")
    path = portal / "content/pages/brand-new.md"
    path.write_text("编辑写的内容", encoding="utf-8")
    with pytest.raises(PortalError, match="R501 existing-target"):
        run(portal, "page", "brand-new")
    assert path.read_text("utf-8") == "编辑写的内容"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("poster", "x"), "R502 unknown-kind"),
        (("faq", "x"), "R503 unidentified-document"),
        (("faq", "x", "--for", "qhfb-2024-122"), "qhfb-2024-12"),
        (("page", "../x"), "R504 unfit-id"),
    ],
)
def test_a_wrong_word_is_answered_with_a_mend(portal: Path, words: tuple[str, ...], message: str) -> None:
    with pytest.raises(PortalError, match=message):
        run(portal, *words)


def test_a_service_is_appended_to_the_register(portal: Path) -> None:
    register = portal / "site_data/services.yml"
    before = register.read_text("utf-8")
    pipeline.begin(
        Settings(root=portal, today=read_today()), kind="service", record_id="brand-new", document="", unit="", url=""
    )
    assert register.read_text("utf-8").startswith(before.rstrip("\n"))


def test_a_report_is_begun_for_the_year_that_its_id_names(portal: Path) -> None:
    run(portal, "annual-report", "2026")
    run(portal, "annual-report", "qh-edu-2026", "--unit", "qh-edu")
    reports = {found.id: found for found in read(Settings(root=portal, today=read_today())).annual_reports}
    assert (reports["2026"].year, reports["2026"].unit) == (2026, "qh-gov")
    assert (reports["qh-edu-2026"].year, reports["qh-edu-2026"].unit) == (2026, "qh-edu")
    tables = (reports["2026"].disclosed, reports["2026"].applications, reports["2026"].disputes)
    written = [key for table in tables for key, _ in table.key_lines]
    assert len(written) == 6 + 25 + 3
