"""iCalendar as text, RFC 5545: components of lines, lines folded at 75 octets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_OCTETS = 75
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
"""What the format has no way to write, but the tab."""


def write_component(name: str, lines: Iterable[str], parts: Iterable[bytes] = ()) -> bytes:
    """`BEGIN:name` … `END:name`; the lines as they are (see `write_text`), then components already written."""
    return b"".join((begin_component(name, lines), *parts, end_component(name)))


def begin_component(name: str, lines: Iterable[str]) -> bytes:
    """`BEGIN:name` and the lines as they are."""
    return b"".join((fold(f"BEGIN:{name}"), *map(fold, lines)))


def end_component(name: str) -> bytes:
    """`END:name`."""
    return fold(f"END:{name}")


def write_text(name: str, value: str) -> str:
    """A property whose value is a text."""
    text = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return f"{name}:{text if text.isprintable() else _CONTROLS.sub('', text)}"


def write_day(name: str, day: date) -> str:
    """A property whose value is a day."""
    return f"{name};VALUE=DATE:{day.isoformat().replace('-', '')}"


def fold(line: str) -> bytes:
    """The line with its end; a long one cut between characters, what follows begun with a space (3.1)."""
    octets = line.encode()
    if len(octets) <= _OCTETS:
        return octets + b"\r\n"
    pieces = []
    start, room = 0, _OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, _OCTETS - 1
    return b"\r\n ".join((*pieces, octets[start:])) + b"\r\n"
