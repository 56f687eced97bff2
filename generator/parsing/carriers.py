"""Whether a text issues another document, and by which title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.value import value_class
from generator.parsing.head import TITLE_LINES, join_title
from generator.parsing.line_kinds import LineKind, kind_of
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.parsing.anatomy import Head
    from generator.parsing.pieces import Flow

CARRYING_TEXT = 12
"""Paragraphs of a notice that can say what it issues."""
_CARRIES = re.compile("印发|转发|批转|颁发|颁布|公布|发布|下发")
_CARRIED = re.compile(
    "现(?:将|予|就)?[^。]{0,80}(?:印发|转发|批转|公布|发布|颁布|下发)"
    "|(?:印发|转发|发布|公布)给?你们|予以(?:印发|公布|发布)"
)
_CITED = re.compile("《([^《》]{4,90})》")
_INNER_QUOTES = str.maketrans("", "", "〈〉<>")


@value_class
class Carrier:
    """What a text says of the document that it issues."""

    is_carrier: bool
    cited: frozenset[str]
    """Titles between 《》, as `plain_title` compares them."""


def read_carrier(head: Head, text: Sequence[Flow]) -> Carrier:
    """Look at the titles and first paragraphs of a text."""
    paragraphs = [block.text for block in text[:CARRYING_TEXT] if isinstance(block, Piece)]
    sources = [*head.titles, *paragraphs]
    found = [title for source in sources for title in _CITED.findall(source)]
    found += [title for source in sources for title in _CITED.findall(source.translate(_INNER_QUOTES))]
    said = any(_CARRIES.search(title) for title in head.titles) or any(map(_CARRIED.search, paragraphs))
    return Carrier(is_carrier=head.order is not None or said, cited=frozenset(map(plain_title, found)))


def plain_title(title: str) -> str:
    """A title for comparison: quotation of titles inside titles does not count."""
    return re.sub("[《》〈〉<>]", "", fold(title))


def is_cited_title(blocks: Sequence[Flow], at: int, carrier: Carrier) -> bool:
    """Whether short lines from `at` on are a title that the notice cites."""
    if not carrier.cited:
        return False
    for end in range(at + 1, min(at + TITLE_LINES, len(blocks)) + 1):
        lines = blocks[at:end]
        last = lines[-1]
        if not isinstance(last, Piece) or kind_of(last.text) is not LineKind.TITLE:
            return False
        title = plain_title(join_title(lines))
        if title in carrier.cited or sorted(title) in map(sorted, carrier.cited):
            return True
    return False
