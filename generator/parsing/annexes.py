"""附件: the note that lists them before the signature, and the annexes themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.numerals import parse_numeral
from generator.chinese.widths import fold
from generator.model.outline import SectionRole
from generator.parsing.anatomy import Part, piece_at
from generator.parsing.carriers import is_cited_title, plain_title
from generator.parsing.closing import pop_printer, read_imprint
from generator.parsing.genres import find_genre
from generator.parsing.head import TITLE_LINES, adoption_end, join_title
from generator.parsing.line_kinds import IMPRINT_KINDS, LineKind, is_annex_line, kind_of
from generator.parsing.marks import read_number
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from generator.parsing.anatomy import Reading
    from generator.parsing.carriers import Carrier
    from generator.parsing.pieces import Flow

CLOSING_REACH = 12
"""Lines after a note of attachments within which the date of the document must follow."""
_FIRST_LINE = re.compile(
    r"^附[\s\u3000]*(?:件|表|录)?[\s\u3000]*(?P<number>[\d一二三四五六七八九十]{0,3})"
    r"[\s\u3000]*[:：]?[\s\u3000]*(?P<title>.*)$"
)
_AFTER_NOTE = IMPRINT_KINDS | {
    LineKind.ANNOTATION,
    LineKind.FURNITURE,
    LineKind.TITLE,
    LineKind.NUMBERED,
    LineKind.FACTS,
}
_CLOSES = frozenset({LineKind.DATE, LineKind.DATED_ORGAN})


def is_note(blocks: list[Flow], at: int, last_annex: int) -> bool:
    """Whether 「附件：…」 only lists attachments: the document's date follows, or an annex does, or nothing.

    Where no title stands on the line itself, numbered ones must follow. `last_annex`: place of the last line 附件.
    """
    piece = piece_at(blocks, at)
    titled = piece is not None and not is_annex_line(piece.text)
    near = [_kind(block) for block in blocks[at + 1 : at + 1 + CLOSING_REACH]]
    if not titled and not (near and near[0] is LineKind.NUMBERED):
        return False
    before_annex = near[: near.index(LineKind.ANNEX)] if LineKind.ANNEX in near else near
    if any(kind in _CLOSES for kind in before_annex) or (titled and last_annex > at):
        return True
    if titled and _begins_text(blocks, at + 1):
        return False
    return len(near) < CLOSING_REACH and all(kind in _AFTER_NOTE for kind in near)


def _begins_text(blocks: list[Flow], at: int) -> bool:
    """Whether a first number stands here: the text of an annex, for the second title of a note bears number 2."""
    piece = piece_at(blocks, at)
    number = read_number(piece.text) if piece is not None else None
    return number is not None and number.numbers == (1,)


def _kind(block: Flow) -> LineKind:
    return kind_of(block.text) if isinstance(block, Piece) else LineKind.TEXT


def read_annex(blocks: list[Flow], at: int, reading: Reading) -> int:
    """Read one annex: its line 附件, its title, its text up to the next; returns where that begins."""
    first = blocks[at]
    number, title = None, ""
    if isinstance(first, Piece) and kind_of(first.text) in (LineKind.ANNEX, LineKind.NOTE):
        number, title = _first_line(first)
        reading.take("attachments", _label(first, title))
        at += 1
    if not title:
        end = _title_end(blocks, at, reading)
        title = join_title(blocks[at:end])
        at = end
    reading.annex_titles.append(title)
    flow: list[Flow] = []
    while at < len(blocks):
        piece = piece_at(blocks, at)
        kind = kind_of(piece.text) if piece is not None else LineKind.TEXT
        if kind is LineKind.ANNEX or (kind is LineKind.NOTE and flow):
            break
        if piece is not None and kind in IMPRINT_KINDS:
            pop_printer(flow, kind, reading)
            at = read_imprint(blocks, at, kind, reading)
            continue
        if piece is not None and kind is LineKind.FURNITURE:
            reading.drop(piece)
        else:
            flow.append(blocks[at])
        at += 1
    part = Part(
        role=SectionRole.ANNEX, flow=tuple(flow), heading=title, number=number, line=first.line, page=first.page
    )
    reading.parts.append(part)
    return at


def _first_line(piece: Piece) -> tuple[int | None, str]:
    """Number and title on the line 「附件1：任务清单」."""
    match = _FIRST_LINE.match(piece.text)
    if match is None or is_annex_line(piece.text):
        return (parse_numeral(match["number"]) if match and match["number"] else None), ""
    return parse_numeral(match["number"]), match["title"].strip()


def _label(piece: Piece, title: str) -> Piece:
    """What of the annex's first line is not its title."""
    return piece._replace(text=piece.text.removesuffix(title)) if title else piece


def _title_end(blocks: list[Flow], at: int, reading: Reading) -> int:
    """Where the title under 附件 ends: as the note of attachments has it, else its short or centred lines."""
    known = {fold(title) for title in reading.attachments}
    best = at
    for end in range(at + 1, min(at + TITLE_LINES, len(blocks)) + 1):
        last, first = blocks[end - 1], blocks[at]
        if not isinstance(last, Piece) or not isinstance(first, Piece) or kind_of(last.text) is not LineKind.TITLE:
            break
        title = join_title(blocks[at:end])
        if fold(title) in known:
            return end
        if adoption_end(blocks, end - 1) > end - 1 or last.text.startswith(("（", "(")):
            if fold(title) not in {name[: len(fold(title))] for name in known}:
                break
            continue
        completes = find_genre(title) is not None and find_genre(join_title(blocks[at:best])) is None
        if end == at + 1 or (last.centred and first.centred) or completes:
            best = end
    return best


def open_issued_annex(blocks: list[Flow], at: int, carrier: Carrier, reading: Reading) -> bool:
    """Where the annex that begins at `at` is the very document the notice issues, take its line 附件 away."""
    piece = piece_at(blocks, at)
    if piece is None or not carrier.is_carrier:
        return False
    _, title = _first_line(piece)
    if not (plain_title(title) in carrier.cited if title else is_cited_title(blocks, at + 1, carrier)):
        return False
    reading.take("attachments", _label(piece, title))
    blocks[at : at + 1] = [piece._replace(text=title)] if title else []
    return True
