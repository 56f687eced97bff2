"""The head of a text: masthead, document number, title, 题注, 主送机关."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.chinese.dates import DATE
from generator.chinese.widths import fold, squeeze
from generator.parsing.anatomy import Head, piece_at
from generator.parsing.closing import annotate
from generator.parsing.genres import find_genre, is_minutes
from generator.parsing.line_kinds import (
    FACT,
    STANDARD_NUMBER,
    LineKind,
    is_adoption,
    is_group,
    is_organ,
    is_without_han,
    kind_of,
    split_organs,
)
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.parsing.anatomy import Reading
    from generator.parsing.pieces import Flow

LONGEST_HEAD = 40
"""Lines after which a head without text is no head."""
TITLE_LINES = 8
ADOPTION_LINES = 6
_ELEMENT_OF = {
    LineKind.MASTHEAD: "issuers",
    LineKind.ORDER: "document_number",
    LineKind.SERIAL: "document_number",
    LineKind.SIGNATORY: "signatory",
    LineKind.DATE: "dated_on",
}
FRONT_WORDS = frozenset({"前言", "引言", "序言", "序", "导言", "目录", "目次", "摘要", "编制说明"})
"""What stands alone on a line before a text and is no title."""
_REMARK = re.compile(r"[（(]\s*(?:共|总计|合计|截至|单位[:：]|排名不分|按.{1,8}排序)")
"""（共计3项） under the title of a list."""
_SPACED = re.compile(r"\s{2,}|\u3000+")
_BROKEN = re.compile(
    r"(?<=[\u4e00-\u9fff》”）])[\s\u3000]+(?=[《“（])|(?<=[》”])[\s\u3000]+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s(?=\d)|(?<=\d)\s(?=[\u4e00-\u9fff])"
)


def read_head(flow: Sequence[Flow], start: int, reading: Reading, head: Head) -> int:
    """Read the head that begins at `start` into `head`; returns where the text begins."""
    at = start
    while (piece := piece_at(flow, at)) is not None and at - start < LONGEST_HEAD:
        if (end := adoption_end(flow, at)) > at:
            head.adoption.append("".join(line.text for line in flow[at:end]))  # type: ignore[union-attr]
            head.kept += flow[at:end]
            at = end
            continue
        kind = kind_of(piece.text)
        if kind is LineKind.TITLE:
            if head.titles and squeeze(piece.text) in FRONT_WORDS:
                break
            if head.titles and is_group(piece.text) and _is_sentence(piece_at(flow, at + 1)):
                head.addressees = piece.text
                reading.take("addressees", piece)
                return at + 1
            end = _title_end(flow, at)
            if fold(join_title(flow[at:end])) not in map(fold, head.titles) and _is_text(flow, at, end, head):
                break
            _take_title(flow[at:end], reading, head)
            at = end
            continue
        if kind is LineKind.ADDRESSEE:
            if head.titles or (not reading.parts and not head.organs):
                head.addressees = piece.text
                reading.take("addressees", piece)
                return at + 1
            break
        if not _take_line(kind, piece, reading, head):
            break
        at += 1
    return at


def _is_sentence(piece: Piece | None) -> bool:
    return piece is not None and piece.text.endswith(("。", "：", ":"))


def _take_line(kind: LineKind, piece: Piece, reading: Reading, head: Head) -> bool:
    """Read one line of the head other than a title; False where the head has ended."""
    if kind is LineKind.TEXT and not head.titles and is_without_han(piece.text):
        kind = LineKind.STANDARD
    if kind in (LineKind.FURNITURE, LineKind.SECRECY):
        reading.drop(piece)
    elif kind is LineKind.ANNOTATION:
        annotate(piece, reading)
    elif kind is LineKind.FACTS:
        take_facts(piece, reading)
    elif kind is LineKind.NUMBER:
        _take_number_line(piece, reading, head)
    elif kind is LineKind.DATED_ORGAN and (head.serial is not None or head.order is not None or not head.titles):
        _take_dated_organ(piece, reading, head)
    elif kind is LineKind.STANDARD:
        _take_standard(piece, reading, head)
    elif kind in _ELEMENT_OF:
        _take_element(kind, piece, head)
        reading.take(_ELEMENT_OF[kind], piece)
    else:
        return False
    return True


def _take_element(kind: LineKind, piece: Piece, head: Head) -> None:
    """Read a line that is one element."""
    text = piece.text
    if kind is LineKind.MASTHEAD:
        head.organs += split_organs(text.strip().removesuffix("文件"))
    elif kind is LineKind.ORDER:
        head.order = squeeze(text)
    elif kind is LineKind.SERIAL:
        head.serial = re.sub(r"^[（(](第[^（()）]+)[）)]$", r"\1", squeeze(text))
    elif kind is LineKind.SIGNATORY:
        head.signatory = squeeze(text).split("：")[-1].split(":")[-1]
    else:
        head.dates.append(text)


def _take_dated_organ(piece: Piece, reading: Reading, head: Head) -> None:
    """「青禾区人民政府办公室　2026年8月6日」 under the serial of minutes or a bulletin."""
    found = list(DATE.finditer(piece.text))[-1]
    head.organs += split_organs(piece.text[: found.start()])
    head.dates.append(found.group())
    reading.take("issuers", piece)


def _take_number_line(piece: Piece, reading: Reading, head: Head) -> None:
    """「青府办〔2024〕12号」, perhaps beside a date or 签发人."""
    text = piece.text
    if found := DATE.search(text):
        head.dates.append(found.group())
        text = text[: found.start()] + " " + text[found.end() :]
    if "签发人" in text:
        text, _, name = text.partition("签发人")
        head.signatory = squeeze(name).lstrip("：:")
    head.numbers.append(text.strip())
    reading.take("document_number", piece)


def _take_standard(piece: Piece, reading: Reading, head: Head) -> None:
    """A line on the cover of a standard: its number, or its class."""
    if STANDARD_NUMBER.match(piece.text):
        head.numbers.append(piece.text.strip())
        reading.take("document_number", piece)
    else:
        reading.drop(piece)


def take_facts(piece: Piece, reading: Reading) -> None:
    """Read 「来源：…　发布时间：…」: labelled values in a line of the page."""
    found = list(FACT.finditer(piece.text))
    for match, following in zip(found, [*found[1:], None], strict=True):
        value = piece.text[match.end() : following.start() if following else len(piece.text)]
        reading.facts.append((squeeze(match["name"]), value.strip(" \u3000丨|】]"), piece.line))
    reading.take("facts", piece)


def _title_end(flow: Sequence[Flow], start: int) -> int:
    """Lines of one title: short lines that follow each other."""
    end = start + 1
    while (
        (piece := piece_at(flow, end)) is not None
        and end - start < TITLE_LINES
        and kind_of(piece.text) is LineKind.TITLE
    ):
        if _is_complete(flow[start:end], piece) or adoption_end(flow, end) > end:
            break
        end += 1
    return end


def adoption_end(flow: Sequence[Flow], start: int) -> int:
    """Where the 题注 that begins here ends, over several lines if need be; `start` where none begins."""
    text = ""
    for end in range(start, start + ADOPTION_LINES):
        piece = piece_at(flow, end)
        if piece is None:
            break
        text += piece.text
        if is_adoption(text):
            return end + 1
        if not text.startswith(("（", "(")) or text.endswith(("）", ")", "。")):
            break
    return start


def _is_complete(lines: Sequence[Flow], following: Piece) -> bool:
    """Whether the lines are a title by themselves: the next one is the same title again, or of another kind."""
    if squeeze(following.text) in FRONT_WORDS or _REMARK.match(following.text):
        return True
    joined = join_title(lines)
    first = lines[0]
    if fold(following.text) == fold(joined) or first.heading_level != following.heading_level:  # type: ignore[union-attr]
        return True
    return first.centred != following.centred and not is_organ(joined)  # type: ignore[union-attr]


def is_masthead(title: str, following: str) -> bool:
    """Whether a title is only the name of minutes or announcements, and the document's own title follows."""
    if title == following or find_genre(following) is None:
        return False
    organ = squeeze(title).removesuffix("公告").removesuffix("通告")
    announces = organ != squeeze(title) and is_organ(organ)
    return announces or (is_minutes(title) and is_minutes(following))


