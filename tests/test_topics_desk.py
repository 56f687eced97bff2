"""补充入库清单 and suggested tags: listed for the desk until a person takes them in or decides against them."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator import curation
from generator.cli import app
from generator.settings import Settings
from tests.conftest import ROOT

SITE = Path(__file__).parent / "site"
RULES = """- id: zhengwu-gongkai
  name: 政务公开
  lead: qh-office
  rules: {words: [助餐]}
"""
REJECTED = "  rejected: [{document: qhmz-2024-3, reason: 属于养老服务, on: 2026-11-01}]\n"
DOCUMENT = "content/documents/2024/qhmz-2024-3.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SITE, tmp_path / "portal")
    (tmp_path / "portal" / "site_data" / "topics.yml").write_text(RULES, encoding="utf-8")
    return tmp_path / "portal"


def missing(root: Path) -> list[tuple[str, ...]]:
    return [row[2:4] + row[6:] for row in curation.list_missing(Settings(root=root, today=date(2026, 11, 22)))]


def test_what_the_rules_ask_for_is_listed_with_the_reason(root: Path) -> None:
    assert missing(root) == [("区政府办公室", "qhmz-2024-3", "标题有“助餐”", "待确认")]


def test_a_document_that_was_taken_in_is_no_longer_listed(root: Path) -> None:
    text = (root / DOCUMENT).read_text("utf-8").replace("\nservices:", "\ntopics: [zhengwu-gongkai]\nservices:")
    (root / DOCUMENT).write_text(text, encoding="utf-8")
    assert missing(root) == []


def test_a_rejected_document_keeps_its_reason(root: Path) -> None:
    (root / "site_data" / "topics.yml").write_text(RULES + REJECTED, encoding="utf-8")
    assert missing(root) == [("区政府办公室", "qhmz-2024-3", "属于养老服务", "2026-11-01确认不收入")]


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        ("{services: [laonian-zhucan]}", "关联的办事服务"),
        ("{tags: {audience: [老年人]}}", None),
        ("{subjects: [民政]}", None),
        ("{words: [停车]}", None),
    ],
)
def test_each_kind_of_rule(root: Path, rules: str, reason: str | None) -> None:
    text = RULES.replace("{words: [助餐]}", rules)
    (root / "site_data" / "topics.yml").write_text(text, encoding="utf-8")
    found = {row[1]: row[2] for row in missing(root)}
    assert found.get("qhmz-2024-3") == reason


def test_the_list_is_written_for_spreadsheets(root: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["topic", "missing", "--root", str(root), "--csv", str(tmp_path / "list.csv")])
    assert done.exit_code == 0, done.output
    content = (tmp_path / "list.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
    assert tuple(rows[0]) == curation.MISSING_HEADER
    assert "qhmz-2024-3" in {row[3] for row in rows[1:]}


def test_tags_are_suggested_where_a_kind_of_them_is_absent(root: Path) -> None:
    settings = Settings(root=root, today=date(2026, 11, 22))
    (root / "site_data" / "tags.yml").write_text("audience: [老年人]\nmatter: [助餐服务, 信息公开]\n", encoding="utf-8")
    found = {(row[0], row[2]): row[3:] for row in curation.suggest_tags(settings)}
    assert found[DOCUMENT, "事项"] == ("助餐服务", "待确认")
    text = (root / DOCUMENT).read_text("utf-8").replace("\nservices:", "\ntags: {matter: [助餐服务]}\nservices:")
    (root / DOCUMENT).write_text(text, encoding="utf-8")
    assert (DOCUMENT, "事项") not in {(row[0], row[2]) for row in curation.suggest_tags(settings)}


def test_nobody_has_forgotten_a_document_of_the_demonstration() -> None:
    rows = curation.list_missing(Settings(root=ROOT, today=date(2026, 11, 22)))
    assert [row for row in rows if row[-1] == "待确认"] == []
