"""Words of a skeleton that nobody replaced, in what is published."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.records import rules

if TYPE_CHECKING:
    from generator.model.record import Prose
    from generator.records.report import Report

_TEXTS = Path(__file__).with_name("skeletons")
_TITLE = re.compile(r"^(?P<key>title|question): (?P<words>.*?)(?:\s+#.*)?$", re.MULTILINE)
_SKELETONS = {
    "DocumentRecord": "document",
    "Interpretation": "interpretation",
    "Faq": "faq",
    "AnnualReportRecord": "annual-report",
    "Decision": "decision",
    "Consultation": "consultation",
    "Event": "event",
}
"""Kind of record → its skeleton; pages of one's own have another."""
_HINT = "写上内容；用不上的，整节删掉。"


def check_sample(record: Prose, report: Report) -> None:
    """Note every line of a published record that still is the skeleton's."""
    if not getattr(record, "is_published", True):
        return
    key, words, lines = _sample(_SKELETONS.get(type(record).__name__, "page"))
    if getattr(record, key) == words:
        _note(words, record.at(key).line, report)
    for number, line in enumerate(record.body.split("\n"), record.body_line):
        if line.strip() in lines:
            _note(line.strip(), number, report)


def _note(words: str, line: int | None, report: Report) -> None:
    report.add(rules.UNFILLED_SAMPLE, line, f"“{words}”是样张里的话，会原样登到网上。", _HINT)


@cache
def _sample(kind: str) -> tuple[str, str, frozenset[str]]:
    """Key and words of the skeleton's title, and the lines of its body that are no headings."""
    text = (_TEXTS / f"{kind}.md").read_text("utf-8")
    _, front, body = text.split("---\n", 2)
    title = _TITLE.search(front)
    body += "\n".join(path.read_text("utf-8") for path in sorted(_TEXTS.glob(f"{kind}-*.md")))
    lines = {line.strip() for line in body.split("\n") if line.strip() and not line.startswith("#")}
    return (title["key"], title["words"], frozenset(lines)) if title else ("id", "", frozenset(lines))
