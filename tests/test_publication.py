"""Published ids: the lock of a release, what is sent on, what was withdrawn."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator import desk, pipeline
from generator.errors import InvalidPortalError
from generator.settings import Settings
from tests.conftest import ROOT, TODAY

SITE = Path(__file__).parent / "site"
DOCUMENT = "qhfb-2024-12"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    root = Path(shutil.copytree(SITE, tmp_path / "portal"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "theme").symlink_to(ROOT / "theme")
    return Settings(root=root, today=date.fromisoformat(TODAY))


def build(settings: Settings) -> Path:
    command = [sys.executable, "-m", "generator", "build", "--root", str(settings.root), "--today", TODAY]
    subprocess.run([*command, "--without-search"], check=True, cwd=ROOT, capture_output=True)
    return settings.root / "site"


def codes(settings: Settings) -> list[str]:
    try:
        pipeline.load(settings)
    except InvalidPortalError as error:
        return [finding.code for finding in error.findings]
    return []


def test_a_lock_is_sorted_complete_and_written_the_same_again(settings: Settings) -> None:
    first = desk.lock(settings)
    text = first.path.read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    library = pipeline.load(settings)
    assert [line.partition(":")[0] for line in lines] == sorted(document.id for document in library.documents)
    assert first.documents == len(library.documents)
    again = desk.lock(settings)
    assert (again.documents, again.sections) == (0, 0)
    assert again.path.read_text("utf-8") == text


def test_a_build_never_writes_the_lock(settings: Settings) -> None:
    build(settings)
    assert not (settings.site_data / "published.lock").exists()


def test_a_lost_clause_stops_the_build_and_the_lock(settings: Settings) -> None:
    path = desk.lock(settings).path
    path.write_text(path.read_text("utf-8").replace(f"{DOCUMENT}: ", f"{DOCUMENT}: s77 "), encoding="utf-8")
    before = path.read_text("utf-8")
    assert codes(settings) == ["R903"]
    with pytest.raises(InvalidPortalError):
        desk.lock(settings)
    assert path.read_text("utf-8") == before


def test_what_is_sent_on_leads_there_and_what_was_withdrawn_says_why(settings: Settings) -> None:
    path = desk.lock(settings).path
    text = path.read_text("utf-8").replace(f"{DOCUMENT}: ", f"{DOCUMENT}: s77 s78 ")
    path.write_text(f"{text}old-plan: s1\nold-rule: s1\n", encoding="utf-8")
    (settings.site_data / "redirects.yml").write_text(
        f"- {{from: old-plan, to: {DOCUMENT}}}\n"
        "- {from: old-rule, reason: 与上位规定不一致。, withdrawn_on: 2026-11-01}\n"
        f'- {{from: "{DOCUMENT}#s77", to: "{DOCUMENT}#s1"}}\n'
        f'- {{from: "{DOCUMENT}#s78", reason: 内容已经并入其他文件。}}\n',
        encoding="utf-8",
    )
    site = build(settings)
    moved = BeautifulSoup((site / "documents/old-plan/index.html").read_bytes(), "lxml")
    assert moved.select_one("meta[http-equiv=refresh]")["content"] == f"0; url=../../documents/{DOCUMENT}/"
    assert moved.select_one("link[rel=canonical]")["href"].endswith(f"/documents/{DOCUMENT}/")
    assert moved.select_one(f'main a[href="../../documents/{DOCUMENT}/"]')
    withdrawn = BeautifulSoup((site / "documents/old-rule/index.html").read_bytes(), "lxml")
    assert withdrawn.select_one("meta[http-equiv=refresh]") is None
    assert "与上位规定不一致。" in withdrawn.get_text()
    assert "2026-11-01" in withdrawn.get_text()
    page = BeautifulSoup((site / f"documents/{DOCUMENT}/index.html").read_bytes(), "lxml")
    assert page.select_one("#s77 a")["href"] == f"../../documents/{DOCUMENT}/#s1"
    assert "内容已经并入其他文件" in page.select_one("#s78").get_text()
    assert "old-rule" not in (site / "sitemap.xml").read_text("utf-8")


def test_a_page_that_moved_leads_on_and_never_to_nothing(settings: Settings) -> None:
    register = settings.site_data / "redirects.yml"
    register.write_text("- {from: old/annual-report/, to: annual-reports/}\n", encoding="utf-8")
    site = build(settings)
    moved = BeautifulSoup((site / "old/annual-report/index.html").read_bytes(), "lxml")
    assert moved.select_one("meta[http-equiv=refresh]")["content"] == "0; url=../../annual-reports/"
    assert moved.select_one("link[rel=canonical]")["href"].endswith("/annual-reports/")
    assert moved.h1.get_text() == "页面已改到新的地址"
    assert "old/annual-report" not in (site / "sitemap.xml").read_text("utf-8")
    register.write_text(
        "- {from: documents/, to: annual-reports/}\n"
        "- {from: old/, to: nowhere/}\n"
        '- {from: older/, to: "validity/#nowhere"}\n',
        encoding="utf-8",
    )
    assert codes(settings) == ["L101", "L101", "L102"]
    register.write_text("- {from: /old/, to: annual-reports/}\n", encoding="utf-8")
    assert codes(settings) == ["R904"]


def test_the_demonstration_keeps_what_it_published() -> None:
    library = pipeline.load(Settings(root=ROOT, today=date.fromisoformat(TODAY)))
    locked = (ROOT / "site_data/published.lock").read_text("utf-8")
    assert sum(not line.startswith("#") for line in locked.splitlines()) >= 60
    assert f"\n{library.documents[-1].id}: " in locked
