"""The lock file of imports: notes made before writing, torn lines, files that a killed run left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.records import note_import, plan_import, read_lock, record_import, sweep, write_lock
from generator.records.importing import LOCK_FILE, digest, write_atomically

TARGET = "content/documents/2026/a.md"
OLD, NEW = "旧稿\n", "新稿\n"


def portal(root: Path, text: str | None) -> Path:
    """A portal whose lock knows the old draft, and whose file is as given."""
    site_data = root / "site_data"
    write_lock(site_data, {TARGET: digest(OLD), "content/documents/2026/b.md": digest("b\n")})
    if text is not None:
        write_atomically(root / TARGET, text)
    return site_data


@pytest.mark.parametrize("there", [OLD, NEW])
def test_a_kill_around_the_writing_makes_no_edit(there: str, tmp_path: Path) -> None:
    """Killed before or after the draft was replaced: either file is import's own."""
    site_data = portal(tmp_path, OLD)
    lock = read_lock(site_data)
    plan = plan_import(TARGET, existing=OLD, recorded=lock[TARGET], new_text=NEW)
    note_import(site_data, lock, plan)
    write_atomically(tmp_path / TARGET, there)
    assert read_lock(site_data)[TARGET] == digest(there)


def test_an_edit_after_a_kill_stays_an_edit(tmp_path: Path) -> None:
    site_data = portal(tmp_path, OLD)
    lock = read_lock(site_data)
    note_import(site_data, lock, plan_import(TARGET, existing=OLD, recorded=lock[TARGET], new_text=NEW))
    write_atomically(tmp_path / TARGET, "人工改过\n")
    assert read_lock(site_data)[TARGET] != digest("人工改过\n")


def test_what_is_known_already_is_not_noted_again(tmp_path: Path) -> None:
    site_data = portal(tmp_path, OLD)
    before = (site_data / LOCK_FILE).read_bytes()
    lock = read_lock(site_data)
    for existing, recorded, text in ((OLD, lock[TARGET], OLD), ("人工改过\n", lock[TARGET], NEW)):
        plan = plan_import(TARGET, existing=existing, recorded=recorded, new_text=text)
        note_import(site_data, lock, plan)
        assert record_import(lock, plan) == lock
    assert (site_data / LOCK_FILE).read_bytes() == before


@pytest.mark.parametrize("cut", range(1, 40, 3))
def test_a_torn_last_line_is_passed_over(cut: int, tmp_path: Path) -> None:
    site_data = portal(tmp_path, OLD)
    whole = read_lock(site_data)
    with (site_data / LOCK_FILE).open("a", encoding="utf-8") as stream:
        stream.write(f"{digest(NEW)}  content/documents/2026/c.md\n"[:-cut])
    assert read_lock(site_data) == whole


def test_only_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    kept = [tmp_path / name for name in ("a.md", ".a.md.tmp", "notes.tmp", ".gitkeep")]
    left = tmp_path / ".a.md.k3x_9abc.tmp"
    for path in (*kept, left):
        path.write_text("x", encoding="utf-8")
    sweep(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted(kept)
