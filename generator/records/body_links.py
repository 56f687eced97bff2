"""Links of the Markdown bodies that editors write, with their lines."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from generator.errors import Location
from generator.model.link import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.record import Prose

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TEXT = r"(?P<text>(?:\\.|[^\[\]\\]|\[(?:\\.|[^\[\]\\])*\])*)"
_INLINE = re.compile(
    rf"(?<!\\)(?P<image>!?)\[{_TEXT}\]\(\s*(?:<(?P<angled>[^<>]*)>|(?P<target>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*))"
)
_DEFINITION = re.compile(r" {0,3}\[(?P<text>[^\[\]^][^\[\]]*)\]:\s*(?:<(?P<angled>[^<>]*)>|(?P<target>\S+))")
_AUTOMATIC = re.compile(r"(?<!\\)<(?P<target>(?:https?|mailto|tel):[^\s<>]+)>")
_HTML = re.compile(
    r"<(?P<tag>a|img)\b[^>]*?\b(?:href|src)\s*=\s*(?P<quote>[\"'])(?P<target>.*?)(?P=quote)", re.IGNORECASE
)
_ALT = re.compile(r"\balt\s*=\s*(?P<quote>[\"'])(?P<text>.*?)(?P=quote)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def find_links(record: Prose, page: str) -> Iterator[Link]:
    """Inline links and pictures, reference definitions, automatic links and HTML; code and comments are passed over."""
    if not has_links(record.body):
        return
    fence = ""
    body = _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), record.body)
    for number, line in enumerate(body.split("\n"), record.body_line):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not line.strip(" `~"):
            fence = ""
        elif not fence:
            place = Location(record.location.path, number)
            yield from _links_of_line(_CODE.sub("", line), page, place)


def has_links(body: str) -> bool:
    """Whether there is anything that a link could begin with."""
    return "[" in body or "<" in body


def _links_of_line(line: str, page: str, place: Location) -> Iterator[Link]:
    definition = _DEFINITION.match(line)
    if definition:
        yield _link(definition, page, place)
        return
    for pattern in (_INLINE, _AUTOMATIC):
        for match in pattern.finditer(line):
            yield _link(match, page, place)
    for match in _HTML.finditer(line):
        alt = _ALT.search(line[match.start() :].partition(">")[0])
        yield _link(match, page, place, html.unescape(alt["text"]) if alt else "")


def _link(match: re.Match[str], page: str, place: Location, text: str = "") -> Link:
    found = match.groupdict()
    target = found.get("angled") or found["target"] or ""
    return Link(
        target=_ESCAPED.sub(r"\1", target),
        text=_ESCAPED.sub(r"\1", found.get("text") or "") or text,
        is_image=found.get("image") == "!" or (found.get("tag") or "").lower() == "img",
        page=page,
        location=place,
    )
