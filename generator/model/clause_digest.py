"""What the clauses under an answer say, in a word that is another one as soon as they say something else."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.outline import Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.outline import Content, Outline

LENGTH = 16
"""Hexadecimal figures: enough to tell, short enough to stand in a front matter."""


def digest_clauses(outline: Outline, sections: tuple[str, ...]) -> str:
    """Of the clauses with everything below them, or of the whole text where none is named.

    Spaces, line ends and the width of signs do not count, nor do printed numbers; a clause that is not there counts as
    empty.
    """
    wanted = frozenset(sections)
    roots = [section for section in _walk(outline) if section.id in wanted] if wanted else list(outline.sections)
    words = "\n".join(_words(part) for root in roots for part in root.walk())
    return hashlib.sha256(words.encode()).hexdigest()[:LENGTH]


def _walk(outline: Outline) -> Iterator[Section]:
    for section in outline.sections:
        yield from section.walk()


def _words(section: Section) -> str:
    blocks = (_block_words(block) for block in section.content)
    return "".join(fold("\n".join((section.heading, *blocks))).split())


def _block_words(block: Content) -> str:
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Table):
        return "\n".join("\t".join(row) for row in (block.header, *block.rows))
    return block.alt
