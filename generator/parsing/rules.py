"""Findings of the parser, in the order of the steps; those about duties stand in `duty_rules`."""

from __future__ import annotations

from generator.errors import Rule, Severity

JOINED_LINE = Rule("P101", "joined-line", Severity.INFO, "段落在换页或换行处被切断，已接回一段。")
WRAPPED_TEXT = Rule("P102", "wrapped-text", Severity.INFO, "原文按固定宽度折行，已逐行接回段落。")
GLUED_LINE = Rule("P103", "glued-line", Severity.INFO, "两段粘在同一行，已在编号处分开。")
DETACHED_NOTE = Rule("P104", "detached-note", Severity.INFO, "责任分工另起一行，已接回所属段落。")
NUMBER_GAP = Rule("P201", "number-gap", Severity.WARNING, "编号不连续，可能漏段或误排。")
REPEATED_NUMBER = Rule("P202", "repeated-number", Severity.WARNING, "同一级下编号重复，后一处的标识加了后缀。")
CONTENTS_LIST = Rule("P203", "contents-list", Severity.INFO, "文中的目录不是正文标题，已移出正文。")
ABSENT_TITLE = Rule("P301", "absent-title", Severity.WARNING, "文中找不到标题。")
CONTRADICTORY_FACT = Rule("P302", "contradictory-fact", Severity.WARNING, "页面要素与正文所载不一致。")
DIFFERENT_CITED_TITLE = Rule("P303", "different-cited-title", Severity.INFO, "通知所称的文件名与文件自身的标题不同。")
NONCANONICAL_NUMBER = Rule("P304", "noncanonical-number", Severity.INFO, "发文字号写法不合规范，已按规范写法读取。")
MERGED_CELL = Rule("P401", "merged-cell", Severity.INFO, "表格有合并单元格，被覆盖处留空。")
SCAN_WITHOUT_TEXT = Rule("P501", "unread-text", Severity.WARNING, "没有读到任何正文文字。")

RULES: tuple[Rule, ...] = (
    JOINED_LINE,
    WRAPPED_TEXT,
    GLUED_LINE,
    DETACHED_NOTE,
    NUMBER_GAP,
    REPEATED_NUMBER,
    CONTENTS_LIST,
    ABSENT_TITLE,
    CONTRADICTORY_FACT,
    DIFFERENT_CITED_TITLE,
    NONCANONICAL_NUMBER,
    MERGED_CELL,
    SCAN_WITHOUT_TEXT,
)
