"""What can go wrong when many sources are read at once."""

from __future__ import annotations

from generator.errors import Rule, Severity

READER_FAILED = Rule("S190", "failed-reading", Severity.ERROR, "读取程序在这个文件上出错或者崩溃，没有导入。")
READER_LATE = Rule("S191", "late-reading", Severity.ERROR, "文件太久没有读完，已放弃，没有导入。")
BUSY_PORTAL = Rule("S192", "busy-portal", Severity.ERROR, "另一次导入正在写同一个门户。")
RULES = (READER_FAILED, READER_LATE, BUSY_PORTAL)
