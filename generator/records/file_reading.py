"""A Markdown file of `content/` → its record; the folders, a record each, are put together in `reading`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator.model.document import Category, DocumentRecord
from generator.model.record import Prose
from generator.records import rules
from generator.records.conversion import to_record
from generator.records.front_matter import read_text, split
from generator.records.report import Report
from generator.records.sample_checks import check_sample
from generator.records.single_checks import check_single
from generator.records.yaml_tree import Mapping, is_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.records.yaml_tree import Node

P = TypeVar("P", bound=Prose)

_STAND_INS: dict[str, object] = {"title": "（未填标题）", "genre": "（未填文种）", "category": Category.OTHER}
"""What a draft may lack; no draft is ever published, so nobody reads these."""


def read_file(
    path: Path, kind: type[P], root: Path, check: Callable[[P, Report], object] | None = None
) -> tuple[P | None, Report]:
    """What one file says, and what can be seen to be wrong in it alone; `check` looks for more, in its kind."""
    report = Report(path.relative_to(root).as_posix())
    text = read_text(path, report)
    parts = None if text is None else split(text, report)
    is_draft = parts is not None and kind is DocumentRecord and _is_draft(parts.meta)
    record = None
    if parts is not None:
        body = {"body": parts.body, "body_line": parts.body_line}
        record = to_record(kind, parts.meta, report, stand_ins=_STAND_INS if is_draft else None, **body)
    if is_draft:
        _excuse_draft(report)
    if record is None:
        report.unread.append(path.stem)
    else:
        check_single(record, report)
        check_sample(record, report)
        if check is not None:
            check(record, report)
        report.unread.extend(_doubtful_ids(record, path.stem, report))
    return record, report


def _doubtful_ids(record: Prose, stem: str, report: Report) -> Iterator[str]:
    """Names of which nobody knows yet whether they are public, or under which id: one mistake, one message."""
    if isinstance(record, DocumentRecord) and report.has_error_at(record.at("disclosure").line):
        yield record.id
    if getattr(record, "id", stem) != stem:
        yield stem


def _is_draft(meta: Node) -> bool:
    return isinstance(meta, Mapping) and is_empty(meta.values.get("disclosure"))


def _excuse_draft(report: Report) -> None:
    """A draft may lack what is required: it is told, and stops nobody."""
    for index, finding in enumerate(report.findings):
        if finding.code == rules.ABSENT_KEY.code:
            message = f"草稿尚不完整：{finding.message}"
            report.findings[index] = rules.INCOMPLETE_DRAFT.at(finding.location, message, finding.hint)


def find_markdown(folder: Path, *, without: tuple[str, ...] = ()) -> Iterator[Path]:
    """Markdown files below a folder, by path; drafts written beside an edited file are left out."""
    names = []
    for place, folders, files in os.walk(folder):
        passed = without if place == str(folder) else ()
        folders[:] = [name for name in folders if not name.startswith(".") and name not in passed]
        names += [f"{place}/{name}" for name in files if name.endswith(".md") and not name.startswith(".")]
    return (Path(name) for name in sorted(names) if not name.endswith(".new.md") and Path(name).is_file())
