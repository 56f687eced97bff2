"""The registers of `site_data/`: which files there are, and how each becomes records."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from generator.model.record import Record
from generator.records import rules
from generator.records.conversion import to_record, to_records
from generator.records.front_matter import read_text
from generator.records.published_lock import LOCK, read_lock
from generator.records.report import Report, suggest
from generator.records.yaml_reader import read_yaml
from generator.records.yaml_tree import Refused, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.model.publication import PublishedDocument
    from generator.records.recollection import Recollection
    from generator.records.yaml_tree import Node

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_DISCLOSURE = ("application", "disclosure_rules", "holidays")
_COLUMN = ("matters", "standard_catalogue")
REGISTERS = (
    *("site", "units", "services", "channels", "tags", "topics", "synonyms", "search"),
    *("participation", "gazette", "open_questions", "link_patrol"),
    *("audit", "wording", "redirects"),
    *("privacy_exceptions", "messages", "benefits"),
    *_DISCLOSURE,
    *_COLUMN,
)
"""Files `site_data/<name>.yml` that become records."""
_REQUIRED = frozenset({"site", "units"})
_REGISTER = "register"
"""Name under which what was made of a register is remembered."""


class Registers:
    """Reads registers one by one and keeps what is wrong in them."""

    def __init__(self, folder: Path, recollection: Recollection | None = None) -> None:
        """With a `recollection` a register that was read before is not read again."""
        self.folder = folder
        self.recollection = recollection
        self.reports: list[Report] = []

    def one(self, name: str, kind: type[R]) -> R | None:
        """A register that is one record."""
        return self._read(name, lambda node, report: None if node is None else to_record(kind, node, report))

    def many(self, name: str, kind: type[R]) -> tuple[R, ...]:
        """A register that is a list of records."""
        return self._read(name, lambda node, report: to_records(kind, node, report))

    def word_groups(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of words; a group of one word says nothing and is refused."""
        return self._read(name, _word_groups)

    def published(self) -> tuple[PublishedDocument, ...]:
        """已公布的编号."""
        return read_lock(self.folder / LOCK, self._report(LOCK))

    def find_strays(self) -> None:
        """Files whose name no register has: a misspelt name would silently be an empty register."""
        for path in sorted(self.folder.glob("*.y*ml")):
            if path.suffix != ".yml" or path.stem not in REGISTERS:
                report = self._report(path.name)
                hint = suggest(path.name, [f"{name}.yml" for name in REGISTERS]) or "改名，或者移出 site_data/。"
                report.add(rules.STRAY_FILE, None, "不认识这个名册文件，没有读取。", hint)

    def _read(self, name: str, make: Callable[[Node | None, Report], T]) -> T:
        """What is made of one file."""
        path = self.folder / f"{name}.yml"

        def read() -> tuple[T, Report]:
            node, report = self._node(path)
            return make(node, report), report

        if self.recollection is None or not path.is_file():
            value, report = read()
        else:
            value, report = self.recollection.recall(path, _REGISTER, read)
        self.reports.append(report)
        return value

    def _node(self, path: Path) -> tuple[Node | None, Report]:
        """The tree of one file; None where it is absent, empty or broken."""
        name = path.stem
        report = Report(f"{self.folder.name}/{path.name}")
        if not path.is_file():
            if name in _REQUIRED:
                report.add(rules.ABSENT_REGISTER, None, "缺少这个名册文件。", "门户至少要有 site.yml 和 units.yml。")
                report.unread.append(name)
            return None, report
        text = read_text(path, report)
        node = None if text is None else read_yaml(text, report)
        if report.findings and node is None:
            report.unread.append(name)
        elif node is None and name == "site":
            report.add(rules.ABSENT_KEY, 1, "文件是空的。", "填写 district、name 等各键。")
        return node, report

    def _report(self, name: str) -> Report:
        report = Report(f"{self.folder.name}/{name}")
        self.reports.append(report)
        return report


def _word_groups(node: Node | None, report: Report) -> tuple[tuple[str, ...], ...]:
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        report.add(rules.WRONG_TYPE, node.line, "这个文件应是一个列表。", "每行一组词：- [词, 词]。")
        return ()
    groups = []
    for item in node.items:
        words = item.items if isinstance(item, Sequence) else ()
        group = tuple(word.text for word in words if isinstance(word, Scalar) and word.text)
        if len(group) == len(words) > 1:
            groups.append(group)
        elif not isinstance(item, Refused):
            report.add(rules.WRONG_TYPE, item.line, "每组至少要有两个词。", "写成 - [词, 词]。")
    return tuple(groups)
