"""Text of a YAML scalar → the type of its field, or a sentence that says how it should be written."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from generator.records.report import nearest, suggest

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LOOSE_DATE = re.compile(r"(\d{4})\s*[年./-]?\s*(\d{1,2})\s*[月./-]?\s*(\d{1,2})\s*[日号]?")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?")
_BOOLEANS = {"yes": True, "true": True, "是": True, "no": False, "false": False, "否": False}


class WrongValueError(ValueError):
    """The text is not a value of this type; carries a message and a hint in Chinese."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_bool(text: str) -> bool:
    """是 or 否, in any of the usual spellings."""
    if text.lower() not in _BOOLEANS:
        message = f"“{text}”不是是否值。"
        raise WrongValueError(message, "写 true 或 false（也可以写 是、否）。")
    return _BOOLEANS[text.lower()]


def read_int(text: str) -> int:
    """A whole number without leading zeros."""
    if not re.fullmatch(r"0|-?[1-9][0-9]{0,17}", text):
        message = f"“{text}”不是整数。"
        raise WrongValueError(message, "只写阿拉伯数字，前面不补零。")
    return int(text)


def read_date(text: str) -> date:
    """A day, written 2024-04-08."""
    match = _DATE.fullmatch(text)
    try:
        if match:
            return date(*map(int, match.groups()))
    except ValueError:
        message = f"“{text}”不是日历上有的日期。"
        raise WrongValueError(message, "核对月份和日期。") from None
    message = f"“{text}”不是日期。"
    raise WrongValueError(message, _date_hint(text))


def read_moment(text: str) -> datetime | date:
    """A day, or a day with the time, written 2024-04-08 09:30."""
    match = _MOMENT.fullmatch(text)
    if not match:
        return read_date(text)
    day = read_date(match[1])
    try:
        clock = time(int(match[2]), int(match[3]), int(match[4] or 0))
    except ValueError:
        message = f"“{text}”里的时刻不存在。"
        raise WrongValueError(message, "时刻写成 09:30，从 00:00 到 23:59。") from None
    return datetime.combine(day, clock)


def read_choice(text: str, kind: type[StrEnum]) -> StrEnum:
    """A value of a closed list; its Chinese label is understood well enough to be corrected."""
    if text in {member.value for member in kind}:
        return kind(text)
    labels = {str(getattr(member, "label", member.value)): member.value for member in kind}
    alike = [label for label in labels if text in label or label in text] or nearest(text, labels)
    listed = "、".join(f"{value}（{label}）" for label, value in labels.items() if label != value)
    near = labels[alike[0]] if len(alike) == 1 else None
    hint = f"应写 {near}。" if near else suggest(text, labels.values()) or (f"可以写：{listed}。" if listed else "")
    message = f"“{text}”不在规定的取值之内：{'、'.join(member.value for member in kind)}。"
    raise WrongValueError(message, hint)


READERS: tuple[tuple[object, Callable[[str], object]], ...] = (
    (bool, read_bool),
    (int, read_int),
    (datetime, read_moment),
    (date, read_date),
)
"""By the type of the field; everything else stays text."""


def _date_hint(text: str) -> str:
    """The same day in the form wanted, where it can be understood."""
    match = _LOOSE_DATE.fullmatch(text)
    if match:
        year, month, day = map(int, match.groups())
        return f"写成 {year:04}-{month:02}-{day:02}。"
    return "日期写成 2024-04-08 这样的形式。"
