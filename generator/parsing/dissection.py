"""Paragraphs → the parts of a document, with its elements taken out.

The order of reading is the order of print: head, text, closing; then, if anything is left, the document that a notice
or an order carries, read the same way; then annexes; the imprint wherever it stands.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.chinese.numerals import parse_numeral
from generator.chinese.widths import fold
from generator.model.outline import SectionRole
from generator.parsing.anatomy import Head, Part, Reading, piece_at
from generator.parsing.closing import read_closing, read_imprint, read_note
from generator.parsing.genres import find_genre
from generator.parsing.head import TITLE_LINES, adoption_end, join_title, read_head
from generator.parsing.line_kinds import LineKind, is_organ, kind_of, read_annex
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.parsing.pieces import Flow

IMPRINT_KINDS = frozenset({LineKind.COPIED, LineKind.SENT, LineKind.PRINTED})
CARRIES = re.compile("印发|转发|批转|颁发|颁布|公布|发布|下发")
CARRIED = re.compile(
    "现(?:将|予|就)?[^。]{0,80}(?:印发|转发|批转|公布|发布|颁布|下发)|(?:印发|转发|发布|公布)给?你们|予以(?:印发|公布|发布)"
)
CITED = re.compile("《([^《》]{4,90})》")
CLOSING_REACH = 12
"""Lines after a note of attachments within which the date of the document must follow."""
_NUMBERED_NOTE = re.compile(
    r"^附[\s\u3000]*(?:件|表|录)?[\s\u3000]*(?P<number>[\d一二三四五六七八九十]{0,3})[\s\u3000]*[:：]?[\s\u3000]*(?P<title>.*)$"
)


def dissect(flow: Iterable[Flow], *, name: str) -> Reading:
    """Read a document; everything of `flow` ends in the parts, the consumed lines or the residue."""
    reading = Reading(name=name)
    blocks = list(flow)
    at = read_head(blocks, 0, reading, reading.carrier)
    text, at = _read_text(blocks, at, reading, list(reading.carrier.kept))
    at = _read_inner(blocks, at, reading, text)
    while at < len(blocks):
        at = _read_annex(blocks, at, reading)
    if not reading.attachments:
        reading.attachments = [title for title in reading.annex_titles if title]
    return reading


def _read_inner(blocks: list[Flow], at: int, reading: Reading, text: list[Flow]) -> int:
    """What follows the first text: the document it carries, or nothing but annexes."""
    issued = _issued_title(reading, text)
    piece = piece_at(blocks, at)
    starts_annex = piece is not None and kind_of(piece.text) in (LineKind.ANNEX, LineKind.NOTE)
    if at >= len(blocks) or (starts_annex and not _is_issued_annex(blocks, at, issued)):
        reading.parts.append(Part(role=SectionRole.NUMBERED, flow=tuple(text)))
        return at
    if not starts_annex and not _is_carrier(reading, text):
        reading.parts.append(Part(role=SectionRole.NUMBERED, flow=tuple(text)))
        return at
    reading.parts.append(Part(role=SectionRole.NOTICE, flow=tuple(text)))
    if starts_annex and piece is not None:
        blocks[at : at + 1] = _without_annex_label(piece, reading)
    reading.inner = Head()
    at = read_head(blocks, at, reading, reading.inner)
    if reading.inner.addressees is not None:  # 请示 carried by a notice: its 主送 is a line of its text
        addressed = reading.consumed.pop()
        reading.inner.kept.append(Piece(text=addressed.text, line=addressed.line, page=addressed.page))
        reading.inner.addressees = None
    inner, at = _read_text(blocks, at, reading, list(reading.inner.kept), inner=True)
    reading.parts.append(Part(role=SectionRole.NUMBERED, flow=tuple(inner)))
    return at


def _read_text(
    blocks: list[Flow], at: int, reading: Reading, text: list[Flow], *, inner: bool = False
) -> tuple[list[Flow], int]:
    """The text from `at` to its closing or to an annex, and where reading goes on."""
    closed = False
    while at < len(blocks):
        piece = piece_at(blocks, at)
        kind = kind_of(piece.text) if piece is not None else LineKind.TEXT
        if piece is None or kind in (LineKind.TEXT, LineKind.NUMBERED):
            if closed:
                break
            text.append(blocks[at])
            at += 1
        elif kind in IMPRINT_KINDS:
            _pop_printer(text, kind, reading)
            at = read_imprint(blocks, at, kind, reading)
        elif kind is LineKind.ANNOTATION:
            _annotate(piece, reading)
            at += 1
        elif kind in (LineKind.ANNEX, LineKind.NOTE):
            if not _is_note(blocks, at, titled=kind is LineKind.NOTE):
                break
            at = read_note(blocks, at, reading)
        elif kind is LineKind.FURNITURE:
            reading.drop(piece)
            at += 1
        elif kind is LineKind.FACTS and closed:
            break
        elif closed or (not inner and not closed and _begins_inner(blocks, at, reading, text)):
            break
        elif kind in (LineKind.DATE, LineKind.DATED_ORGAN) and text and not (inner and reading.closings):
            closed = _close(blocks, at, text, reading)
            at += 1
        else:
            text.append(piece)
            at += 1
    return text, at


def _close(blocks: list[Flow], at: int, text: list[Flow], reading: Reading) -> bool:
    """Take the closing off the end of the text."""
    start = read_closing(blocks, at, reading)
    if start is None:
        text.append(blocks[at])
        return False
    taken = min(at - start, len(text))
    if taken:
        del text[-taken:]
    return True


def _pop_printer(text: list[Flow], kind: LineKind, reading: Reading) -> None:
    """The organ printed above 「…日印发」 belongs to the imprint."""
    while kind is LineKind.PRINTED and text and isinstance(text[-1], Piece) and is_organ(text[-1].text):
        reading.take("printed_on", text.pop())  # type: ignore[arg-type]


def _annotate(piece: Piece, reading: Reading) -> None:
    """附注, without its brackets."""
    remark = piece.text.strip().rstrip("。")
    if remark.startswith(("（", "(")) and remark.endswith(("）", ")")):
        remark = remark[1:-1].strip()
    if reading.closings:
        reading.closings[-1].annotation.append(remark)
    else:
        reading.facts.append(("附注", remark, piece.line))
    reading.take("annotation", piece)


def _is_note(blocks: list[Flow], at: int, *, titled: bool) -> bool:
    """Whether 「附件：…」 only lists attachments: the date of the document follows, or an annex does, or nothing.

    `titled`: a title stands on the line itself; else numbered titles must follow it.
    """
    near = [
        kind_of(block.text) if isinstance(block, Piece) else LineKind.TEXT
        for block in blocks[at + 1 : at + 1 + CLOSING_REACH]
    ]
    if not titled and not (near and near[0] is LineKind.NUMBERED):
        return False
    until_annex = near[: near.index(LineKind.ANNEX)] if LineKind.ANNEX in near else near
    if any(kind in (LineKind.DATE, LineKind.DATED_ORGAN) for kind in until_annex):
        return True
    if titled and any(isinstance(block, Piece) and kind_of(block.text) is LineKind.ANNEX for block in blocks[at + 1 :]):
        return True
    tail = IMPRINT_KINDS | {LineKind.ANNOTATION, LineKind.FURNITURE, LineKind.TITLE, LineKind.NUMBERED, LineKind.FACTS}
    return len(near) < CLOSING_REACH and all(kind in tail for kind in near)


def _read_annex(blocks: list[Flow], at: int, reading: Reading) -> int:
    """One annex: its line 附件, its title, its text up to the next."""
    piece = piece_at(blocks, at)
    number = None
    title = ""
    first = blocks[at]
    if piece is not None and kind_of(piece.text) in (LineKind.ANNEX, LineKind.NOTE):
        match = _NUMBERED_NOTE.match(piece.text)
        number = parse_numeral(match["number"]) if match else None
        title = match["title"].strip("（）() ") if match and read_annex(piece.text) is None else ""
        reading.take("attachments", *_annex_label(piece, title))
        at += 1
    title, at = (title, at) if title else _annex_title(blocks, at, reading)
    reading.annex_titles.append(title)
    flow: list[Flow] = []
    while at < len(blocks):
        piece = piece_at(blocks, at)
        kind = kind_of(piece.text) if piece is not None else LineKind.TEXT
        if kind is LineKind.ANNEX or (kind is LineKind.NOTE and flow):
            break
        if piece is not None and kind in IMPRINT_KINDS:
            _pop_printer(flow, kind, reading)
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


def _annex_label(piece: Piece, title: str) -> tuple[Piece, ...]:
    """What of the annex's first line is not its title."""
    label = piece.text[: len(piece.text) - len(title)] if title and piece.text.endswith(title) else piece.text
    return (replace(piece, text=label),)


