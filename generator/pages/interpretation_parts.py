"""The parts of an interpretation: its headings with ids, so that a table of contents and notes can lead there."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.model.value import value_class

_HEADING = re.compile(r"<h2(?: id=\"(?P<id>[^\"]+)\")?>(?P<words>.*?)</h2>", re.DOTALL)
FEW = 3
"""Parts that need no table of contents."""


@value_class
class InterpretationPart:
    """A heading of the text."""

    id: str
    heading: str


def divide_parts(body: Markup) -> tuple[Markup, tuple[InterpretationPart, ...]]:
    """The body with an id at each of its first headings, and these headings; an id that an editor wrote stays."""
    parts: list[InterpretationPart] = []

    def name(found: re.Match[str]) -> str:
        part = found["id"] or f"part-{len(parts) + 1}"
        parts.append(InterpretationPart(id=part, heading=Markup(found["words"]).striptags()))
        return f'<h2 id="{part}">{found["words"]}</h2>'

    numbered = Markup(_HEADING.sub(name, str(body)))
    return numbered, tuple(parts) if len(parts) > FEW else ()
