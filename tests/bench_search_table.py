"""The figures of one run of the search bench as a table, printed and put into docs/search.md."""

import os
import statistics
from datetime import date

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "search.md"
MARKS = ("<!-- table: make bench-search {size} -->", "<!-- /table: {size} -->")
GOALS = {
    "recall": "1.00",
    "precision": ".98, phrases 1.00",
    "exact": "1.00",
    "mrr": "1.00",
    "files": "14",
    "first": "80",
    "further": "60",
    "cpu": "60 at 20,000",
    "peak": "1,024 at 20,000",
    "ms to the first hit": "300",
    "requests by then": "14",
    "renderer, RSS in MB": "250",
}


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def make_table(size: int, made: dict[str, float], rows: dict[str, list[dict]], cold: dict[str, list[float]]) -> str:
    """Markdown: the whole, then classes of queries; `made` is the index, `cold` Chromium's starts."""
    all_ = rows["all"]
    lines = [f"{size:,} documents, {date.today():%Y-%m-%d}, load of the machine {os.getloadavg()[0]:.1f}."]  # noqa: DTZ011
    lines += ["", "| | | goal |", "|---|---|---|"]
    lines += [
        f"| {label} | {mean(all_, name)} | {GOALS[name]} |"
        for name, label in (
            ("recall", "recall"),
            ("precision", "precision of the first ten"),
            ("exact", "total exact"),
            ("mrr", "own number: reciprocal rank"),
        )
    ]
    for name, label in (("first", "first hits shown"), ("ten", "ten hits"), ("all", "with the exact total")):
        for unit, goal in (("files", "files"), ("KB", "first")):
            found = [row[f"{unit.lower()}_{name}"] for row in all_]
            shares = ", ".join(f"{percentile(found, share):.0f}" for share in (0.5, 0.9, 0.95))
            lines.append(
                f"| {label}, {unit}: median, 90 %, 95 % | {shares} | {GOALS[goal] if name == 'first' else ''} |"
            )
    further = statistics.median(row["further"] for row in all_)
    lines.append(f"| further queries, KB to ten hits: median | {further:.0f} | {GOALS['further']} |")
    for name, values in cold.items():
        row = f"{statistics.median(values):.0f}; {max(values):.0f}"
        lines.append(f"| Chromium, {len(values)} cold starts, {name}: median; most | {row} | {GOALS.get(name, '')} |")
    lines.append(f"| making the index, CPU seconds | {made['cpu']:.1f} | {GOALS['cpu']} |")
    lines.append(
        f"| peak memory, of which the corpus, MB | {made['peak']:.0f}, {made['corpus']:.0f} | {GOALS['peak']} |"
    )
    lines.append(f"| index: files; MB, raw | {made['files']:.0f}; {made['bytes'] / 1e6:.0f} | |")
    return "\n".join([*lines, "", *make_classes(rows)])


def make_classes(rows: dict[str, list[dict]]) -> list[str]:
    """A line for each class of queries."""
    head = "| class of queries | recall; precision; rank | files: median, 90 % | KB: median, 90 % |"
    lines = [head, "|---|---|---|---|"]
    for kind, found in rows.items():
        judged = "; ".join(mean(found, name) for name in ("recall", "precision", "mrr"))
        files, size = (
            ", ".join(f"{percentile([row[name] for row in found], share):.0f}" for share in (0.5, 0.9))
            for name in ("files_first", "kb_first")
        )
        lines.append(f"| {kind} ({len(found)}) | {judged} | {files} | {size} |")
    return lines


def mean(rows: list[dict], name: str) -> str:
    values = [row[name] for row in rows if name in row]
    return f"{statistics.fmean(values):.3f}" if values else "–"


def write_table(table: str, size: int) -> None:
    """Into the page, in place of the last run's of that size."""
    begin, end = (mark.format(size=size) for mark in MARKS)
    text = PAGE.read_text("utf-8")
    block = f"{begin}\n\n{table}\n\n{end}"
    if begin in text:
        text = text[: text.index(begin)] + block + text[text.index(end) + len(end) :]
    else:
        text = f"{text.rstrip()}\n\n{block}\n"
    PAGE.write_text(text, encoding="utf-8")
