"""Findings of the readers."""

from __future__ import annotations

from generator.errors import Rule, Severity

UNREADABLE_SOURCE = Rule(
    "S100", "unreadable-source", Severity.ERROR, "文件不存在、为空，或不是其扩展名所说的格式，无法读取。"
)
UNSUPPORTED_FORMAT = Rule("S101", "unsupported-format", Severity.ERROR, "没有读取这种扩展名的程序。")
UNDECODABLE_BYTES = Rule(
    "S102", "undecodable-byte", Severity.WARNING, "个别字节不属于文件的编码，读作替代符“\ufffd”，须对照原件补正。"
)
CONTROL_CHARACTERS = Rule("S103", "control-character", Severity.WARNING, "文中夹有控制字符，已移出正文。")
RAGGED_TABLE = Rule("S104", "ragged-table", Severity.WARNING, "表格有的行单元格不足，已在行末补空。")

RULES: tuple[Rule, ...] = (
    UNREADABLE_SOURCE,
    UNSUPPORTED_FORMAT,
    UNDECODABLE_BYTES,
    CONTROL_CHARACTERS,
    RAGGED_TABLE,
)
