"""YAML as a tree in which every value knows its line."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A single value; every one is text, an empty one is None."""

    text: str | None
    line: int


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int


class Mapping(NamedTuple):
    """Keys with their values and the lines on which the keys stand."""

    values: dict[str, Node]
    lines: dict[str, int]
    line: int


class Refused(NamedTuple):
    """A value that was already reported as an error."""

    line: int


Node = Scalar | Sequence | Mapping | Refused


def line_of(node: Node, path: tuple[int | str, ...]) -> int:
    """Line of the deepest node on the path that is there; of its key where it has one."""
    line = node.line
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            line, node = node.lines[str(step)], node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            break
    return line


def is_empty(node: Node | None) -> bool:
    """Nothing was written there."""
    return node is None or (isinstance(node, Scalar) and node.text is None)
