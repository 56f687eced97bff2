"""Lines that look like rows of a table without rulings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.sources.pdf_lines import WIDE_BLANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.pdf_lines import PrintedLine

MIN_ROWS = 3
_LEADERS = re.compile(r"[.．…·]{3,}")


def _starts(line: PrintedLine) -> list[float]:
    """Where the parts of a line after wide blanks begin."""
    return [
        glyph.x0
        for before, glyph in pairwise(line.glyphs)
        if glyph.x0 - before.x1 >= WIDE_BLANK * min(before.size, glyph.size)
    ]


def _aligned(first: PrintedLine, second: PrintedLine) -> bool:
    """Whether two lines one under the other have parts that begin at the same places."""
    starts = _starts(first), _starts(second)
    if not all(starts) or first.page != second.page or second.base - first.base > 4 * first.size:
        return False
    shared = sum(any(abs(one - other) < 0.5 * first.size for other in starts[1]) for one in starts[0])
    return shared * 2 >= len(starts[0])


def unruled_tables(lines: Sequence[PrintedLine]) -> tuple[set[int], list[PrintedLine]]:
    """The `id` of each line that is such a row, and the first line of each table."""
    rows: set[int] = set()
    heads: list[PrintedLine] = []
    run: list[PrintedLine] = []
    for line in (*lines, None):
        if line is not None and run and _aligned(run[-1], line):
            run.append(line)
            continue
        if len(run) >= MIN_ROWS:
            rows |= set(map(id, run))
            heads.append(run[0])
        run = [] if line is None or _LEADERS.search(line.text) else [line]
    return rows, heads
