"""How well real documents are read, by format and measure; `make accuracy` writes it into `docs/accuracy.md`.

    python -m tests.accuracy [--shared DIR] [--today DATE] [--check]

Runs the judge beside the repository over the real documents with their labels. Without them nothing is written.
`--check` only compares with the goals. Exit 0 where every goal is met, 1 where one is not, 2 without the documents.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
BEGIN, END = "<!-- table: make accuracy -->", "<!-- /table -->"
FORMATS = ("txt", "md", "html", "docx", "pdf")
MEASURES = {
    "title": "标题",
    "document_number": "发文字号",
    "issuers": "发文机关",
    "addressees": "主送机关",
    "dated_on": "成文日期",
    "published_on": "发布日期",
    "attachments": "附件说明",
    "other_elements": "其他要素",
    "outline": "层次标题（编号种类和文字）",
    "outline_text": "层次标题（文字）",
    "outline_nested": "层次标题（文字和上级）",
    "articles": "条文数",
    "paragraphs": "自然段",
    "table_rows": "表格行",
    "notes": "责任分工括注",
    "units": "括注里的单位",
    "no_false_notes": "不误认括注",
    "conserved": "字符守恒（程序自报）",
    "recounted": "字符守恒（另行清点）",
    "scans": "扫描件指明没有文字层",
    "in_time": "时限内读完",
    "seed_numbers": "五份工作要点的计数",
}


def main() -> int:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="printed on the page")  # noqa: DTZ011
    parser.add_argument("--check", action="store_true", help="write nothing")
    given = parser.parse_args()
    if not (given.shared / "score" / "score.py").is_file():
        print(f"{given.shared}: no documents to measure by", file=sys.stderr)  # noqa: T201
        return 2
    result = measure(given.shared)
    labels = json.loads((given.shared / "corpus" / "labels.json").read_text("utf-8"))["files"]
    files = Counter(label["format"] for name, label in labels.items() if (given.shared / "corpus" / name).is_file())
    result["cpu"] = processor_seconds(given.shared / "corpus", labels)
    table = "\n".join(table_lines(result, files, len(list((given.shared / "seeds").glob("*.txt"))), given.today))
    print(table)  # noqa: T201
    if not given.check:
        write(table)
    missed = [name for name, row in result["measures"].items() if not row["pass"]]
    return 1 if missed or result["failures"] else 0


def measure(shared: Path) -> dict[str, Any]:
    """What the judge says, as data."""
    corpus = shared / "corpus"
    command = [sys.executable, str(shared / "score" / "score.py"), "--json"]
    command += ["--labels", str(corpus / "labels.json"), "--files", str(corpus), "--seeds", str(shared / "seeds")]
    command += ["--command", f"{sys.executable} -m generator inspect {{file}} --json"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if not done.stdout.startswith("{"):
        raise SystemExit(done.stderr)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def processor_seconds(corpus: Path, labels: dict[str, Any]) -> dict[str, list[float]]:
    """What reading each file costs the processor, by format; other programs on the machine do not count."""
    found: dict[str, list[float]] = {}
    for name, label in labels.items():
        if (corpus / name).is_file():
            command = [sys.executable, "-m", "tests.bench", "--measure", str(corpus / name)]
            done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
            found.setdefault(label["format"], []).append(json.loads(done.stdout)["cpu"])
    return found


def table_lines(result: dict[str, Any], files: Counter[str], seeds: int, today: date) -> Iterator[str]:
    """The date, the table, and what was not reached."""
    count = "，".join(f"{name} {files[name]}" for name in FORMATS if files[name])
    measured = result["measures"]
    yield f"{today.isoformat()}。真实文件 {files.total()} 份（{count}），另有工作要点 {seeds} 份（txt）。"
    yield ""
    yield f"| 量什么 | 全部 | {' | '.join(FORMATS)} | 目标 | 达到 |"
    yield f"|---|---:|{'---:|' * len(FORMATS)}---|---|"
    for name, label in MEASURES.items():
        row = measured.get(name)
        if row is not None:
            cells = " | ".join(_shown(row["formats"].get(kind)) for kind in FORMATS)
            verdict = "—" if row["goal"] is None else ("是" if row["pass"] else "**否**")
            yield f"| {label} | {_shown(row['value'])} | {cells} | {_goal(row['goal'])} | {verdict} |"
    for label, pick in (("每份用时中位数（处理器秒，不含启动）", median), ("最慢一份（处理器秒，不含启动）", max)):
        seconds = " | ".join(f"{pick(runs):.2f}" if (runs := result["cpu"].get(kind)) else "" for kind in FORMATS)
        yield f"| {label} |  | {seconds} |  |  |"
    yield ""
    yield f"时限按时钟计；测量时机器的平均负载是 {os.getloadavg()[0]:.1f}（{os.cpu_count()} 个处理器）。"
    yield ""
    open_misses = Counter(miss.split(":", 1)[0] for miss in result["misses"])
    told = "，".join(f"{MEASURES.get(name, name)} {open_misses[name]}" for name in MEASURES if open_misses[name])
    yield f"与标注不同之处：{told or '无'}。读取失败：{len(result['failures'])} 份。"


def write(table: str) -> None:
    """Put the table between its marks; the words around it are a person's."""
    text = PAGE.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    PAGE.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{rest.split(END)[1]}", encoding="utf-8")


def _shown(value: float | None) -> str:
    """Never rounded up to 1."""
    return "" if value is None else ("1" if value == 1 else f"{int(value * 10000) / 10000:.4f}")


def _goal(goal: dict[str, float] | None) -> str:
    """One number where it is the same for all formats."""
    if not goal:
        return "—"
    if len(set(goal.values())) == 1:
        return f"{next(iter(goal.values())):g}"
    return "，".join(f"{name} {value:g}" for name, value in goal.items())


if __name__ == "__main__":
    sys.exit(main())
