"""A Markdown file → its front matter as a tree, and its body."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.records import rules
from generator.records.privacy import find_in_text
from generator.records.yaml_reader import read_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from generator.records.report import Report
    from generator.records.yaml_tree import Node

_FENCE = "---"
_HINT = "文件第一行写 ---，接着写“键: 值”，再用单独一行 --- 结束，其后是正文。"


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A file of `content/`, taken apart."""

    meta: Node
    body: str
    body_line: int


def read_text(path: Path, report: Report) -> str | None:
    """A UTF-8 file with line feeds; a BOM and CRLF are tolerated. Numbers of persons are noted in the report."""
    try:
        text = path.read_bytes().removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError:
        report.add(rules.UNREADABLE_FILE, None, "文件不是 UTF-8 编码。", "用编辑器另存为 UTF-8。")
        return None
    except OSError as error:
        report.add(rules.UNREADABLE_FILE, None, "文件读不出来。", f"检查文件权限（{type(error).__name__}）。")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    report.personal_data.extend(find_in_text(text, report.path))
    return text


def split(text: str, report: Report) -> MarkdownFile | None:
    """Front matter and body; None where the front matter is missing, open or broken."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        report.add(rules.ABSENT_FRONT_MATTER, 1, "文件开头没有元数据。", _HINT)
        return None
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        report.add(rules.ABSENT_FRONT_MATTER, 1, "元数据没有结束的 --- 行。", _HINT)
        return None
    before = len(report.findings)
    meta = read_yaml("\n".join(lines[1:end]), report, first_line=2)
    if meta is None:
        if len(report.findings) == before:
            report.add(rules.ABSENT_FRONT_MATTER, 1, "元数据是空的。", _HINT)
        return None
    return MarkdownFile(meta, "\n".join(lines[end + 1 :]), end + 2)
