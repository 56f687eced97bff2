"""The parts of a document: what stands around the text becomes elements, the rest one flow a part.

A document is a carrier (the only one, or a notice, an order, an announcement), perhaps the document it carries, and
annexes. Each begins with a head (masthead, title, 主送) and may end with a closing (signature, date, remark).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.model.elements import Printed
from generator.model.transcript import Residue
from generator.model.value import value_class
from generator.parsing.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.outline import SectionRole
    from generator.parsing.pieces import Flow


@value_class
class Part:
    """A stretch of text with its own numbering."""

    role: SectionRole
    """NOTICE, NUMBERED (the document itself) or ANNEX."""
    flow: tuple[Flow, ...]
    heading: str = ""
    number: int | None = None
    """Printed number of an annex."""
    line: int = 1
    page: int | None = None


@dataclass(slots=True)
class Head:
    """What was read above one text."""

    titles: list[str] = field(default_factory=list)
    """Every title printed, each joined from its lines."""
    organs: list[str] = field(default_factory=list)
    """From the masthead and the line of an order."""
    order: str | None = None
    serial: str | None = None
    numbers: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    adoption: list[str] = field(default_factory=list)
    kept: list[Flow] = field(default_factory=list)
    """题注: read here, and left in the text, whose first lines they are."""
    addressees: str | None = None
    signatory: str | None = None


@dataclass(slots=True)
class Closing:
    """What was read below one text."""

    organs: list[str] = field(default_factory=list)
    officer: str | None = None
    date: str | None = None


@dataclass(slots=True)
class Reading:
    """A document on its way to `Elements`: all that has been taken out of the flow."""

    name: str
    carrier: Head = field(default_factory=Head)
    inner: Head | None = None
    closings: list[Closing] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    annex_titles: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    copied_to: str | None = None
    sent_to: str | None = None
    printed: str | None = None
    facts: list[tuple[str, str, int]] = field(default_factory=list)
    """Name, value and line of labelled values, printed in the text."""
    consumed: list[Printed] = field(default_factory=list)
    residue: list[Residue] = field(default_factory=list)

    def take(self, element: str, *pieces: Piece) -> None:
        """These paragraphs were read into an element."""
        for piece in pieces:
            self.consumed.append(Printed(element=element, text=piece.text, line=piece.line, page=piece.page))

    def drop(self, *pieces: Piece) -> None:
        """These paragraphs are not the document's."""
        for piece in pieces:
            self.residue.append(Residue(text=piece.text, line=piece.line, page=piece.page))


def piece_at(flow: Sequence[Flow], at: int) -> Piece | None:
    """The paragraph at a place; None past the end and at tables and pictures."""
    block = flow[at] if 0 <= at < len(flow) else None
    return block if isinstance(block, Piece) else None
