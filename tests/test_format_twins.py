"""A document says the same as a text, a Word file, a web page and a PDF."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from generator import pipeline
from generator.model.parsed import Parsed
from tests import format_twins as twins
from tests.conftest import ROOT, SHARED
from tests.word_twin import RUNNING_HEAD, write_docx

SEEDS = tuple(sorted((SHARED / "seeds").glob("*.txt"))) or (SHARED / "seeds" / "absent.txt",)
ORIGINAL_NAMES = ("qhfb-2025-8", "qhfg-2025-3", "qhsa-2024-5")
ORIGINALS = tuple(ROOT / "content" / "originals" / f"{name}.txt" for name in ORIGINAL_NAMES)
TEXTS = (*SEEDS, *ORIGINALS)
by_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem.partition("_")[0])


@cache
def _inspect(path: Path) -> Parsed:
    return pipeline.inspect(path)


def read_text(path: Path) -> Parsed:
    if not path.is_file():
        pytest.skip("real documents (../shared) are not beside this checkout")
    return _inspect(path)


def read_twin(data: bytes, folder: Path, suffix: str) -> Parsed:
    path = folder / f"twin{suffix}"
    path.write_bytes(data)
    return pipeline.inspect(path)


def assert_same(twin: Parsed, text: Parsed) -> None:
    assert not twin.conservation.lost
    assert not twin.conservation.invented
    assert twins.elements_of(twin) == twins.elements_of(text)
    assert twins.outline_of(twin) == twins.outline_of(text)
    assert twin.structure.outline.numbering is text.structure.outline.numbering
    assert twins.notes_of(twin) == twins.notes_of(text)
    assert twins.deadlines_of(twin) == twins.deadlines_of(text)
    assert twins.tables_of(twin) == twins.tables_of(text)
    assert twins.tasks_of(twin) == twins.tasks_of(text)


@by_text
def test_word_file_says_the_same(path: Path, tmp_path: Path) -> None:
    text = read_text(path)
    twin = read_twin(write_docx(text), tmp_path, ".docx")
    assert_same(twin, text)
    assert RUNNING_HEAD in {entry.text for entry in twin.residue}


@by_text
def test_web_page_says_the_same(path: Path, tmp_path: Path) -> None:
    text = read_text(path)
    twin = read_twin(twins.write_page(text).encode(), tmp_path, ".html")
    assert_same(twin, text)
    around = "".join(entry.text for entry in twin.residue)
    assert all(words in around for words in ("首页", "当前位置", "分享到", "相关文件", "网站标识码"))


@pytest.mark.browser
@by_text
def test_print_says_the_same(path: Path, tmp_path: Path, browser: object) -> None:
    text = read_text(path)
    twin = read_twin(twins.print_pdf(browser, twins.typeset(text)), tmp_path, ".pdf")
    assert_same(twin, text)
    assert twin.source.pages
    numbers = [twins.fold(entry.text) for entry in twin.residue]
    assert all(f"—{page}—" in numbers for page in range(1, twin.source.pages + 1))


def test_breakdown_table_of_a_real_plan(shared: Path) -> None:
    """The text that every twin is compared with: 70 rows of five cells, 70 tasks, each with its title."""
    (path,) = (shared / "seeds").glob("003_*.txt")
    parsed = read_text(path)
    ((_, table),) = parsed.structure.tables()
    assert (len(table.rows), {len(row) for row in table.rows}) == (70, {5})
    tasks = [task for task in parsed.structure.tasks if task.source == "table"]
    assert len(tasks) == 70
    assert all(task.title for task in tasks)
