"""What can happen to a build from outside: killed, a full disk, another build, a cache that is broken."""

from __future__ import annotations

import dataclasses
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import PortalError
from generator.mkdocs_adapter import building, verification
from generator.mkdocs_adapter.site_lock import alone
from generator.settings import Settings
from tests import kill_builds
from tests.conftest import ROOT
from tests.edit_scripts import Desk, edit, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path, years=(2023,))


def build(desk: Desk) -> building.BuildSummary:
    return building.build(Settings(root=desk.root, today=desk.today), site_dir=desk.site, jobs=1)


def read_site(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_killed_build_leaves_a_whole_site() -> None:
    assert kill_builds.run(4, seed=7, every=2) == 0


def test_a_second_build_is_told_and_touches_nothing(desk: Desk) -> None:
    build(desk)
    before = read_site(desk.site)
    with alone(desk.site), pytest.raises(PortalError) as refused:
        build(desk)
    assert refused.value.findings[0].code == "M103"
    assert read_site(desk.site) == before
    build(desk)


def test_two_builds_at_once_both_leave_a_whole_site(desk: Desk) -> None:
    processes = [kill_builds.start_build(desk) for _ in range(2)]
    told = [process.communicate()[1].decode() for process in processes]
    codes = [process.returncode for process in processes]
    assert 0 in codes
    assert all(code == 0 or "M103" in text for code, text in zip(codes, told, strict=True))
    assert verification.verify(desk.site) == ()


def test_a_clean_build_takes_nothing_from_a_build_of_another_site(desk: Desk, tmp_path: Path) -> None:
    build(desk)
    other = dataclasses.replace(desk, site=tmp_path / "other")
    processes = [
        kill_builds.start_build(one, "--clean")
        for one in (desk, other, dataclasses.replace(desk, site=tmp_path / "third"))
    ]
    told = [process.communicate()[1].decode() for process in processes]
    assert [(process.returncode, text) for process, text in zip(processes, told, strict=True)] == [(0, "")] * 3
    assert read_site(desk.site) == read_site(other.site)
    assert verification.verify(other.site) == ()


def test_a_full_disk_is_said_and_the_old_site_stays(desk: Desk) -> None:
    build(desk)
    before = read_site(desk.site)
    edit(desk, "template", 0)
    edit(desk, "body", 1)

    def little_space() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000))

    command = [sys.executable, "-m", "generator", "build", "--root", str(desk.root), "--site-dir", str(desk.site)]
    command += ["--clean", "--jobs", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=little_space, check=False)
    assert done.returncode == 1
    assert "M104" in done.stderr
    assert "Traceback" not in done.stderr
    assert read_site(desk.site) == before
    build(desk)
    assert verification.verify(desk.site) == ()


@pytest.mark.parametrize("damage", [b"", b"garbage", None])
def test_a_broken_cache_is_the_same_as_none(desk: Desk, damage: bytes | None) -> None:
    build(desk)
    before = read_site(desk.site)
    for path in (desk.root / building.CACHE).rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    done = build(desk)
    assert done.rendered == done.pages
    assert read_site(desk.site) == before


def test_nothing_is_rendered_where_nothing_changed(desk: Desk) -> None:
    first = build(desk)
    assert first.rendered == first.pages
    assert build(desk).rendered == 0
    shutil.rmtree(desk.site)
    assert build(desk).rendered == first.pages


def test_a_units_new_name_reaches_every_page_that_prints_it(desk: Desk) -> None:
    build(desk)
    before = read_site(desk.site)
    units = desk.root / "site_data/units.yml"
    units.write_text(units.read_text("utf-8").replace("name: 区民政局", "name: 区民政和助老局", 1), encoding="utf-8")
    done = build(desk)
    after = read_site(desk.site)
    changed = {path for path in after if before.get(path) != after[path] and path.endswith(".html")}
    assert changed
    assert len(changed) <= done.rendered < done.pages
