"""The drawn lines, filled areas and pictures of a PDF page, read from its objects."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.sources.pdf_glyphs import Pdfium, View

MAX_OBJECTS = 20_000
MAX_SEGMENTS = 40_000
MAX_DEPTH = 4
MAX_CLIPS = 8
MAX_CLIP_POINTS = 64
THIN = 3.0
"""Points up to which a filled area is a line."""
SHORTEST = 4.0
"""Points from which a line can rule a cell."""
STRAIGHT = 0.7
"""Points by which a ruling may be crooked."""
LIGHT = 225
"""Fill colours whose darkest part is lighter are no ground for white letters."""

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Rule(NamedTuple):
    """A straight drawn line, horizontal or vertical: at `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A box on the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def nearest(self, point: Point) -> Point:
        """The point, or the one of the box nearest to it."""
        x, y = point
        return min(max(x, self.x0), self.x1), min(max(y, self.top), self.bottom)

    def within(self, other: Area) -> Area:
        """What both boxes cover."""
        return Area(
            max(self.x0, other.x0), max(self.top, other.top), min(self.x1, other.x1), min(self.bottom, other.bottom)
        )


@dataclass(slots=True, kw_only=True)
class Drawing:
    """What a page shows besides text."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    grounds: list[Area] = field(default_factory=list)
    """Dark enough to carry white letters; pictures too."""
    images: list[Area] = field(default_factory=list)
    paths: int = 0
    cut: bool = False
    """The page holds more than is read."""


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


class _Reader:
    """Walks the objects of one page."""

    def __init__(self, raw: Pdfium, view: View) -> None:
        self.raw, self.view = raw, view
        self.drawing = Drawing()
        self.objects = self.segments = 0
        self.clip: Area | None = None
        self.matrix = raw.FS_MATRIX()
        self.colour = [ctypes.c_uint() for _ in range(4)]

    def matrix_of(self, item: Pdfium, outer: Matrix) -> Matrix:
        """The object's matrix on the page."""
        found = self.matrix
        if not self.raw.FPDFPageObj_GetMatrix(item, found):
            return outer
        return _times((found.a, found.b, found.c, found.d, found.e, found.f), outer)

    def walk(self, items: Iterator[Pdfium], outer: Matrix, depth: int) -> None:
        """Read every object, those in forms too."""
        raw = self.raw
        for item in items:
            self.objects += 1
            if self.objects > MAX_OBJECTS or self.segments > MAX_SEGMENTS:
                self.drawing.cut = True
                return
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self.path(item, self.matrix_of(item, outer))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.image(self.matrix_of(item, outer))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                count = raw.FPDFFormObj_CountObjects(item)
                inner = (raw.FPDFFormObj_GetObject(item, index) for index in range(count))
                self.walk(inner, self.matrix_of(item, outer), depth + 1)

    def image(self, matrix: Matrix) -> None:
        """A picture; a thin one is a line."""
        self.clip = None
        area = self.area([self.point(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)])
        if area is None:
            return
        if min(area.x1 - area.x0, area.bottom - area.top) <= THIN:
            self.thin(area)
        else:
            self.drawing.images.append(area)
            self.drawing.grounds.append(area)

    def point(self, matrix: Matrix, x: float, y: float) -> Point:
        """A point of an object as seen on the page."""
        a, b, c, d, e, f = matrix
        return self.view.place(a * x + c * y + e, b * x + d * y + f)

    def area(self, points: list[Point]) -> Area | None:
        """The box around points; None where the PDF's numbers are no numbers."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if not all(map(math.isfinite, (*xs, *ys))):
            return None
        return Area(min(xs), min(ys), max(xs), max(ys))

    def path(self, item: Pdfium, matrix: Matrix) -> None:
        """The lines and areas of a path."""
        raw = self.raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, fill, stroke)
        if not (fill.value or stroke.value):
            return
        self.drawing.paths += 1
        dark = self.is_dark(item) if fill.value else False
        self.clip = self.clip_of(item)
        for points in self.subpaths(item, matrix):
            area = self.area(points)
            if area is None:
                continue
            if fill.value and min(area.x1 - area.x0, area.bottom - area.top) <= THIN:
                self.thin(area)
            elif stroke.value:
                for start, end in pairwise(points):
                    self.line(start, end)
            if dark:
                self.drawing.grounds.append(area)

    def clip_of(self, item: Pdfium) -> Area | None:
        """The box outside which nothing of the object is shown."""
        raw, x, y = self.raw, ctypes.c_float(), ctypes.c_float()
        clip = raw.FPDFPageObj_GetClipPath(item)
        box: Area | None = None
        for index in range(min(raw.FPDFClipPath_CountPaths(clip), MAX_CLIPS) if clip else 0):
            points = []
            for at in range(min(raw.FPDFClipPath_CountPathSegments(clip, index), MAX_CLIP_POINTS)):
                raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, index, at), x, y)
                points.append(self.view.place(x.value, y.value))
            area = self.area(points) if points else None
            if area is not None:
                box = area if box is None else box.within(area)
        return box

    def is_dark(self, item: Pdfium) -> bool:
        """Whether white letters can be read on the fill."""
        red, green, blue, alpha = self.colour
        found = self.raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
        return not found or (alpha.value > 0 and min(red.value, green.value, blue.value) < LIGHT)

    def subpaths(self, item: Pdfium, matrix: Matrix) -> Iterator[list[Point]]:
        """The subpaths of a path as points, up to its first curve; a closed one ends where it began."""
        raw = self.raw
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[Point] = []
        count = min(raw.FPDFPath_CountSegments(item), MAX_SEGMENTS - self.segments + 1)
        for index in range(count):
            self.segments += 1
            segment = raw.FPDFPath_GetPathSegment(item, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                return
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points
                points = []
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(self.point(matrix, x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1:
            yield points

    def thin(self, area: Area) -> None:
        """A filled area so thin that it is a line."""
        if area.x1 - area.x0 >= area.bottom - area.top:
            middle = (area.top + area.bottom) / 2
            self.line((area.x0, middle), (area.x1, middle))
        else:
            middle = (area.x0 + area.x1) / 2
            self.line((middle, area.top), (middle, area.bottom))

    def line(self, start: Point, end: Point) -> None:
        """Keep a stroke that is straight and long enough to rule a cell."""
        if self.clip is not None:
            start, end = self.clip.nearest(start), self.clip.nearest(end)
        (x0, y0), (x1, y1) = start, end
        if abs(y1 - y0) <= STRAIGHT and abs(x1 - x0) >= SHORTEST:
            self.drawing.horizontal.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= STRAIGHT and abs(y1 - y0) >= SHORTEST:
            self.drawing.vertical.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))


def read_drawing(page: Pdfium, raw: Pdfium, view: View) -> Drawing:
    """The drawing of an open pdfium page, in the coordinates of `view`."""
    reader = _Reader(raw, view)
    count = raw.FPDFPage_CountObjects(page)
    items = (raw.FPDFPage_GetObject(page, index) for index in range(count))
    reader.walk(items, IDENTITY, 0)
    return reader.drawing
