"""YAML tree → typed record, by the types of the record's fields; every fault with the line of its key.

pydantic checks lengths, patterns and required keys at the end; what it says is put into Chinese here.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError

from generator.errors import Location
from generator.model.record import Record
from generator.records import rules, scalars
from generator.records.record_problems import explain
from generator.records.report import nearest, suggest
from generator.records.yaml_tree import Mapping, Node, Refused, Scalar, Sequence, is_empty, line_of

if TYPE_CHECKING:
    from generator.records.report import Report

R = TypeVar("R", bound=Record)
Path = tuple[int | str, ...]
_REFUSED = object()


class _Field(NamedTuple):
    """What a value may be."""

    kinds: tuple[object, ...]
    """Its types, the one that is tried first in front."""
    items: _Field | None
    """Of a list."""
    record: type[Record] | None
    """Of several keys."""


def to_record(
    kind: type[R], node: Node, report: Report, *, stand_ins: dict[str, object] | None = None, **internal: object
) -> R | None:
    """The record, as far as it can be read; None where a required key is missing or wrong.

    Everything wrong is in the report; a record is made of the rest all the same, so that one run also shows what
    contradicts other records. `internal` fills fields that are no keys (a body and its line), `stand_ins` required keys
    that may be missing for now.
    """
    if isinstance(node, Refused):
        return None
    if not isinstance(node, Mapping):
        report.add(rules.WRONG_TYPE, node.line, "这里应为若干行“键: 值”。", "每行写一个“键: 值”，冒号后空一格。")
        return None
    refused: set[Path] = set()
    values = {**_keys(kind, node, report, (), refused), **internal}
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        faulty = _tell(error, node, report, refused)
    try:
        kept = {key: value for key, value in values.items() if key not in faulty}
        return kind.model_validate({**(stand_ins or {}), **kept})
    except ValidationError:
        name = node.values.get("id")
        if isinstance(name, Scalar) and name.text:
            report.unread.append(name.text)
        return None


def _tell(error: ValidationError, node: Node, report: Report, refused: set[Path]) -> frozenset[int | str]:
    """Report what pydantic refuses and was not reported yet; the keys at fault."""
    problems = error.errors(include_url=False)
    for problem in problems:
        path = tuple(problem["loc"])
        if not any(path[: len(known)] == known for known in refused):
            rule, message, hint = explain(problem, node)
            report.add(rule, line_of(node, path), message, hint)
    return frozenset(problem["loc"][0] for problem in problems)


def to_records(kind: type[R], node: Node | None, report: Report) -> tuple[R, ...]:
    """A list of records; the faulty ones are left out."""
    if node is None or isinstance(node, Refused):
        return ()
    if not isinstance(node, Sequence):
        report.add(rules.WRONG_TYPE, node.line, "这个文件应是一个列表。", "每条记录以“- ”开头。")
        return ()
    found = (to_record(kind, item, report) for item in node.items)
    return tuple(record for record in found if record is not None)


def _keys(kind: type[Record], node: Mapping, report: Report, path: Path, refused: set[Path]) -> dict[str, object]:
    """Values of a record's keys; empty ones are left out, so that defaults apply."""
    fields = _fields(kind)
    values: dict[str, object] = {"location": Location(report.path, node.line), "key_lines": tuple(_lines(node))}
    for key, value in node.values.items():
        if key not in fields:
            hint = _colon_hint(key) or suggest(key, fields) or f"可用的键：{'、'.join(fields)}。"
            report.add(rules.UNKNOWN_KEY, node.lines[key], f"不认识的键“{key}”。", hint)
            refused.update(
                (*path, meant) for meant in nearest(key.partition("：")[0], fields) if meant not in node.values
            )
        elif not is_empty(value):
            here = (*path, key)
            converted = _value(fields[key], value, report, here, refused)
            if converted is not _REFUSED:
                values[key] = converted
    return values


@cache
def _fields(kind: type[Record]) -> dict[str, _Field]:
    """What the keys of a record may hold."""
    fields = kind.model_fields.items()
    return {field.alias or name: _field(field.annotation) for name, field in fields if not field.exclude}


