"""Values → YAML that every reader takes for the same text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHOWN = r"\x20-\x7e\u00a0-\u2027\u2030-\ud7ff\ue000-\ufefe\uff00-\uffef\U00010000-\U0010ffff"
_NOT_PLAIN = re.compile(rf"^[\s\-?:,\[\]{{}}#&*!|>'\"%@`~=]|: |:$| #|[,?\[\]{{}}\\]|\s$|[^{_SHOWN}]")
_MEANS_ELSE = re.compile(
    r"(?i:null|true|false|yes|no|on|off|y|n)|[-+.]?[0-9][0-9_,.:eE+-]*|0[xo][0-9a-fA-F]+|\.(?i:inf|nan)"
)
_PLAIN_DATE = re.compile(r"\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?")


def scalar(value: object) -> str:
    """One value: plain where that is safe, else in double quotes; "" for None."""
    if value is None:
        return ""
    text = str(value)
    if text == "" or _NOT_PLAIN.search(text) or (_MEANS_ELSE.fullmatch(text) and not _PLAIN_DATE.fullmatch(text)):
        return f'"{"".join(map(_quoted, text))}"'
    return text


def entry(key: str, value: object) -> str:
    """A line `key: value`."""
    shown = scalar(value)
    return f"{key}: {shown}" if shown else f"{key}:"


def entry_list(key: str, values: Iterable[object]) -> str:
    """A line `key: [a, b]`."""
    return f"{key}: [{', '.join(scalar(value) for value in values)}]"


def _quoted(char: str) -> str:
    """A character inside double quotes."""
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08x}"
