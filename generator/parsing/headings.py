"""A numbered paragraph → label, heading, text (contracts, section 2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.model.outline import Mark
from generator.parsing.pieces import HEADING_LENGTH, HEADING_MARKS, close_letters

if TYPE_CHECKING:
    from generator.parsing.marks import PrintedNumber

_HEADNOTE = re.compile(r"(?P<note>[（(【][^（()）】。；]{1,40}(?:[（(][^（()）]*[）)])?[）)】])[\s\u3000]*")
_SENTENCE = re.compile("[。；;！？!?]")


class SplitParagraph(NamedTuple):
    """What stands after a printed number."""

    heading: str
    rest: str
    run_in: bool
    """Both stand in one printed paragraph."""


def split_paragraph(text: str, number: PrintedNumber, *, bare: bool) -> SplitParagraph:
    """Part a numbered paragraph.

    1. 编 章 节 一、 （一）: the heading is the text up to and including its first 。, the whole where it has none.
    2. 条: the heading is a bracketed headnote with its brackets, or nothing.
    3. 1. （1） ① 1.1: the heading is nothing, unless the text is a short line without punctuation and `bare` says
       that something stands below it.
    """
    after = text[number.end :]
    if number.mark is Mark.ARTICLE:
        match = _HEADNOTE.match(after)
        end = match.end() if match else 0
        heading = match["note"] if match else ""
        return SplitParagraph(heading=heading, rest=after[end:], run_in=bool(heading and after[end:]))
    if number.mark in HEADING_MARKS:
        end = after.find("。") + 1 or len(after)
        heading, rest = after[:end].strip(), after[end:].strip()
        if number.mark in (Mark.BOOK, Mark.CHAPTER, Mark.DIVISION):
            heading = close_letters(heading)
        return SplitParagraph(heading=heading, rest=rest, run_in=bool(heading and rest))
    is_bare = (
        bare
        and 0 < len(after) <= HEADING_LENGTH
        and not _SENTENCE.search(after)
        and not after.endswith(("：", ":", "，", ","))
    )
    if is_bare:
        return SplitParagraph(heading=after.strip(), rest="", run_in=False)
    return SplitParagraph(heading="", rest=after.strip(), run_in=False)
