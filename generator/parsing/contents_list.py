"""目录: a list of contents is no heading of the text; its lines leave the flow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.errors import Location
from generator.model.outline import Mark
from generator.model.transcript import Residue
from generator.parsing.marks import read_number
from generator.parsing.pieces import Piece, is_contents_title
from generator.parsing.rules import CONTENTS_LIST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.errors import Finding
    from generator.parsing.pieces import Flow

LEADERS = re.compile(r"[.．·…⋯‥]{4,}\s*[\dIVXivx]*\s*$|[…⋯]{2,}\s*\d+\s*$|\t\s*\d+\s*$")
"""Dot leaders and a page number."""
PAGE_NUMBER = re.compile(r"[\s.．·…⋯‥]*[（(]?\d{0,3}[）)]?$")
ENTRY_LENGTH = 60
_CHAPTERS = frozenset({Mark.BOOK, Mark.CHAPTER, Mark.DIVISION})
_PREFACE = re.compile("前言|引言|序言?|导言")
_UNNUMBERED = re.compile(r"附|前\s*言|引\s*言|序|参\s*考\s*文\s*献|\d")


def take_contents(
    flow: Sequence[Flow], *, name: str
) -> tuple[tuple[Flow, ...], tuple[Residue, ...], tuple[Finding, ...]]:
    """The flow without its lists of contents, what they held, and a finding for each list."""
    last = {fold(block.text): at for at, block in enumerate(flow) if isinstance(block, Piece)}
    kept: list[Flow] = []
    residue: list[Residue] = []
    findings: list[Finding] = []
    at = 0
    while at < len(flow):
        block = flow[at]
        end = max(_end(flow, at), _end_of_untitled(flow, at, last))
        if end == at:
            kept.append(block)
            at += 1
            continue
        taken = [entry for entry in flow[at:end] if isinstance(entry, Piece)]
        residue += [Residue(text=entry.text, line=entry.line, page=entry.page) for entry in taken]
        place = Location(name, taken[0].line, taken[0].page)
        findings.append(CONTENTS_LIST.at(place, f"目录（{len(taken)} 行）不是正文标题，已移出正文。"))
        at = end
    return tuple(kept), tuple(residue), tuple(findings)


def _end_of_untitled(flow: Sequence[Flow], start: int, last: dict[str, int]) -> int:
    """Where headings of chapters without any text between them end, all of which come again further down."""
    entries: list[str] = []
    for at in range(start, len(flow)):
        block = flow[at]
        text = block.text if isinstance(block, Piece) and len(block.text) <= ENTRY_LENGTH else ""
        number = read_number(text)
        if number is None or number.mark not in _CHAPTERS or fold(text) in entries:
            break
        entries.append(fold(text))
    end = start + len(entries)
    return end if len(entries) > 1 and all(last[entry] >= end for entry in entries) else start


def _end(flow: Sequence[Flow], start: int) -> int:
    """Where the list of contents that begins here ends; `start` where none begins."""
    block = flow[start]
    if not isinstance(block, Piece):
        return start
    if LEADERS.search(block.text):
        return _end_of_leaders(flow, start)
    if not is_contents_title(block.text):
        return start
    first = _entry(flow, start + 1)
    if first is None:
        return start
    firsts: set[str | None] = {first}
    if read_number(first) is None:
        firsts.add(_entry(flow, start + 2))
    end = start + 2
    while True:
        entry = _entry(flow, end)
        if entry is not None and _PREFACE.fullmatch(entry):
            return end
        if (entry in firsts and end > start + 2) or (entry is None and not _is_stray(flow, end, firsts)):
            return end
        end += 1


def _is_stray(flow: Sequence[Flow], at: int, firsts: set[str | None]) -> bool:
    """Whether a short line between entries is a running head of the page."""
    block = flow[at] if at < len(flow) else None
    following = [_entry(flow, at + 1), _entry(flow, at + 2)]
    is_short = isinstance(block, Piece) and len(block.text) <= ENTRY_LENGTH // 2 and "。" not in block.text
    return is_short and all(entry is not None and entry not in firsts for entry in following)


def _end_of_leaders(flow: Sequence[Flow], start: int) -> int:
    """Lines with leaders, and those between them that a line end cut."""
    end = start + 1
    while end < len(flow):
        block = flow[end]
        following = flow[end + 1] if end + 1 < len(flow) else None
        leads = isinstance(block, Piece) and LEADERS.search(block.text)
        between = isinstance(following, Piece) and LEADERS.search(following.text) and isinstance(block, Piece)
        if not leads and not (between and isinstance(block, Piece) and "。" not in block.text):
            break
        end += 1
    return end


def _entry(flow: Sequence[Flow], at: int) -> str | None:
    """The entry of a list of contents at a place, without its page number; None where there is none."""
    block = flow[at] if at < len(flow) else None
    if not isinstance(block, Piece) or (len(block.text) > ENTRY_LENGTH and not LEADERS.search(block.text)):
        return None
    leads = LEADERS.search(block.text)
    if not leads and read_number(block.text) is None and not _UNNUMBERED.match(block.text):
        return None
    if not leads and "。" in block.text:
        return None
    return fold(PAGE_NUMBER.sub("", LEADERS.sub("", block.text)))
