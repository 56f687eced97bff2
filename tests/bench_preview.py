"""What an editor waits for in `lantai serve`: from saving a file to the page that shows it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

_ADDRESS = "127.0.0.1:8761"
_PATIENCE = 1800.0
"""Seconds for the first build."""
_SETTLED = 0.5
"""Seconds without work after which a build counts as done, and the files as old enough to be told by their times."""


_PAUSE = 0.1
"""Seconds between two looks at a page: whoever asks all the time keeps the program from its work."""


class Shown(NamedTuple):
    """An edit in a running preview."""

    wall: float
    """Seconds until the page shows it."""
    cpu: float
    """Seconds of the program until it has nothing more to do."""
    peak: float
    """MiB of the program at its highest so far."""


def measure_edits(
    program: Path, portal: Path, pages: dict[Path, str], edit: Callable[[Path, str], None]
) -> list[Shown]:
    """One file after the other, each with the address of its page; `edit` writes a word into a file."""
    with _serving(program, portal) as pid:
        return [_measure(pid, path, address, edit) for path, address in pages.items()]


@contextmanager
def _serving(program: Path, portal: Path) -> Iterator[int]:
    command = [sys.executable, "-m", "generator", "serve", "--root", str(portal), "--address", _ADDRESS]
    with subprocess.Popen(command, cwd=program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(lambda: "<html" in _read(""), _PATIENCE)
            yield process.pid
        finally:
            process.terminate()


def _measure(pid: int, path: Path, address: str, edit: Callable[[Path, str], None]) -> Shown:
    _settle(pid)
    word, before, begun = f"新写{time.monotonic_ns()}", _cpu(pid), time.perf_counter()
    edit(path, word)
    _wait(lambda: word in _read(address), 120)
    wall = time.perf_counter() - begun
    _settle(pid)
    status = Path(f"/proc/{pid}/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    return Shown(wall, _cpu(pid) - before, peak)


def _settle(pid: int) -> None:
    """Until the program only looks at its files now and then."""
    before = -1.0
    while _cpu(pid) - before > _SETTLED / 2:
        before = _cpu(pid)
        time.sleep(_SETTLED)


def _wait(is_done: Callable[[], bool], patience: float) -> None:
    until = time.monotonic() + patience
    while not is_done():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(_PAUSE)


def _read(address: str) -> str:
    """A page; "" while nobody listens."""
    try:
        with urlopen(f"http://{_ADDRESS}/{address}", timeout=60) as answer:
            return answer.read().decode()
    except OSError:
        return ""


def _cpu(pid: int) -> float:
    """Seconds of a process, its threads included."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
