"""What each piece of a page is: the document's text, metadata, or the site's furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from generator.model.transcript import Fact, Residue
from generator.sources.html_facts import make_fact, pairs_of, publication_fact
from generator.sources.html_furniture import ATTACHED, DISCLAIMER, RELATED, is_date_line, is_footer_text, is_site_text
from generator.sources.html_labels import bare, is_label
from generator.sources.html_pieces import CLAUSE, joined
from generator.sources.html_regions import SHORTEST_TITLE
from generator.sources.html_words import CREDITS

if TYPE_CHECKING:
    from generator.sources.html_pieces import Piece
    from generator.sources.html_regions import Body

_NUMBER = re.compile(r"[〔\[［【（(]\s*\d{4}\s*[〕\]］】）)]\s*第?\s*\d+\s*号|^第\s*\d+\s*号$")
_GENRE = re.compile(
    r"(?:通知|公告|通告|意见|办法|规定|细则|方案|规划|计划|要点|决定|批复|复函|函|纪要|报告|条例|规则|章程|令|公报|通报|清单|目录|措施|标准|公示)(?:（.{1,30}）)?$"
)
_TITLE_WITHIN = 12
_HEAD_LENGTH = 80
_SENTENCE_LENGTH = 40
"""Characters from which a sentence inside the text is the document's, whatever its element is called."""
_LINK_RUN = 3
_ATTACHMENTS_WITHIN = 40


class Role(Enum):
    """What becomes of a piece."""

    BODY = "body"
    TITLE = "title"
    FACT = "fact"
    RESIDUE = "residue"


@dataclass(slots=True)
class Roles:
    """Pieces judged one after another; `judge` returns it filled."""

    pieces: tuple[Piece, ...]
    body: Body
    roles: list[Role | None] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    leftovers: list[Residue] = field(default_factory=list)

    def is_body(self, index: int) -> bool:
        """Whether the piece stands in the text's own element."""
        return self.body.start <= index < self.body.end


def judge(pieces: tuple[Piece, ...], body: Body, titles: tuple[str, ...]) -> Roles:
    """The role of every piece; `titles` are the page head's, without white space."""
    state = Roles(pieces=pieces, body=body, roles=[None] * len(pieces))
    for index, piece in enumerate(pieces):
        is_sentence = state.is_body(index) and len(piece.text) >= _SENTENCE_LENGTH and "。" in piece.text
        furniture = piece.furniture and not is_sentence
        if piece.hidden or furniture or (piece.text and is_site_text(piece.text)):
            state.roles[index] = Role.RESIDUE
    _find_facts(state)
    _clear_inside(state)
    _extend(state)
    _find_title(state, titles)
    _find_attachments(state)
    state.roles = [role or Role.RESIDUE for role in state.roles]
    return state


def _find_facts(state: Roles) -> None:
    """Labelled values outside the text and at its head."""
    head = _head_end(state)
    open_at: int | None = None
    label = value = ""
    for index, piece in enumerate(state.pieces):
        if state.roles[index] is not None or not piece.text:
            continue
        inside = head <= index < state.body.end
        pairs = () if inside and piece.cell is None else pairs_of(piece)
        labelled = [pair for pair in pairs if pair[0]]
        if open_at is not None and not labelled and _follows(state, open_at, index):
            value = f"{value}\n{piece.text}" if value else piece.text
            state.roles[index] = Role.FACT
            continue
        _finish(state, open_at, label, value)
        open_at, value = None, ""
        if not labelled or not _is_metadata(state, index, labelled):
            continue
        state.roles[index] = Role.FACT
        for name, text in pairs[:-1]:
            _keep(state, name, text, piece.line)
        label, value = pairs[-1]
        if label and not value:
            open_at = index
        else:
            _keep(state, label, value, piece.line)
    _finish(state, open_at, label, value)


def _finish(state: Roles, open_at: int | None, label: str, value: str) -> None:
    """Keep a label that waited for its value."""
    if open_at is not None:
        _keep(state, label, value, state.pieces[open_at].line)


def _keep(state: Roles, label: str, value: str, line: int) -> None:
    """A fact, or text without a label."""
    if label:
        state.facts.append(make_fact(label, value, line))
    elif (fact := publication_fact(value, line)) is not None:
        state.facts.append(fact)
    elif value:
        state.leftovers.append(Residue(text=value, line=line))


def _head_end(state: Roles) -> int:
    """Where the text proper begins: the first sentence or table of the body."""
    for index in range(state.body.start, state.body.end):
        piece = state.pieces[index]
        if state.roles[index] is not None or piece.figure is not None:
            continue
        if piece.grid is not None:
            return index
        is_text = "。" in piece.text or len(piece.text) > _HEAD_LENGTH
        if is_text and piece.cell is None and not any(label for label, _ in pairs_of(piece)):
            return index
        if is_text and piece.cell is not None and not is_label(state.pieces[index - 1].text if index else ""):
            return index
    return state.body.end


def _is_metadata(state: Roles, index: int, labelled: list[tuple[str, str]]) -> bool:
    """Whether the labels of a piece are those of metadata at this place."""
    if not state.is_body(index):
        return True
    names = [bare(label) for label, _ in labelled]
    sure = any(is_label(name) for name in names) or any(
        name in CREDITS - {"时间", "日期", "编辑", "审核"} for name in names
    )
    piece = state.pieces[index]
    if piece.cell is None:
        return sure
    same = [
        other
        for other in state.pieces[state.body.start : state.body.end]
        if other.cell is not None and other.cell.table == piece.cell.table
    ]
    return sure or sum(is_label(other.text) for other in same) > 1


