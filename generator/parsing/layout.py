"""How a text is laid out on its lines: whether it is wrapped at a fixed width, and how wide a line is."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.chinese.widths import columns
from generator.model.value import value_class
from generator.parsing.contents_list import LEADERS
from generator.parsing.marks import read_number
from generator.parsing.pieces import ends_paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.transcript import Line

WIDEST = 130
"""Columns beyond which a line is a paragraph, not a printed line."""
NARROWEST = 28
"""Columns below which lines are short lines, not broken ones."""
FEWEST_BROKEN = 5
"""Lines of the same width, broken in the middle of a sentence, that a wrapped text has at least."""
BROKEN_SHARE = 0.2
"""Share of lines that must end at the same width in the middle of a sentence."""
FEWEST_NUMBERED = 3
"""Numbered lines by which the use of blank lines is judged."""
NEAR = 6
"""Columns by which full lines differ: no line begins with a comma or ends with an opening bracket."""

_UNIT = re.compile(r"[0-9A-Za-z.%％,/+\-]+|[“‘（《〈〔\[(]*.")
_STOP = re.compile("。")
_CLOSING = re.compile(r"^[，。、；：！？”’）》〉〕\])％%]*")


@value_class
class Layout:
    """What is known of the lines of a text."""

    wrapped: bool
    width: int
    """Columns of a full line."""
    first_width: int
    """Columns of the first full line of a paragraph: less where the indent was dropped."""
    indents: bool
    """First-line indents tell where paragraphs begin."""
    gaps: bool
    """Blank lines tell where paragraphs begin."""
    flows: bool
    """Where nothing tells it, a full stop at the end of a full line rather stands inside a paragraph."""


def measure(lines: Sequence[Line]) -> Layout:
    """The layout of the lines that may be broken; entries with dot leaders do not count."""
    lines = [line for line in lines if not LEADERS.search(line.text)]
    widths = [columns(line.text) for line in lines]
    if len(lines) <= FEWEST_BROKEN:
        return Layout(wrapped=False, width=0, first_width=0, indents=False, gaps=False, flows=False)
    ranked = sorted(widths)
    top = ranked[int(len(ranked) * 0.9)]
    broken = [
        width
        for line, following, width in zip(lines, [*lines[1:], None], widths, strict=True)
        if top - NEAR <= width <= top + NEAR
        and not ends_paragraph(line.text)
        and (following is None or not following.after_gap)
    ]
    gaps = _gaps(lines)
    enough = len(broken) >= max(FEWEST_BROKEN, (BROKEN_SHARE / 4 if gaps else BROKEN_SHARE) * len(lines))
    wrapped = NARROWEST <= top <= WIDEST and enough
    width = Counter(broken).most_common(1)[0][0] if broken else top
    told = [line.indented for line in lines if line.indented is not None]
    indents = len(told) > len(lines) // 2 and 0.05 < sum(told) / len(told) < 0.95
    first_width = _first_width(lines, widths, width)
    flows = first_width >= width - 1 and _flows(lines, widths, width)
    return Layout(wrapped=wrapped, width=width, first_width=first_width, indents=indents, gaps=gaps, flows=flows)


def _flows(lines: Sequence[Line], widths: Sequence[int], width: int) -> bool:
    """Whether more sentences end inside paragraphs than with them, judged by stops inside lines and by short lines."""
    inside = sum(len(_STOP.findall(line.text[:-1])) for line in lines)
    ends = sum(
        ends_paragraph(line.text) for line, columns_ in zip(lines, widths, strict=True) if columns_ < width - NEAR
    )
    return inside > ends


def _gaps(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between paragraphs and only there: before nearly every number, not every line."""
    numbered = [line.after_gap for line in lines[1:] if (number := read_number(line.text)) and number.safe]
    share = sum(line.after_gap for line in lines) / len(lines)
    return len(numbered) >= FEWEST_NUMBERED and sum(numbered) >= 0.9 * len(numbered) and share < 0.95


def _first_width(lines: Sequence[Line], widths: Sequence[int], width: int) -> int:
    """The usual width of a broken line that follows a clearly short one."""
    found = Counter(
        widths[at]
        for at in range(1, len(lines))
        if widths[at - 1] < width * 0.8
        and ends_paragraph(lines[at - 1].text)
        and not ends_paragraph(lines[at].text)
        and width - 2 * NEAR <= widths[at] <= width + 1
    )
    if not found:
        return width - 4
    usual = found.most_common(1)[0][0]
    return usual if found[usual] > 1 else width - 4


def is_full(line: Line, following: Line, layout: Layout, *, opening: bool) -> bool:
    """Whether the first unit of the next line would not have fitted on this one.

    `opening`: the line is the first of its paragraph.
    """
    if line.end_gap is not None:
        return line.end_gap * 2 < _unit_width(following.text) + 1
    is_short = opening and (line.indented or not layout.indents)
    capacity = layout.first_width if is_short else layout.width
    ascii_count = sum(char.isascii() for char in line.text)
    return columns(line.text) + _unit_width(following.text) + 1 + ascii_count // 4 > capacity


def _unit_width(text: str) -> int:
    """Columns of what cannot be parted at the head of a line: a word, a character with the marks that follow it."""
    match = _UNIT.match(text)
    if match is None:
        return 0
    closing = _CLOSING.match(text[match.end() :])
    return columns(match.group()) + (columns(closing.group()) if closing else 0)
