"""Paragraphs and tables of Word in reading order, as blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.transcript import Block, Figure, Grid, Line, Residue
from generator.sources.docx_inline import InlineReader
from generator.sources.docx_tables import read_table
from generator.sources.docx_xml import child, is_on, local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from generator.sources.docx_inline import Inline
    from generator.sources.docx_numbering import Numbering
    from generator.sources.docx_styles import Look, Styles

EDGES = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"
_TRANSPARENT = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice"})
_SENTENCE_END = "。；！？：;!?:…”"
_MARK = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百千〇零\d]+[编章节条]|[一二三四五六七八九十]+、|"
    r"[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|[①-⑳])"
)
_DATE = re.compile(r"^\s*[\d〇零○一二三四五六七八九十]{4}\s*年\s*\S{1,3}\s*月\s*\S{1,3}\s*日\s*$")
_LONGEST_HEADING = 120
_DEEPEST_BOX = 8


@dataclass(slots=True)
class BodyReader:
    """Reads a part's blocks; what is no block of the text is collected beside."""

    styles: Styles
    numbering: Numbering
    pictures: dict[str, str]
    """Relation id → name of the picture."""
    inline: InlineReader = field(default_factory=InlineReader)
    ordinal: int = 0
    """Paragraphs read so far."""
    residue: list[Residue] = field(default_factory=list)
    hidden: int = 0
    """Characters set as hidden text."""
    notes: list[tuple[tuple[str, str], int]] = field(default_factory=list)
    """Kind and id of notes, and the paragraph that refers to them."""
    chunks: int = 0
    """Files taken into the text by reference."""
    _gap: bool = False
    _carried: str = ""
    _depth: int = 0

    def read(self, container: _Element) -> list[Block]:
        """The blocks in a body, a cell, a text box, a header."""
        blocks: list[Block] = []
        for element in container:
            name = local(element)
            if name == "p":
                blocks += self._paragraph(element)
            elif name == "tbl":
                blocks += read_table(element, self)
                self._gap = False
            elif name in _TRANSPARENT:
                self.inline.changes += name in ("ins", "moveTo")
                blocks += self.read(element)
            elif name == "AlternateContent":
                choice = next(iter(element), None)
                blocks += [] if choice is None else self.read(choice)
            elif name in ("del", "moveFrom"):
                self.inline.changes += 1
            elif name == "altChunk":
                self.chunks += 1
        return blocks

    def _paragraph(self, element: _Element) -> list[Block]:
        """The lines, pictures and text boxes of a paragraph."""
        self.ordinal += 1
        ordinal = self.ordinal
        properties = child(element, "pPr")
        content = self.inline.read(element)
        is_removed = child(properties, "rPr", "del") is not None
        if is_removed:
            self.inline.changes += 1
            self._carried += content.text
            content.text = ""
        else:
            content.text, self._carried = self._carried + content.text, ""
        look = self.styles.look(properties)
        self._set_apart(content, ordinal)
        before = [box for has_text, box in content.boxes if not has_text]
        after = [box for has_text, box in content.boxes if has_text]
        blocks = self._boxes(before)
        starts_page = content.starts_page or is_on(child(properties, "pageBreakBefore"))
        lines = [] if is_removed else self._lines(content.text, look, ordinal, starts_page=starts_page)
        blocks += lines
        blocks += [
            Figure(alt=description, target=self.pictures.get(target, target), line=ordinal)
            for target, description in content.pictures
        ]
        blocks += self._boxes(after)
        self._gap = not lines and not is_removed and (self._gap or not content.text.strip(EDGES))
        return blocks

    def _set_apart(self, content: Inline, ordinal: int) -> None:
        """Keep what is no line of the text."""
        for text in (content.hidden, content.readings):
            if text.strip(EDGES):
                self.residue.append(Residue(text=text.strip(EDGES), line=ordinal))
        self.hidden += len(content.hidden.strip(EDGES))
        self.notes += [(note, ordinal) for note in content.notes]

    def _boxes(self, boxes: Sequence[_Element]) -> list[Block]:
        """The blocks in text boxes."""
        if self._depth >= _DEEPEST_BOX:
            return []
        self._depth += 1
        blocks = [block for box in boxes for block in self.read(box)]
        self._depth -= 1
        return blocks

    def _lines(self, text: str, look: Look, ordinal: int, *, starts_page: bool) -> list[Block]:
        """The lines of a paragraph, its automatic number before the first."""
        parts = [part for part in text.split("\n") if part.strip(EDGES)]
        label = self._label(look)
        if not parts:
            return []
        parts[0] = label + (parts[0].lstrip(EDGES) if label else parts[0])
        lines: list[Block] = []
        for place, part in enumerate(parts):
            before = parts[place - 1] if place else None
            after = parts[place + 1] if place + 1 < len(parts) else None
            is_short = len(part) <= _LONGEST_HEADING
            line = Line(
                text=part.strip(EDGES),
                line=ordinal,
                whole=_is_boundary(before, part) and _is_boundary(part, after),
                heading_level=look.level if is_short else None,
                centred=look.alignment == "center",
                after_gap=(self._gap or starts_page) and not place,
                indented=_indented(part, look, is_first=not place),
            )
            lines.append(line)
        return lines

    def _label(self, look: Look) -> str:
        """The next automatic number of the paragraph's list."""
        if look.numbering is None or not look.numbering[0]:
            return ""
        identity, level = look.numbering
        return self.numbering.next_label(
            identity, self.numbering.level_of(identity, look.style) if level is None else level
        )


def _is_boundary(before: str | None, after: str | None) -> bool:
    """Whether a manual line break ends a paragraph: after a sentence, before a number or an indent."""
    if before is None or after is None:
        return True
    if _DATE.match(after) or _DATE.match(before):
        return True
    is_indented = after.startswith(("\u3000\u3000", "    "))
    return is_indented or bool(_MARK.match(after)) or before.rstrip(EDGES)[-1:] in _SENTENCE_END


def _indented(part: str, look: Look, *, is_first: bool) -> bool | None:
    """Whether a line is indented; None where the alignment leaves no question."""
    if look.alignment in ("center", "right", "end"):
        return None
    lead = part[: len(part) - len(part.lstrip(EDGES))]
    return (look.indented and is_first) or len(lead) > 1 or "\u3000" in lead or "\t" in lead


def plain_text(blocks: Sequence[Block]) -> str:
    """The text of blocks, a line feed between paragraphs and rows, as it stands in a cell."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            texts.append(block.text)
        elif isinstance(block, Grid):
            texts += [" ".join(cell.text for cell in row.cells if cell.text) for row in block.rows]
    return "\n".join(text for text in texts if text)
