"""A build out of the last one is the build out of nothing, byte for byte, whatever was edited in between.

`LANTAI_SCRIPTS=300` tries so many random scripts; `make scripts` does.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import PortalError
from generator.mkdocs_adapter import building, verification
from generator.settings import Settings
from tests.edit_scripts import EDITS, Desk, edit, open_desk

SCRIPTS = int(os.environ.get("LANTAI_SCRIPTS", "4"))
STEPS = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 10_000)), min_size=1, max_size=3)
ROUNDS = st.lists(STEPS, min_size=1, max_size=3)
"""Edits between builds."""


def build(desk: Desk, site: Path, *, is_clean: bool = False) -> building.BuildSummary | str:
    """What became of a build."""
    try:
        return building.build(Settings(root=desk.root, today=desk.today), site_dir=site, jobs=1, is_clean=is_clean)
    except PortalError as error:
        return str(error)


def read_site(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def assert_same(one: Path, other: Path) -> None:
    found, expected = read_site(one), read_site(other)
    assert sorted(found) == sorted(expected)
    assert [path for path in found if found[path] != expected[path]] == []


@given(ROUNDS)
@settings(
    max_examples=SCRIPTS,
    deadline=None,
    derandomize=SCRIPTS < 100,
    suppress_health_check=list(HealthCheck),
    database=None,
)
def test_every_script_of_edits_ends_with_the_clean_site(rounds: list[list[tuple[str, int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder))
        assert isinstance(build(desk, desk.site), building.BuildSummary)
        for steps in rounds:
            for kind, choice in steps:
                edit(desk, kind, choice)
            before = read_site(desk.site)
            done = build(desk, desk.site)
            if isinstance(done, str):
                assert read_site(desk.site) == before
            else:
                assert verification.verify(desk.site) == ()
        other = Path(folder) / "other"
        shutil.copytree(desk.root, other, ignore=shutil.ignore_patterns(building.CACHE))
        fresh = build(Desk(other, desk.site, desk.today), Path(folder) / "fresh")
        last = build(desk, desk.site)
        if isinstance(fresh, str):
            assert last == fresh
        else:
            assert isinstance(last, building.BuildSummary)
            assert last.findings == fresh.findings
            assert_same(desk.site, Path(folder) / "fresh")
