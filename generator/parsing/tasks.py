"""任务: the rows of a task table where there is one, else the smallest numbered nodes of the text.

A node is a task at the level （一） or below, when nothing numbered stands under it; an unnumbered paragraph after
numbered children (tail) is one too, under its parent's id. A chapter of prose (一、) is a task only where it bears a
note or the whole document has no lower level. Statutes (条) have no tasks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.outline import Mark, SectionRole
from generator.model.parsed import ResponsibilityRole, Task, TaskSource
from generator.parsing.time_phrases import Clock, read_time_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.outline import Outline, Paragraph, Section
    from generator.model.parsed import Deadline, Responsibility
    from generator.parsing.task_placement import PlacedRow

_TASK_MARKS = frozenset((Mark.SECOND, Mark.THIRD, Mark.FOURTH, Mark.FIFTH, Mark.DECIMAL))
_CHAPTER_MARKS = frozenset((Mark.FIRST,))


def find_tasks(
    outline: Outline,
    rows: Sequence[PlacedRow],
    responsibilities: Sequence[Responsibility],
    deadlines: Sequence[Deadline],
    *,
    year: int | None,
) -> tuple[Task, ...]:
    """Every task, in order; `rows` are those of the task tables, `year` is the document's, for times without one."""
    if rows:
        clock = Clock(year=year)
        return tuple(_row_task(placed, clock) for placed in rows)
    if any(section.mark is Mark.ARTICLE for section in outline.walk()):
        return ()
    book = _Book(responsibilities, deadlines)
    main = tuple(section for section in outline.sections if section.role is not SectionRole.ANNEX)
    annexes = tuple(section for section in outline.sections if section.role is SectionRole.ANNEX)
    return tuple(_section_tasks(main, book)) or tuple(_section_tasks(annexes, book))


class _Book:
    """Notes and deadlines by section and line."""

    def __init__(self, responsibilities: Sequence[Responsibility], deadlines: Sequence[Deadline]) -> None:
        self._notes: dict[str | None, list[Responsibility]] = {}
        self._deadlines: dict[str | None, list[Deadline]] = {}
        for note in responsibilities:
            self._notes.setdefault(note.section, []).append(note)
        for deadline in deadlines:
            self._deadlines.setdefault(deadline.section, []).append(deadline)

    def notes(self, section: Section, id_: str | None) -> tuple[Responsibility, ...]:
        """Notes of a section's own text."""
        notes = self._notes.get(id_)
        if notes is None:
            return ()
        lines = _own_lines(section)
        return tuple(note for note in notes if _holds(section, lines, note.line, note.raw, note.start))

    def deadline(self, section: Section, id_: str | None) -> Deadline | None:
        """The first time limit of a section's own text with a last day, else the first of all."""
        deadlines = self._deadlines.get(id_)
        if deadlines is None:
            return None
        lines = _own_lines(section)
        own = [found for found in deadlines if _holds(section, lines, found.line, found.raw, None)]
        return next((found for found in own if found.due_on), own[0] if own else None)


def _own_lines(section: Section) -> dict[int, list[str]]:
    """The section's own paragraphs by the line they stand at."""
    lines: dict[int, list[str]] = {}
    for paragraph in section.paragraphs:
        lines.setdefault(paragraph.line, []).append(paragraph.text)
    return lines


def _holds(section: Section, lines: dict[int, list[str]], line: int, raw: str, start: int | None) -> bool:
    """Whether printed words stand in a section's own text: whole pages may be one line, so the words decide too."""
    texts = lines.get(line, ())
    own = any(raw in text if start is None else text.startswith(raw, start) for text in texts)
    return own or (start is None and section.line == line and raw in section.heading)


def _section_tasks(sections: tuple[Section, ...], book: _Book) -> Iterator[Task]:
    """Tasks of a forest."""
    numbered = [node for top in sections for node in top.walk() if node.role is SectionRole.NUMBERED]
    is_flat = not any(node.mark in _TASK_MARKS for node in numbered)
    for section in sections:
        yield from _below(section, None, (), book, is_flat=is_flat)


def _below(
    section: Section,
    above: str | None,
    inherited: tuple[Responsibility, ...],
    book: _Book,
    *,
    is_flat: bool,
) -> Iterator[Task]:
    """Tasks of a section and all below it; notes of a section's own paragraphs hold for children without any."""
    id_ = section.id or above
    notes = book.notes(section, id_)
    if _is_task(section, above, notes, is_flat=is_flat):
        yield _task(section, id_, notes or inherited, book)
    for child in section.children:
        is_tail = child.role is SectionRole.TAIL
        yield from _below(child, id_, () if is_tail else notes or inherited, book, is_flat=is_flat)


def _is_task(section: Section, above: str | None, notes: tuple[Responsibility, ...], *, is_flat: bool) -> bool:
    """Whether a node is a smallest one that owes something."""
    has_text = bool(section.heading or section.paragraphs)
    has_parts = any(child.role is SectionRole.NUMBERED for child in section.children)
    if not has_text or has_parts:
        return False
    if section.role is SectionRole.TAIL:
        return above is not None
    if section.role is not SectionRole.NUMBERED:
        return False
    return section.mark in _TASK_MARKS or (section.mark in _CHAPTER_MARKS and (is_flat or bool(notes)))


def _task(section: Section, id_: str | None, notes: Sequence[Responsibility], book: _Book) -> Task:
    deadline = book.deadline(section, id_)
    paragraphs = section.paragraphs
    return Task(
        id=id_,
        text=_text(section.heading, paragraphs, notes),
        source=TaskSource.SECTION,
        row=None,
        title=section.heading.rstrip("。 ") or None if paragraphs else None,
        responsible=_units(notes, ResponsibilityRole.RESPONSIBLE),
        lead=_units(notes, ResponsibilityRole.LEAD),
        supporting=_units(notes, ResponsibilityRole.SUPPORTING),
        open_ended=bool(notes) and any(note.open_ended for note in notes),
        due_on=deadline.due_on if deadline else None,
        deadline=deadline.raw if deadline else None,
        line=section.line,
    )


def _text(heading: str, paragraphs: Sequence[Paragraph], notes: Sequence[Responsibility]) -> str:
    """The paragraphs of a task without its notes, which stand in the task's units."""
    text = "\n".join([paragraph.text for paragraph in paragraphs]) or heading
    for raw in {note.raw: None for note in notes}:
        text = text.replace(raw, "")
    return text.strip() or heading


def _units(notes: Sequence[Responsibility], role: ResponsibilityRole) -> tuple[str, ...]:
    if not notes:
        return ()
    return tuple(dict.fromkeys(unit for note in notes if note.role is role for unit in note.units))


def _row_task(placed: PlacedRow, clock: Clock) -> Task:
    """The task of a table's row."""
    row = placed.row
    time = read_time_cell(row.time, clock) if row.time else None
    units: dict[ResponsibilityRole, tuple[str, ...]] = {}
    for duty in row.duties:
        units[duty.role] = tuple(dict.fromkeys((*units.get(duty.role, ()), *duty.units)))
    return Task(
        id=placed.place.id if placed.place else None,
        text=row.content,
        source=TaskSource.TABLE,
        row=row.row,
        title=placed.title,
        responsible=units.get(ResponsibilityRole.RESPONSIBLE, ()),
        lead=units.get(ResponsibilityRole.LEAD, ()),
        supporting=units.get(ResponsibilityRole.SUPPORTING, ()),
        open_ended=any(duty.open_ended for duty in row.duties),
        due_on=time.due_on if time else None,
        deadline=row.time or None,
        line=row.line,
    )
