"""Outlines for tests, written a line a node, and fixtures written as prose.

s2 一、 标题                     a numbered node with a heading alone
s2-1 （一） 标题。| 正文 | 正文    run-in heading, then paragraphs
s2-1-1 1. | 正文                 an item without a heading
tail | 正文                      under the node before it that has children, or the last chapter
notice | 正文                    text of the carrying notice
annex 标题                       附件
|| 序号 || 任务 || 责任单位       a table's row; the first is the header
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.outline import Mark, Numbering, Outline, Paragraph, Section, SectionRole, Table

FIXTURES = Path(__file__).parent / "fixtures" / "duties"
_MARKS = {"章": Mark.CHAPTER, "条": Mark.ARTICLE, "、": Mark.FIRST, "）": Mark.SECOND, ".": Mark.THIRD}


@dataclass
class _Node:
    id: str | None
    label: str | None
    mark: Mark | None
    heading: str
    paragraphs: list[str]
    role: SectionRole
    line: int
    rows: list[tuple[str, ...]] = field(default_factory=list)
    row_lines: list[int] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    def section(self) -> Section:
        content: list[Paragraph | Table] = [Paragraph(text=text, line=self.line) for text in self.paragraphs]
        if self.rows:
            content.append(
                Table(
                    caption=None,
                    header=self.rows[0],
                    rows=tuple(self.rows[1:]),
                    row_lines=tuple(self.row_lines[1:]),
                    cells=(),
                    line=self.row_lines[0],
                )
            )
        return Section(
            id=self.id,
            mark=self.mark,
            label=self.label,
            heading=self.heading,
            run_in=bool(self.heading and self.paragraphs),
            role=self.role,
            content=tuple(content),
            line=self.line,
            children=tuple(child.section() for child in self.children),
        )


def read_outline(text: str) -> Outline:
    """The outline that a text in the notation above describes; its lines are the source lines."""
    top: list[_Node] = []
    path: list[_Node] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("||"):
            path[-1].rows.append(tuple(cell.strip() for cell in line.split("||")[1:]))
            path[-1].row_lines.append(number)
            continue
        node = _read_node(line, number)
        parents = [other for other in path if _is_parent(other, node)]
        (parents[-1].children if parents else top).append(node)
        path = [*parents, node]
    return Outline(numbering=Numbering.RESTART, sections=tuple(node.section() for node in top))


def _read_node(line: str, number: int) -> _Node:
    head, *paragraphs = [part.strip() for part in re.split(r"(?<!\|)\|(?!\|)", line)]
    name, _, rest = head.partition(" ")
    if name in ("tail", "notice", "preamble", "annex"):
        role = SectionRole(name)
        id_ = "annex1" if name == "annex" else None
        return _Node(id_, None, None, rest, paragraphs, role, number)
    label, _, heading = rest.partition(" ")
    return _Node(name, label, _MARKS[label[-1]], heading, paragraphs, SectionRole.NUMBERED, number)


def _is_parent(other: _Node, node: _Node) -> bool:
    if node.role is SectionRole.TAIL:
        return bool(other.children) or other.mark is Mark.FIRST
    return other.id is not None and node.id is not None and node.id.startswith(other.id + "-")


def read_fixtures(name: str) -> list[tuple[str, str, str]]:
    """Title, input and expected text of every case in a fixture file: parts end with a line that is a dot."""
    parts: list[list[str]] = [[]]
    for line in (FIXTURES / name).read_text(encoding="utf-8").splitlines():
        if line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
    texts = ["\n".join(part) for part in parts[:-1]]
    assert texts, f"{name}: no case"
    assert len(texts) % 3 == 0, f"{name}: a case is not closed"
    return [(texts[index], texts[index + 1], texts[index + 2]) for index in range(0, len(texts), 3)]
