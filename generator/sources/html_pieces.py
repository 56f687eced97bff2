"""What a walk over a page yields: pieces of text in reading order, and the ranges of pieces that elements cover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.transcript import Figure, Grid

EDGES = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff\u2002\u2003\u2009\u200c\u200d\u2028\u2029"
"""White space cut from both ends of a line."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_ALL_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\u2018-\u201d\u3000]")
_SENTENCE = re.compile(r"[，。；、]")
CLAUSE = re.compile(
    r"^(?:第[〇零一二三四五六七八九十百千\d]+[编章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]\D|[①-⑳])"
)
"""A paragraph begins with a printed number."""
SENTENCE_END = "。；！？：;!?:…”）】"


@value_class
class Cell:
    """A place in a table that serves layout or holds metadata."""

    table: int
    row: int
    column: int


@value_class
class Piece:
    """A paragraph, a table or a picture of a page, not yet judged."""

    text: str
    line: int
    runs: tuple[str, ...] = ()
    """The text as cut by inline elements, without outer white space."""
    linked: int = 0
    """Characters that stand in links to elsewhere."""
    is_file_link: bool = False
    """A link in it leads to a file for download."""
    block: int = 0
    """Number of the block element it stands in: parts between line breaks share it."""
    cell: Cell | None = None
    level: int | None = None
    centred: bool = False
    indented: bool | None = None
    gap: bool = False
    whole: bool = True
    hidden: bool = False
    furniture: bool = False
    titled: bool = False
    """Class, id or tag say that it is a title."""
    grid: Grid | None = None
    figure: Figure | None = None

    @property
    def weight(self) -> float:
        """How much it speaks for being the document's text: characters outside links, sentences above all."""
        if self.hidden or self.furniture or self.figure is not None:
            return 0.0
        if self.grid is not None:
            return float(sum(len(cell.text) for row in self.grid.rows for cell in row.cells))
        own = max(0, len(self.text) - self.linked)
        return float(own) if _SENTENCE.search(self.text) and own > len(self.text) // 2 else 0.2 * own

    @property
    def is_link(self) -> bool:
        """Nothing but links to elsewhere."""
        return bool(self.text) and self.linked * 10 >= len(_SPACE.sub("", self.text)) * 8


@value_class
class Span:
    """A block element: the pieces `start:end` stand in it."""

    start: int
    end: int
    parent: int
    """Index of the enclosing span; -1 for the page."""
    is_body_name: bool
    name: str
    """Class attribute."""


@value_class
class Page:
    """A page, walked."""

    pieces: tuple[Piece, ...]
    spans: tuple[Span, ...]
    """Parents before children."""


def tidy(text: str) -> str:
    """Text as a browser shows it: runs of white space are one space, none across lines between wide characters."""

    def shown(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        is_break = "\n" in match[0] and bool(_WIDE.match(before)) and bool(_WIDE.match(after))
        return "" if is_break else " "

    return _SPACE.sub(shown, text).strip(EDGES)


def joined(text: str) -> str:
    """Text without any white space: what titles are compared by."""
    return _ALL_SPACE.sub("", text)


def starts_indented(text: str) -> bool:
    """Whether a line begins with the blanks that stand for an indent."""
    lead = text[: len(text) - len(text.lstrip(EDGES))]
    return lead.count("\u3000") * 2 + lead.count("\u2003") * 2 + lead.count("\u00a0") + lead.count("\u2002") >= 2
