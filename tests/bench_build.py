"""Builds of a portal of any size, beside Hugo and MkDocs-Material on the same documents.

    python -m tests.bench_build --size 1000 [--write] [--rivals 1000] [--today DATE]

Everything runs in turn in one run, in processes of its own, with a copy of the program, so that nobody's edit of the
program is measured with it. CPU seconds are those of all processes; memory is the height of the largest one. Rivals are
programs as they come: Hugo with two templates of ten lines, Material for MkDocs with documents out of nav, its search
with jieba as it is by default. They publish a page for each document; Lantai publishes ledgers, lists, feeds,
calendars, open data and the manifest besides. The rivals' environment: `sh .ci/bench-environment`.
"""

import argparse
import compileall
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.bench_portal import document_path, write_portal
from tests.bench_preview import measure_edits
from tests.conftest import ROOT, TODAY

PAGE = ROOT / "docs" / "performance.md"
RIVALS = ROOT / ".cache" / "bench" / "bin"
MARKS = ("<!-- table: make bench-build {size} -->", "<!-- /table: {size} -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table."""

    name: str
    wall: float
    cpu: float
    peak: float
    """MiB of the largest process."""
    size: float
    """MB of the site."""


def measure(name: str, command: list[str], *, cwd: Path, site: Path, env: dict[str, str] | None = None) -> Figure:
    """One run of a program.

    Raises:
        SystemExit: it failed; with what it said.
    """
    begun = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(output.read().decode(errors="replace"))
    cpu = usage.ru_utime + usage.ru_stime
    return Figure(name=name, wall=wall, cpu=cpu, peak=usage.ru_maxrss / 1024, size=_size(site))


def _size(site: Path) -> float:
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1e6


def _build_all(folder: Path, size: int) -> Iterator[Figure]:
    """Lantai: cold, and after each kind of edit."""
    program = folder / "program"
    shutil.copytree(ROOT / "generator", program / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    compileall.compile_dir(program / "generator", quiet=1)  # as an installer does
    portal = write_portal(folder / "portal", size)
    site = folder / "site"
    command = [sys.executable, "-m", "generator", "build", "--root", str(portal), "--site-dir", str(site)]
    command += ["--today", TODAY, "--quiet"]
    plain = [*command, "--without-search"]

    def run(name: str, words: list[str]) -> Figure:
        return measure(name, words, cwd=program, site=site)

    yield run("全部，不含检索", [*plain, "--clean"])
    yield run("没有变化，不含检索", plain)
    edits = (
        ("改一个文件的一段话（全部生成后第一次）", lambda: _reword(document_path(portal, 7))),
        ("改一个文件的一段话（以后每一次）", lambda: _reword(document_path(portal, 17))),
        ("改一个文件的标题", lambda: _replace(document_path(portal, 27), "title: ", "title: 再版")),
        ("改一个单位的名称", lambda: _replace(portal / "site_data/units.yml", "name: 区民政局", "name: 区民政服务局")),
        ("改一个模板", lambda: _replace(portal / "theme/portal/ledger.html", "<table", '<table lang="zh"')),
        ("删一个文件", lambda: document_path(portal, 8).unlink()),
    )
    for name, edit in edits:
        edit()
        yield run(f"{name}，不含检索", plain)
    yield run("全部，含检索", [*command, "--clean"])
    for number in (6, 16):
        _reword(document_path(portal, number))
        words = "全部生成后第一次" if number == 6 else "以后每一次"
        yield run(f"改一个文件的一段话（{words}），含检索", command)
    pages = {document_path(portal, number): f"documents/corpus-{number}/" for number in (36, 46, 56)}
    shown = sorted(measure_edits(program, portal, pages, _reword))[1]
    yield Figure(
        name="预览中改一段话，到页面显示，含检索", wall=shown.wall, cpu=shown.cpu, peak=shown.peak, size=_size(site)
    )


def _rival_builds(folder: Path, size: int) -> Iterator[Figure]:
    """Hugo and Material on the same documents."""
    if not (RIVALS / "hugo").exists():
        return
    sources = folder / "portal" / "content" / "documents"
    paths = [document_path(folder / "portal", number) for number in range(size)]
    hugo = folder / "hugo"
    (hugo / "layouts" / "_default").mkdir(parents=True)
    (hugo / "hugo.toml").write_text('baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n')
    head = "<!doctype html><html lang=zh><meta charset=utf-8><title>{{ .Title }}</title>"
    page = f"{head}<h1>{{{{ .Title }}}}</h1>{{{{ .Content }}}}"
    rows = "{{ range .Pages }}<li><a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}"
    (hugo / "layouts" / "_default" / "single.html").write_text(page)
    (hugo / "layouts" / "_default" / "list.html").write_text(f"<!doctype html><meta charset=utf-8><ul>{rows}</ul>")
    material = folder / "material"
    for target in (hugo / "content", material / "docs"):
        for path in paths:
            if path.exists():
                place = target / path.relative_to(sources)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, place)
    binary = next(RIVALS.parent.glob("lib/python3*/site-packages/hugo/binaries/hugo*"))
    yield measure("Hugo，全部，最少的模板", [str(binary), "--quiet"], cwd=hugo, site=hugo / "public")
    (material / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    for name, plugins in (("不含检索", "[]"), ("含检索（jieba）", "[{search: {lang: zh}}]")):
        text = f"site_name: 测\nnav: [index.md]\ntheme: {{name: material, font: false}}\nplugins: {plugins}\n"
        (material / "mkdocs.yml").write_text(text, encoding="utf-8")
        command = [str(RIVALS / "mkdocs"), "build", "-q"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        yield measure(f"Material，全部，{name}", command, cwd=material, site=material / "site", env=environment)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _reword(path: Path, word: str = "进一步") -> None:
    """Another heading of its first chapter: lists, references and units stay as they are."""
    _replace(path, "## 一、", f"## 一、{word}")


def _line(figure: Figure, hugo: Figure | None) -> str:
    ratio = f"{figure.cpu / hugo.cpu:.2f}" if hugo is not None else ""
    return f"| {figure.name} | {figure.cpu:.2f} | {figure.wall:.2f} | {figure.peak:.0f} | {figure.size:.1f} | {ratio} |"


def _write(figures: list[Figure], size: int, today: date) -> None:
    """Put the table between its marks."""
    hugo = next((figure for figure in figures if figure.name.startswith("Hugo")), None)
    begin, end = (mark.format(size=size) for mark in MARKS)
    machine = f"Python {platform.python_version()}，{os.cpu_count()} 个处理器；机器的平均负载 {os.getloadavg()[0]:.1f}"
    head = (
        "| 做什么 | 处理器秒 | 秒 | 最大进程 MiB | 站点 MB | 处理器秒是 Hugo 的几倍 |\n|---|---:|---:|---:|---:|---:|"
    )
    table = "\n".join([head, *(_line(figure, hugo) for figure in figures)])
    block = f"{begin}\n\n{size} 个文件（另有演示门户的全部内容）；{today.isoformat()}，{machine}。\n\n{table}\n\n{end}"
    text = PAGE.read_text(encoding="utf-8")
    if begin in text:
        text = text[: text.index(begin)] + block + text[text.index(end) + len(end) :]
    else:
        text = f"{text.rstrip()}\n\n{block}\n"
    PAGE.write_text(text, encoding="utf-8")


def main() -> int:
    """Measure, print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--size", type=int, default=1000)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="printed on the page")  # noqa: DTZ011
    given = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as name:
        for runs in (_build_all, _rival_builds):
            for figure in runs(Path(name), given.size):
                print(_line(figure, None), flush=True)  # noqa: T201 - a program that prints
                figures.append(figure)
    if given.write:
        _write(figures, given.size, given.today)
    return 0


if __name__ == "__main__":
    sys.exit(main())
