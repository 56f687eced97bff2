"""What is said of sources that no reader answered for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Finding, Location, Rule, Severity
from generator.intake.workers import Loss

if TYPE_CHECKING:
    from pathlib import Path

    from generator.intake.workers import Lost

READER_FAILED = Rule("S190", "failed-reading", Severity.ERROR, "读取程序在这个文件上出错或者崩溃，没有导入。")
READER_LATE = Rule("S191", "late-reading", Severity.ERROR, "文件太久没有读完，已放弃，没有导入。")
BUSY_PORTAL = Rule("S192", "busy-portal", Severity.ERROR, "另一次导入正在写同一个门户。")
RULES = (READER_FAILED, READER_LATE, BUSY_PORTAL)


def refusal(path: Path, lost: Lost) -> Finding:
    """What to say of a file on which its reader failed."""
    place = Location(str(path))
    hint = "其余文件不受影响。请把这个文件另存一份再试；仍然不行，把文件交给维护人员。"
    if lost.loss is Loss.LATE:
        return READER_LATE.at(place, "读了很久还没有读完，已经放弃。", hint)
    reason = f"读取时出错（{lost.reason}）。" if lost.reason else "读取程序崩溃了。"
    return READER_FAILED.at(place, reason, hint)
