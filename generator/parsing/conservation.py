"""The account of characters: what the reader saw against what stands in the result."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.outline import Paragraph, Table
from generator.model.parsed import Conservation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.elements import Elements
    from generator.model.outline import Outline
    from generator.model.transcript import Residue, Transcript


def account(transcript: Transcript, elements: Elements, outline: Outline, residue: Iterable[Residue]) -> Conservation:
    """Count both sides from scratch; white space does not count."""
    seen = _count(transcript.strings())
    placed = _count(_placed(elements, outline, residue))
    return Conservation(
        characters_in=seen.total(), characters_out=placed.total(), lost=seen - placed, invented=placed - seen
    )


def _count(strings: Iterable[str]) -> Counter[str]:
    return Counter(squeeze("".join(strings)))


def _placed(elements: Elements, outline: Outline, residue: Iterable[Residue]) -> Iterator[str]:
    """Every string of the result that came from the source."""
    yield from (printed.text for printed in elements.printed)
    yield from (entry.text for entry in residue)
    for section in outline.walk():
        yield section.label or ""
        yield section.heading
        for block in section.content:
            if isinstance(block, Paragraph):
                yield block.text
            elif isinstance(block, Table):
                yield block.caption or ""
                yield from block.header
                yield from (cell for row in block.rows for cell in row)
            else:
                yield block.alt
