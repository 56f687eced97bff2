"""The theme's files are published under names that change with their content, and pages follow."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.mkdocs_adapter import building, packaging
from generator.mkdocs_adapter.assets import find_assets, name_assets
from generator.settings import Settings
from tests.conftest import ROOT
from tests.edit_scripts import Desk, open_desk

DIGEST = re.compile(r"\.([0-9a-f]{8})\.\w+$")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))


def test_a_name_changes_with_the_content_and_with_what_a_script_loads(theme: Path) -> None:
    before = {asset.name: asset.path for asset in find_assets(theme)}
    style = theme / "assets/suggest.css"
    style.write_text(style.read_text("utf-8") + "\n", encoding="utf-8")
    after = {asset.name: asset.path for asset in find_assets(theme)}
    assert {name for name in before if before[name] != after[name]} == {"suggest.css", "suggest.js", "portal.js"}


def test_every_asset_carries_its_digest_and_a_script_names_what_is_there(theme: Path) -> None:
    assets = find_assets(theme)
    paths = {asset.path for asset in assets}
    assert len(paths) == len(assets) > 20
    for asset in assets:
        found = DIGEST.search(asset.path)
        assert found is not None
        assert hashlib.sha256(asset.content).hexdigest().startswith(found[1])
        assert set(re.findall(r"assets/[\w.-]+\.(?:css|js|svg)", asset.content.decode())) <= paths
    with pytest.raises(KeyError):
        name_assets(theme)("no-such.css")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = open_desk(tmp_path_factory.mktemp("assets"), years=(2023,))
    build(desk)
    return desk


def build(desk: Desk) -> None:
    building.build(Settings(root=desk.root, today=desk.today), site_dir=desk.site, jobs=1)


def read_assets(page: Path) -> set[Path]:
    """Files of the theme that a page loads."""
    soup = BeautifulSoup(page.read_bytes(), "lxml")
    found = [
        tag.get("href") or tag.get("src") for tag in soup.select("link[rel=stylesheet], script[src], link[rel=icon]")
    ]
    return {(page.parent / address).resolve() for address in found if "assets/" in address}


def test_pages_load_assets_that_are_there(desk: Desk) -> None:
    site = desk.site.resolve()
    for page in ("index.html", "documents/index.html", "search/index.html", "documents/plan-2023/index.html"):
        found = read_assets(site / page)
        assert len(found) >= 3
        assert all(path.is_file() and path.parent == site / "assets" for path in found), page


def test_another_script_is_read_by_the_pages_that_load_it_and_no_other(desk: Desk) -> None:
    pages = {path.relative_to(desk.site): path for path in desk.site.rglob("*.html")}
    before = {name: path.read_bytes() for name, path in pages.items()}
    loading = {name for name, path in pages.items() if any("library." in one.name for one in read_assets(path))}
    old = {path.name for path in (desk.site / "assets").iterdir()}
    script = desk.root / "theme/assets/library.js"
    script.write_text(script.read_text("utf-8") + "// other\n", encoding="utf-8")
    build(desk)
    assert {name for name in pages if (desk.site / name).read_bytes() != before[name]} == loading != set()
    new = {path.name for path in (desk.site / "assets").iterdir()}
    assert [name.split(".")[0] for name in (*(new - old), *(old - new))] == ["library", "library"]


def test_hosts_keep_for_ever_what_has_a_digest_and_nothing_else(desk: Desk) -> None:
    nginx = (packaging.HOSTING / "nginx.conf").read_text("utf-8")
    (pattern,) = re.findall(r'^ +"~(\S+)" +"[^"]*immutable";$', nginx, re.MULTILINE)
    storage = json.loads((packaging.HOSTING / "object-storage.json").read_text("utf-8"))
    (match,) = (rule["match"] for rule in storage["headers"] if "immutable" in rule["set"].get("Cache-Control", ""))
    head, _, suffixes = match.rstrip("}").partition("{")
    for path in sorted(path for path in desk.site.rglob("*") if path.is_file()):
        address = path.relative_to(desk.site).as_posix()
        is_asset = address.startswith("assets/")
        assert bool(re.search(pattern, f"/{address}")) is is_asset, address
        assert any(fnmatch.fnmatchcase(address, head + suffix) for suffix in suffixes.split(",")) is is_asset, address
