"""The end of a text: signature and date, remark, note of attachments, imprint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.dates import DATE, find_dates
from generator.chinese.widths import fold
from generator.model.outline import Mark
from generator.parsing.anatomy import Closing, piece_at
from generator.parsing.line_kinds import OFFICE, LineKind, is_organ, kind_of, read_officer, split_organs
from generator.parsing.marks import read_number
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.parsing.anatomy import Reading
    from generator.parsing.pieces import Flow

SIGNATURE_LINES = 12
"""Lines above the date that may name signing bodies."""
_GLUED = re.compile(rf"(?P<office>[\u4e00-\u9fff]{{0,10}}?(?:{OFFICE}))(?P<name>[\u4e00-\u9fff]{{2,4}})")
NOTE_LINES = 40
_NOTE_HEAD = re.compile(r"^附[\s\u3000]*(?:件|表|录)?[\s\u3000]*[:：]?[\s\u3000]*")
_ITEM = re.compile(r"[\s\u3000]*(?:附件)?[\s\u3000]*(?<![\d.．])(\d{1,2})[.．、:：](?!\d)[\s\u3000]*")
_COPY_HEAD = re.compile(r"^[抄主分][\s\u3000]*[送报][\s\u3000]*(?:机关)?[\s\u3000]*[:：]\s*")


def read_closing(flow: list[Flow], at: int, reading: Reading) -> int | None:
    """Read a closing whose date stands at `at`, signature lines above it included.

    Returns where the text ended, or None where the line is no closing date. The caller removes from there on.
    """
    piece = piece_at(flow, at)
    if piece is None:
        return None
    kind = kind_of(piece.text)
    closing = Closing()
    if kind is LineKind.DATED_ORGAN:
        found = list(DATE.finditer(piece.text))[-1]
        closing.organs += split_organs(piece.text[: found.start()])
        closing.date = found.group()
    elif kind is LineKind.DATE:
        closing.date = piece.text
    else:
        return None
    start = _signature_start(flow, at, reading)
    for line in flow[start:at]:
        if isinstance(line, Piece):
            _sign(line, closing, reading)
    reading.take("dated_on", piece)
    reading.closings.append(closing)
    return start


def _glued_officer(text: str, reading: Reading) -> tuple[str, str] | None:
    """「省长李禾苗」 under an order, printed without a space."""
    match = _GLUED.fullmatch(text.strip()) if reading.carrier.order is not None else None
    return (match["office"], match["name"]) if match else None


def _signature_start(flow: Sequence[Flow], at: int, reading: Reading) -> int:
    start = at
    while at - start < SIGNATURE_LINES and (piece := piece_at(flow, start - 1)) is not None:
        kind = kind_of(piece.text)
        if kind is LineKind.SEAL or (start == at and _glued_officer(piece.text, reading)):
            start -= 1
            continue
        is_officer = (
            kind is LineKind.OFFICER and _is_below(flow, start, at) and "：" not in piece.text and ":" not in piece.text
        )
        if not is_officer and not (kind is LineKind.TITLE and all(map(is_organ, split_organs(piece.text)))):
            break
        start -= 1
    return start


def _is_below(flow: Sequence[Flow], start: int, at: int) -> bool:
    """Whether between `start` and the date at `at` only officers and seals sign."""
    kinds = {kind_of(line.text) for line in flow[start:at] if isinstance(line, Piece)}
    return kinds <= {LineKind.OFFICER, LineKind.SEAL}


def _sign(piece: Piece, closing: Closing, reading: Reading) -> None:
    """One line of the signature."""
    officer = read_officer(piece.text) or _glued_officer(piece.text, reading)
    if kind_of(piece.text) is LineKind.SEAL:
        reading.drop(piece)
    elif officer is not None:
        named = " ".join(officer)
        closing.officer = f"{closing.officer}；{named}" if closing.officer else named
        reading.take("signatory", piece)
    else:
        closing.organs += split_organs(piece.text)
        reading.take("issuers", piece)


def read_note(flow: Sequence[Flow], at: int, reading: Reading) -> int:
    """附件说明: read the titles it lists; returns where it ends."""
    piece = piece_at(flow, at)
    if piece is None:
        return at
    titles = _items(_NOTE_HEAD.sub("", piece.text))
    reading.take("attachments", piece)
    end = at + 1
    while end - at < NOTE_LINES and (piece := piece_at(flow, end)) is not None:
        number = read_number(piece.text)
        is_item = number is not None and number.mark is Mark.THIRD and number.number == len(titles) + 1
        if not is_item and not _continues(piece, titles):
            break
        if is_item:
            titles += _items(piece.text)
        else:
            titles[-1] += piece.text
        reading.take("attachments", piece)
        end += 1
    reading.attachments += [title for title in titles if title]
    return end


def _items(text: str) -> list[str]:
    """The titles of one line: 「1.任务清单 2.联系人」 -> both, without numbers and final marks."""
    found = list(_ITEM.finditer(text))
    if not found or found[0].start() > 0:
        return [_bare(text)] if text.strip() else []
    bounds = [match.end() for match in found]
    starts = [match.start() for match in found[1:]] + [len(text)]
    return [_bare(text[begin:end]) for begin, end in zip(bounds, starts, strict=True)]


def _bare(text: str) -> str:
    plain = text.strip().rstrip("。；;，,")
    whole = re.fullmatch("《([^《》]*)》", plain)
    return whole[1] if whole else plain


def _continues(piece: Piece, titles: list[str]) -> bool:
    """A second line of a title in the note."""
    if not titles or kind_of(piece.text) is not LineKind.TITLE or is_organ(piece.text) or piece.centred:
        return False
    last = titles[-1]
    return last.count("《") > last.count("》") or last.count("（") > last.count("）") or len(fold(last)) >= 24


def read_imprint(flow: Sequence[Flow], at: int, kind: LineKind, reading: Reading) -> int:
    """抄送, 主送 and 印发 lines of the imprint; returns where the entry ends."""
    piece = piece_at(flow, at)
    if piece is None:
        return at
    if kind is LineKind.PRINTED:
        found = list(find_dates(piece.text))
        reading.printed = found[-1].value.isoformat() if found else reading.printed
        reading.take("printed_on", piece)
        return at + 1
    pieces = [piece]
    end = at + 1
    while not pieces[-1].text.endswith(("。", ".")) and (following := piece_at(flow, end)) is not None:
        if kind_of(following.text) not in (LineKind.TITLE, LineKind.TEXT) or len(following.text) > 80 or end - at > 8:
            break
        if is_organ(following.text) and not pieces[-1].text.endswith(("，", "、", "；", ",", ";")):
            break
        pieces.append(following)
        end += 1
    text = _COPY_HEAD.sub("", "".join(entry.text for entry in pieces)).rstrip("。.")
    if kind is LineKind.COPIED:
        reading.copied_to = text
    else:
        reading.sent_to = text
    reading.take("copied_to" if kind is LineKind.COPIED else "addressees", *pieces)
    return end


def pop_printer(text: list[Flow], kind: LineKind, reading: Reading) -> None:
    """The organ printed above 「…日印发」 belongs to the imprint: take it off the end of the text."""
    while kind is LineKind.PRINTED and text:
        last = text[-1]
        if not isinstance(last, Piece) or not is_organ(last.text):
            break
        reading.take("printed_on", last)
        text.pop()


def annotate(piece: Piece, reading: Reading) -> None:
    """附注, without its brackets."""
    remark = piece.text.strip().rstrip("。")
    if remark.startswith(("（", "(")) and remark.endswith(("）", ")")):
        remark = remark[1:-1].strip()
    reading.annotations.append(remark)
    reading.take("annotation", piece)
