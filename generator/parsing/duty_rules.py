"""Findings about duties, task tables, time limits and names of units (P42x–P43x)."""

from __future__ import annotations

from generator.errors import Rule, Severity

LATE_TASK_TITLE = Rule(
    "P421",
    "late-task-title",
    Severity.INFO,
    "任务分解表中任务名称的印刷位置与正文对应条款不一致，已按正文确定归属。",
)
ALTERED_TASK_TEXT = Rule("P422", "altered-task-text", Severity.WARNING, "任务分解表的文字与正文对应条款不一致。")
ALTERED_TASK_TITLE = Rule("P423", "altered-task-title", Severity.WARNING, "任务分解表的任务名称与正文标题不一致。")
UNPLACED_TASK = Rule("P424", "unplaced-task", Severity.WARNING, "任务分解表中有一行在正文中找不到对应条款。")
DOUBTFUL_UNIT_NAME = Rule("P425", "doubtful-unit-name", Severity.WARNING, "单位名称疑似识别错误，请核对原件。")
DEADLINE_BEFORE_DATE = Rule("P426", "deadline-before-date", Severity.WARNING, "完成时限早于文件的成文日期。")
REPEATED_CELL = Rule("P427", "repeated-cell", Severity.INFO, "任务分解表中空白的责任单位或时间按合并单元格沿用上一行。")
TASK_WITHOUT_UNIT = Rule("P428", "task-without-unit", Severity.INFO, "任务分解表中有一行没有责任单位。")

RULES = (
    LATE_TASK_TITLE,
    ALTERED_TASK_TEXT,
    ALTERED_TASK_TITLE,
    UNPLACED_TASK,
    DOUBTFUL_UNIT_NAME,
    DEADLINE_BEFORE_DATE,
    REPEATED_CELL,
    TASK_WITHOUT_UNIT,
)
