"""A document as a Word file, made with python-docx: paragraphs set as offices set them, tables with merged cells."""

from __future__ import annotations

import io

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from generator.model.outline import Table
from generator.model.parsed import Parsed
from tests.format_twins import CENTRED, Piece, merged_rows, pieces_of

ALIGNMENTS = {
    **dict.fromkeys(CENTRED, WD_ALIGN_PARAGRAPH.CENTER),
    "issuers": WD_ALIGN_PARAGRAPH.RIGHT,
    "dated_on": WD_ALIGN_PARAGRAPH.RIGHT,
}
RUNNING_HEAD = "青溪区办公用纸"


def write_docx(parsed: Parsed) -> bytes:
    """The bytes of a .docx with a running head and page numbers."""
    document = docx.Document()
    _set_font(document.styles["Normal"])
    section = document.sections[0]
    section.header.paragraphs[0].text = RUNNING_HEAD
    _add_page_number(section.footer.paragraphs[0])
    pieces = list(pieces_of(parsed))
    while pieces:
        piece = pieces.pop(0)
        if piece.table is not None:
            _add_table(document, piece.table)
        elif piece.kind == "printed_on" and pieces and pieces[0].kind == "printed_on":
            _add_imprint(document, piece.text, pieces.pop(0).text)
        else:
            _add_paragraph(document, piece)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _set_font(style) -> None:
    """仿宋 16 磅."""
    style.font.name = "FangSong"
    style.font.size = Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "仿宋")


def _add_paragraph(document, piece: Piece) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGNMENTS.get(piece.kind)
    run = paragraph.add_run(piece.text)
    run.bold = piece.kind in ("title", "annex_title", "heading")
    if piece.kind not in CENTRED and piece.kind not in ("addressees", "issuers", "dated_on"):
        indent = OxmlElement("w:ind")
        indent.set(qn("w:firstLineChars"), "200")
        paragraph._p.get_or_add_pPr().append(indent)


def _add_table(document, table: Table) -> None:
    """A ruled table; the label cell of several rows is merged downwards."""
    rows = merged_rows(table)
    width = len(rows[0])
    grid = document.add_table(len(rows), width, style="Table Grid")
    for number, cells in enumerate(rows):
        places = range(width) if len(cells) == width else [0, *range(2, width)]
        for column, (text, span) in zip(places, cells, strict=True):
            cell = grid.cell(number, column)
            if span > 1:
                cell = cell.merge(grid.cell(number + span - 1, column))
            cell.text = text


def _add_imprint(document, organ: str, printed: str) -> None:
    """印发机关 and 印发日期 side by side, without rulings."""
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = organ, printed


def _add_page_number(paragraph) -> None:
    """— 1 —, the number a field."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)
    paragraph.add_run(" —")
