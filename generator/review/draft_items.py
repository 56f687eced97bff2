"""Parsed → what the draft prints, each with the place in the source that it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.outline import Paragraph, SectionRole
from generator.model.transcript import Figure
from generator.review.labels import ELEMENTS, OTHER_ELEMENT, ROLES
from generator.review.page import DraftItem, TableCell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.outline import Section, Table
    from generator.model.parsed import Parsed

Place = tuple[int, int]
"""Page (0 where there is none) and line."""


def draft_items(parsed: Parsed) -> tuple[tuple[Place, DraftItem], ...]:
    """Elements, outline and residue; those of one place in the order in which they are read."""
    duties = _duties(parsed)
    found: list[tuple[Place, DraftItem]] = []
    for entry in parsed.elements.printed:
        label = ELEMENTS.get(entry.element, OTHER_ELEMENT)
        found.append(((entry.page or 0, entry.line), DraftItem(kind="element", label=label, text=entry.text)))
    for section in parsed.structure.outline.sections:
        found += _section(section, 0, duties)
    found += [((entry.page or 0, entry.line), DraftItem(kind="residue", text=entry.text)) for entry in parsed.residue]
    return tuple(found)


Duties = dict[tuple[str | None, int], list[tuple[str, str]]]
"""By section and line: what is printed, and what it means."""


def _duties(parsed: Parsed) -> Duties:
    """Notes and time limits."""
    found: Duties = {}
    for entry in parsed.structure.responsibilities:
        tail = "等" if entry.open_ended else ""
        meaning = f"{entry.role.label}：{'、'.join(entry.units)}{tail}"
        found.setdefault((entry.section, entry.line), []).append((entry.raw, meaning))
    for limit in parsed.structure.deadlines:
        due = f" → {limit.due_on.isoformat()}" if limit.due_on else ""
        meaning = f"{limit.kind.label}：{limit.raw}{due}"
        found.setdefault((limit.section, limit.line), []).append((limit.raw, meaning))
    return found


def _section(section: Section, depth: int, duties: Duties) -> Iterator[tuple[Place, DraftItem]]:
    """A node and everything below it."""

    def told(line: int, text: str) -> tuple[str, ...]:
        """The duties that stand in a paragraph."""
        here = duties.get((section.id, line), ())
        return tuple(dict.fromkeys(meaning for raw, meaning in here if raw in text))

    note = ROLES.get(section.role, "")
    if section.label or section.heading or section.role is SectionRole.ANNEX:
        item = DraftItem(
            kind="heading",
            id=section.id or "",
            label=section.label or "",
            heading=section.heading,
            note=note,
            depth=depth,
            duties=told(section.line, section.heading),
        )
        yield (section.page or 0, section.line), item
        note = ""
    for block in section.content:
        place = (block.page or 0, block.line)
        if isinstance(block, Paragraph):
            meanings = told(block.line, block.text)
            yield place, DraftItem(kind="paragraph", text=block.text, note=note, depth=depth, duties=meanings)
        elif isinstance(block, Figure):
            yield place, DraftItem(kind="figure", text=block.alt, label=block.target, note=note, depth=depth)
        else:
            yield place, _table(block, note=note, depth=depth)
        note = ""
    for child in section.children:
        yield from _section(child, depth + 1, duties)


def _table(table: Table, *, note: str, depth: int) -> DraftItem:
    rows = tuple(
        tuple(TableCell(text=cell.text, rowspan=cell.rowspan, colspan=cell.colspan) for cell in row)
        for row in table.cells
    )
    return DraftItem(
        kind="table", heading=table.caption or "", table=rows, has_header=bool(table.header), note=note, depth=depth
    )
