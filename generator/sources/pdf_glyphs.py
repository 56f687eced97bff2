"""A page of a PDF → its glyphs with their places, as a person sees them on the page.

Coordinates are in points, from the upper left corner of the page as most of its text is read: a page whose text
stands sideways is turned. What cannot be seen is kept apart with its reason.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from generator.sources.pdf_repairs import is_private, is_radical, repair

Pdfium: TypeAlias = Any
"""The module `pypdfium2.raw`, or one of its untyped pointers."""
MAX_GLYPHS = 40_000
"""Glyphs read of one page; a dense page of a gazette holds 4,000."""
NEAR_WHITE = 244
INVISIBLE_MODES = (3, 7)
MIN_SIZE = 1.0
"""Points; smaller glyphs cannot be seen."""
_SAME_PLACE = 0.2
"""Ems by which overprinted copies of a character (imitated bold) may lie apart."""
_HYPHENS = (0x02, 0xAD, 0xFFFE)
_QUARTER = 90


class Glyph(NamedTuple):
    """A printed character; blanks are glyphs too."""

    char: str
    x0: float
    x1: float
    base: float
    """Baseline, downwards from the top of the page."""
    size: float
    """Height of an em."""


class Style(NamedTuple):
    """What all glyphs of a text object share."""

    size: float
    angle: float
    """Degrees, counter-clockwise."""
    hidden: bool
    white: bool


class Seen(NamedTuple):
    """A glyph in the page's own coordinates, before the page is turned."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    source: int
    style: Style


@dataclass(slots=True, kw_only=True)
class View:
    """How a page is looked at: its box and by how many quarter turns its text is turned."""

    box: tuple[float, float, float, float]
    turn: int = 0

    @property
    def width(self) -> float:
        """Points, as seen."""
        left, bottom, right, top = self.box
        return top - bottom if self.turn % 2 else right - left

    @property
    def height(self) -> float:
        """Points, as seen."""
        left, bottom, right, top = self.box
        return right - left if self.turn % 2 else top - bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page as (from the left, from the top)."""
        left, bottom, right, top = self.box
        if self.turn == 0:
            return x - left, top - y
        if self.turn == 1:
            return y - bottom, x - left
        if self.turn == 2:
            return right - x, y - bottom
        return top - y, right - x


@dataclass(slots=True, kw_only=True)
class PageGlyphs:
    """The glyphs of a page by what a person sees of them."""

    view: View
    glyphs: list[Glyph] = field(default_factory=list)
    white: list[Glyph] = field(default_factory=list)
    """Readable only on a dark ground."""
    hidden: list[Glyph] = field(default_factory=list)
    outside: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    """Not in the direction of the page's text."""
    radicals: int = 0
    private: Counter[str] = field(default_factory=Counter)
    cut: bool = False
    """The page holds more than `MAX_GLYPHS`."""


