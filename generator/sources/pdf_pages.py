"""A page of an open PDF → its lines and tables in reading order, and what was kept out of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.sources.pdf_columns import lines_in_order
from generator.sources.pdf_glyphs import read_glyphs
from generator.sources.pdf_grids import TOUCH, lattices_of
from generator.sources.pdf_lines import rows_of, text_of
from generator.sources.pdf_rulings import Area, read_drawing
from generator.sources.pdf_tables import TablePart, fill

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from generator.sources.pdf_glyphs import Glyph, PageGlyphs, Pdfium
    from generator.sources.pdf_lines import PrintedLine
    from generator.sources.pdf_rulings import Drawing

FEW_GLYPHS = 30
"""Printed characters below which a page that is a picture has no text: a page number, a scanner's mark."""
COVERED = 0.5
"""Share of the page that its pictures cover where it is one."""
OUTLINES = 60
"""Drawn paths from which a page without a character is text turned into outlines."""
MAX_SIDE = 200_000.0


@dataclass(slots=True, kw_only=True)
class PageContent:
    """What a page holds."""

    number: int
    width: float
    height: float
    items: list[PrintedLine | TablePart] = field(default_factory=list)
    """In reading order."""
    unseen: list[str] = field(default_factory=list)
    """Hidden, white or outside the page, a line each."""
    turned: list[str] = field(default_factory=list)
    glyphs: int = 0
    """Printed characters that can be seen."""
    is_image: bool = False
    """A picture with hardly any text."""
    is_recognised: bool = False
    """Its text is the invisible layer that text recognition put under a picture."""
    cut: bool = False
    radicals: int = 0
    private: Counter[str]

    def lines(self) -> Iterator[PrintedLine]:
        """Its lines outside tables."""
        return (item for item in self.items if not isinstance(item, TablePart))

    @property
    def is_blank(self) -> bool:
        """Nothing is printed on it."""
        return not self.glyphs and not self.is_image


def _count(glyphs: list[Glyph]) -> int:
    return sum(not glyph.char.isspace() for glyph in glyphs)


def _share_of_images(drawing: Drawing, width: float, height: float) -> float:
    """The share of the page that pictures cover (strips of a scan together)."""
    covered = 0.0
    for area in drawing.images:
        wide = min(area.x1, width) - max(area.x0, 0.0)
        high = min(area.bottom, height) - max(area.top, 0.0)
        covered += max(0.0, wide) * max(0.0, high)
    return covered / max(width * height, 1.0)


def read_page(page: Pdfium, raw: Pdfium, number: int) -> PageContent:
    """Read an open page.

    Args:
        page: a `pypdfium2.PdfPage`; closing it is the caller's part.
        raw: the module `pypdfium2.raw`.
        number: from 1.
    """
    box = page.get_bbox()
    if not all(abs(side) < MAX_SIDE for side in box) or box[0] >= box[2] or box[1] >= box[3]:
        box = (0.0, 0.0, 595.0, 842.0)
    textpage = page.get_textpage()
    try:
        seen = read_glyphs(textpage.raw, raw, box, page.get_rotation())
    finally:
        textpage.close()
    drawing = read_drawing(page.raw, raw, seen.view)
    content = PageContent(
        number=number,
        width=seen.view.width,
        height=seen.view.height,
        radicals=seen.radicals,
        private=seen.private,
        cut=seen.cut or drawing.cut,
    )
    _show_white(seen, drawing)
    covered = _share_of_images(drawing, seen.view.width, seen.view.height) >= COVERED
    if covered and _count(seen.hidden) >= FEW_GLYPHS > _count(seen.glyphs):
        content.is_recognised = True
        seen.glyphs, seen.hidden = [*seen.glyphs, *seen.hidden], []
    content.glyphs = _count(seen.glyphs)
    outlined = content.glyphs == 0 and drawing.paths >= OUTLINES
    content.is_image = (covered and content.glyphs < FEW_GLYPHS) or outlined
    if content.glyphs == 0 and drawing.images:
        content.is_image = True
    content.cut &= not content.is_image
    content.unseen = [text_of(row) for group in (seen.hidden, seen.white, seen.outside) for row in rows_of(group)]
    content.turned = _turned_texts(seen.turned)
    content.items = _items(seen.glyphs, drawing, number)
    return content


def _show_white(seen: PageGlyphs, drawing: Drawing) -> None:
    """White letters on a dark ground or a picture can be read."""
    grounds = drawing.grounds
    shown = [
        glyph
        for glyph in seen.white
        if any(ground.holds((glyph.x0 + glyph.x1) / 2, glyph.base - 0.35 * glyph.size) for ground in grounds)
    ]
    if shown:
        gone = set(map(id, shown))
        seen.glyphs += shown
        seen.white = [glyph for glyph in seen.white if id(glyph) not in gone]


def _turned_texts(glyphs: list[Glyph]) -> list[str]:
    """Turned text in the order of the file, parted at blanks."""
    return "".join(glyph.char for glyph in glyphs).split()


def _items(glyphs: list[Glyph], drawing: Drawing, number: int) -> list[PrintedLine | TablePart]:
    """Lines and tables of a page in reading order; no character stands in both."""
    lattices = lattices_of(drawing)
    rows = rows_of(glyphs)
    ordinals = [row[0].base for row in rows]
    parts: list[TablePart] = []
    for lattice in lattices:
        area = lattice.area
        around = Area(area.x0 - TOUCH, area.top - TOUCH, area.x1 + TOUCH, area.bottom + TOUCH)
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in glyphs:
            held = around.holds((glyph.x0 + glyph.x1) / 2, glyph.base - 0.35 * glyph.size)
            (inside if held else outside).append(glyph)
        part = fill(lattice, inside, page=number, ordinals=ordinals)
        if part is not None:
            parts.append(part)
            glyphs = outside
    if parts:
        rows = rows_of(glyphs)
    lines = lines_in_order(rows, ordinals, number)
    return _in_order(lines, parts)


def _in_order(lines: list[PrintedLine], parts: list[TablePart]) -> list[PrintedLine | TablePart]:
    """Each table before the first line that stands below its head."""
    items: list[PrintedLine | TablePart] = []
    waiting = list(parts)
    for line in lines:
        while waiting and waiting[0].lattice.ys[0] < line.base:
            items.append(waiting.pop(0))
        items.append(line)
    return [*items, *waiting]
