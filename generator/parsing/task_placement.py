"""Which section of the body a row of the task table comes from: the words decide, not the printed 任务名称.

A row whose text stands in a section (white space and widths apart) belongs to it; an altered row belongs to the section
that holds most of its character pairs. Labels of merged cells are often printed a row too late, so a row without a
label takes the one printed beside another row of its section, and only without a section the one above.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.outline import SectionRole
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.outline import Outline, Section
    from generator.parsing.task_table import TaskRow

_LIKE_ENOUGH = 0.6
"""Share of a row's character pairs that its section must hold."""
_ENDS = "。；;.,，"


@value_class
class Place:
    """A section of the body that rows may come from."""

    id: str
    heading: str
    text: str
    """Heading and own paragraphs, folded."""
    ancestors: tuple[str, ...]
    """Ids, the nearest first."""


@value_class
class PlacedRow:
    """A row with its section and title."""

    row: TaskRow
    place: Place | None
    title: str | None
    filled_title: str | None
    """What repeating the label above would give."""
    is_exact: bool
    """The row's text stands in the section word by word."""


def place_rows(outline: Outline, rows: tuple[TaskRow, ...]) -> tuple[PlacedRow, ...]:
    """Every row with the section it comes from, where the body tells."""
    if not rows:
        return ()
    places = tuple(find_places(outline))
    index = _index(places)
    texts = [fold(row.content).rstrip(_ENDS) for row in rows]
    placed_texts = {text: _find_place(text, places, index) for text in dict.fromkeys(texts)}
    found = [placed_texts[text] for text in texts]
    labels = _labels(rows, [place for place, _ in found])
    placed: list[PlacedRow] = []
    filled: str | None = None
    for row, (place, is_exact) in zip(rows, found, strict=True):
        filled = row.title or filled
        title = row.title or _title(place, labels) or filled
        placed.append(PlacedRow(row=row, place=place, title=title, filled_title=filled, is_exact=is_exact))
    return tuple(placed)


def find_places(outline: Outline) -> Iterator[Place]:
    """Numbered sections with text, in reading order."""

    def below(section: Section, ancestors: tuple[str, ...]) -> Iterator[Place]:
        text = fold(section.heading + "".join(paragraph.text for paragraph in section.paragraphs))
        if section.id is not None and section.role is SectionRole.NUMBERED and text:
            heading = section.heading.rstrip("。 ")
            yield Place(id=section.id, heading=heading, text=text, ancestors=ancestors)
        inherited = ancestors if section.id is None else (section.id, *ancestors)
        for child in section.children:
            yield from below(child, inherited)

    for section in outline.sections:
        yield from below(section, ())


def pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters."""
    return {text[index : index + 2] for index in range(len(text) - 1)}


def _index(places: tuple[Place, ...]) -> dict[str, list[int]]:
    """In which places each pair of characters stands."""
    index: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        for pair in pairs(place.text):
            index.setdefault(pair, []).append(number)
    return index


def _find_place(text: str, places: tuple[Place, ...], index: dict[str, list[int]]) -> tuple[Place | None, bool]:
    """The section of a row's text, and whether it holds it word by word."""
    if not text:
        return None, False
    holding = [place for place in places if text in place.text]
    if holding:
        return min(holding, key=lambda place: (fold(place.heading) != text, len(place.text))), True
    wanted = pairs(text)
    shared = Counter(number for pair in wanted for number in index.get(pair, ()))
    best = max(shared, key=lambda number: (shared[number], -len(places[number].text)), default=None)
    if best is None or shared[best] < _LIKE_ENOUGH * len(wanted):
        return None, False
    return places[best], False


def _labels(rows: tuple[TaskRow, ...], found: list[Place | None]) -> dict[str, str]:
    """The label of each section, and of the section above it where the label covers several."""
    labels: dict[str, str] = {}
    for row, place in zip(rows, found, strict=True):
        if row.title and place is not None:
            labels.setdefault(place.id, row.title)
            if not place.heading and place.ancestors:
                labels.setdefault(place.ancestors[0], row.title)
    return labels


def _title(place: Place | None, labels: dict[str, str]) -> str | None:
    """The label printed beside another row of the section or of the one above, else the section's heading."""
    if place is None or not labels:
        return (place.heading or None) if place else None
    known = (labels[name] for name in (place.id, *place.ancestors) if name in labels)
    return next(known, None) or place.heading or None
