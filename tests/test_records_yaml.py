"""YAML with line numbers: nothing turns silently into something else, nothing makes the reader fail."""

from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.document import DocumentRecord
from generator.model.site import Site
from generator.records.conversion import to_record
from generator.records.front_matter import read_text, split
from generator.records.report import Report
from generator.records.yaml_reader import read_yaml
from generator.records.yaml_tree import Mapping, Scalar, Sequence
from generator.records.yaml_writing import entry, entry_list

YAMLISH = st.text(alphabet="ab：: \n-[]{},'\"#&*!|>%@`?~\t0文〔〕\u3000\x01é", max_size=60)
DOCUMENT = "id: a-1\ntitle: 标题\ngenre: 通知\ncategory: other\n"


def plain(node: object) -> object:
    """The tree as plain values."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else node


def read(text: str) -> tuple[object, list[str]]:
    """Plain values and printed findings."""
    report = Report("x.yml")
    return plain(read_yaml(text, report)), [str(finding) for finding in report.findings]


def document(extra: str) -> tuple[DocumentRecord | None, list[str]]:
    """A document with further front matter, and the printed findings."""
    report = Report("x.md")
    parts = split(f"---\n{DOCUMENT}{extra}---\n正文\n", report)
    record = to_record(DocumentRecord, parts.meta, report) if parts else None
    return record, [str(finding) for finding in report.findings]


def test_every_scalar_stays_text() -> None:
    values, findings = read("a: no\nb: 0123\nc: 2024-04-08\nd: 1e3\ne:\nf: ''\ng: ~\nh: 'null'\n")
    assert values == {
        "a": "no",
        "b": "0123",
        "c": "2024-04-08",
        "d": "1e3",
        "e": None,
        "f": None,
        "g": None,
        "h": "null",
    }
    assert findings == []


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "第 1 行已经写过"),
        ("a: 1\nb: x: y\n", 2, "冒号加空格"),
        ("a: 1\nb: 'x\nc: 2\n", 2, "引号没有闭合"),
        ("a: [1, 2\nb: 3\n", 1, "方括号"),
        ("a:\n  b: 1\n c: 2\n", 3, "缩进"),
        ("a:\n\tb: 1\n", 2, "Tab"),
        ("a: 1\nb：2\n", 2, "没有英文冒号"),
        ("a: 1\nb: @x\n", 2, "“@”"),
        ("a: &x 1\nb: 2\n", 1, "&x"),
        ("a: !!int 1\n", 1, "标签"),
        ("a: 1\n---\nb: 2\n", 3, "一段"),
        ("a: 1\nb: x\x07\n", 2, "U+0007"),
        ("a: " + "[" * 30 + "]" * 30, 1, "层次太深"),
    ],
)
def test_what_is_wrong_is_told_once_with_its_line(text: str, line: int, words: str) -> None:
    _, findings = read(text)
    assert len(findings) == 1
    assert findings[0].startswith(f"x.yml:{line}: ")
    assert words in findings[0]


@given(YAMLISH)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_in_chinese(text: str) -> None:
    values, findings = read(text)
    assert all(any("\u4e00" <= char <= "\u9fff" for char in finding) for finding in findings)
    report = Report("x.yml")
    node = read_yaml(text, report)
    if node is not None:
        to_record(Site, node, report)
        assert report.findings, "no such text is a site register"
    elif not findings:
        assert values is None


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_file_has_front_matter_or_a_finding(text: str) -> None:
    report = Report("x.md")
    assert (split(text.replace("\r", ""), report) is None) == bool(report.findings) or report.findings


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=12), max_size=4))
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read_back(value: str, items: list[str]) -> None:
    text = f"{entry('a', value)}\n{entry_list('b', items)}\n"
    foreign = yaml.safe_load(text)
    assert foreign["a"] == value
    assert foreign["b"] == items
    values, findings = read(text)
    if not findings:  # control characters are refused, whoever wrote them
        assert values == {"a": value or None, "b": items}


def test_values_take_the_type_of_their_field() -> None:
    record, findings = document(
        "dated_on: 2024-04-01\npublished_on: 2024-04-08 09:30\nreviewed: {by: 岗, on: 2024-04-02}\ntopics: [a, b]\n"
    )
    assert findings == []
    assert record is not None
    assert record.dated_on == datetime.date(2024, 4, 1)
    assert record.published_on == datetime.datetime(2024, 4, 8, 9, 30)  # noqa: DTZ001 - local time by contract
    assert record.topics == ("a", "b")
    assert record.at("topics", 1).line == 9
    assert record.at("reviewed").line == 8


def test_a_day_stays_a_day() -> None:
    record, _ = document("published_on: 2024-04-08\n")
    assert record is not None
    assert type(record.published_on) is datetime.date


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("dated_on: 2024/4/1", "写成 2024-04-01。"),
        ("dated_on: 2024-13-01", "日历上"),
        ("validity: 现行有效", "应写 in_force。"),
        ("topics: a", "写成 [a]。"),
        ("topics: [a, ]\nattachments: [x]", "应为若干个“键: 值”"),
        ("source: x.pdf", "写成 {file: …, sha256: …, url: …}。"),
        ("title2: x", "是不是想写“title”？"),
        ("location: x", "不认识的键“location”"),
        ("source: {sha256: abc}", "64 位"),
        ("relations: [{type: basis}]", "缺少“target”"),
        ("relations: [{type: basis, target: }]", "“target”没有填写"),
    ],
)
def test_mistakes_say_what_to_write(line: str, words: str) -> None:
    _, findings = document(f"{line}\n")
    assert words in "\n".join(findings)
    assert all(":6: " in finding or ":7: " in finding for finding in findings)


def test_byte_order_mark_and_foreign_line_ends_are_tolerated(tmp_path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes("\ufeff---\r\nid: a\r\n---\r\n正文\r\n".encode())
    report = Report("x.md")
    parts = split(read_text(path, report) or "", report)
    assert parts is not None
    assert (parts.body, parts.body_line, report.findings) == ("正文\n", 4, [])
