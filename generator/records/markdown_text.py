"""Plain text → Markdown that shows exactly this text."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_\[]|<(?=[A-Za-z/!?])|(?<=<)!|~(?=~)|&(?=#?\w+;)")
_IN_CELL = re.compile(r"[\\`*_\[|<>]|(?<=<)!|~(?=~)|&(?=#?\w+;)")
_AT_START = re.compile(r"#|>|[-+](?=\s|$)|[-=]{2,}\s*$")
_NUMBER_AT_START = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_HEADING_END = re.compile(r"(?<=\s)(#+)$")
_DASHES = re.compile(r":?-+:?")


def escape(text: str) -> str:
    """A paragraph's text with a backslash wherever Markdown would read syntax.

    Guarantees: one line; removing a backslash before ASCII punctuation gives the text back. Printed numbers that no
    Markdown reads as a list (「1.加强」, 「（1）」, 「一、」) stay as they are.
    """
    shown = _ANYWHERE.sub(lambda match: "\\" + match[0], text.replace("\n", " "))
    if _AT_START.match(shown):
        shown = "\\" + shown
    return _NUMBER_AT_START.sub(r"\1\\\2", shown, count=1) if _NUMBER_AT_START.match(shown) else shown


def escape_heading(text: str) -> str:
    """The text of a heading: it stands after `##`, so only its inside and its end can be syntax."""
    shown = _ANYWHERE.sub(lambda match: "\\" + match[0], text.replace("\n", " "))
    return _HEADING_END.sub(r"\\\1", shown)


def escape_cell(text: str) -> str:
    """The text of a table cell; a line feed becomes `<br>`."""
    shown = "<br>".join(_IN_CELL.sub(lambda match: "\\" + match[0], part) for part in text.split("\n"))
    return "\\" + shown if _DASHES.fullmatch(shown) else shown