def _is_text(flow: Sequence[Flow], start: int, end: int, head: Head) -> bool:
    """Whether short lines are text rather than a second title: the head has one and no number or 主送 follows."""
    if not head.titles:
        return False
    if len(head.titles) == 1 and is_masthead(head.titles[0], join_title(flow[start:end])):
        return False
    if adoption_end(flow, end) > end:
        return False
    following = piece_at(flow, end)
    kinds = {LineKind.NUMBER, LineKind.ADDRESSEE, LineKind.ADOPTION, LineKind.SERIAL, LineKind.ORDER, LineKind.DATE}
    return following is None or kind_of(following.text) not in kinds


def _take_title(lines: Sequence[Flow], reading: Reading, head: Head) -> None:
    """Read the lines of a title; names of bodies alone are a masthead, below a title they are its authors."""
    pieces = [line for line in lines if isinstance(line, Piece)]
    if all(is_organ(name) for piece in pieces for name in split_organs(piece.text)):
        head.organs += [name for piece in pieces for name in split_organs(piece.text)]
        reading.take("issuers", *pieces)
        return
    end = len(pieces)
    while (
        end > 1 and all(map(is_organ, split_organs(pieces[end - 1].text))) and find_genre(join_title(pieces[: end - 1]))
    ):
        end -= 1
    head.titles.append(join_title(pieces[:end]))
    reading.take("title", *pieces[:end])
    head.kept += pieces[end:]


def join_title(lines: Sequence[Flow]) -> str:
    """One title from its printed lines; names of joint issuers keep a space between them."""
    texts = [line.text for line in lines]  # type: ignore[union-attr]
    words: list[str] = []
    for text in texts:
        parts = text.split()
        if len(parts) > 1 and all(len(part) == 1 for part in parts):
            parts = ["".join(parts)]
        elif not all(is_organ(part) for part in parts[:-1]):
            parts = [_BROKEN.sub("", text)]
        words += parts
    title = words[0] if words else ""
    for before, word in pairwise(words):
        joint = is_organ(before) and is_organ(word)
        latin = before[-1:].isascii() and word[:1].isascii()
        title += (" " if joint or latin else "") + word
    return _SPACED.sub(" ", title).strip()
