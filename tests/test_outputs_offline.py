"""离线版: links name files, nothing of a server's is packed, the same site gives the same bytes, a browser walks it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator.outputs.offline_edition import FOLDER, lead_to_files, name_file, write_offline_edition

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("./", "./index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("../../documents/a/", "../../documents/a/index.html"),
        ("../../documents/a/#s3-5-2", "../../documents/a/index.html#s3-5-2"),
        ("../search/?q=养老&amp;year=2026#x", "../search/index.html?q=养老&amp;year=2026#x"),
        ("#s1", "#s1"),
        ("?page=2", "?page=2"),
        ("", ""),
        ("assets/portal.css", "assets/portal.css"),
        ("files/a.pdf?v=1/", "files/a.pdf?v=1/"),
        ("https://www.qinghe.example/", "https://www.qinghe.example/"),
        ("//cdn.example/", "//cdn.example/"),
        ("webcal://www.qinghe.example/a/", "webcal://www.qinghe.example/a/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("tel:000", "tel:000"),
    ],
)
def test_a_folder_becomes_its_file(address: str, file: str) -> None:
    assert name_file(address) == file


def test_a_page_says_that_it_is_a_copy_and_keeps_its_words() -> None:
    page = (
        '<link rel="canonical" href="https://www.qinghe.example/faqs/">\n<header>\n<a class="x" href="../">首页</a>\n'
        '<a href="../manifest.json">核对</a><a href="../downloads/column.zip">下载</a></header>\n'
        '<p data-href="../x/">写作 href=../x/ 的文字</p><form action="../search/"></form>'
    )
    made = lead_to_files(page, "faqs/index.html", url="https://www.qinghe.example/", today=TODAY)
    assert '<a class="x" href="../index.html">' in made
    assert 'action="../search/index.html"' in made
    assert '<a href="https://www.qinghe.example/manifest.json">' in made
    assert '<a href="https://www.qinghe.example/downloads/column.zip">' in made
    assert 'data-href="../x/"' in made
    assert "写作 href=../x/ 的文字" in made
    assert '离线版，2026-11-22生成。最新内容：<a href="https://www.qinghe.example/faqs/">' in made


def pack(site: Path) -> bytes:
    target = io.BytesIO()
    write_offline_edition(site, target, today=TODAY)
    return target.getvalue()


def test_what_only_a_server_needs_is_left_out(tmp_path: Path) -> None:
    home = '<link rel="canonical" href="https://www.qinghe.example/">\n<header>\n</header>'
    written = ("index.html", "a/index.html", "assets/portal.css", "files/attachments/表 1.csv", "api/faqs.ndjson")
    dropped = (
        "404.html",
        "robots.txt",
        "manifest.json",
        "sitemap.xml",
        "sitemap-2.xml",
        "downloads/column.zip",
        "a.css.br",
    )
    for name in (*written, *dropped):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(home if name.endswith(".html") else name, encoding="utf-8")
    packed = pack(tmp_path)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == [f"{FOLDER}/README.txt", *(f"{FOLDER}/{name}" for name in sorted(written))]
        assert "最新内容：https://www.qinghe.example/\r\n" in archive.read(f"{FOLDER}/README.txt").decode("utf-8-sig")
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert pack(tmp_path) == packed


@pytest.fixture(scope="module")
def unpacked(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(demonstration / "downloads" / "column.zip") as archive:
        archive.extractall(folder)
    return folder / FOLDER


def test_every_link_names_a_file_that_is_there(unpacked: Path) -> None:
    from urllib.parse import unquote

    from bs4 import BeautifulSoup

    broken, followed = set(), 0
    for path in unpacked.rglob("*.html"):
        page = BeautifulSoup(path.read_bytes(), "lxml")
        for tag in page.select("a[href], link[href], script[src], img[src], form[action]"):
            target = (
                unquote(str(tag.get("href") or tag.get("src") or tag.get("action"))).partition("#")[0].partition("?")[0]
            )
            if target and not re.match(r"[a-z]+:|//", target):
                followed += 1
                if not (path.parent / target).is_file():
                    broken.add(f"{path.relative_to(unpacked)} → {target}")
    assert broken == set()
    assert followed > 5000


WALK = (
    "documents/index.html",
    "documents/qhfg-2025-3/index.html",
    "documents/qhfg-2025-3/poster/index.html",
    "gazette/index.html",
    "gazette/2026-2/index.html",
    "gazette/2026-2/edition/index.html",
    "ledgers/qhfb-2024-12/index.html",
    "services/index.html",
    "units/qh-drc/index.html",
    "interpretations/index.html",
    "faqs/index.html",
    "downloads/index.html",
    "open-data/index.html",
    "site-map/index.html",
)


@pytest.mark.browser
def test_a_browser_walks_the_folder_and_searches_it(browser, unpacked: Path) -> None:
    page = browser.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: troubles.append(f"{request.url}: {request.failure}"))
    page.on("request", lambda request: request.url.startswith("file:") or troubles.append(request.url))
    page.goto((unpacked / "index.html").as_uri())
    page.wait_for_load_state("networkidle")  # leaving a page cancels what it still reads
    page.locator("footer").get_by_role("link", name="下载与转发").click()
    page.get_by_role("heading", name="离线版").wait_for()
    for address in WALK:
        page.goto((unpacked / address).as_uri())
        assert page.locator("main h1, main h2").first.is_visible(), address
        page.wait_for_load_state("networkidle")
    page.locator("#site-q").fill("养老服务补贴")
    page.locator("#site-q[aria-expanded=true]").wait_for()
    page.locator("#site-q").press("Enter")
    page.locator("#search-status[data-state=done]").wait_for()
    assert int(page.locator("#search-total").inner_text()) > 0
    page.locator("#search-results > li a").first.click()
    page.locator("main h1").first.wait_for()
    page.close()
    assert troubles == []
