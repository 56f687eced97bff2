"""Quoted text over several paragraphs: what a decision writes into another document is not this document's outline.

「一、将第三条修改为：“第三条　…」: the paragraphs up to the closing quotation mark belong to the item that opens it,
whatever numbers they begin with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.parsing.pieces import Flow

LONGEST = 200
"""Paragraphs within which a quotation closes; one that does not is a misprint."""
_AMENDS = re.compile("修改为|改为|修正为|增加[一二两三四五六七八九十]{0,2}[条款项目章节句]|作为第|规定如下|表述为")
_NEXT = re.compile("[一二三四五六七八九十百]{1,4}、")


def find_quoted(flow: Sequence[Flow]) -> frozenset[int]:
    """Places of paragraphs that begin inside a quotation which an amending paragraph opened."""
    quoted: set[int] = set()
    at = 0
    if not any(isinstance(block, Piece) and "“" in block.text for block in flow):
        return frozenset()
    while at < len(flow):
        block = flow[at]
        at += 1
        if isinstance(block, Piece) and _AMENDS.search(block.text):
            end = _closing(flow, at, is_open=block.text.count("“") > block.text.count("”"))
            quoted.update(range(at, end))
            at = end
    return frozenset(quoted)


def _closing(flow: Sequence[Flow], start: int, *, is_open: bool) -> int:
    """The place after the paragraph that closes the quotation; `start` where none is open or none closes.

    Each paragraph of a quotation may repeat its opening mark. Where one closes, another may begin on the next line.
    """
    for at in range(start, min(start + LONGEST, len(flow))):
        block = flow[at]
        if not isinstance(block, Piece):
            continue
        if not is_open and not block.text.startswith("“"):
            return at
        if is_open and _NEXT.match(block.text):
            return start
        is_open = block.text.count("”") <= block.text.removeprefix("“").count("“")
    return start