class _PageText:
    """A pdfium text page with what its objects have in common remembered."""

    def __init__(self, handle: Pdfium, raw: Pdfium) -> None:
        self.handle, self.raw = handle, raw
        self.styles: dict[int, Style] = {}
        self.rect = raw.FS_RECTF()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.matrix = raw.FS_MATRIX()
        self.colour = [ctypes.c_uint() for _ in range(4)]

    def style(self, index: int, source: int, text_object: Pdfium) -> Style:
        if source not in self.styles:
            self.styles[source] = self._read_style(index, text_object)
        return self.styles[source]

    def _read_style(self, index: int, text_object: Pdfium) -> Style:
        raw, matrix = self.raw, self.matrix
        size, angle = raw.FPDFText_GetFontSize(self.handle, index), 0.0
        if raw.FPDFText_GetMatrix(self.handle, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
            angle = math.degrees(math.atan2(matrix.b, matrix.a))
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
        red, green, blue, alpha = self.colour
        coloured = raw.FPDFText_GetFillColor(self.handle, index, red, green, blue, alpha)
        filled = mode in (0, 4)
        clear = bool(coloured) and filled and alpha.value == 0
        white = bool(coloured) and filled and min(red.value, green.value, blue.value) >= NEAR_WHITE
        return Style(size, angle, mode in INVISIBLE_MODES or clear, white)

    def seen(self, index: int) -> Seen | None:
        """The glyph, or None for what pdfium itself put in."""
        raw, handle = self.raw, self.handle
        if raw.FPDFText_IsGenerated(handle, index) == 1:
            return None
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _HYPHENS:
            code = 0x2D
        elif code < 0x20 or 0xD800 <= code <= 0xDFFF:
            if code:
                return None
            code = 0xFFFD
        if not raw.FPDFText_GetLooseCharBox(handle, index, self.rect):
            return None
        raw.FPDFText_GetCharOrigin(handle, index, self.x, self.y)
        text_object = raw.FPDFText_GetTextObject(handle, index)
        source = ctypes.cast(text_object, ctypes.c_void_p).value or 0
        rect = self.rect
        numbers = (rect.left, rect.bottom, rect.right, rect.top, self.x.value, self.y.value)
        if not all(map(math.isfinite, numbers)):
            return None
        return Seen(chr(code), *numbers, source, self.style(index, source, text_object))


def read_glyphs(handle: Pdfium, raw: Pdfium, box: tuple[float, float, float, float], rotation: int) -> PageGlyphs:
    """The glyphs of an open text page.

    Args:
        handle: pdfium's text page.
        raw: the module `pypdfium2.raw`.
        box: left, bottom, right and top of what is shown of the page.
        rotation: degrees by which the page says it is turned clockwise.
    """
    count = max(0, raw.FPDFText_CountChars(handle))
    text = _PageText(handle, raw)
    read = (text.seen(index) for index in range(min(count, MAX_GLYPHS)))
    seen = [glyph for glyph in read if glyph is not None]
    turn = _main_turn(seen, rotation)
    page = PageGlyphs(view=View(box=box, turn=turn), cut=count > MAX_GLYPHS)
    known: dict[tuple[str, int, int], list[tuple[int, float, float]]] = {}
    for glyph in seen:
        if not _is_overprint(glyph, known):
            _sort_in(glyph, page)
    return page


def _main_turn(seen: list[Seen], rotation: int) -> int:
    """Quarter turns of most of the text; the page's own where there is none."""
    turns = Counter(round(glyph.style.angle / _QUARTER) % 4 for glyph in seen if not glyph.char.isspace())
    own = rotation // _QUARTER % 4
    if not turns:
        return own
    turn, times = turns.most_common(1)[0]
    return turn if times * 2 > turns.total() else own


def _is_overprint(glyph: Seen, known: dict[tuple[str, int, int], list[tuple[int, float, float]]]) -> bool:
    """Whether the same character was printed at this place before by another text object."""
    if glyph.char.isspace():
        return False
    size = max(glyph.style.size, MIN_SIZE)
    near = size * _SAME_PLACE
    column, row = int(glyph.x // size), int(glyph.y // size)
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            for source, x, y in known.get((glyph.char, column + dx, row + dy), ()):
                if source != glyph.source and abs(x - glyph.x) < near and abs(y - glyph.y) < near:
                    return True
    known.setdefault((glyph.char, column, row), []).append((glyph.source, glyph.x, glyph.y))
    return False


def _sort_in(seen: Seen, page: PageGlyphs) -> None:
    """Put the glyph where it belongs by what can be seen of it."""
    view, style = page.view, seen.style
    ends = (view.place(seen.left, seen.bottom), view.place(seen.right, seen.top))
    (x0, _), (x1, _) = sorted(ends)
    base = view.place(seen.x, seen.y)[1]
    char = repair(seen.char)
    glyph = Glyph(char, x0, x1, base, style.size)
    blank = char.isspace()
    if not blank:
        page.radicals += is_radical(seen.char)
        if is_private(char):
            page.private[char] += 1
    off = style.angle - view.turn * _QUARTER
    middle = (x0 + x1) / 2
    if style.hidden or style.size < MIN_SIZE:
        page.hidden.append(glyph)
    elif not (-1 <= middle <= view.width + 1 and 0 <= base <= view.height + style.size):
        page.outside.append(glyph)
    elif abs((off + 180) % 360 - 180) > 3:
        page.turned.append(glyph)
    elif style.white:
        page.white.append(glyph)
    else:
        page.glyphs.append(glyph)