def _annex_title(blocks: list[Flow], at: int, reading: Reading) -> tuple[str, int]:
    """The title under the line 附件: as the note of attachments has it, else its short or centred lines."""
    known = {fold(title) for title in reading.attachments}
    best = at
    for end in range(at + 1, min(at + TITLE_LINES, len(blocks)) + 1):
        lines = blocks[at:end]
        if not all(isinstance(line, Piece) and kind_of(line.text) is LineKind.TITLE for line in lines):
            break
        if adoption_end(blocks, end - 1) > end - 1 or lines[-1].text.startswith(("（", "(")):  # type: ignore[union-attr]
            break
        if fold(join_title(lines)) in known:
            best = end
            break
        centred = lines[-1].centred and lines[0].centred  # type: ignore[union-attr]
        if end == at + 1 or centred or (find_genre(join_title(lines)) and not find_genre(join_title(blocks[at:best]))):
            best = end
    title = join_title(blocks[at:best]) if best > at else ""
    return title, best


def _begins_inner(blocks: list[Flow], at: int, reading: Reading, text: list[Flow]) -> bool:
    """Whether the carried document's title stands here, before any closing: as the notice cites it."""
    piece = piece_at(blocks, at)
    if piece is None or not text or kind_of(piece.text) is not LineKind.TITLE or not _is_carrier(reading, text):
        return False
    if piece.heading_level == 1:
        return True
    cited = _cited(reading, text)
    for end in range(at + 1, min(at + TITLE_LINES, len(blocks)) + 1):
        lines = blocks[at:end]
        if not all(isinstance(line, Piece) and kind_of(line.text) is LineKind.TITLE for line in lines):
            return False
        if _plain(join_title(lines)) in cited:
            return True
    return False


