"""How much room the beginning of a line takes: what decides whether the line before it was full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.sources.pdf_repairs import is_han

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.sources.pdf_glyphs import Glyph

NEVER_FIRST = frozenset("，。、；：？！）〕】》〉」』”’…—·,.;:?!)]}％%")
"""Marks that may not begin a line: they go down with the character before them."""
NEVER_LAST = frozenset("（〔【《〈「『“‘([{")
"""Marks that may not end a line: they go down with the character after them."""
QUOTES = frozenset("“”‘’\"'")
"""Marks of no direction to a line breaker: no line ends beside them."""
WIDE_MARKS = frozenset("…—·")


def first_unit(glyphs: Sequence[Glyph]) -> float:
    """Points of the first unbreakable part of a line: a character with its marks, a word, a number."""
    if not glyphs:
        return 0.0
    end = 0
    while end < len(glyphs) - 1 and glyphs[end].char in NEVER_LAST:
        end += 1
    while end < len(glyphs) - 1 and _holds(glyphs[end], glyphs[end + 1]):
        end += 1
    return glyphs[end].x1 - glyphs[0].x0


def _holds(glyph: Glyph, after: Glyph) -> bool:
    """Whether no line may be broken between two glyphs."""
    if after.char in NEVER_FIRST or after.char in QUOTES or glyph.char in QUOTES:
        return True
    gap = after.x0 - glyph.x1
    if is_han(glyph.char[:1]) or is_han(after.char[:1]) or glyph.char in WIDE_MARKS:
        return False
    return gap < 0.15 * glyph.size