def _follows(state: Roles, label_at: int, index: int) -> bool:
    """Whether a piece may be the value of the label before it."""
    label, value = state.pieces[label_at], state.pieces[index]
    if value.grid is not None or is_label(value.text):
        return False
    if label.cell is None or value.cell is None:
        return label.cell is value.cell and index == label_at + 1 and not state.is_body(index)
    same_row = (label.cell.table, label.cell.row) == (value.cell.table, value.cell.row)
    return same_row and value.cell.column == label.cell.column + 1


def _clear_inside(state: Roles) -> None:
    """Lists of links and the site's foot inside the body are residue, the rest is text."""
    start, end = state.body.start, state.body.end
    index = start
    while index < end:
        stop = _link_run(state, index, end)
        headed = index > start and bool(RELATED.match(state.pieces[index - 1].text))
        if stop - index >= (1 if headed else _LINK_RUN):
            first = index - headed
            state.roles[first:stop] = [state.roles[place] or Role.RESIDUE for place in range(first, stop)]
        index = max(stop, index + 1)
    for place in range(end - 1, start - 1, -1):
        piece = state.pieces[place]
        if state.roles[place] is None and piece.text and is_footer_text(piece.text):
            state.roles[place] = Role.RESIDUE
        elif state.roles[place] is None and piece.figure is None:
            break
    seen = False
    foot = end
    for place in range(start, end):
        piece = state.pieces[place]
        seen = seen or piece.weight > _HEAD_LENGTH
        if seen and DISCLAIMER.match(piece.text):
            foot = place
            break
    state.roles[foot:end] = [Role.RESIDUE] * (end - foot)
    for place in range(start, end):
        state.roles[place] = state.roles[place] or Role.BODY
    _drop_ornaments(state)


def _drop_ornaments(state: Roles) -> None:
    """Pictures before the text begins, or beside a button, are the site's."""
    begun = False
    bars = {
        piece.block
        for piece, role in zip(state.pieces, state.roles, strict=True)
        if role is Role.RESIDUE and piece.text
    }
    for place in range(state.body.start, state.body.end):
        piece = state.pieces[place]
        if piece.figure is not None and (not begun or piece.block in bars):
            state.roles[place] = Role.RESIDUE
        begun = begun or (state.roles[place] is Role.BODY and piece.figure is None)


def _link_run(state: Roles, index: int, end: int) -> int:
    """The end of a run of pieces that are links to other pages."""
    while index < end:
        piece = state.pieces[index]
        if not piece.is_link or piece.is_file_link or ATTACHED.match(piece.text) or CLAUSE.match(piece.text):
            break
        index += 1
    return index


def _extend(state: Roles) -> None:
    """Text beside the body's element belongs to it as far as it is not the site's: a signature, a date, a notice."""
    for index in range(state.body.end, state.body.outer_end):
        piece = state.pieces[index]
        if state.roles[index] is not None or piece.is_link or RELATED.match(piece.text) or is_footer_text(piece.text):
            break
        if DISCLAIMER.match(piece.text):
            break
        state.roles[index] = Role.BODY
    run: list[int] = []
    for index in range(state.body.start - 1, state.body.outer_start - 1, -1):
        piece = state.pieces[index]
        if state.roles[index] is not None or piece.is_link or not piece.text:
            break
        run.append(index)
        if piece.weight >= len(piece.text) or piece.text.endswith(("：", ":")):
            for place in run:
                state.roles[place] = Role.BODY
            run.clear()


def _find_title(state: Roles, titles: tuple[str, ...]) -> None:
    """The title that stands before the body's element, with the number and subtitles between the two."""
    head = joined("".join(piece.text for piece in state.pieces[state.body.start : state.body.end][:8]))
    blocks: dict[int, list[int]] = {}
    for index in range(state.body.start):
        piece = state.pieces[index]
        if state.roles[index] is None and piece.text and not piece.is_link:
            blocks.setdefault(piece.block, []).append(index)
    texts = {block: joined("".join(state.pieces[i].text for i in places)) for block, places in blocks.items()}
    chosen = _choose_title(state, blocks, texts, titles)
    if chosen is None:
        return
    if texts[chosen] not in head:
        for index in blocks[chosen]:
            state.roles[index] = Role.TITLE
    for index in range(blocks[chosen][-1] + 1, state.body.start):
        piece = state.pieces[index]
        wanted = _NUMBER.search(piece.text) or is_date_line(piece.text) or piece.titled or piece.centred
        if state.roles[index] is None and wanted and not piece.is_link and joined(piece.text) not in head:
            state.roles[index] = Role.BODY


def _choose_title(
    state: Roles, blocks: dict[int, list[int]], texts: dict[int, str], titles: tuple[str, ...]
) -> int | None:
    """The block before the body that is its title: named in the page's head, marked, centred, or worded as one."""
    long = [block for block, text in texts.items() if len(text) >= SHORTEST_TITLE]
    near = [block for block in long if state.body.start - blocks[block][-1] <= _TITLE_WITHIN]
    choices = (
        [block for block in long if any(texts[block] in title for title in titles)],
        [block for block in long if state.pieces[blocks[block][0]].titled],
        [block for block in near if state.pieces[blocks[block][0]].centred],
        [block for block in near if _GENRE.search(texts[block])],
    )
    return next((found[-1] for found in choices if found), None)


def _find_attachments(state: Roles) -> None:
    """Lists of files below the text belong to the document."""
    for index in range(state.body.end, min(len(state.pieces), state.body.end + _ATTACHMENTS_WITHIN)):
        piece = state.pieces[index]
        if state.roles[index] is None and piece.text and (piece.is_file_link or ATTACHED.match(piece.text)):
            state.roles[index] = Role.BODY
