"""Physical lines → paragraphs.

Three kinds of sources: lines that are paragraphs already (`whole`); a line to a paragraph, cut only where a page
ended; lines wrapped at a fixed width. Every repair is told: one finding a cut, one for a whole wrapped text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.chinese.widths import columns
from generator.errors import Location
from generator.model.outline import Mark
from generator.model.transcript import Line
from generator.parsing.contents_list import LEADERS
from generator.parsing.document_numbers import parse_document_number
from generator.parsing.layout import Layout, is_full, measure
from generator.parsing.line_kinds import LineKind, kind_of
from generator.parsing.marks import PrintedNumber, read_number
from generator.parsing.pieces import Piece, ends_paragraph, is_heading
from generator.parsing.pieces import stands_alone as is_entry
from generator.parsing.rules import DETACHED_NOTE, GLUED_LINE, JOINED_LINE, WRAPPED_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.transcript import Transcript
    from generator.parsing.pieces import Flow

NOTE_START = re.compile(r"^[（(]\s*(?:责任|牵头|配合|主办|协办|承办|参与|协助)(?:单位|部门|科室)\s*[:：]")
GLUED_START = re.compile(r"(?:(?<=[。；：！？”）)])\s*|(?<=\S)\s+)(?=第[一二三四五六七八九十百千零〇]+[条章节]\s)")
_LONGEST_LABEL = 60
"""Characters that a printed number of an article may take."""
_LONGEST_HEADING = 500
"""Characters of which it is asked whether they are a heading: more than any has."""
STATUTE_MARKS = frozenset({Mark.BOOK, Mark.CHAPTER, Mark.DIVISION, Mark.ARTICLE})
TITLE_END = re.compile(
    r"(?:通知|公告|通告|意见|办法|规定|方案|计划|规划|要点|决定|批复|函|条例|细则|规则|纪要|令|文件)[）)]?$"
)
ALONE = frozenset(
    {
        LineKind.FURNITURE,
        LineKind.FACTS,
        LineKind.MASTHEAD,
        LineKind.NUMBER,
        LineKind.ORDER,
        LineKind.SERIAL,
        LineKind.SIGNATORY,
        LineKind.OFFICER,
        LineKind.SECRECY,
        LineKind.DATE,
        LineKind.DATED_ORGAN,
        LineKind.ANNOTATION,
        LineKind.ANNEX,
        LineKind.PRINTED,
    }
)
"""Kinds of lines that neither go on nor continue another line."""
_LABELLED = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:单位|部门|科室|领导|时限|时间|期限|目标|进度|地点|电话|地址|邮箱|邮编|人员?)\s*[:：]"
)
"""责任单位：… 完成时限：… on a line of their own, one below the other."""
LONGEST_ALONE = 80
LOOK_BACK = 8
"""Lines of a paragraph that are looked at again when the next one comes."""
SHORT_TITLE = 30
"""Characters up to which a line without a full stop is a title or a name, not a part of a paragraph."""
_BRACKETS = re.compile("[（(《“〔〈」』”》）)〕〉]")
_PAIRS = {"）": "（", "》": "《", "”": "“", "〕": "〔", "〉": "〈"}


def stands_alone(text: str) -> bool:
    """Whether a line is complete whatever follows, or begins something: 抄送, 附件, a date, a line of the page."""
    return is_entry(text) or bool(LEADERS.search(text)) or (len(text) <= LONGEST_ALONE and kind_of(text) in ALONE)


@dataclass(slots=True)
class _Joiner:
    """The paragraph being gathered, and what has been found."""

    name: str
    layout: Layout
    done: list[Flow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    first: Line | None = None
    last: Line | None = None
    expected: dict[Mark, int] = field(default_factory=dict)
    joined: int = 0

    @property
    def tail(self) -> str:
        """The paragraph's last lines."""
        return "".join(self.text[-LOOK_BACK:])

    @property
    def head(self) -> str:
        """The paragraph's first lines."""
        return "".join(self.text[:LOOK_BACK])

    def close(self) -> None:
        """The paragraph is complete."""
        if self.first is not None:
            first = self.first
            self.done.append(
                Piece(
                    text="".join(self.text),
                    line=first.line,
                    page=first.page,
                    heading_level=first.heading_level,
                    centred=first.centred,
                    after_gap=first.after_gap,
                )
            )
        self.text, self.first, self.last = [], None, None

    def begin(self, line: Line, number: PrintedNumber | None) -> None:
        """A new paragraph begins."""
        self.close()
        self.first = self.last = line
        self.text = [line.text]
        if number is not None:
            self.expected[number.mark] = number.number + 1

    def add(self, line: Line) -> None:
        """The paragraph goes on."""
        before, after = self.text[-1][-1:], line.text[:1]
        are_words = (before + after).isascii() and before.isalnum() and after.isalnum()
        space = " " if are_words and not (before + after).isdigit() else ""
        self.text.append(space + line.text)
        self.last = line


