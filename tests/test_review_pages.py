"""Review pages: all of the source and all of the draft, once each, side by side; nothing executable, nothing loaded."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator import parsing, pipeline, review
from generator.chinese.widths import squeeze
from generator.errors import Location
from generator.model.suggestions import Suggestions
from generator.model.transcript import Line, Transcript
from generator.review import ReviewPage, present_review, render, render_index
from generator.settings import Settings
from generator.sources.rules import CONTROL_CHARACTERS
from tests.conftest import ROOT
from tests.pdf_writer import Sheet, write_pdf
from tests.written_sources import plan, write_docx, write_html, write_print, write_text

SETTINGS = Settings(root=ROOT / "tests/site", today=date(2026, 11, 22))
PROPOSED = Suggestions(topics=(("yanglao", "养老服务"),), audience=("老年人",))
TEXT = plan(2500)
SCAN = Sheet()
SCAN.picture(0, 0, 595, 842)
WRITTEN = {
    "text.txt": write_text(TEXT),
    "dated.txt": "关于公布检修时间的通告\n发布时间：2026-03-02 字号：大\n来源：区政府办\n一、时间\n今天。\n".encode(),
    "one-line.html": write_html(TEXT).replace(b"\n", b""),
    "word.docx": write_docx(TEXT, rows=4),
    "print.pdf": write_print(TEXT, tables=1),
    "wrapped.txt": re.sub("(.{30})", r"\1\n", "\n\n".join(TEXT)).encode(),
    "hostile.txt": "关于<script>alert(1)</script>的通告\n一、“&amp;”和<b>\n内容\u0007。\n{}\n".format(
        "更多内容。" * 50
    ).encode(),
    "scan.pdf": write_pdf(SCAN),
}


def source(name: str, tmp_path: Path) -> Path:
    if name in WRITTEN:
        path = tmp_path / name
        path.write_bytes(WRITTEN[name])
        return path
    return ROOT / name


CASES = [*WRITTEN, *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "tests/fixtures/html").glob("*.html")))]


def presented(path: Path) -> tuple[Transcript, ReviewPage]:
    transcript, parsed = pipeline.read_and_parse(path)
    target = "content/documents/2026/a.md"
    return transcript, present_review(transcript, parsed, source=path.name, target=target, suggestions=PROPOSED)


@pytest.mark.parametrize("name", CASES)
def test_both_sides_are_whole(name: str, tmp_path: Path) -> None:
    path = source(name, tmp_path)
    transcript, page = presented(path)
    lines = [line for row in page.rows for line in row.source]
    visible = [fact for fact in transcript.facts if fact.visible]
    assert len(lines) == len(transcript.blocks) + len(visible) + len(transcript.residue)
    shown = [(line.kind, line.text) for line in lines if line.kind in ("line", "residue")]
    printed = [("line", block.text) for block in transcript.blocks if isinstance(block, Line)]
    assert sorted(shown) == sorted([*printed, *(("residue", entry.text) for entry in transcript.residue)])
    parsed = parsing.parse(transcript)
    sections = [section for section in parsed.structure.outline.walk() if section.label]
    ids = [item.id for row in page.rows for item in row.draft if item.kind == "heading" and item.label]
    assert ids == [section.id or "" for section in sections]
    paragraphs = [item.text for row in page.rows for item in row.draft if item.kind == "paragraph"]
    assert sorted(paragraphs) == sorted(
        block.text for section in parsed.structure.outline.walk() for block in section.paragraphs
    )
    assert sum(item.kind == "residue" for row in page.rows for item in row.draft) == len(parsed.residue)
    assert sum(item.kind == "element" for row in page.rows for item in row.draft) == len(parsed.elements.printed)


@pytest.mark.parametrize("name", CASES)
def test_pages_are_plain_and_their_links_lead_somewhere(name: str, tmp_path: Path) -> None:
    _, page = presented(source(name, tmp_path))
    text = render(page)
    assert text == render(presented(source(name, tmp_path))[1])
    soup = BeautifulSoup(text, "html.parser")
    assert not soup.find_all(["script", "iframe", "img", "object", "style"])
    assert [link["href"] for link in soup.find_all("link")] == [review.STYLE_SHEET]
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    targets = {link["href"] for link in soup.find_all("a")}
    assert {target for target in targets if target != "index.html"} <= {f"#{name}" for name in ids}
    assert not re.search(r"url\(|@import|https?:", review.style_sheet())


@pytest.mark.parametrize("name", ["wrapped.txt", "hostile.txt", "print.pdf"])
def test_every_finding_stands_on_top_and_at_its_line(name: str, tmp_path: Path) -> None:
    transcript, page = presented(source(name, tmp_path))
    _, parsed = pipeline.read_and_parse(source(name, tmp_path))
    assert sorted(remark.message for remark in page.remarks) == sorted(finding.message for finding in parsed.findings)
    assert transcript.name == "print.pdf" or page.remarks
    soup = BeautifulSoup(render(page), "html.parser")
    for remark in page.remarks:
        assert remark.hint in soup.find(id=f"f{remark.number}").get_text()
        if remark.anchor:
            left, right = soup.find(id=remark.anchor).find_all("td", recursive=False)
            assert left.find("a", href=f"#f{remark.number}")
            assert remark.message in right.get_text()


def test_a_paragraph_stands_beside_its_lines(tmp_path: Path) -> None:
    """Also where a saved page holds its whole text in one line."""
    for name in ("text.txt", "one-line.html", "word.docx"):
        _, page = presented(source(name, tmp_path))
        rows = [row for row in page.rows if any(item.kind == "paragraph" for item in row.draft)]
        for row in rows:
            left = squeeze("".join(line.text for line in row.source))
            assert all(squeeze(item.text) in left for item in row.draft if item.kind == "paragraph"), name
    residue = [row for row in presented(source("one-line.html", tmp_path))[1].rows if row.is_residue]
    assert any("首页" in line.text for row in residue for line in row.source)


def test_the_end_says_what_the_reviewer_fills_in(tmp_path: Path) -> None:
    soup = BeautifulSoup(render(presented(source("text.txt", tmp_path))[1]), "html.parser")
    release = soup.find("section", class_="release").get_text()
    for words in ("disclosure: proactive", "reviewed: {by:", "topics: [yanglao]", "audience: [老年人]", "须人工确认"):
        assert words in release


def test_refused_sources_stand_in_the_index() -> None:
    finding = CONTROL_CHARACTERS.at(Location("a.txt"), "读不出来<b>。", "另存一份。")
    text = render_index([review.refused_row("a.txt", (finding,))])
    assert "读不出来&lt;b&gt;。另存一份。" in text


def test_the_command_writes_pages_and_leaves_the_portal_alone(tmp_path: Path) -> None:
    folder, pages = tmp_path / "sources", tmp_path / "pages"
    folder.mkdir()
    for name in ("text.txt", "word.docx"):
        (folder / name).write_bytes(WRITTEN[name])
    (folder / "copy.txt").write_bytes(WRITTEN["text.txt"])
    (folder / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    command = [sys.executable, "-m", "generator", "review", str(folder), "--into", str(pages)]
    done = subprocess.run(
        [*command, "--root", str(SETTINGS.root)], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "对照页 3 份" in done.stderr
    names = sorted(path.name for path in pages.iterdir())
    assert names[:1] == ["index.html"]
    assert len(names) == 4
    assert names[1] == review.STYLE_SHEET
    index = BeautifulSoup((pages / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert {link["href"] for link in index.find_all("a")} == {*names[2:]}
    assert "old.doc" in index.get_text()


def test_an_import_shows_all_its_sources_also_when_it_goes_on(tmp_path: Path) -> None:
    """What an earlier run imported has its page too."""
    root, folder, pages = tmp_path / "portal", tmp_path / "sources", tmp_path / "pages"
    shutil.copytree(SETTINGS.root, root)
    folder.mkdir()
    command = [sys.executable, "-m", "generator", "import", str(folder), "--root", str(root), "--review", str(pages)]
    for number, name in enumerate(("text.txt", "word.docx"), 1):
        data = write_text(plan(600, serial=70)) if name == "text.txt" else WRITTEN[name]
        (folder / name).write_bytes(data)
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        assert done.returncode == 0, done.stderr
        assert f"对照页 {number} 份" in done.stderr
    index = BeautifulSoup((pages / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert [link["href"] for link in index.find_all("a")] == ["qhfb-2026-70.html", "qhfb-2026-12.html"]
    assert "content/documents/2026/qhfb-2026-70.md" in (pages / "qhfb-2026-70.html").read_text(encoding="utf-8")
