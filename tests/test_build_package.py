"""A site as a release: compressed copies are true, the switch goes both ways, any plain server shows it."""

import gzip
import json
import re
import subprocess
import urllib.request
from pathlib import Path

import brotli
import pytest

from generator.errors import UnreadableSourceError
from generator.mkdocs_adapter import building, packaging, verification
from generator.settings import Settings
from tests.edit_scripts import Desk, edit, open_desk
from tests.quality.server import POLICY

BOARD = """form_action: https://wenda.example/liuyan
privacy_statement: 留言只用于答复。
reply_limit: 5
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = open_desk(tmp_path_factory.mktemp("package"), years=(2023,))
    build(desk)
    return desk


def build(desk: Desk) -> None:
    building.build(Settings(root=desk.root, today=desk.today), site_dir=desk.site, jobs=1)


def test_copies_are_true_and_the_release_is_the_site(desk: Desk, tmp_path: Path) -> None:
    done = packaging.package(desk.site, tmp_path, as_archive=False, jobs=1)
    release = tmp_path / "releases" / done.id
    page = release / "documents/plan-2023/index.html"
    assert gzip.decompress(Path(f"{page}.gz").read_bytes()) == page.read_bytes()
    assert brotli.decompress(Path(f"{page}.br").read_bytes()) == page.read_bytes()
    assert verification.verify(release) == ()
    Path(f"{page}.gz").write_bytes(gzip.compress(b"other"))
    assert [one.path for one in verification.verify(release)] == ["documents/plan-2023/index.html.gz"]
    assert done.compressed < done.size / 2


def test_a_release_is_switched_in_and_taken_back(desk: Desk, tmp_path: Path) -> None:
    first = packaging.package(desk.site, tmp_path, as_archive=False, jobs=1)
    edit(desk, "body", 0)
    edit(desk, "title", 0)
    build(desk)
    second = packaging.package(desk.site, tmp_path, as_archive=False, jobs=1)
    assert first.id != second.id
    switch = ["sh", str(tmp_path / "switch.sh")]
    subprocess.run(switch, check=True, capture_output=True)
    assert (tmp_path / "current").resolve().name == second.id
    subprocess.run([*switch, first.id], check=True, capture_output=True)
    assert (tmp_path / "current").resolve().name == first.id
    assert subprocess.run([*switch, "nothing"], check=False, capture_output=True).returncode == 1
    assert (tmp_path / "current").resolve().name == first.id


def test_the_same_site_gives_the_same_archive(desk: Desk, tmp_path: Path) -> None:
    archives = [packaging.package(desk.site, tmp_path / name, as_archive=True, jobs=1).place for name in ("one", "two")]
    assert archives[0].read_bytes() == archives[1].read_bytes()
    assert [path.name for path in (tmp_path / "one").iterdir()] == [archives[0].name]


def test_an_altered_site_is_not_packed(desk: Desk, tmp_path: Path) -> None:
    page = desk.site / "index.html"
    content = page.read_bytes()
    page.write_bytes(b"altered")
    try:
        with pytest.raises(UnreadableSourceError, match="M105"):
            packaging.package(desk.site, tmp_path / "into", as_archive=False)
        assert not (tmp_path / "into").exists()
    finally:
        page.unlink()
        page.write_bytes(content)


def read_headers(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """Of the two examples, without those of caching."""
    nginx = (folder / "nginx.conf").read_text("utf-8")
    found = re.findall(r'^ +add_header (?!Cache-Control)(\S+) "?(.*?)"? always;$', nginx, re.MULTILINE)
    storage = json.loads((folder / "object-storage.json").read_text("utf-8"))
    by_match = {rule["match"]: rule["set"] for rule in storage["headers"]}
    pages = {**by_match["**"], **by_match["**/*.html"]}
    return dict(found), {name: value for name, value in pages.items() if name not in {"Cache-Control", "Content-Type"}}


def test_headers_for_hosts_are_the_same_everywhere() -> None:
    nginx, storage = read_headers(packaging.HOSTING)
    assert nginx == storage
    assert nginx["Content-Security-Policy"] == POLICY
    assert nginx["X-Frame-Options"] == "DENY"


def test_a_release_sends_the_policy_that_its_pages_carry(desk: Desk, tmp_path: Path) -> None:
    (desk.root / "site_data/messages.yml").write_text(BOARD, encoding="utf-8")
    build(desk)
    packaging.package(desk.site, tmp_path, as_archive=False, jobs=1)
    page = (desk.site / "index.html").read_text(encoding="utf-8")
    (own,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert "form-action 'self' https://wenda.example" in own
    for headers in read_headers(tmp_path):
        assert headers["Content-Security-Policy"] == f"{own}; frame-ancestors 'none'"


def test_a_plain_server_shows_it_at_a_sub_path(desk: Desk, served) -> None:
    with served(desk.site.parent) as address:
        base = f"{address}{desk.site.name}/"
        pages = ("", "documents/", "documents/plan-2023/", "search/", "units/")
        for page in pages:
            with urllib.request.urlopen(base + page) as answer:
                text = answer.read().decode()
            for target in re.findall(r'(?:href|src)="(\.[^"#?]*)"', text):
                with urllib.request.urlopen(urllib.request.Request(f"{base}{page}{target}", method="HEAD")) as found:
                    assert found.status == 200