def join_lines(transcript: Transcript) -> tuple[tuple[Flow, ...], tuple[Finding, ...]]:
    """The paragraphs, tables and pictures of a transcript in order, and what was repaired."""
    lines = [block for block in transcript.blocks if isinstance(block, Line) and not block.whole]
    joiner = _Joiner(name=transcript.name, layout=measure(lines))
    for block in transcript.blocks:
        if not isinstance(block, Line):
            joiner.close()
            joiner.done.append(block)
        elif block.whole:
            joiner.begin(block, None)
            joiner.close()
        else:
            for line in _parts(block, joiner):
                _take(line, joiner)
    joiner.close()
    if joiner.layout.wrapped and joiner.joined:
        first = lines[0]
        place = Location(transcript.name, first.line, first.page)
        message = f"原文按固定宽度折行，{joiner.joined} 处换行已接回段落。"
        joiner.findings.append(WRAPPED_TEXT.at(place, message, "请抽查段落的起止。"))
    return tuple(joiner.done), tuple(joiner.findings)


def _parts(line: Line, joiner: _Joiner) -> Iterator[Line]:
    """The line, parted where the next article begins inside it."""
    start = 0
    expected = dict(joiner.expected)
    head = read_number(line.text)
    if head is not None:
        expected[head.mark] = head.number + 1
    for match in GLUED_START.finditer(line.text):
        before = line.text[max(start, match.start() - _LONGEST_HEADING) : match.start()]
        number = read_number(line.text[match.end() : match.end() + _LONGEST_LABEL])
        if not before or number is None or expected.get(number.mark) != number.number:
            continue
        if not (ends_paragraph(before) or is_heading(before)):
            continue
        expected[number.mark] = number.number + 1
        yield replace(line, text=line.text[start : match.start()].strip(), end_gap=float("inf"))
        start = match.end()
        message = f"“{number.label}”粘在上一段的行内，已分开。"
        joiner.findings.append(GLUED_LINE.at(Location(joiner.name, line.line, line.page), message))
    if not start:
        yield line
        return
    room = (joiner.layout.width - columns(line.text)) / 2 if line.end_gap is None else line.end_gap
    yield replace(line, text=line.text[start:].strip(), indented=None, end_gap=room)


def _take(line: Line, joiner: _Joiner) -> None:
    """Put a line at the end of the paragraph, or begin a new one with it."""
    number = read_number(line.text)
    last = joiner.last
    if last is None or joiner.first is None:
        joiner.begin(line, number)
        return
    if NOTE_START.match(line.text) and ends_paragraph(last.text) and not stands_alone(last.text):
        joiner.findings.append(
            DETACHED_NOTE.at(Location(joiner.name, line.line, line.page), "责任分工另起一行，已接回上一段。")
        )
        joiner.add(line)
        return
    decide = _goes_on_wrapped if joiner.layout.wrapped else _goes_on_cut
    if not decide(line, number, joiner):
        joiner.begin(line, number)
        return
    if not joiner.layout.wrapped:
        cut = f"{last.text[-6:]}／{line.text[:6]}"
        joiner.findings.append(
            JOINED_LINE.at(
                Location(joiner.name, line.line, line.page), f"段落被切断，已接回：“{cut}”。", "请核对接缝处。"
            )
        )
    joiner.joined += 1
    joiner.add(line)


