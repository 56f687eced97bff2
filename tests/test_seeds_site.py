"""Five real plans, imported, reviewed and built into a site of their own; skipped where they are absent."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from generator import pipeline
from generator.cli import app
from tests.conftest import ROOT, build_once, exclusive, run_folder

SEEDS = {"000": 83, "001": 29, "002": 33, "003": 70, "004": 30}
"""First digits of a seed's name → tasks on its ledger (002: 31 sections and two tail paragraphs)."""
GROUP = re.compile(r"^(各|相关|有关|园区$|政策文件)|区政府(各|有关|相关|重大)")
UNITS_COLUMN = 3


@pytest.fixture(scope="session")
def portal(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal whose register holds the organs that the five plans name."""
    base = run_folder(tmp_path_factory)
    root = base / "seeds-portal"
    with exclusive(base / "seeds-portal.lock"):
        if not (root / "ready").is_file():
            make_portal(root, sorted((shared / "seeds").glob("*.txt")))
            (root / "ready").touch()
    return root


def make_portal(root: Path, seeds: list[Path]) -> None:
    (root / "site_data").mkdir(parents=True)
    for name in ("site.yml", "tags.yml"):
        shutil.copy(ROOT / "site_data" / name, root / "site_data")
    config = {"site_name": "五份要点", "docs_dir": "content", "theme": {"name": "material"}, "plugins": ["lantai"]}
    config["theme"] |= {"custom_dir": str(ROOT / "theme"), "language": "zh", "font": False}  # type: ignore[operator]
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    names = sorted({name for seed in seeds for name in named_units(seed)})
    units = [{"id": f"u{n}", "name": name, "full_name": name, "kind": "department"} for n, name in enumerate(names, 1)]
    (root / "site_data" / "units.yml").write_text(yaml.safe_dump(units, allow_unicode=True), encoding="utf-8")
    done = CliRunner().invoke(app, ["import", *map(str, seeds), "--root", str(root)])
    assert done.exit_code == 0, done.output
    for draft in (root / "content" / "documents").rglob("*.md"):
        text = draft.read_text("utf-8")
        text = text.replace("\ndisclosure:\n", "\ndisclosure: proactive\n")
        draft.write_text(text.replace("\nreviewed:\n", "\nreviewed: {by: 审核人, on: 2026-11-01}\n"), encoding="utf-8")


def named_units(seed: Path) -> Iterator[str]:
    for task in pipeline.inspect(seed).structure.tasks:
        yield from (name for name in (*task.responsible, *task.lead, *task.supporting) if not GROUP.search(name))


@pytest.fixture(scope="session")
def site(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_once(tmp_path_factory, "seeds-site", portal)


def documents(site: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (site / "api" / "documents.ndjson").read_text("utf-8").splitlines()]


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


def test_every_seed_has_its_page_and_its_ledger(site: Path) -> None:
    found = {str(document["id"]): document for document in documents(site)}
    assert {name[:3] for name in found} == set(SEEDS)
    for name in found:
        assert soup(site / "documents" / name / "index.html").select_one(f'article[data-id="{name}"]')
        rows = soup(site / "ledgers" / name / "index.html").select("table#tasks tr[data-task]")
        assert len(rows) == SEEDS[name[:3]], name


def test_every_unit_page_lists_what_the_plans_print(site: Path, shared: Path, portal: Path) -> None:
    expected = recounted_duties(shared)
    units = yaml.safe_load((portal / "site_data" / "units.yml").read_text("utf-8"))
    for unit in units:
        page = soup(site / "units" / unit["id"] / "index.html")
        rows = Counter()
        for row in page.select("details.duties tbody tr:not(.by-group)"):
            link = row.select_one('a[href*="ledgers/"]')
            assert link
            rows[re.findall(r"ledgers/(\d{3})-", str(link["href"]))[0]] += 1
        wanted = {seed: times for (seed, name), times in expected.items() if name == unit["name"]}
        assert dict(rows) == wanted, unit["name"]


def recounted_duties(shared: Path) -> Counter[tuple[str, str]]:
    """(seed, organ) → tasks that name it, counted from the plain lines without the program."""
    counts: Counter[tuple[str, str]] = Counter()
    for seed in sorted((shared / "seeds").glob("*.txt")):
        text = seed.read_text("utf-8")
        for task in printed_tasks(text):
            for name in {name for note in task for name in printed_names(note)}:
                counts[seed.name[:3], name] += 1
    return counts


def printed_tasks(text: str) -> Iterator[list[str]]:
    """The notes of each task, as printed."""
    if rows := [line.split("\t") for line in text.splitlines() if line.count("\t") == UNITS_COLUMN + 1]:
        yield from ([row[UNITS_COLUMN]] for row in rows[1:])
        return
    joined = re.sub(r"\n+(?=（牵头单位：)", "", re.sub(r"(?<=[配单])\n+(?=[合位])", "", text))
    note = re.compile(r"[（(](?:责任单位|牵头单位)[:：](?:[^（()）]|[（(][^（()）]*[)）])*[)）]")
    for line in joined.splitlines():
        if notes := note.findall(line):
            yield notes


def printed_names(note: str) -> Iterator[str]:
    if note[0] in "（(":
        note = note[1:-1]
    note = re.sub(r"(责任|牵头|配合)单位[:：]|牵头|落实$", "", note)
    for part in re.split(r"[、，,；;]", note):
        name = re.sub(r"等.*$", "", part.strip())
        if name and not GROUP.search(name) and not name.endswith("配合"):
            yield name


@pytest.mark.browser
def test_search_finds_words_and_numbers(
    site: Path, shared: Path, browser: object, served: Callable[[Path], AbstractContextManager[str]]
) -> None:
    holding = {path.name[:3] for path in (shared / "seeds").glob("*.txt") if "阅办联动" in path.read_text("utf-8")}
    with served(site) as address:
        page = browser.new_page()  # type: ignore[attr-defined]

        def hits(query: str) -> list[str]:
            page.goto(f"{address}search/?q={query}")
            page.wait_for_selector('#search-status[data-state="done"]')
            found = page.eval_on_selector_all("#search-results > li[data-id]", "all => all.map(li => li.dataset.id)")
            return [name[:3] for name in found]

        assert set(hits("阅办联动")) == holding
        assert len(hits("阅办联动")) == len(holding)
        for number in ("宝府办〔2022〕11号", "宝府办[2022]11号", "宝府办【2022】11号", "宝府办（２０２２）11 号"):
            assert hits(number)[0] == "002", number
        page.close()


def test_names_of_the_real_districts_stay_out_of_the_program(shared: Path) -> None:
    del shared
    districts = re.compile("杨浦|浦锦|宝山|浦东新区|奉贤")
    holding = [
        path
        for folder in ("generator", "theme", "content", "site_data")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".md", ".html", ".js", ".css", ".yml", ".txt", ".csv"}
        and districts.search(path.read_text("utf-8"))
    ]
    assert not holding


def counted_citations(shared: Path) -> dict[str, list[str]]:
    """First digits of a seed's name → documents that a person found in its text, shortened as in the list."""
    rows = (shared / "reference" / "domain.md").read_text("utf-8").splitlines()
    (row,) = [row for row in rows if row.startswith("| citations 《》 of other documents")]
    cells = [re.sub(r" \(defined as [^)]*\)", "", cell) for cell in row.strip("| ").split(" | ")[1:]]
    return dict(zip(sorted(SEEDS), ([name.strip() for name in re.split("[;/]", cell)] for cell in cells), strict=True))


def test_the_documents_that_the_texts_name_are_those_that_a_person_found(site: Path, shared: Path) -> None:
    expected = counted_citations(shared)
    for document in documents(site):
        wanted = expected[str(document["id"])[:3]]
        found = {(one["title"] or "", one["document_number"] or "") for one in document["references"]}  # type: ignore[attr-defined]
        patterns = {name: re.compile(re.escape(name).replace("…", ".*")) for name in wanted}
        named = {name: [one for one in found if any(map(pattern.search, one))] for name, pattern in patterns.items()}
        assert all(named.values()), (document["id"], named)
        assert found == {one for matching in named.values() for one in matching}, document["id"]


def test_no_text_leads_to_another_document(site: Path) -> None:
    """None of the five names another of them."""
    for document in documents(site):
        page = soup(site / "documents" / str(document["id"]) / "index.html")
        links = [str(link["href"]) for link in page.select("#official a[href]")]
        assert not [link for link in links if "documents/" in link or re.match(r"\.\./[0-9]{3}-", link)]
        assert not page.select("#cited")
