"""A paragraph on its way into the outline, and what its text looks like."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.chinese.dates import parse_date
from generator.chinese.widths import HAN, fold
from generator.model.outline import Mark
from generator.model.transcript import Figure, Grid
from generator.parsing.document_numbers import parse_document_number
from generator.parsing.marks import read_number

TERMINAL = "。；：！？;:!?"
"""Marks with which a paragraph may end."""
HEADING_MARKS = frozenset({Mark.BOOK, Mark.CHAPTER, Mark.DIVISION, Mark.FIRST, Mark.SECOND})
"""Numbers whose paragraph begins with a heading."""
HEADING_LENGTH = 50
"""Characters up to which a numbered paragraph without punctuation is only a heading."""

_ENDS = re.compile(r"[。；：！？;:!?…][”’》）)\]】」』]*$|[）)】][。]?$")
_INNER = re.compile(r"[。；;]")
_IMPRINT = re.compile(
    r"^(?:抄\s*送|抄\s*报|主\s*送|分\s*送|附\s*件?\s*\d{0,2}\s*[:：]|附\s*件\s*[\d一二三四五六七八九十]{0,3}$|附\s*[:：]?$)"
)
_PRINTED = re.compile(r"日\s*印\s*发$|^.{0,30}日\s*发布$")
_CONTENTS = re.compile(r"^目\s*[录次]$")
_LETTER_SPACED = re.compile(rf"[{HAN}](?:[\s\u3000]+[{HAN}])+")


class Piece(NamedTuple):
    """A paragraph with its place in the source."""

    text: str
    line: int
    page: int | None = None
    heading_level: int | None = None
    centred: bool = False
    strong: bool = False
    after_gap: bool = False


Flow = Piece | Grid | Figure


def ends_paragraph(text: str) -> bool:
    """Whether the text ends like a paragraph: with a full stop, or a closing bracket."""
    return bool(_ENDS.search(text))


def is_heading(text: str) -> bool:
    """Whether a paragraph is only a numbered heading."""
    number = read_number(text)
    if number is None or len(text) > HEADING_LENGTH or _INNER.search(text):
        return False
    return number.mark in HEADING_MARKS or (
        number.mark is Mark.THIRD and "，" not in text and len(text) < HEADING_LENGTH // 2
    )


def stands_alone(text: str) -> bool:
    """Whether a line is complete whatever follows: a date, a document number, 附件, 抄送, 目录."""
    if len(text) > HEADING_LENGTH and not _IMPRINT.match(text):
        return False
    if _IMPRINT.match(text) or _PRINTED.search(text) or _CONTENTS.match(text):
        return True
    return parse_date(text) is not None or parse_document_number(text) is not None


def is_contents_title(text: str) -> bool:
    """目录 alone on a line."""
    return bool(_CONTENTS.match(text))


def close_letters(text: str) -> str:
    """A heading without the spaces that only spread its letters: 「总　　则」 -> 「总则」."""
    return fold_spaces(text) if _LETTER_SPACED.fullmatch(text.strip()) else text


def fold_spaces(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def matches(text: str, other: str) -> bool:
    """Whether two texts are the same but for white space and widths."""
    return fold(text) == fold(other)
