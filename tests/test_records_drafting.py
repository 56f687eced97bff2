"""Drafts: front matter by the contract, ids, and imports that never overwrite an edit."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from generator import parsing, pipeline, records, sources
from generator.errors import Severity
from generator.records import ImportAction, draft_id, plan_import, write_draft
from generator.records.importing import LOCK_FILE, digest
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model.parsed import Parsed

SITE = Path(__file__).parent / "site"
SETTINGS = Settings(root=SITE, today=date(2026, 11, 22))
KEYS = [
    *("id", "title", "notice_title", "genre", "category", "document_number", "index_number", "issuers", "drafted_by"),
    *("subject_category", "disclosure", "reviewed", "dated_on", "printed_on", "published_on", "effective_on"),
    *("expires_on", "validity", "addressees", "copied_to", "annotation", "attachments", "relations", "topics", "tags"),
    *("services", "summary", "source"),
]
NOTICE = """青禾区人民政府办公室文件
青府办〔2025〕7号

青禾区人民政府办公室关于印发《青禾区2025年政务公开工作要点》的通知

各街道办事处，区政府各委、办、局：
经区政府同意，现将《青禾区2025年政务公开工作要点》印发给你们，请认真执行。

青禾区人民政府办公室
2025年4月1日
（此件公开发布）

青禾区2025年政务公开工作要点

