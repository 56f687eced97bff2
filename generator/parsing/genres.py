"""文种: the kind of document that a title ends with."""

from __future__ import annotations

import re

from generator.chinese.widths import fold

GENRES = (
    "工作要点", "行动计划", "行动方案", "实施方案", "工作方案", "实施意见", "指导意见", "若干意见", "实施细则",
    "实施办法", "管理办法", "暂行办法", "试行办法", "暂行规定", "若干规定", "若干措施", "政策措施", "工作规则",
    "议事规则", "应急预案", "工作计划", "任务清单", "政府工作报告", "年度报告", "工作报告", "补充规定",
    "工作规定", "会议纪要", "通知", "公告", "通告", "通报", "意见", "决定", "决议", "命令", "公报", "请示",
    "批复", "报告", "议案", "纪要", "办法", "规定", "条例", "细则", "规则", "方案", "计划", "规划", "纲要",
    "要点", "总结", "指南", "指引", "目录", "清单", "制度", "标准", "预案", "措施", "解释", "章程", "规范",
    "公约", "守则", "规程", "公示", "名录", "名单", "决定书", "意见书", "建议书", "告知书", "倡议书", "声明", "答复",
    "复函", "函", "令", "法",
)  # fmt: skip
"""Longest first where one ends with another; documents proper (GB/T 9704) and what districts issue besides."""

_TAIL = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])+$")


def find_genre(title: str | None) -> str | None:
    """「青禾区政务公开工作要点（试行）」 -> 「工作要点」; None where the title ends with no known kind."""
    if not title:
        return None
    plain = _TAIL.sub("", fold(title))
    return next((genre for genre in GENRES if plain.endswith(genre)), None)


def is_minutes(title: str) -> bool:
    """Whether a title is that of minutes, whose masthead reads like a title too."""
    return (find_genre(title) or "").endswith("纪要")