def _is_carrier(reading: Reading, text: list[Flow]) -> bool:
    """Whether the first text issues another document."""
    head = reading.carrier
    if head.order is not None or any(CARRIES.search(title) for title in head.titles):
        return True
    return any(isinstance(block, Piece) and CARRIED.search(block.text) is not None for block in text[:CLOSING_REACH])


def _issued_title(reading: Reading, text: list[Flow]) -> frozenset[str]:
    """Titles that the notice says it issues."""
    return frozenset(_cited(reading, text)) if _is_carrier(reading, text) else frozenset()


def _cited(reading: Reading, text: list[Flow]) -> set[str]:
    """Titles between 《》 in the notice's title and text, folded."""
    sources = [*reading.carrier.titles, *(block.text for block in text[:CLOSING_REACH] if isinstance(block, Piece))]
    return {_plain(match) for source in sources for match in CITED.findall(source.translate(_QUOTES_OUT))} | {
        _plain(match) for source in sources for match in CITED.findall(source)
    }


_QUOTES_OUT = str.maketrans("", "", "〈〉<>")


def _plain(title: str) -> str:
    """A title for comparison: quotation of titles inside titles does not count."""
    return re.sub("[《》〈〉<>]", "", fold(title))


def _is_issued_annex(blocks: list[Flow], at: int, issued: frozenset[str]) -> bool:
    """Whether the annex that begins here is the very document that the notice issues."""
    if not issued:
        return False
    piece = piece_at(blocks, at)
    match = _NUMBERED_NOTE.match(piece.text) if piece is not None else None
    if match is not None and match["title"] and _plain(match["title"]) in issued:
        return True
    for end in range(at + 2, min(at + TITLE_LINES, len(blocks)) + 1):
        lines = blocks[at + 1 : end]
        if not all(isinstance(line, Piece) for line in lines):
            return False
        if _plain(join_title(lines)) in issued:
            return True
    return False


def _without_annex_label(piece: Piece, reading: Reading) -> list[Flow]:
    """The first line of an annex that is the issued document: 附件 goes, a title on the same line stays."""
    match = _NUMBERED_NOTE.match(piece.text)
    title = match["title"] if match is not None and read_annex(piece.text) is None else ""
    reading.take("attachments", *_annex_label(piece, title))
    return [replace(piece, text=title)] if title else []
