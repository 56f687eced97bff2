"""Pictures of a page's text, ornaments left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.transcript import Figure
from generator.sources import html_dom as dom
from generator.sources.html_pieces import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

_SMALLEST_PICTURE = 32
"""Pixels under which a picture is a bullet, a file icon or a counter."""


def read_figure(element: _Element, line: int) -> Figure | None:
    """A picture of the text; None for ornaments."""
    target = (element.get("src") or "").strip()
    sizes = (element.get("width") or "", element.get("height") or "")
    small = any(
        size.removesuffix("px").isdecimal() and int(size.removesuffix("px")) < _SMALLEST_PICTURE for size in sizes
    )
    if not target or small or "icon" in target.lower():
        return None
    if target.startswith("data:"):
        target = target.partition(",")[0]
    return Figure(alt=tidy(element.get("alt") or ""), target=target, line=dom.line_of(element, line))
