"""A reviewed body → its parts: `# title` parts a notice from the document it carries, `## 附件` begins an annex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.numerals import parse_numeral
from generator.model.outline import SectionRole
from generator.model.transcript import Line
from generator.parsing.anatomy import Part
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from generator.model.transcript import Transcript
    from generator.parsing.pieces import Flow

ANNEX_HEADING = re.compile(r"附件(?P<number>\d{0,3})[ \u3000]*(?P<title>.*)$")


def read_body_parts(transcript: Transcript) -> tuple[Part, ...]:
    """The parts of a body, in order; a part without text is left out."""
    parts: list[Part] = []
    flow: list[Flow] = []
    opening = {"role": SectionRole.NUMBERED, "heading": "", "number": None, "line": 1, "page": None}
    for block in transcript.blocks:
        if not isinstance(block, Line) or block.heading_level not in (1, 2):
            flow.append(_piece(block) if isinstance(block, Line) else block)
            continue
        annex = ANNEX_HEADING.match(block.text) if block.heading_level == 2 else None
        if block.heading_level == 2 and annex is None:
            flow.append(_piece(block))
            continue
        if annex is None:
            parts.append(Part(role=SectionRole.NOTICE, flow=tuple(flow)))
            opening = {**opening, "line": block.line}
        else:
            parts.append(Part(**opening, flow=tuple(flow)))  # type: ignore[arg-type]
            number = parse_numeral(annex["number"]) if annex["number"] else None
            opening = {
                "role": SectionRole.ANNEX,
                "heading": annex["title"],
                "number": number,
                "line": block.line,
                "page": block.page,
            }
        flow = []
    parts.append(Part(**opening, flow=tuple(flow)))  # type: ignore[arg-type]
    return tuple(part for part in parts if part.flow or part.role is SectionRole.ANNEX)


def _piece(line: Line) -> Piece:
    return Piece(text=line.text, line=line.line, page=line.page, strong=line.strong, after_gap=line.after_gap)
