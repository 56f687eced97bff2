"""Any words of the sources are found in exactly the pages and clauses that hold them: the demonstration, real plans."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline, records
from generator.chinese.bigrams import pairs, run_keys
from generator.chinese.normal_form import normal_form
from generator.chinese.pinyin import syllables
from generator.model.address import document_address
from generator.outputs.search_index import write_search_index
from generator.settings import Settings
from tests.conftest import ROOT, TODAY, exclusive, run_folder
from tests.search_truth import Truth, ask, cut, holds, write_index
from tests.test_seeds_site import make_portal

COUNT = 200
SETTINGS = Settings(root=ROOT, today=date.fromisoformat(TODAY))
KEY = re.compile(r'"((?:[^"\\]|\\.)+)":')
UNSEARCHED = re.compile(r"^\||[\\`*<>\[\]]")
"""Table rows and Markdown's own signs: a cell is a passage by itself."""


def load(root: Path):
    return pipeline.load(Settings(root=root, today=date.fromisoformat(TODAY)))


def check(library, lines: dict[str, list[str]], site: Path, seed: int) -> None:
    """`lines`: document id -> paragraphs of its source."""
    truth, index = Truth(library), write_index(library, site)
    queries = cut([line for found in lines.values() for line in found if len(line) > 3], COUNT, seed)
    for query, answer in zip(queries, ask(index, queries), strict=True):
        hits = {hit["address"]: hit for hit in answer["hits"]}
        held = {document_address(id_) for id_, texts in lines.items() if any(holds(text, query) for text in texts)}
        assert held <= hits.keys(), query
        assert hits.keys() == truth.pages(query), query
        assert answer["total"] == len(hits) > 0, query
        for address, hit in hits.items():
            assert hit["clauses"] == truth.clauses(address, query), query
            if hit["opens"] is not None and hit["clauses"]:
                assert hit["opens"] in hit["clauses"], query


@pytest.fixture(scope="module")
def demonstrated():
    return load(ROOT)


def test_the_demonstration(demonstrated, tmp_path):
    lines = {}
    for document in records.read(SETTINGS).documents:
        if not document.is_published:
            continue
        paragraphs = (re.sub("^#+ ", "", line).strip() for line in document.body.splitlines())
        lines[document.id] = [line for line in paragraphs if normal_form(line) and not UNSEARCHED.search(line)]
    check(demonstrated, lines, tmp_path, seed=61)


def test_real_plans(shared, tmp_path_factory, tmp_path):
    base = run_folder(tmp_path_factory)
    root = base / "seeds-portal"
    with exclusive(base / "seeds-portal.lock"):
        if not (root / "ready").is_file():
            make_portal(root, sorted((shared / "seeds").glob("*.txt")))
            (root / "ready").touch()
        shutil.copy(ROOT / "site_data" / "tags.yml", root / "site_data")
    library = load(root)
    entries = Truth(library).entries
    lines = {}
    held = all_ = 0
    for document in library.documents:
        seed = next((shared / "seeds").glob(f"{document.id[:3]}*.txt"))
        passages = [normal_form(text) for _, text in entries[document_address(document.id)].passages()]
        source = [line.strip() for line in seed.read_text("utf-8").splitlines()]
        lines[document.id] = [line for line in source if any(normal_form(line) in text for text in passages)]
        held += sum(map(len, lines[document.id]))
        all_ += sum(map(len, source))
    assert held > 0.75 * all_, "the rest are cells and lines that were joined"
    check(library, lines, tmp_path, seed=62)


def test_what_is_not_published_reaches_no_file_of_the_index(demonstrated):
    """Withheld documents and drafts: neither a line nor a pair of their own, nor the sound of their titles."""
    files = records.read(SETTINGS)
    kinds = (files.documents, files.interpretations, files.faqs)
    hidden = [record for records_ in kinds for record in records_ if not record.is_published]
    assert {"qhfb-2025-31", "qhfb-2026-19"} <= {record.id for record in hidden}
    shown = {normal_form(t) for entry in Truth(demonstrated).entries.values() for _, t in entry.passages()}
    shown |= {normal_form(word) for group in demonstrated.synonyms for word in group}
    everything = "\n".join(shown)
    texts = [line for record in hidden for line in (title_of(record), *record.body.splitlines())]
    lines = [form for form in map(normal_form, texts) if len(form) > 3 and form not in everything]
    keys = {key for form in lines for key in (*pairs(form), *run_keys(form))}
    keys -= {key for form in shown for key in (*pairs(form), *run_keys(form))}
    assert len(lines) > 8
    assert len(keys) > 50
    sounds = {"".join(one[0] for one in syllables(normal_form(title_of(record)))) for record in hidden}
    for file in write_search_index(demonstrated):
        content = file.content.decode("utf-8")
        assert not keys & set(KEY.findall(content)), file.path
        if "/texts/" in file.path or "/suggest/" in file.path:
            form = "".join(one for one in map(normal_form, re.split(r'(?<!\\)"', content)))
            assert not [line for line in lines if line in form], file.path
        spelled = re.findall(r'"([a-z0-9 ,]+)"', content) if "/suggest/" in file.path else ()
        assert sounds.isdisjoint("".join(one[0] for one in text.split()) for text in spelled), file.path


def title_of(record) -> str:
    """A document's title, a question's words."""
    return getattr(record, "title", "") or getattr(record, "question", "")
