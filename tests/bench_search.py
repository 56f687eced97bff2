"""`python -m tests.bench_search --size 20000`: the search measured by class of query on a corpus of that size.

The engine runs in node, where every file it reads is counted in bytes compressed; the first result is timed in
Chromium, a new browser context for each query, against a plain static server. Seconds are CPU seconds.
"""

# ruff: noqa: T201 - a program that prints

import argparse
import functools
import gzip
import json
import resource
import statistics
import subprocess
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from generator.outputs.search_index import write_search_index
from tests.bench_search_page import time_first_results
from tests.bench_search_table import make_table, percentile, write_table
from tests.search_corpus import write_library
from tests.search_queries import Query, find_pages, make_queries, read_pages

SCRIPT = Path(__file__).parent / "fixtures/search/node/engine.js"
PEAK = 10


def write_index(library, site: Path) -> dict[str, list[int]]:
    """Writes the index; files and bytes by kind."""
    sizes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for file in write_search_index(library):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        kind = file.path.split("/")[1]
        sizes[kind][0] += 1
        sizes[kind][1] += len(file.content)
    return sizes


def ask(index: Path, queries: tuple[Query, ...]) -> list[dict]:
    """The engine's answers, all in one process; each query pays for every file it needs."""
    asked = [{"q": query.typed, "take": PEAK, "similar": query.is_near, "isFresh": True} for query in queries]
    command = ["node", "--max-old-space-size=2000", str(SCRIPT), str(index)]
    done = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


class Sizes:
    """Compressed bytes of the index's files, measured once each."""

    def __init__(self, index: Path) -> None:
        self.measure = functools.cache(lambda name: len(gzip.compress((index / f"{name}.js").read_bytes(), 6)))

    def total(self, names) -> float:
        return sum(map(self.measure, names)) / 1000


def judge(query: Query, answer: dict, truth: set[str]) -> dict[str, float]:
    """Recall by the total, `exact` where it equals the truth; precision of the ten shown; rank of the own page."""
    shown = [hit["address"] for hit in answer["hits"]]
    if query.is_near:
        near = answer["near"][:PEAK]
        return {"recall": float(query.own in near), "exact": float(answer["total"] == 0)}
    judged = {
        "recall": min(1.0, answer["total"] / len(truth)) if truth else 1.0,
        "precision": sum(address in truth for address in shown) / len(shown) if shown else float(not truth),
        "exact": float(answer["total"] == len(truth)),
    }
    if query.own:
        judged["mrr"] = 1 / (shown.index(query.own) + 1) if query.own in shown else 0.0
    return judged


def report(queries, answers, truths, sizes: Sizes) -> dict[str, list[dict]]:
    """One line a class, one for all; returns what is judged of every query."""
    rows = defaultdict(list)
    for query, answer, truth in zip(queries, answers, truths, strict=True):
        row = judge(query, answer, truth)
        for name in ("first", "ten", "all"):
            read = ["meta", *answer[name]]
            row |= {f"kb_{name}": sizes.total(read), f"files_{name}": len(read)}
        row["further"] = row["kb_ten"] - sizes.total(["meta"])
        rows[query.kind].append(row)
        if not query.is_near:
            rows["all"].append(row)
    print("files | KB until the first hits are shown, ten hits stand, the total is exact; 50th, 90th, 95th percentiles")
    print("class                 n recall prec@10 exact   MRR")
    for kind, found in rows.items():
        print(f"{kind:18} {len(found):4} {line(found)}")
    print(f"further queries, KB: median {statistics.median(row['further'] for row in rows['all']):.1f}", flush=True)
    return rows


def line(found: list[dict]) -> str:
    """Means of what is judged, percentiles of what is read."""

    def mean(name: str) -> str:
        values = [row[name] for row in found if name in row]
        return f"{statistics.fmean(values):6.3f}" if values else "     –"

    def spread(name: str, *shares: float) -> str:
        return " ".join(f"{percentile([row[name] for row in found], share):5.0f}" for share in shares)

    judged = " ".join(map(mean, ("recall", "precision", "exact", "mrr")))
    shares = (0.5, 0.9, 0.95)
    stages = ("first", "ten", "all")
    spent = (f"{spread(f'files_{name}', *shares)} | {spread(f'kb_{name}', *shares)}" for name in stages)
    return f"{judged} || {' || '.join(spent)}"


def main() -> None:
    """Corpus, index, answers, browser."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=1000)
    options.add_argument("--each", type=int, default=24, help="queries of a class")
    options.add_argument("--cold", type=int, default=20, help="cold starts in Chromium; 0 leaves the browser out")
    options.add_argument("--write", action="store_true", help="put the table into docs/search.md")
    given = options.parse_args()
    library = write_library(given.size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        began = time.process_time()
        sizes = write_index(library, site)
        seconds = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{given.size} documents: index {seconds:.1f} CPU s, peak {peak:.0f} MB, corpus alone {before:.0f} MB")
        print(", ".join(f"{kind} {count} files {size / 1e6:.1f} MB" for kind, (count, size) in sizes.items()))
        pages = read_pages(library)
        queries = make_queries(library, pages, given.each)
        truths = [find_pages(pages, query.words) if not query.is_near else set() for query in queries]
        del pages, library
        rows = report(queries, ask(site / "search", queries), truths, Sizes(site / "search"))
        typed = [query.typed for query in queries if not query.is_near]
        cold = time_first_results(site, typed, given.cold) if given.cold else {}
        files, size_ = (sum(counts) for counts in zip(*sizes.values(), strict=True))
        made = {"cpu": seconds, "peak": peak, "corpus": before, "files": files, "bytes": size_}
        table = make_table(given.size, made, rows, cold)
        print(table)
        if given.write:
            write_table(table, given.size)


if __name__ == "__main__":
    main()
