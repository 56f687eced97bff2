"""Text and Markdown files: encodings, refusals, tables, lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.widths import squeeze
from generator.errors import UnreadableSourceError
from generator.model.transcript import Figure, Grid, Line, Transcript
from generator.sources import READERS, read, read_markdown

TEXT = "青禾区工作要点\n\n  一、总体要求\n坚持公开。\n"


def read_bytes(folder: Path, data: bytes, name: str = "source.txt") -> Transcript:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def lines(transcript: Transcript) -> list[str]:
    return [block.text for block in transcript.blocks if isinstance(block, Line)]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.replace("\n", "\r\n").encode(), "utf-8"),
        (TEXT.replace("\n", "\r").encode(), "utf-8"),
    ],
)
def test_encodings_and_line_ends(tmp_path: Path, data: bytes, encoding: str) -> None:
    transcript = read_bytes(tmp_path, data)
    assert transcript.encoding == encoding
    assert lines(transcript) == ["青禾区工作要点", "一、总体要求", "坚持公开。"]
    assert [block.line for block in transcript.blocks] == [1, 3, 4]
    assert [block.after_gap for block in transcript.blocks if isinstance(block, Line)] == [False, True, False]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "空"),
        (b" \n\xe3\x80\x80\n", "空"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "JPEG"),
        (b"%PDF-1.7\n" + bytes(50), "PDF"),
        (b"PK\x03\x04" + bytes(200), "Word"),
        (bytes(range(256)) * 8, "不是"),
        (b"\x00" * 500, "不是文本"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, word: str) -> None:
    with pytest.raises(UnreadableSourceError) as refusal:
        read_bytes(tmp_path, data)
    (finding,) = refusal.value.findings
    assert word in finding.message


def test_absent_files_folders_and_unknown_suffixes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    for name in ("absent.txt", "folder.txt", "sheet.xlsx", "without_suffix"):
        with pytest.raises(UnreadableSourceError):
            read(tmp_path / name)


def test_a_few_wrong_bytes_and_controls_are_told(tmp_path: Path) -> None:
    damaged = read_bytes(tmp_path, ("公开" * 300).encode() + b"\xff" + "完".encode())
    assert [finding.name for finding in damaged.findings] == ["undecodable-byte"]
    controlled = read_bytes(tmp_path, ("公开" * 300 + "\x00完\n").encode())
    assert [finding.name for finding in controlled.findings] == ["control-character"]
    assert [entry.text for entry in controlled.residue] == ["\x00"]


def test_tab_separated_lines_are_a_table_across_blank_lines(tmp_path: Path) -> None:
    rows = "附件\n序号\t事项\t单位\n1\t公开\t区政府办\n\n2\t\t各街道\n3\t解读\n结束。\n"
    transcript = read_bytes(tmp_path, rows.encode())
    (grid,) = (block for block in transcript.blocks if isinstance(block, Grid))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["序号", "事项", "单位"],
        ["1", "公开", "区政府办"],
        ["2", "", "各街道"],
        ["3", "解读", ""],
    ]
    assert [row.line for row in grid.rows] == [2, 3, 5, 6]
    assert lines(transcript) == ["附件", "结束。"]
    assert [finding.name for finding in transcript.findings] == ["ragged-table"]


def test_a_tab_in_a_line_is_no_table(tmp_path: Path) -> None:
    transcript = read_bytes(tmp_path, "来源：区政府办\t发布时间：2024年5月1日\n\t一、公开\n".encode())
    assert all(isinstance(block, Line) for block in transcript.blocks)


@given(st.text())
def test_every_character_is_kept(text: str) -> None:
    reader = next(reader for reader in READERS if ".txt" in reader.suffixes)
    try:
        transcript = reader.read(text.encode("utf-8", "surrogatepass"), name="a.txt", sha256="")
    except UnreadableSourceError:
        return
    if not transcript.findings:
        assert sorted(squeeze("".join(transcript.strings()))) == sorted(squeeze(text.replace("\ufeff", "")))


def test_markdown_is_read_without_its_marks() -> None:
    transcript = read_markdown(
        "# 标题\n\n## 一、要求\n\n1\\. **应当**公开[条例](a.md)。\n\n---\n\n尾段。\n\n"
        "![图一](a.png)\n<!-- 注\n释 -->\n",
        name="a.md",
        first_line=5,
    )
    assert [(block.text, block.heading_level) for block in transcript.blocks if isinstance(block, Line)] == [
        ("标题", 1),
        ("一、要求", 2),
        ("1. 应当公开条例。", None),
        ("尾段。", None),
    ]
    assert [block.line for block in transcript.blocks] == [5, 7, 9, 13, 15]
    assert [block.after_gap for block in transcript.blocks if isinstance(block, Line)] == [False, False, False, True]
    assert isinstance(transcript.blocks[-1], Figure)


def test_markdown_tables() -> None:
    transcript = read_markdown("| 序号 | 事项 |\n|---|:-:|\n| 1 | 甲\\|乙<br>丙 |\n| 2 | |\n段。\n", name="a.md")
    grid = transcript.blocks[0]
    assert isinstance(grid, Grid)
    assert grid.has_header
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["序号", "事项"], ["1", "甲|乙\n丙"], ["2", ""]]
    assert lines(transcript) == ["段。"]


def test_front_matter_becomes_facts(tmp_path: Path) -> None:
    transcript = read_bytes(
        tmp_path, "---\n标题: 青禾区办法\n发布日期: 2024-05-01\n---\n# 青禾区办法\n".encode(), "a.md"
    )
    assert [(fact.name, fact.value) for fact in transcript.facts] == [
        ("标题", "青禾区办法"),
        ("发布日期", "2024-05-01"),
    ]
    assert [block.line for block in transcript.blocks] == [5]
