"""YAML text → tree with line numbers; everything that would silently become something else is refused.

YAML 1.1 readers turn `no` into False, `0123` into 83 and swallow a key that is written twice. Here every scalar stays
text (its field decides what it becomes), double keys, anchors, aliases and tags are findings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

import yaml

from generator.records import rules
from generator.records.yaml_problems import explain
from generator.records.yaml_tree import Mapping, Node, Refused, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Rule
    from generator.records.report import Report

_DEEPEST = 12
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NOTHING = ("", "~", "null")


class _RefusedError(Exception):
    """The rest of the text cannot be read; the reason was reported."""


def read_yaml(text: str, report: Report, *, first_line: int = 1) -> Node | None:
    """The tree of one YAML document.

    Guarantees: never raises; None where the text is empty or broken (then the report says why, once); every line counts
    from `first_line`.
    """
    control = _CONTROL.search(text)
    if control:
        line = first_line + text.count("\n", 0, control.start())
        report.add(
            rules.BROKEN_YAML, line, f"有看不见的控制字符（U+{ord(control[0]):04X}）。", "删去这个字符后重新输入。"
        )
        return None
    reader = _Reader(report, first_line)
    try:
        return reader.read(text)
    except _RefusedError:
        return None
    except yaml.MarkedYAMLError as error:
        line, message, hint = explain(error, text)
        report.add(rules.BROKEN_YAML, first_line + line, message, hint)
    except yaml.YAMLError:
        report.add(rules.BROKEN_YAML, first_line, "这段 YAML 读不出来。", "检查缩进、冒号和引号。")
    return None


class _Reader:
    """Builds the tree from libyaml's events, so that nesting is bounded and anchors can be seen."""

    def __init__(self, report: Report, first_line: int) -> None:
        self.report = report
        self.first_line = first_line

    def read(self, text: str) -> Node | None:
        """The first document; a second one is refused."""
        events: Iterator[yaml.Event] = iter(yaml.CSafeLoader(text).get_event, None)
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                if root is not None:
                    message = "一个文件里只能有一段 YAML，这里又以 --- 开始了一段。"
                    self._refuse(rules.BROKEN_YAML, self._line(event), message, "删去多余的 ---。")
                root = self._node(event, events, depth=0)
        return None if isinstance(root, Scalar) and root.text is None else root

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], *, depth: int) -> Node:
        line = self._line(event)
        if depth > _DEEPEST:
            self._refuse(rules.BROKEN_YAML, line, f"层次太深，超过 {_DEEPEST} 层。", "检查方括号、花括号和缩进。")
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            self._report_foreign(event)
        if isinstance(event, yaml.ScalarEvent):
            empty = event.value == "" or (event.style in (None, "") and event.value in _NOTHING)
            return Scalar(None if empty else event.value, line)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(line, events, depth=depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(line, events, depth=depth + 1)
        return Refused(line)

    def _report_foreign(self, event: yaml.Event) -> None:
        """Report an anchor, alias or tag."""
        if isinstance(event, yaml.AliasEvent):
            sign = f"*{event.anchor}"
        elif getattr(event, "tag", None) is not None:
            sign = str(getattr(event, "tag", ""))
        else:
            sign = f"&{getattr(event, 'anchor', '')}"
        hint = "要写的就是这些字时，给整个值加上英文双引号；否则直接写出完整的值。"
        self.report.add(rules.YAML_REFERENCE, self._line(event), f"不能用 YAML 的锚点、引用或标签：{sign}", hint)

    def _mapping(self, line: int, events: Iterator[yaml.Event], *, depth: int) -> Mapping:
        values: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, depth=depth)
            value = self._node(next(events), events, depth=depth)
            if not isinstance(key, Scalar) or key.text is None:
                self.report.add(rules.BROKEN_YAML, key.line, "键必须是一个词。", "写成“键: 值”，含花括号的值要加引号。")
            elif key.text in values:
                message = f"键“{key.text}”重复，第 {lines[key.text]} 行已经写过。"
                self.report.add(rules.DUPLICATE_KEY, key.line, message, "只保留一处。")
            else:
                values[key.text], lines[key.text] = value, key.line
        return Mapping(values, lines, line)

    def _sequence(self, line: int, events: Iterator[yaml.Event], *, depth: int) -> Sequence:
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, depth=depth))
        return Sequence(tuple(items), line)

    def _refuse(self, rule: Rule, line: int, message: str, hint: str) -> NoReturn:
        self.report.add(rule, line, message, hint)
        raise _RefusedError

    def _line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)
