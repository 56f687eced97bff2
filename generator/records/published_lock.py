"""`site_data/published.lock`: the ids that releases made permanent, a document a line; a build only reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.errors import Location
from generator.model.publication import PublishedDocument
from generator.records import publication_rules as rules
from generator.records.front_matter import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.model.library import Library
    from generator.records.report import Report

LOCK = "published.lock"
_OPENING = """\
# 已公布的编号：每行一份文件，冒号后面是它的条款号。由 lantai lock 写，请不要手工修改。
# 这里的编号以后不能少：文件或者条款撤下、改号时，在 redirects.yml 写明转到哪里，或者写明撤下的理由。
"""
_LINE = re.compile(r"(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*):(?P<sections>(?: [a-z0-9-]+)*)")


def read_lock(path: Path, report: Report) -> tuple[PublishedDocument, ...]:
    """Every line, in order; nothing where no release was made yet."""
    text = read_text(path, report) if path.is_file() else None
    found = []
    for number, line in enumerate((text or "").splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match:
            sections = tuple(match["sections"].split())
            place = Location(report.path, number)
            found.append(PublishedDocument(document=match["document"], published_sections=sections, place=place))
        elif line and not line.startswith("#"):
            hint = "从上次提交取回这个文件（git checkout），再运行 lantai lock。"
            report.add(rules.MALFORMED_LOCK, number, "这一行读不懂，清单不能手工修改。", hint)
    return tuple(found)


def render_lock(known: Iterable[PublishedDocument], library: Library) -> str:
    """The lock with what it held and what is published now: sorted, the same for the same portal."""
    sections = {entry.document: set(entry.published_sections) for entry in known}
    for document in library.documents:
        sections.setdefault(document.id, set()).update(document.card.section_ids)
    lines = (f"{name}: {' '.join(sorted(sections[name], key=_natural))}".rstrip() for name in sorted(sections))
    return _OPENING + "".join(f"{line}\n" for line in lines)


def _natural(section: str) -> list[tuple[int, str]]:
    """s2 before s10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", section)]