为做好公开工作，制定本要点。
一、总体要求
坚持公开为常态。
二、重点任务
（一）公开助餐信息。年内更新2次。（责任单位：区民政局）
（二）公开养护计划。按月公布。（责任单位：区建设管理委）
"""


def parsed_from(path: Path, text: str) -> Parsed:
    path.write_text(text, encoding="utf-8")
    return parsing.parse(sources.read(path))


@pytest.fixture
def notice(tmp_path: Path) -> Parsed:
    return parsed_from(tmp_path / "关于印发要点的通知.txt", NOTICE)


def front_matter(draft: str) -> dict[str, object]:
    return yaml.load(draft.split("---\n")[1], Loader=yaml.BaseLoader)


def test_every_key_stands_in_the_order_of_the_contract(notice: Parsed) -> None:
    meta = front_matter(write_draft(notice, known=records.read(SETTINGS)))
    assert list(meta) == KEYS
    assert meta["title"] == "青禾区2025年政务公开工作要点"
    assert meta["issuers"] == ["qh-office"]
    assert (meta["disclosure"], meta["reviewed"], meta["summary"]) == ("", "", "")
    assert meta["source"] == {"file": "", "sha256": notice.source.sha256, "url": ""}


def test_a_draft_is_read_as_an_unpublished_record(notice: Parsed, tmp_path: Path) -> None:
    root = tmp_path / "portal"
    shutil.copytree(SITE, root)
    draft = write_draft(notice, known=records.read(SETTINGS))
    (root / "content/documents/2024/qhfb-2025-7.md").write_text(draft, encoding="utf-8")
    settings = Settings(root=root, today=SETTINGS.today)
    files = records.read(settings)
    record = next(record for record in files.documents if record.id == "qhfb-2025-7")
    assert not record.is_published
    assert record.dated_on == date(2025, 4, 1)
    assert record.document_number == "青府办〔2025〕7号"
    assert not [finding for finding in files.findings if finding.severity is Severity.ERROR]
    assert "qhfb-2025-7" not in pipeline.load(settings).document_by_id


def test_a_notice_is_parted_from_what_it_carries(notice: Parsed) -> None:
    body = write_draft(notice).split("---\n", 2)[2]
    assert body == (
        "经区政府同意，现将《青禾区2025年政务公开工作要点》印发给你们，请认真执行。\n\n"
        "# 青禾区2025年政务公开工作要点\n\n"
        "为做好公开工作，制定本要点。\n\n"
        "## 一、总体要求\n\n坚持公开为常态。\n\n"
        "## 二、重点任务\n\n"
        "（一）公开助餐信息。年内更新2次。（责任单位：区民政局）\n\n"
        "（二）公开养护计划。按月公布。（责任单位：区建设管理委）\n"
    )


def test_ids_come_from_number_then_file_name(notice: Parsed, tmp_path: Path) -> None:
    known = records.read(SETTINGS)
    assert draft_id(notice, known=known) == "qhfb-2025-7"
    assert draft_id(notice) == f"document-{notice.source.sha256[:8]}"
    named = parsed_from(tmp_path / "Plan 2025_final.txt", "青禾区计划\n\n一、总则\n内容。\n")
    assert draft_id(named, known=known) == "plan-2025-final"
    other = parsed_from(tmp_path / "QHFB-2024-12.txt", "青禾区计划\n\n一、总则\n别的内容。\n")
    assert draft_id(other, known=known) == "qhfb-2024-12-2"
    unit_code = parsed_from(tmp_path / "x.txt", NOTICE.replace("青府办〔2025〕7号", "青府〔2025〕2号"))
    assert draft_id(unit_code, known=known) == "qh-gov-2025-2"


def test_a_known_source_or_number_keeps_its_id(tmp_path: Path) -> None:
    known = records.read(SETTINGS)
    again = parsed_from(tmp_path / "y.txt", NOTICE.replace("青府办〔2025〕7号", "青府办〔2024〕12号"))
    assert draft_id(again, known=known) == "qhfb-2024-12"
    same = sources.read(SITE / "content/originals/qhfb-2024-12.txt")
    assert draft_id(parsing.parse(same), known=known) == "qhfb-2024-12"


@pytest.mark.parametrize(
    ("existing", "recorded", "action", "written"),
    [
        (None, None, ImportAction.CREATED, "content/documents/a.md"),
        ("新稿\n", None, ImportAction.UNCHANGED, None),
        ("\ufeff新稿\r\n", None, ImportAction.UNCHANGED, None),
        ("旧稿\n", digest("旧稿\n"), ImportAction.UPDATED, "content/documents/a.md"),
        ("旧稿\r\n", digest("旧稿\n"), ImportAction.UPDATED, "content/documents/a.md"),
        ("改过的稿\n", digest("旧稿\n"), ImportAction.BESIDE, "content/documents/a.new.md"),
        ("别人写的\n", None, ImportAction.BESIDE, "content/documents/a.new.md"),
    ],
)
def test_an_edit_is_never_overwritten(
    existing: str | None, recorded: str | None, action: ImportAction, written: str | None, tmp_path: Path
) -> None:
    target = "content/documents/a.md"
    if existing is not None:
        (tmp_path / "content/documents").mkdir(parents=True)
        (tmp_path / target).write_bytes(existing.encode())
    plan = plan_import(target, existing=existing, recorded=recorded, new_text="新稿\n")
    assert (plan.action, plan.written) == (action, written)
    records.carry_out(plan, tmp_path)
    kept = action in (ImportAction.UNCHANGED, ImportAction.BESIDE)
    assert (tmp_path / target).read_bytes().decode() == (existing if kept else "新稿\n")
    assert bool(plan.diff) == (action in (ImportAction.UPDATED, ImportAction.BESIDE))
    if action is ImportAction.BESIDE:
        assert "-" + existing.strip() in plan.diff
        assert (tmp_path / str(written)).read_text(encoding="utf-8") == "新稿\n"
    assert not list(tmp_path.rglob("*.tmp"))


def test_import_edit_import_again(tmp_path: Path) -> None:
    """The whole life of one draft: written, replaced while untouched, left alone once edited."""
    target, site_data = "content/documents/a.md", tmp_path / "site_data"
    for text, expected in (
        ("一\n", ImportAction.CREATED),
        ("二\n", ImportAction.UPDATED),
        ("二\n", ImportAction.UNCHANGED),
    ):
        path, lock = tmp_path / target, records.read_lock(site_data)
        existing = path.read_text(encoding="utf-8") if path.exists() else None
        plan = plan_import(target, existing=existing, recorded=lock.get(target), new_text=text)
        assert plan.action is expected
        records.carry_out(plan, tmp_path)
        records.write_lock(site_data, records.record_import(lock, plan))
    (tmp_path / target).write_text("二，改过\n", encoding="utf-8")
    lock = records.read_lock(site_data)
    plan = plan_import(target, existing="二，改过\n", recorded=lock[target], new_text="三\n")
    assert plan.action is ImportAction.BESIDE
    assert records.record_import(lock, plan) == lock
    assert (site_data / LOCK_FILE).read_text(encoding="utf-8") == f"{digest(chr(0x4E8C) + chr(10))}  {target}\n"
