"""Printed lines → paragraphs, from where the lines begin and end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.transcript import Line
from generator.sources.pdf_lines import joined
from generator.sources.pdf_margins import INDENT, NEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.pdf_lines import PrintedLine
    from generator.sources.pdf_margins import Setting

GAP = 1.45
"""Usual line distances from which a gap parts paragraphs."""
TITLE = 1.12
"""Times the size of the running text from which a line is set as a title."""
TITLE_PITCH = 2.1
"""Ems from line to line within a title."""
RIGHT_HALF = 0.4
"""Share of the text's width from which a line that ends at the right was set there."""
TERMINATORS = "。；！？：…;!?:"

_NUMERAL = "[一二三四五六七八九十百千零〇○\\d]+"
MARK = re.compile(
    rf"第{_NUMERAL}[编章节条款项][\s　]|第{_NUMERAL}条[（(](?!{_NUMERAL}[)）])|"
    rf"第{_NUMERAL}[编章节](?!第)|[（(]{_NUMERAL}[)）]|[一二三四五六七八九十]+、|"
    r"\d+[.．、](?!\d)|\d+(?:\.\d+)+[\s　]|[①-⑳㈠-㈩]|[a-zA-Z][)）]|附[件录](?:\d*[：:]?$|\d+)|——"
)
"""What a numbered paragraph or an item begins with."""
_ITEM = re.compile(r"\d+[.．、](?!\d)|[一二三四五六七八九十]+、")
"""Marks that no sentence goes on with after a bracket: what ends in a bracketed note ends before them."""
_NOTE_ENDS = "）)"
_HANG = re.compile(
    rf"附件[：:]\s*(?:\d+[.．、]\s*)?|[（(]{_NUMERAL}[)）]|\d+[.．、]|[①-⑳]|[a-zA-Z][)）]|——|[^，。；：:]{{2,6}}[：:]"
)
"""A beginning under whose text the next lines may be aligned (附件：1.…, 抄送：…)."""
_OPENING, _CLOSING = "（(《〈<【〔", "）)》〉>】〕"
_OWN_TITLE_LINE = re.compile(
    rf"第{_NUMERAL}|[（(]{_NUMERAL}[)）]|[一二三四五六七八九十]+、|——|附[件录]|\d{{4}}年\d+月\d+日$|[—\-]+\d+"
)
_SUBTITLE = re.compile("[（(].*[)）]")
SUBTITLE_LENGTH = 10


def has_open_bracket(text: str) -> bool:
    """Whether a bracket opened in the text is not closed in it."""
    return sum(map(text.count, _OPENING)) > sum(map(text.count, _CLOSING))


