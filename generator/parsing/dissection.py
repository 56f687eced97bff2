"""Paragraphs → the parts of a document, with its elements taken out.

The order of reading is the order of print: head, text, closing; then, if anything is left, the document that a notice
or an order carries, read the same way; then annexes; the imprint wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.outline import SectionRole
from generator.parsing.anatomy import Head, Part, Reading, piece_at
from generator.parsing.annexes import is_note, open_issued_annex, read_annex
from generator.parsing.carriers import CARRYING_TEXT, Carrier, is_cited_title, read_carrier
from generator.parsing.closing import annotate, pop_printer, read_closing, read_imprint, read_note
from generator.parsing.genres import find_genre
from generator.parsing.head import read_head, take_facts
from generator.parsing.line_kinds import IMPRINT_KINDS, LineKind, kind_of
from generator.parsing.pieces import Piece
from generator.parsing.tables import is_caption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.parsing.pieces import Flow

DATED = frozenset({LineKind.DATE, LineKind.DATED_ORGAN})
PLAIN = frozenset({LineKind.TEXT, LineKind.NUMBERED})


def dissect(flow: Iterable[Flow], *, name: str) -> Reading:
    """Read a document; everything of `flow` ends in the parts, the consumed lines or the residue."""
    reading = Reading(name=name)
    blocks = list(flow)
    at = read_head(blocks, 0, reading, reading.carrier)
    text = _TextReader(blocks, at, reading, list(reading.carrier.kept))
    text.read()
    at = _read_inner(text)
    while at < len(blocks):
        at = read_annex(blocks, at, reading)
    if not reading.attachments:
        reading.attachments = [title for title in reading.annex_titles if title]
    return reading


@dataclass(slots=True)
class _TextReader:
    """Reads one text from `at` to its closing, to an annex, or to the document it carries."""

    blocks: list[Flow]
    at: int
    reading: Reading
    text: list[Flow]
    inner: bool = False
    closed: bool = False
    last_annex: int = field(default=-1)
    _carrier: Carrier | None = None

    @property
    def carrier(self) -> Carrier:
        """What the text read so far says of a document it issues."""
        if self._carrier is None or len(self.text) <= CARRYING_TEXT:
            self._carrier = read_carrier(self.reading.carrier, self.text)
        return self._carrier

    def read(self) -> None:
        """Read on as far as the text goes."""
        for place in range(len(self.blocks) - 1, self.at - 1, -1):
            piece = piece_at(self.blocks, place)
            if piece is not None and kind_of(piece.text) is LineKind.ANNEX:
                self.last_annex = place
                break
        while self.at < len(self.blocks) and self._take():
            pass

    def _take(self) -> bool:
        """Read one block; False where the text has ended before it."""
        piece = piece_at(self.blocks, self.at)
        if piece is None:
            return self._keep()
        kind = kind_of(piece.text)
        if kind in (LineKind.ANNEX, LineKind.NOTE):
            if not is_note(self.blocks, self.at, self.last_annex):
                return False
            self.at = read_note(self.blocks, self.at, self.reading)
            return True
        if kind in PLAIN:
            return self._keep()
        if self.take_around(piece, kind):
            return True
        if not self.closed and not self.inner and kind is LineKind.TITLE and self._begins_inner(piece):
            return False
        if kind in DATED and self.text and not self.closed and not (self.inner and self.reading.closings):
            self._close(piece)
            return True
        return self._keep()

    def _keep(self) -> bool:
        """The block is text, unless the text is closed."""
        if self.closed:
            return False
        self.text.append(self.blocks[self.at])
        self.at += 1
        return True

    def take_around(self, piece: Piece, kind: LineKind) -> bool:
        """Lines that are never text: imprint, remark, lines of the page."""
        if kind in IMPRINT_KINDS:
            pop_printer(self.text, kind, self.reading)
            self.at = read_imprint(self.blocks, self.at, kind, self.reading)
            return True
        if kind is LineKind.ANNOTATION:
            annotate(piece, self.reading)
        elif kind is LineKind.ANNEX_RANGE:
            self.reading.take("attachments", piece)
        elif kind is LineKind.FURNITURE:
            self.reading.drop(piece)
        elif kind is LineKind.FACTS and self.closed:
            take_facts(piece, self.reading)
        else:
            return False
        self.at += 1
        return True

    def _begins_inner(self, piece: Piece) -> bool:
        """Whether the carried document's title stands here before any closing: as the notice cites it."""
        if not self.text or not self.carrier.is_carrier:
            return False
        return piece.heading_level == 1 or is_cited_title(self.blocks, self.at, self.carrier)

    def _close(self, piece: Piece) -> None:
        """Take date and signature off the end of the text."""
        start = read_closing(self.blocks, self.at, self.reading)
        if start is None:
            self.text.append(piece)
        else:
            del self.text[max(0, len(self.text) - (self.at - start)) :]
            self.closed = True
        self.at += 1


def _read_inner(outer: _TextReader) -> int:
    """What follows the first text: the document it carries, or annexes; returns where those begin."""
    blocks, reading, text = outer.blocks, outer.reading, outer.text
    piece = piece_at(blocks, outer.at)
    is_annex = piece is not None and kind_of(piece.text) in (LineKind.ANNEX, LineKind.NOTE)
    carries = open_issued_annex(blocks, outer.at, outer.carrier, reading) if is_annex else _carries(outer, piece)
    if outer.at >= len(blocks) or not carries:
        _take_loose_end(outer)
        reading.parts.append(Part(role=SectionRole.NUMBERED, flow=tuple(text)))
        return outer.at
    reading.inner = Head()
    at = read_head(blocks, outer.at, reading, reading.inner)
    if reading.inner.addressees is not None:  # 请示 carried by a notice: its 主送 is a line of its text
        addressed = reading.consumed.pop()
        reading.inner.kept.append(Piece(text=addressed.text, line=addressed.line, page=addressed.page))
        reading.inner.addressees = None
    carried = _TextReader(blocks, at, reading, list(reading.inner.kept), inner=True)
    carried.read()
    if carried.text or reading.inner.titles:
        reading.parts.append(Part(role=SectionRole.NOTICE, flow=tuple(text)))
        reading.parts.append(Part(role=SectionRole.NUMBERED, flow=tuple(carried.text)))
    else:
        reading.inner = None
        reading.parts.append(Part(role=SectionRole.NUMBERED, flow=tuple(text)))
    return carried.at


def _carries(outer: _TextReader, following: Piece | None) -> bool:
    """Whether what follows a closing is the carried document: the text says so, or had no title of its own."""
    untitled = not outer.reading.carrier.titles and outer.closed
    return outer.carrier.is_carrier or (untitled and following is not None and _is_named(following.text))


def _is_named(text: str) -> bool:
    """Whether a line could be a title: no labelled value such as 「联系人：…」."""
    return kind_of(text) is LineKind.TITLE and not re.search("[：:]", text)


def _take_loose_end(outer: _TextReader) -> None:
    """Lines after the closing that begin no annex (a telephone number, a name) stay with the text."""
    while (piece := piece_at(outer.blocks, outer.at)) is not None:
        is_title = kind_of(piece.text) is LineKind.TITLE and (
            piece.centred or find_genre(piece.text) or is_caption(piece.text)
        )
        if is_title or kind_of(piece.text) in (LineKind.ANNEX, LineKind.NOTE):
            break
        if outer.take_around(piece, kind_of(piece.text)):
            continue
        outer.text.append(piece)
        outer.at += 1
