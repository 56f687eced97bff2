"""Seconds and memory of reading, importing and building; `make bench` prints a table.

    python -m tests.bench [--write] [--today DATE] [--files N]

Every figure is taken in processes of its own. Inputs are written by the bench itself, the same every time. `--write`
puts the table into `docs/performance.md`. Exit 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.written_sources import (
    CHARACTERS_PER_PAGE,
    plan,
    write_docx,
    write_folder,
    write_html,
    write_print,
    write_text,
)

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- table: make bench -->", "<!-- /table -->"
TRIES = 3
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table."""

    name: str
    wall: float
    cpu: float
    peak: float
    """MiB; of all processes together."""
    bar: str = ""
    is_met: bool = True


def main() -> int:
    """Measure everything, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="printed on the page")  # noqa: DTZ011
    parser.add_argument("--files", type=int, default=1000, help="files of the import")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(_read_once(given.measure)))  # noqa: T201
        return 0
    with tempfile.TemporaryDirectory() as folder:
        figures = []
        for figure in _figures(Path(folder), given.files):
            print(_line(figure), flush=True)  # noqa: T201
            figures.append(figure)
    if given.write:
        _write(figures, given.today)
    return 0 if all(figure.is_met for figure in figures) else 1


def _figures(folder: Path, files: int) -> Iterator[Figure]:
    yield _best(
        "启动：lantai inspect 一个短文件", lambda: _run("inspect", str(_put(folder, "short.txt", b"\xe9\x80\x9a")))
    )
    twenty, thirty = plan(20 * CHARACTERS_PER_PAGE), plan(30 * CHARACTERS_PER_PAGE)
    readings: tuple[tuple[str, str, Callable[[], bytes], float], ...] = (
        ("文本，20 页", "twenty.txt", lambda: write_text(twenty), 0.2),
        ("网页，20 页", "twenty.html", lambda: write_html(twenty), 0.2),
        ("Word，20 页，含 40 行的表", "twenty.docx", lambda: write_docx(twenty, rows=40), 0.2),
        ("PDF，30 页，其中 6 页是表", "thirty.pdf", lambda: write_print(thirty, pages=30, tables=6), 2.0),
        ("文本，5 MB", "large.txt", lambda: write_text(plan(1_750_000)), 0.0),
    )
    for name, file, write, bar in readings:
        yield _reading(name, _put(folder, file, write()), bar)
    yield _import(folder, files)
    yield _best("生成演示站点", lambda: _run("build", "--clean", "--site-dir", str(folder / "site")), tries=1)


def _put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _read_once(path: Path) -> dict[str, float]:
    """In a fresh process: the first reading, with everything its format has to load."""
    from generator import pipeline

    before, begun = _used(), time.perf_counter()
    pipeline.inspect(path)
    wall, cpu = time.perf_counter() - begun, _used() - before
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {"wall": wall, "cpu": cpu, "peak": peak / 1024}


def _used() -> float:
    """Processor seconds of this process and of those it waited for: a PDF is read in a child."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _reading(name: str, path: Path, bar: float) -> Figure:
    """The fastest of a few fresh processes, of a few more where others keep the machine busy."""
    command = [sys.executable, "-m", "tests.bench", "--measure", str(path)]
    tries: list[dict[str, float]] = []
    while len(tries) < TRIES or (len(tries) < 4 * TRIES and bar and min(run["wall"] for run in tries) >= bar):
        done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
        tries.append(json.loads(done.stdout))
    best = min(tries, key=lambda run: run["wall"])
    met = not bar or best["wall"] < bar
    return Figure(name=f"读取：{name}", **best, bar=f"< {bar:g} 秒" if bar else "", is_met=met)


def _run(*arguments: str) -> Figure:
    """One call of the command line; memory of all its processes, sampled."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", *arguments], stdout=output, stderr=output, cwd=ROOT
        )
        peak = _peak(process)
        wall = time.perf_counter() - begun
        if process.returncode not in (0, 1):
            output.seek(0)
            raise SystemExit(output.read().decode(errors="replace"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - usage.ru_utime - usage.ru_stime
    return Figure(name=" ".join(arguments), wall=wall, cpu=cpu, peak=peak)


def _peak(process: subprocess.Popen[bytes]) -> float:
    """MiB of a process and all below it at their height; shared pages count once."""
    peak = 0
    while True:
        peak = max(peak, _memory(process.pid))
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
        return peak / MIB


def _memory(pid: int) -> int:
    """Bytes; 0 where the process is gone or the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
        own = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return 0
    return own + sum(_memory(int(child)) for child in below)


def _best(name: str, run: Callable[[], Figure], *, tries: int = TRIES) -> Figure:
    best = min((run() for _ in range(tries)), key=lambda figure: figure.wall)
    return Figure(name=name, wall=best.wall, cpu=best.cpu, peak=best.peak)


def _import(folder: Path, files: int) -> Figure:
    """A folder of mixed files into a portal without documents."""
    sources, root = folder / "sources", folder / "portal"
    write_folder(sources, files)
    shutil.copytree(ROOT / "tests" / "site", root)
    done = _run("import", str(sources), "--root", str(root), "--no-progress")
    name = f"导入 {files} 个混合文件（{os.cpu_count()} 个处理器）"
    return Figure(name=name, wall=done.wall, cpu=done.cpu, peak=done.peak, bar="< 1024 MiB", is_met=done.peak < 1024)


def _line(figure: Figure) -> str:
    verdict = "" if not figure.bar else ("，达到" if figure.is_met else "，未达到")
    return f"| {figure.name} | {figure.wall:.2f} | {figure.cpu:.2f} | {figure.peak:.0f} | {figure.bar}{verdict} |"


def _write(figures: list[Figure], today: date) -> None:
    """Put the table between its marks; the words around it are a person's."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    tail = rest.split(END)[1]
    machine = f"Python {platform.python_version()}，{os.cpu_count()} 个处理器，{platform.machine()}"
    place = f"{today.isoformat()}，{machine}；测量时机器的平均负载是 {os.getloadavg()[0]:.1f}。"
    rows = ["| 做什么 | 秒 | 处理器秒 | 内存峰值 MiB | 目标 |", "|---|---:|---:|---:|---|", *map(_line, figures)]
    PAGE.write_text(f"{head}{BEGIN}\n\n{place}\n\n" + "\n".join(rows) + f"\n\n{END}{tail}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