class Paragraphs:
    """Collects lines in reading order and gives them as paragraphs."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.lines: list[PrintedLine] = []
        self.text = ""
        self.after_gap = False
        self.before: PrintedLine | None = None

    def take(self, line: PrintedLine, *, alone: bool = False) -> Line | None:
        """The next line; gives the paragraph that ended before it."""
        if self.lines and not alone and self._goes_on(line):
            self.text = joined(self.text, line.text)
            self.lines.append(line)
            self.before = line
            return None
        done = self.close()
        self.after_gap = self._has_gap(self.before, line)
        self.lines, self.text, self.before = [line], line.text, line
        return done

    def close(self) -> Line | None:
        """The paragraph that stands open, if any."""
        if not self.lines:
            return None
        first, last = self.lines[0], self.lines[-1]
        centred = self.is_centred(first)
        done = Line(
            text=self.text.strip(),
            line=first.ordinal,
            page=first.page,
            whole=True,
            centred=centred,
            after_gap=self.after_gap,
            indented=None if centred else self.setting.indent(first) >= INDENT,
            end_gap=max(0.0, round(self.setting.slack(last), 1)),
        )
        self.lines, self.text = [], ""
        return done

    def interrupt(self) -> Line | None:
        """Something else stands between this paragraph and the next line."""
        done = self.close()
        self.before = None
        return done

    def is_centred(self, line: PrintedLine) -> bool:
        """Whether the line stands in the middle and was set there."""
        margins = self.setting.of(line)
        left, right = line.x0 - margins.left, margins.right - line.x1
        if abs(left - right) > max(1.2 * line.size, 0.02 * (margins.right - margins.left)):
            return False
        if line.size > TITLE * self.setting.size:
            return True
        return min(left, right) > 2.6 * line.size

    def _is_right(self, line: PrintedLine) -> bool:
        """Whether the line was set at the right: a signature, a date."""
        margins = self.setting.of(line)
        return line.x0 - margins.left > RIGHT_HALF * (margins.right - margins.left)

    def _has_gap(self, before: PrintedLine | None, line: PrintedLine) -> bool:
        if before is None or (before.page, before.column) != (line.page, line.column):
            return False
        usual = max(self.setting.pitch, self.setting.pitch * max(before.size, line.size) / self.setting.size * 0.95)
        return line.base - before.base > GAP * usual

    def _goes_on(self, line: PrintedLine) -> bool:
        """Whether the line belongs to the open paragraph."""
        before = self.lines[-1]
        if abs(before.size - line.size) > 0.12 * max(before.size, line.size):
            return False
        if self.is_centred(before) and len(self.lines) == sum(map(self.is_centred, self.lines)):
            return self._title_goes_on(before, line)
        if self._has_gap(before, line) or self._is_right(before) or self._is_right(line):
            return False
        if self.is_centred(line) and self.setting.slack(before) > 1:
            return False
        if self._in_narrow_block(before, line):
            return True
        full = self.setting.is_full(before, line)
        if not full:
            return False
        ended = self.text[-1] in TERMINATORS or (self.text[-1] in _NOTE_ENDS and _ITEM.match(line.text))
        if MARK.match(line.text) and (ended or self._begins_article(line)):
            return False
        if self.setting.indent(line) >= INDENT:
            return self._hangs(before, line)
        return True

    @staticmethod
    def _begins_article(line: PrintedLine) -> bool:
        """第三条 with a blank after it begins an article; without, it may be a reference."""
        return re.match(rf"第{_NUMERAL}[编章节条][\s　]", line.text) is not None

    def _title_goes_on(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a centred line is the next of a title over several lines."""
        if not self.is_centred(line) or before.page != line.page:
            return False
        if abs(before.size - line.size) > 0.06 * line.size or line.base - before.base > TITLE_PITCH * line.size:
            return False
        if has_open_bracket(self.text):
            return True
        text, addition = squeeze(self.text), squeeze(line.text)
        if _SUBTITLE.fullmatch(addition) and len(addition) <= SUBTITLE_LENGTH and line.size > TITLE * self.setting.size:
            return True
        if addition[0] in _OPENING[:2] or _OWN_TITLE_LINE.match(addition) or _OWN_TITLE_LINE.match(text):
            return False
        if text[-1] in TERMINATORS or len(text) < 3:
            return False
        return line.size > TITLE * self.setting.size or self.setting.slack(before) < 1

    def _in_narrow_block(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether both stand in a block narrower than the text whose line is full: a bracketed note under a title."""
        setting = self.setting
        if min(setting.indent(before), setting.indent(line)) < INDENT or setting.slack(before) < INDENT:
            return False
        same_end = abs(before.x1 - line.x1) < NEAR * line.size or before.x1 >= line.x1
        return same_end and has_open_bracket(self.text) and not MARK.match(line.text)

    def _hangs(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether an indented line goes on under the text of an item, or in a block that is indented as a whole."""
        if MARK.match(line.text):
            return False
        first = self.lines[0]
        if len(self.lines) > 1:
            return abs(before.x0 - line.x0) < NEAR * line.size
        match = _HANG.match(first.text)
        if match:
            at = len(squeeze(match[0]))
            under = first.glyphs[at].x0 if at < len(first.glyphs) else first.x0
            if abs(under - line.x0) < NEAR * line.size:
                return True
        return line.x0 < first.x0 - NEAR * line.size and self.text[-1] not in TERMINATORS


def paragraphs_of(lines: Sequence[PrintedLine], setting: Setting) -> list[Line]:
    """The paragraphs of lines that nothing stands between."""
    collector = Paragraphs(setting)
    found = [collector.take(line) for line in lines]
    return [line for line in (*found, collector.close()) if line is not None]
