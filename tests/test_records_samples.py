"""Words of a skeleton never reach the public unnoticed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline, records
from generator.settings import Settings

SITE = Path(__file__).parent / "site"
TODAY = date(2026, 11, 22)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SITE, tmp_path / "portal"))


def begin(portal: Path, kind: str) -> Path:
    settings = Settings(root=portal, today=TODAY)
    url = "https://ban.qinghe.example/?item=1" if kind == "service" else ""
    return pipeline.begin(settings, kind=kind, record_id="brand-new", document="qhmz-2024-3", unit="", url=url)


def left_over(portal: Path) -> list[str]:
    found = records.read(Settings(root=portal, today=TODAY)).findings
    return [f"{finding.location.line}: {finding.message}" for finding in found if finding.code == "R122"]


def publish(path: Path) -> None:
    text = path.read_text("utf-8")
    path.write_text(text.replace("disclosure:  ", "disclosure: proactive  "), encoding="utf-8")


def test_a_filled_portal_has_none(portal: Path) -> None:
    assert left_over(portal) == []


@pytest.mark.parametrize("kind", ["interpretation", "faq", "document"])
def test_a_draft_may_be_unfinished(portal: Path, kind: str) -> None:
    begin(portal, kind)
    assert left_over(portal) == []


def test_an_answer_that_is_still_the_skeletons_is_told(portal: Path) -> None:
    publish(begin(portal, "faq"))
    assert left_over(portal) == [
        "3: “在这里写群众会怎么问？”是样张里的话，会原样登到网上。",
        "11: “先用一句话回答，再说条件、材料和到哪里办。”是样张里的话，会原样登到网上。",
    ]


def test_only_what_was_not_replaced_is_told(portal: Path) -> None:
    path = begin(portal, "interpretation")
    publish(path)
    text = path.read_text("utf-8").replace("《文件名称》政策解读", "怎样助餐")
    path.write_text(text.replace("（不说明白就看不懂的词，一个词一句话。）", "助餐：送饭上门。"), encoding="utf-8")
    told = left_over(portal)
    assert "（管谁，不管谁。）" in told[0]
    assert len(told) == 7


def test_a_page_is_public_at_once(portal: Path) -> None:
    begin(portal, "page")
    assert len(left_over(portal)) == 2


@pytest.mark.parametrize("kind", ["service", "topic"])
def test_a_row_whose_name_is_its_id_is_told(portal: Path, kind: str) -> None:
    begin(portal, kind)
    assert [line.partition(": ")[2] for line in left_over(portal)] == ["名称还是编号“brand-new”，会原样登到网上。"]
