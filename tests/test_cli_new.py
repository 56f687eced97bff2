"""`lantai new`: what an editor begins with is correct, and nothing is ever overwritten."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import pipeline
from generator.cli import app
from generator.errors import PortalError, Severity
from generator.records import read
from generator.settings import Settings, read_today

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-22"


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
    ],
)
def test_a_skeleton_is_correct_as_it_is(portal: Path, kind: str, options: list[str]) -> None:
    before = errors(portal)
    run(portal, kind, "brand-new", *options)
    assert errors(portal) == before


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