def _goes_on_cut(line: Line, number: PrintedNumber | None, joiner: _Joiner) -> bool:
    """A line to a paragraph: whether `line` is the rest of one that a page cut."""
    last, first = joiner.last, joiner.first
    if last is None or first is None or number is not None or ends_paragraph(last.text):
        return False
    if line.heading_level or last.heading_level or stands_alone(line.text):
        return False
    if parse_document_number(last.text) is not None:
        return False
    text = joiner.tail
    if _LABELLED.match(line.text) and (_LABELLED.match(text) or ends_paragraph(last.text)):
        return False
    if text.endswith(("，", "、", ",")) or has_open_bracket(text):
        return True
    if stands_alone(last.text) or is_heading(text) or line.centred:
        return False
    if "。" in text or (line.indented is False and first.indented and len(text) > SHORT_TITLE // 2):
        return True
    return len(text) > SHORT_TITLE and bool(re.search("[，；、,]", text)) and not TITLE_END.search(text)


def _goes_on_wrapped(line: Line, number: PrintedNumber | None, joiner: _Joiner) -> bool:
    """Lines of a fixed width: whether `line` belongs to the paragraph before it."""
    last, first, layout = joiner.last, joiner.first, joiner.layout
    if last is None or first is None:
        return False
    if line.heading_level != last.heading_level or line.centred != last.centred:
        return False
    full = is_full(last, line, layout, opening=last is first)
    ended = ends_paragraph(last.text)
    apart = layout.gaps and line.after_gap
    may_begin = ended or not full or apart or (number is not None and number.number == 1 and is_heading(joiner.head))
    if number is not None and _begins(number, joiner, may_begin=may_begin):
        return False
    if stands_alone(line.text) or (stands_alone(last.text) and not has_open_bracket(last.text)):
        return last.text.endswith(("，", "、")) and not stands_alone(line.text)
    if layout.indents and line.indented is not None:
        return not line.indented and (full or not ended) and not (is_heading(joiner.head) and not full)
    return _goes_on_by_width(line, joiner, full=full, ended=ended)


def _goes_on_by_width(line: Line, joiner: _Joiner, *, full: bool, ended: bool) -> bool:
    """Where no indent tells: whether the paragraph goes on, by the widths of its lines and by blank lines."""
    layout, before = joiner.layout, joiner.text[-1]
    if layout.gaps and full and not line.after_gap:
        return True
    if not full:
        return has_open_bracket(joiner.tail) and not line.after_gap and not ended
    if not ended:
        return not line.after_gap or not TITLE_END.search(before)
    if line.after_gap:
        return False
    if has_open_bracket(joiner.tail) or before.endswith(("；", ";")):
        return True
    return (_is_middle(line, layout) or layout.flows) and not before.endswith(("：", ":"))


def _is_middle(line: Line, layout: Layout) -> bool:
    """After a full line with a full stop: whether the next is wider than a first line could be, or a last line."""
    width = columns(line.text)
    return width > layout.first_width + 1 if not ends_paragraph(line.text) else width < layout.first_width - 1


def _begins(number: PrintedNumber, joiner: _Joiner, *, may_begin: bool) -> bool:
    """Whether a number at the head of a wrapped line is one, and not words that happen to stand there."""
    expected = joiner.expected.get(number.mark, 1)
    follows = number.number == expected or (number.number == 1 and number.mark is not Mark.ARTICLE)
    if may_begin:
        return number.safe or follows
    return number.safe and number.number == expected and number.number > 1


def has_open_bracket(text: str) -> bool:
    """Whether a bracket or quotation mark that stands in the text is not closed in it."""
    depth: dict[str, int] = {}
    for mark in _BRACKETS.findall(text.replace("(", "（").replace(")", "）")):
        opening = _PAIRS.get(mark, mark)
        if opening != mark and not depth.get(opening) and opening in "（〔":
            opening = "〔" if opening == "（" else "（"
        depth[opening] = max(0, depth.get(opening, 0) + (-1 if mark in _PAIRS else 1))
    return any(depth.values())
