"""`lantai offline` and `lantai pdf`: what a host runs on a finished site."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.conftest import ROOT, TODAY

EDITION = "<!DOCTYPE html><meta charset=utf-8><title>公报</title><h1>青禾区人民政府公报</h1><p>第一页。"


def run(*words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, "-m", "generator", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site with two issues of a gazette."""
    folder = tmp_path / "site"
    for issue in ("2026-2", "2026-10"):
        (folder / "gazette" / issue / "edition").mkdir(parents=True)
        (folder / "gazette" / issue / "edition" / "index.html").write_text(EDITION, encoding="utf-8")
    (folder / "index.html").write_text("<header>\n</header>", encoding="utf-8")
    (folder / "manifest.json").write_text("{}", encoding="utf-8")
    return folder


def test_a_finished_site_is_packed(site: Path, tmp_path: Path) -> None:
    done = run("offline", "site", "-o", "out.zip", "--today", TODAY, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("已打包 4 个文件")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.testzip() is None
        assert "column/gazette/2026-10/edition/index.html" in archive.namelist()


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    done = run("offline", ".", "-o", "out.zip", cwd=tmp_path)
    assert done.returncode == 2
    assert "M101 unreadable-manifest" in done.stderr
    assert not (tmp_path / "out.zip").exists()


def test_without_a_browser_it_says_what_to_do(site: Path, tmp_path: Path) -> None:
    done = run("pdf", "site", cwd=tmp_path, PATH="", LANTAI_CHROMIUM="")
    assert done.returncode == 1
    assert "M111 absent-browser 找不到 Chromium 一类的浏览器。" in done.stderr
    assert "LANTAI_CHROMIUM" in done.stderr
    assert not (tmp_path / "content").exists()


def test_an_issue_that_is_not_there_is_named(site: Path, tmp_path: Path) -> None:
    done = run("pdf", "site", "--issue", "2026-3", cwd=tmp_path, LANTAI_CHROMIUM="/bin/false")
    assert done.returncode == 1
    assert "M112 absent-edition 没有2026-3这一期。\n    提示：站点里有：2026-2、2026-10。" in done.stderr


def test_a_browser_that_fails_leaves_nothing_behind(site: Path, tmp_path: Path) -> None:
    done = run("pdf", "site", cwd=tmp_path, LANTAI_CHROMIUM="/bin/false")
    assert done.returncode == 1
    assert "M113 failed-print" in done.stderr
    assert list((tmp_path / "content" / "gazette").iterdir()) == []


@pytest.mark.browser
def test_issues_are_printed_once_by_their_number(chromium: str, site: Path, tmp_path: Path) -> None:
    first = run("pdf", "site", cwd=tmp_path, LANTAI_CHROMIUM=chromium)
    assert first.returncode == 0, first.stderr
    assert first.stdout.endswith("新印 2 期，原有 0 期。\n")
    folder = tmp_path / "content" / "gazette"
    assert sorted(path.name for path in folder.iterdir()) == ["2026-10.pdf", "2026-2.pdf"]
    document = pypdfium2.PdfDocument(folder / "2026-2.pdf")
    assert "青禾区人民政府公报" in document[0].get_textpage().get_text_range()
    again = run("pdf", "site", cwd=tmp_path, LANTAI_CHROMIUM=chromium)
    assert again.stdout == "新印 0 期，原有 2 期。\n"
