"""The demonstration as a whole: complete, reproducible, and without a trace of what is not published."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator import pipeline
from generator.chinese.normal_form import normal_form
from generator.errors import Severity
from generator.model.document import Category, RelationType, Validity
from generator.model.interpretation import InterpretationForm
from generator.settings import Settings, read_today
from tests.conftest import ROOT, TODAY

UNPUBLISHED = ("qhfb-2026-19", "qhfb-2025-31", "槐序三十六号", "鹭汀七十二号")
"""Ids of the draft and of the withheld document, and a word that stands in nothing but each of them."""


def test_it_shows_every_shape_and_kind() -> None:
    library = pipeline.load(Settings(root=ROOT, today=read_today()))
    assert len(library.documents) >= 60
    assert len({document.record.year for document in library.documents}) >= 5
    assert len(library.interpretations) >= 28
    assert len(library.faqs) >= 45
    assert len(library.services) >= 20
    assert len(library.units) >= 40
    assert {record.form for record in library.interpretations} == set(InterpretationForm)
    numberings = {document.structure.outline.numbering.value for document in library.documents}
    assert numberings >= {"restart", "run-through"}
    plans = [document for document in library.documents if document.record.genre == "工作要点"]
    assert len(plans) >= 5
    for plan in plans:
        numbered = sum(section.id is not None for section in plan.structure.outline.walk())
        assert numbered + len(plan.structure.tasks) >= 40, plan.id
    assert max(len(table.rows) for plan in plans for _, table in plan.structure.tables()) >= 30


def test_every_state_of_life_and_relation_occurs() -> None:
    settings = Settings(root=ROOT, today=date.fromisoformat(TODAY))
    library = pipeline.load(settings)
    records = [document.record for document in library.documents]
    assert {record.validity_on(settings.today) for record in records} == set(Validity)
    assert {relation.type for record in records for relation in record.relations} == set(RelationType)
    assert {record.category for record in records} == set(Category) - {Category.RULE}
    assert {topic.id for topic in library.topics} == {topic for record in records for topic in record.topics}
    in_force = [record for record in records if record.validity_on(settings.today) is Validity.IN_FORCE]
    left = sorted((record.expires_on - settings.today).days for record in in_force if record.expires_on)
    assert left[0] <= 30 < left[1] <= 60 < left[2] <= 180


def test_originals_read_back_to_the_same_outline() -> None:
    library = pipeline.load(Settings(root=ROOT, today=date.fromisoformat(TODAY)))
    kept = [document for document in library.documents if document.source_file]
    assert len(kept) >= 12
    for document in kept:
        read = pipeline.inspect(ROOT / "content" / document.source_file.path)
        ids = [(section.id, section.heading) for section in document.structure.outline.walk()]
        assert [(section.id, section.heading) for section in read.structure.outline.walk()] == ids, document.id
        assert read.elements.document_number == document.record.document_number, document.id


def test_nothing_is_wrong_with_it() -> None:
    findings = pipeline.open_portal(Settings(root=ROOT, today=read_today())).findings
    assert [str(found) for found in findings if found.severity is not Severity.INFO] == []


def test_what_is_unpublished_leaves_no_trace(demonstration: Path) -> None:
    words = [word.encode() for word in UNPUBLISHED]
    words += [normal_form(word).encode() for word in UNPUBLISHED]
    words += [json.dumps(word).strip('"').encode() for word in UNPUBLISHED]
    files = [path for path in demonstration.rglob("*") if path.is_file()]
    assert len(files) > 100
    for path in files:
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        found = [word.decode() for word in words if word in content or word in str(path).encode()]
        assert not found, path


def test_two_builds_give_the_same_bytes(demonstration: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--root", str(ROOT), "--site-dir", str(tmp_path / "site")]
    subprocess.run([*command, "--today", TODAY], check=True, cwd=tmp_path, capture_output=True)
    first, second = ((site / "manifest.json").read_text("utf-8") for site in (demonstration, tmp_path / "site"))
    assert first == second


def test_every_link_leads_somewhere(demonstration: Path) -> None:
    pages = {path: BeautifulSoup(path.read_bytes(), "lxml") for path in demonstration.rglob("*.html")}
    ids = {path: {str(tag["id"]) for tag in page.select("[id]")} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in page.select("a[href], link[href], script[src], img[src]"):
            target = str(link.get("href") or link.get("src"))
            if not re.match(r"[a-z]+:", target) and not leads(path, target, demonstration, ids):
                broken.append(f"{path.relative_to(demonstration)} → {target}")
    assert not broken


def leads(page: Path, target: str, site: Path, ids: dict[Path, set[str]]) -> bool:
    from urllib.parse import unquote

    address, _, anchor = unquote(target).partition("#")
    address = address.partition("?")[0]
    base = site if address.startswith("/") else page.parent
    file = (base / address.lstrip("/")).resolve() if address else page
    file = file / "index.html" if file.is_dir() else file
    return file.is_file() and (not anchor or anchor in ids.get(file, set()))


@pytest.mark.parametrize("name", ["robots.txt", "sitemap.xml", "404.html", "manifest.json", "api/documents.ndjson"])
def test_it_has_what_a_host_expects(demonstration: Path, name: str) -> None:
    assert (demonstration / name).stat().st_size
