"""The demonstration as it was built: links, hooks, sizes; and what a build does with a portal that is wrong."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator

SITE = Path(__file__).parent / "site"
DOCUMENT = "documents/qhfb-2024-12/index.html"


@pytest.fixture(scope="module")
def soups(demonstration: Path) -> dict[str, BeautifulSoup]:
    pages = sorted(demonstration.rglob("*.html"))
    return {page.relative_to(demonstration).as_posix(): BeautifulSoup(page.read_bytes(), "lxml") for page in pages}


def find_links(soups: dict[str, BeautifulSoup]) -> Iterator[tuple[str, str]]:
    for page, soup in soups.items():
        for tag in soup.find_all(["a", "link", "script", "img", "form"]):
            target = tag.get("href") or tag.get("src") or tag.get("action")
            if target is not None:
                yield page, target


def test_every_link_inside_leads_somewhere(demonstration: Path, soups: dict[str, BeautifulSoup]) -> None:
    broken = []
    for page, target in find_links(soups):
        parts = urlsplit(urljoin(f"http://here/{page}", target))
        if parts.netloc != "here":
            continue
        path = unquote(parts.path).lstrip("/")
        path += "index.html" if not path or path.endswith("/") else ""
        anchor = unquote(parts.fragment)
        if not (demonstration / path).is_file() or (anchor and path in soups and not soups[path].find(id=anchor)):
            broken.append((page, target))
    assert broken == []


def test_nothing_is_loaded_from_another_host(demonstration: Path, soups: dict[str, BeautifulSoup]) -> None:
    for page, soup in soups.items():
        for tag in soup.select("script, img, link[rel=stylesheet], link[rel=icon], iframe, form"):
            target = tag.get("src") or tag.get("href") or tag.get("action") or ""
            assert not urlsplit(target).netloc, page
    for path in (*demonstration.rglob("*.css"), *(demonstration / "assets").glob("*.js")):
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import|https?://(?!127)", path.read_text("utf-8")), path


def test_ids_are_unique_on_every_page(soups: dict[str, BeautifulSoup]) -> None:
    for page, soup in soups.items():
        counts = Counter(tag["id"] for tag in soup.find_all(id=True))
        assert [id_ for id_, count in counts.items() if count > 1] == [], page


def test_every_page_has_its_frame(soups: dict[str, BeautifulSoup]) -> None:
    for page, soup in soups.items():
        assert len(soup.find_all("h1")) == 1, page
        assert soup.select_one("body > a.skip")["href"] == "#main", page
        assert soup.select_one('form[action$="search/"] input[name=q]'), page
        assert "演示站点，非政府网站" in soup.find("footer").get_text(), page
        assert not [tag for tag in soup.find_all("meta", attrs={"name": True}) if not tag.get("content")], page
        assert {"SiteName", "SiteDomain", "SiteIDCode"} <= {tag.get("name") for tag in soup.find_all("meta")}, page
        assert not soup.select("style, [style], script:not([src], [type='application/ld+json'])"), page


def test_a_document_page_can_be_held_on_to(soups: dict[str, BeautifulSoup]) -> None:
    soup = soups[DOCUMENT]
    assert soup.select_one("article[data-id]")["data-id"] == "qhfb-2024-12"
    assert [term.get_text() for term in soup.select("dl#elements dt")] == [
        "索引号",
        "主题分类",
        "公开属性",
        "成文日期",
        "发文字号",
        "发布日期",
        "公开主体",
    ]
    clauses = soup.select("[data-mark][data-label]")
    assert len(clauses) > 40
    assert all(clause.get("id") and clause.select_one(f'a.permalink[href="#{clause["id"]}"]') for clause in clauses)
    assert soup.select("a[data-unit]")
    assert soup.select("a[data-service]")
    assert soup.select("[data-interprets]")


def test_a_ledger_has_a_row_for_every_task(soups: dict[str, BeautifulSoup]) -> None:
    for page, soup in soups.items():
        if re.fullmatch(r"ledgers/[^/]+/index\.html", page):
            rows = soup.select("table#tasks tr[data-task]")
            assert rows, page
            assert len({row["data-task"] for row in rows}) == len(rows), page


def test_every_list_row_has_a_date(soups: dict[str, BeautifulSoup]) -> None:
    for page, soup in soups.items():
        for row in soup.select("li.row:not(.plain)"):
            assert row.select_one(".row-date").get_text(strip=True), page


def test_pages_and_assets_are_light(demonstration: Path) -> None:
    def packed(path: Path) -> int:
        return len(gzip.compress(path.read_bytes(), mtime=0))

    (sheet,), (script,) = (demonstration.glob(f"assets/portal.*.{suffix}") for suffix in ("css", "js"))
    assert packed(sheet) <= 30_000
    assert packed(script) <= 10_000
    sizes = sorted(packed(page) for page in demonstration.glob("documents/*/index.html"))
    assert sizes[len(sizes) // 2] <= 15_000
    assert sizes[-1] <= 60_000


def test_nothing_of_the_host_theme_is_published(demonstration: Path) -> None:
    names = {path.relative_to(demonstration).as_posix() for path in demonstration.rglob("*") if path.is_file()}
    assert not [name for name in names if "material" in name or name.endswith((".md", ".map", ".gz"))]
    assert {"404.html", "sitemap.xml", "robots.txt", "manifest.json"} <= names


def run_mkdocs(portal: Path, target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(portal / "mkdocs.yml"), "-d", str(target)]
    environment = {"SOURCE_DATE_EPOCH": "1795305600", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(portal)}
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The small site with a mkdocs.yml of its own."""
    folder = Path(shutil.copytree(SITE, tmp_path / "portal"))
    text = (ROOT / "mkdocs.yml").read_text("utf-8").replace("custom_dir: theme", f"custom_dir: {ROOT / 'theme'}")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def test_two_builds_give_the_same_bytes(portal: Path, tmp_path: Path) -> None:
    contents = []
    for name in ("one", "two"):
        done = run_mkdocs(portal, tmp_path / name)
        assert done.returncode == 0, done.stdout + done.stderr
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        contents.append({path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files})
    assert contents[0] == contents[1]
    everything = b"".join(contents[0].values()).decode("utf-8", "ignore")
    for trace in ("qhfb-2024-30", "qhfb-2024-31", "draft-jiedu", "nobody.txt"):
        assert trace not in everything
        assert not [name for name in contents[0] if trace in name]


def test_a_wrong_portal_is_named_and_nothing_is_written(portal: Path, tmp_path: Path) -> None:
    site_yml = portal / "site_data" / "site.yml"
    site_yml.write_text(site_yml.read_text("utf-8").replace("sponsor:", "sponser:"), encoding="utf-8")
    done = run_mkdocs(portal, tmp_path / "site")
    assert done.returncode == 1
    assert re.search(r"site_data/site\.yml:\d+: R\d+ [a-z-]+ .*sponser", done.stdout + done.stderr)
    assert not (tmp_path / "site").exists()


def test_the_day_can_be_given(demonstration: Path) -> None:
    assert TODAY == "2026-11-22"
    page = (demonstration / "documents/qhfb-2026-6/index.html").read_text("utf-8")
    assert "执行中" in page
