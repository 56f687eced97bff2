"""`python -m tests.bench_search_others --size 1000`: Pagefind and Material's search on the pages of the search bench.

The same pages, queries and truth as in `tests.bench_search`. Pagefind is the extended edition over plain HTML pages;
Material has its search plugin for Chinese with jieba, as its handbook advises, and no page in the navigation but the
first. Results are asked for through what each of them offers to scripts: Pagefind's `search`, Material's worker. Bytes
are gzip, of requests that belong to search alone. The programs: `sh .ci/bench-environment`.
"""

# ruff: noqa: T201 - a program that prints

import argparse
import functools
import gzip
import html
import json
import os
import random
import shutil
import statistics
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import sync_playwright

from generator.outputs.search_entries import read_entries
from tests.bench_build import RIVALS, Figure, measure
from tests.bench_search_page import serve
from tests.conftest import CHROMIUM_FLAGS
from tests.search_corpus import write_library
from tests.search_queries import Query, find_pages, make_queries, read_pages

PEAK = 10
CONFIG = """site_name: 检索
theme: {name: material, language: zh, font: false}
nav: [index.md]
plugins: [{search: {lang: zh, separator: '[\\s\\u200b\\-]'}}]
"""
PAGEFIND = """async queries => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) found.push((await pagefind.search(query)).results.map((one) => one.id));
  return found;
}"""
PAGEFIND_COLD = """async query => {
  const began = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  const { results } = await pagefind.search(query);
  if (results.length) await results[0].data();
  return performance.now() - began;
}"""
MATERIAL = """async queries => {
  const worker = new Worker(JSON.parse(document.getElementById("__config").textContent).search);
  const ask = (message) => new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.postMessage(message);
  });
  const index = await (await fetch("/search/search_index.json")).json();
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = [];
  for (const query of queries) {
    const { data } = await ask({ type: 2, data: query });
    found.push(data.items.map((group) => group[0].location.split("#")[0]));
  }
  worker.terminate();
  return found;
}"""
MATERIAL_COLD = """() => {
  const began = Math.min(...performance.getEntriesByType("resource")
    .filter((one) => one.name.includes("/search")).map((one) => one.startTime));
  return globalThis.shownAt - began;
}"""
WATCH = """new MutationObserver(() => {
  const line = document.querySelector(".md-search-result__meta");
  if (globalThis.shownAt || !line) return;
  const isAnswered = /没有|找到|结果/.test(line.textContent) && !/键入|初始化/.test(line.textContent);
  if (isAnswered) globalThis.shownAt = performance.now();
}).observe(document, { childList: true, subtree: true, characterData: true });"""


def write_pages(library, html_site: Path, docs: Path) -> set[str]:
    """Every page as HTML and as Markdown, the same words in both; their addresses."""
    written = set[str]()
    for entry in read_entries(library):
        if not entry.address.endswith("/"):
            continue
        written.add(entry.address)
        passages = [(int(field), text) for field, text in entry.passages() if text != entry.title]
        body = "".join(f"<h2>{html.escape(t)}</h2>" if f == 1 else f"<p>{html.escape(t)}</p>\n" for f, t in passages)
        title = html.escape(entry.title)
        page = html_site / entry.address / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(
            f'<!doctype html><html lang="zh"><meta charset="utf-8"><title>{title}</title>'
            f"<main data-pagefind-body><h1>{title}</h1>{body}</main></html>",
            "utf-8",
        )
        source = docs / f"{entry.address.rstrip('/')}.md"
        source.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"# {entry.title}", *(f"## {text}" if field == 1 else text for field, text in passages)]
        source.write_text("\n\n".join(lines) + "\n", "utf-8")
    (html_site / "index.html").write_text('<!doctype html><html lang="zh"><title>检索</title></html>', "utf-8")
    (docs / "index.md").write_text("# 检索\n", "utf-8")
    return written


def build_pagefind(site: Path) -> Figure:
    """The index, into the site."""
    command = [str(RIVALS / "python"), "-m", "pagefind_bin_extended", "--site", str(site), "--silent"]
    return measure("Pagefind", command, cwd=site, site=site / "pagefind")


def build_material(root: Path) -> Figure:
    """The whole site; the index is made with it."""
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    command = [str(RIVALS / "mkdocs"), "build", "--quiet"]
    return measure("Material", command, cwd=root, site=root / "site", env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})


def name_fragments(site: Path) -> dict[str, str]:
    """Pagefind's ids of pages → their addresses."""
    found = {}
    for path in (site / "pagefind/fragment").iterdir():
        text = gzip.decompress(path.read_bytes()).decode()
        found[path.stem] = unquote(json.loads(text[text.index("{") :])["url"]).lstrip("/")
    return found


