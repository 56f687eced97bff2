"""Portals that must be refused: each case lies over `tests/site/` and must print exactly its `expected.txt`."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.audits import rules as audit_rules
from generator.errors import InvalidPortalError, Severity
from generator.records import rules
from generator.settings import Settings

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in (HERE / "sites_invalid").glob("*/expected.txt"))


def lay_over(case: Path, target: Path) -> Path:
    """The small site with a case's files over it; `remove.txt` names files that the case takes away."""
    shutil.copytree(HERE / "site", target)
    shutil.copytree(case, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "remove.txt"))
    removed = case / "remove.txt"
    for name in removed.read_text(encoding="utf-8").split() if removed.is_file() else []:
        (target / name).unlink()
    return target


def messages(root: Path) -> str:
    """What stops the build."""
    try:
        pipeline.load(Settings(root=root, today=date(2026, 11, 22)))
    except InvalidPortalError as error:
        return f"{error}\n"
    return ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_refused_with_exactly_these_lines(case: Path, tmp_path: Path, golden) -> None:
    root = lay_over(case, tmp_path / "portal")
    before = sorted(path for path in root.rglob("*"))
    printed = messages(root)
    golden(case / "expected.txt", printed)
    assert printed
    assert sorted(path for path in root.rglob("*")) == before, "a refused portal must not be written to"


def test_the_small_site_itself_has_no_error() -> None:
    assert messages(HERE / "site") == ""


def test_messages_speak_no_english_of_pydantic() -> None:
    printed = "".join((case / "expected.txt").read_text(encoding="utf-8") for case in CASES)
    for word in ("Input should", "valid ", "validation", "Error", "Field required", "value_error"):
        assert word not in printed


def test_cases_cover_most_rules() -> None:
    printed = "".join((case / "expected.txt").read_text(encoding="utf-8") for case in CASES)
    errors = {rule.code for rule in (*rules.RULES, *audit_rules.RULES) if rule.severity is Severity.ERROR}
    assert {code for code in errors if f" {code} " not in printed} == set()
