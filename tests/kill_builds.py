"""Builds killed at random moments: afterwards the served site is whole, and the next build ends as a clean one.

    python -m tests.kill_builds --kills 200

Every round edits the small portal, starts `lantai build` in a process group of its own, kills the group after a random
part of the time that a build takes, and looks at what is served. Exit 1 where a site is not whole.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.errors import PortalError
from generator.mkdocs_adapter import building, verification
from generator.model.address import MANIFEST
from generator.settings import Settings
from tests.conftest import ROOT
from tests.edit_scripts import EDITS, Desk, edit, open_desk

KINDS = tuple(kind for kind in sorted(EDITS) if kind not in {"damage", "day"})


def start_build(desk: Desk, *options: str) -> subprocess.Popen[bytes]:
    """`lantai build` with a process group of its own; two processors, so that there are workers to be orphaned."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(desk.root), "--site-dir", str(desk.site)]
    command += ["--today", desk.today.isoformat(), "--jobs", "2", "--quiet", *options]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def edit_and_kill(desk: Desk, draw: random.Random, longest: float) -> bool:
    """One round; whether the build was still running when it was killed."""
    edit(desk, draw.choice(KINDS), draw.randrange(10_000))
    process = start_build(desk)
    try:
        process.communicate(timeout=draw.random() * longest)
    except subprocess.TimeoutExpired:
        # only the first process, as the system does when memory runs out: its workers have to notice by themselves
        (os.killpg if draw.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)
        process.communicate()
        return True
    return False


def find_fault(desk: Desk) -> str | None:
    """What is wrong with the served folder."""
    differences = verification.verify(desk.site)
    return f"not whole: {differences[:3]}" if differences else None


def compare_with_clean(desk: Desk, folder: Path) -> str | None:
    """Finish the build, and build the same files from nothing."""
    settings = Settings(root=desk.root, today=desk.today)
    other = folder / "other"
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(desk.root, other, ignore=shutil.ignore_patterns(building.CACHE))
    try:
        building.build(Settings(root=other, today=desk.today), site_dir=folder / "clean", jobs=1)
    except PortalError:
        return None  # the edits made a portal that cannot be built
    building.build(settings, site_dir=desk.site, jobs=1)
    same = (desk.site / MANIFEST).read_bytes() == (folder / "clean" / MANIFEST).read_bytes()
    return None if same and not verification.verify(desk.site) else "not the clean site"


def run(kills: int, seed: int, *, every: int) -> int:
    """As many kills as wanted; returns the number of faults."""
    draw = random.Random(seed)
    killed = faults = rounds = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = open_desk(folder)
        begun = time.monotonic()
        start_build(desk).communicate()
        longest = (time.monotonic() - begun) * 1.1
        while killed < kills and rounds < 4 * kills:
            rounds += 1
            if rounds % 12 == 0:  # edits heap up until nothing can be built: begin with another desk
                shutil.rmtree(desk.root)
                shutil.rmtree(desk.site, ignore_errors=True)
                desk = open_desk(folder)
                start_build(desk).communicate()
            killed += edit_and_kill(desk, draw, longest)
            fault = find_fault(desk)
            if fault is None and rounds % every == 0:
                fault = compare_with_clean(desk, folder)
            if fault:
                faults += 1
                print(f"round {rounds}: {fault}", file=sys.stderr)  # noqa: T201 - a program
    print(f"{rounds} builds, {killed} killed, {faults} faults")  # noqa: T201 - as above
    return faults


def main() -> int:
    """Kill builds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    return 1 if run(given.kills, given.seed, every=4) else 0


if __name__ == "__main__":
    sys.exit(main())