def report(name: str, queries: list[Query], found: list[list[str]], truths: list[set[str]]) -> None:
    """Recall, precision of the first ten, reciprocal rank of the own page: by class and for all."""
    rows = defaultdict(list)
    for query, pages, truth in zip(queries, found, truths, strict=True):
        top = pages[:PEAK]
        recall = len(truth & set(pages)) / len(truth) if truth else 1.0
        precision = sum(page in truth for page in top) / len(top) if top else float(not truth)
        rank = [1 / (top.index(query.own) + 1) if query.own in top else 0.0] if query.own else []
        for kind in (query.kind, "all"):
            rows[kind].append((recall, precision, rank))
    print(f"{name}: class, n, recall, precision@10, MRR")
    for kind, judged in rows.items():
        ranks = [rank for *_, own in judged for rank in own]
        mrr = f"{statistics.fmean(ranks):.3f}" if ranks else "–"
        recall, precision = (statistics.fmean(row[at] for row in judged) for at in (0, 1))
        print(f"  {kind:18} {len(judged):4} {recall:.3f} {precision:.3f} {mrr}")


def count_bytes(site: Path) -> Callable[[str], int]:
    """Compressed size of what an address gives; Pagefind's files are compressed as they are."""

    @functools.cache
    def measure_file(path: str) -> int:
        data = (site / path.lstrip("/")).read_bytes()
        return min(len(data), len(gzip.compress(data, 6)))

    return measure_file


def start_cold(browser, site: Path, address: str, path: str, run: Callable, part: str) -> tuple[float, int, float]:
    """Milliseconds to the first result in a new context; requests of search by then and their KB."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(unquote(urlsplit(request.url).path)))
    page.add_init_script(WATCH)
    page.goto(address + path)
    spent = run(page)
    read = [one for one in asked if part in one or "lunr" in one]
    size = count_bytes(site)
    context.close()
    return spent, len(read), sum(map(size, read)) / 1000


def show_cold(name: str, rows: Iterator[tuple[float, int, float]]) -> None:
    """Medians over the cold starts."""
    milliseconds, requests, size = (statistics.median(column) for column in zip(*rows, strict=True))
    load = os.getloadavg()[0]
    print(f"{name}: first result {milliseconds:.0f} ms, {requests:.0f} requests, {size:.0f} KB; load {load:.1f}")


def ask_pagefind(browser, site: Path, queries: list[Query], cold: list[str]) -> list[list[str]]:
    """Addresses of all results, best first; prints the cold starts."""
    names = name_fragments(site)
    with serve(site) as address:
        page = browser.new_page()
        page.goto(address)
        found = page.evaluate(PAGEFIND, [query.typed for query in queries])
        page.close()
        runs = (lambda page, typed=typed: page.evaluate(PAGEFIND_COLD, typed) for typed in cold)
        show_cold("Pagefind", (start_cold(browser, site, address, "", run, "/pagefind/") for run in runs))
    return [[names[id_] for id_ in ids] for ids in found]


def ask_material(browser, site: Path, queries: list[Query], cold: list[str]) -> list[list[str]]:
    """The same of Material."""

    def run(page) -> float:
        page.wait_for_function("globalThis.shownAt", timeout=120_000)
        return page.evaluate(MATERIAL_COLD)

    with serve(site) as address:
        page = browser.new_page()
        page.set_default_timeout(600_000)
        page.goto(address)
        found = page.evaluate(MATERIAL, [query.typed for query in queries])
        page.close()
        paths = (f"index.html?q={quote(typed)}" for typed in cold)
        show_cold("Material", (start_cold(browser, site, address, path, run, "/search") for path in paths))
    return found


def show_built(figure: Figure, folder: Path) -> None:
    """What making and storing the index cost."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(map(count_bytes(Path("/")), map(str, files))) / 1e6
    print(f"{figure.name}: {figure.cpu:.1f} CPU s, peak {figure.peak:.0f} MiB; {len(files)} files, {size:.1f} MB gzip")


def main() -> None:
    """Pages, both indexes, answers."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=1000)
    options.add_argument("--each", type=int, default=24, help="queries of a class")
    options.add_argument("--cold", type=int, default=20, help="cold starts of each")
    options.add_argument("--only", choices=("pagefind", "material"), help="one of them alone")
    given = options.parse_args()
    library = write_library(given.size)
    pages = read_pages(library)
    queries = [query for query in make_queries(library, pages, given.each) if not query.is_near]
    cold = random.Random(9).sample([query.typed for query in queries], min(given.cold, len(queries)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, root = Path(folder, "html"), Path(folder, "mkdocs")
        written = write_pages(library, site, root / "docs")
        truths = [find_pages(pages, query.words) & written for query in queries]
        del library, pages
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        if given.only != "material":
            show_built(build_pagefind(site), site / "pagefind")
            report("Pagefind", queries, ask_pagefind(browser, site, queries, cold), truths)
        if given.only != "pagefind":
            show_built(build_material(root), root / "site/search")
            report("Material", queries, ask_material(browser, root / "site", queries, cold), truths)
        browser.close()


if __name__ == "__main__":
    main()