def _field(annotation: object) -> _Field:
    kinds = _kinds(annotation)
    kind = kinds[0]
    items = _field(get_args(kind)[0]) if get_origin(kind) is tuple else None
    return _Field(kinds, items, kind if isinstance(kind, type) and issubclass(kind, Record) else None)


def _lines(node: Mapping) -> list[tuple[str, int]]:
    """Lines of a mapping's keys and of the items of its lists."""
    lines = []
    for key, value in node.values.items():
        lines.append((key, node.lines[key]))
        if isinstance(value, Sequence):
            lines.extend((f"{key}.{index}", item.line) for index, item in enumerate(value.items))
    return lines


def _value(field: _Field, node: Node, report: Report, path: Path, refused: set[Path]) -> object:
    """One value; `_REFUSED` where it was reported."""
    if not isinstance(node, Refused):
        if field.items is not None:
            if isinstance(node, Sequence):
                return _items(field.items, node, report, path, refused)
            report.add(rules.WRONG_TYPE, node.line, f"“{path[-1]}”应为列表。", _list_hint(node))
        elif field.record is not None:
            if isinstance(node, Mapping):
                return _keys(field.record, node, report, path, refused)
            report.add(rules.WRONG_TYPE, node.line, f"“{path[-1]}”应为若干个“键: 值”。", _record_hint(field.record))
        elif isinstance(node, Scalar):
            return _scalar(field.kinds, node, report, path, refused)
        else:
            report.add(
                rules.WRONG_TYPE,
                node.line,
                f"“{path[-1]}”应为一个值，不是列表或若干键。",
                "含特殊符号的文字要加英文双引号。",
            )
    refused.add(path)
    return _REFUSED


def _items(field: _Field, node: Sequence, report: Report, path: Path, refused: set[Path]) -> object:
    """Items of a list; one that is refused refuses the list's place, not its neighbours' checks."""
    values = []
    for index, item in enumerate(node.items):
        if is_empty(item):
            report.add(rules.WRONG_TYPE, item.line, f"“{path[-1]}”里有一个空项。", "删去空项或者填写内容。")
            refused.add(path)
        else:
            values.append(_value(field, item, report, (*path, index), refused))
    if any(value is _REFUSED for value in values):
        refused.add(path)
    return _REFUSED if path in refused else tuple(values)


def _scalar(kinds: tuple[object, ...], node: Scalar, report: Report, path: Path, refused: set[Path]) -> object:
    """Text as the field's type."""
    text = node.text or ""
    kind = kinds[0]
    try:
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return scalars.read_choice(text, kind)
        for wanted, read in scalars.READERS:
            if wanted in kinds:
                return read(text)
    except scalars.WrongValueError as error:
        choice = isinstance(kind, type) and issubclass(kind, StrEnum)
        rule = rules.UNKNOWN_VALUE if choice else rules.WRONG_TYPE
        report.add(rule, node.line, f"“{_key(path)}”：{error.message}", error.hint)
        refused.add(path)
        return _REFUSED
    return text


def _kinds(annotation: object) -> tuple[object, ...]:
    """The types a field may have, without None and without annotations; a date beside a moment comes second."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _kinds(get_args(annotation)[0])
    if origin in (Union, UnionType):
        found = [kind for part in get_args(annotation) if part is not NoneType for kind in _kinds(part)]
        return tuple(sorted(found, key=lambda kind: (kind is not datetime, kind is not date)))
    return (annotation,)


def _key(path: Path) -> str:
    """The name of the key, for a message."""
    return str(next((step for step in reversed(path) if isinstance(step, str)), path[-1] if path else ""))


def _colon_hint(key: str) -> str:
    """For a key that swallowed its value because the colon is a Chinese one."""
    name, colon, value = key.partition("：")
    return f"冒号要用英文的，后面空一格：{name}: {value}" if colon else ""


def _list_hint(node: Node) -> str:
    return f"写成 [{node.text}]。" if isinstance(node, Scalar) and node.text else "每项一行，以“- ”开头。"


def _record_hint(kind: type[Record]) -> str:
    keys = [name for name, field in kind.model_fields.items() if not field.exclude]
    return f"写成 {{{', '.join(f'{key}: …' for key in keys[:3])}}}。"
