"""What parsing finds in a document: the content of `lantai inspect --json`, typed."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from generator.model.value import value_class

if TYPE_CHECKING:
    from datetime import date

    from generator.errors import Finding
    from generator.model.elements import Elements
    from generator.model.outline import Outline, Table
    from generator.model.transcript import Residue, SourceFormat


class ResponsibilityRole(StrEnum):
    """A unit's part in a duty; the labels are those printed in notes and ledgers."""

    RESPONSIBLE = "responsible"
    LEAD = "lead"
    SUPPORTING = "supporting"

    @property
    def label(self) -> str:
        """责任单位, 牵头单位, 配合单位."""
        return {"responsible": "责任单位", "lead": "牵头单位", "supporting": "配合单位"}[self.value]


@value_class
class Responsibility:
    """责任分工: one role of a bracketed note."""

    section: str | None
    role: ResponsibilityRole
    units: tuple[str, ...]
    """As printed, split at 、，；, tails (等有关部门) and 负责/牵头/配合 cut; brackets of an alias kept."""
    open_ended: bool
    """A tail was cut: others belong to it too."""
    raw: str
    """The whole note as printed, with its brackets; the same for every role of one note."""
    line: int
    start: int | None = None
    """Offset of the note in the paragraph's text that stands at `line`: for links on the page."""


class DeadlineKind(StrEnum):
    """How a time limit is said."""

    DAY = "day"
    MONTH = "month"
    WITHIN_YEAR = "within_year"
    WINDOW = "window"
    RELATIVE = "relative"
    RECURRING = "recurring"
    ONGOING = "ongoing"
    """No last day: a standing duty, or only a number to reach (不低于50%)."""

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "day": "截止到日",
            "month": "截止到月",
            "within_year": "年内",
            "window": "时段",
            "relative": "相对时限",
            "recurring": "频次",
            "ongoing": "持续或数量要求",
        }[self.value]


@value_class
class Deadline:
    """完成时限, frequency or quantity."""

    section: str | None
    raw: str
    kind: DeadlineKind
    due_on: date | None
    """Last day, where it follows from the text and the document's year."""
    at_least: int | None
    unit: str | None
    """Of `at_least`: 次, %, 万元 …"""
    line: int


class TaskSource(StrEnum):
    """Where a task was read."""

    SECTION = "section"
    TABLE = "table"


@value_class
class Task:
    """任务: a duty with those who owe it. Smallest numbered node, or row of the 任务分解表."""

    id: str | None
    """Id of the section it comes from; a table's row has its section's id where the body tells it."""
    text: str
    source: TaskSource
    row: int | None
    """1-based row of the task table."""
    title: str | None
    responsible: tuple[str, ...]
    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    open_ended: bool
    due_on: date | None
    deadline: str | None
    """As printed."""
    line: int


def name_tasks(tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """A key for each task, unique in its document: the section's id, `_2` … behind it from the second on.

    A row without section is named after its number, `row12`. The key is the row's `data-task` on the ledger page.
    """
    seen: dict[str, int] = {}
    keys = []
    for ordinal, task in enumerate(tasks, start=1):
        name = task.id or f"row{task.row or ordinal}"
        seen[name] = seen.get(name, 0) + 1
        keys.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(keys)


@value_class
class CitedClause:
    """第十九条, as a text names it."""

    id: str
    """Of the section in the document that is meant: `a19`; whether it has one, the Library knows."""
    raw: str
    start: int
    """Offset in the heading or paragraph."""


@value_class
class OwnReference:
    """本办法第八条: a clause of the very document."""

    line: int
    clause: CitedClause


@value_class
class Reference:
    """A document named in the text."""

    section: str | None
    title: str | None
    """Between 《》, without them."""
    document_number: str | None
    """Canonical: 「国办函〔2021〕132号」."""
    raw: str
    line: int
    start: int | None = None
    """Offset of `raw` in the heading or paragraph."""
    clauses: tuple[CitedClause, ...] = ()
    """Its articles, where they are named right behind."""


@value_class
class Conservation:
    """The account of characters that are not white space."""

    characters_in: int
    characters_out: int
    lost: Counter[str]
    invented: Counter[str]


@value_class
class SourceInfo:
    """The file a document was read from."""

    name: str
    format: SourceFormat
    sha256: str
    pages: int | None
    encoding: str | None


class OwedPattern(NamedTuple):
    """What tasks have in common for those who count them."""

    phrases: tuple[str, ...]
    """Of all who owe the task, by any role; each once."""
    is_dated: bool
    """Whether its last day is known."""


class NamedClause(NamedTuple):
    """An article of another document, as a text names it, wherever in the text."""

    id: str
    raw: str


class NamedDocument(NamedTuple):
    """A reference, wherever in the text it stands."""

    section: str | None
    title: str | None
    document_number: str | None
    raw: str
    clauses: tuple[NamedClause, ...]


@value_class
class StructureCard:
    """The little of a structure that is asked of every document in every build.

    No place in the text is told: a paragraph more, or a word before another, leaves the card as it was.
    """

    section_ids: tuple[str, ...]
    noted_phrases: tuple[str, ...]
    """Phrases that responsibility notes print for units, in order of print."""
    owing_phrases: tuple[str, ...]
    """Phrases of those who owe tasks, by responsible, lead and supporting."""
    task_keys: tuple[str, ...]
    """`name_tasks` of all tasks."""
    owed: tuple[tuple[OwedPattern, int], ...]
    """Who owes tasks, with the number of tasks that are owed so, in order of their first."""
    references: tuple[NamedDocument, ...] = ()
    """All of them, in their order."""


@value_class
class Structure:
    """What a text says once its outline is known: the same for a source and for a reviewed body in `content/`."""

    outline: Outline
    responsibilities: tuple[Responsibility, ...]
    deadlines: tuple[Deadline, ...]
    tasks: tuple[Task, ...]
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    own_references: tuple[OwnReference, ...] = ()
    """Articles of the document itself that its text names."""

    def tables(self) -> tuple[tuple[str | None, Table], ...]:
        """Every table with the id of its section."""
        return tuple((section.id, table) for section, table in self.outline.tables())

    @property
    def card(self) -> StructureCard:
        """The structure in short."""
        return StructureCard(
            section_ids=tuple(section.id for section in self.outline.walk() if section.id),
            noted_phrases=tuple(phrase for note in self.responsibilities for phrase in note.units),
            owing_phrases=tuple(phrase for task in self.tasks for phrase in _owing(task)),
            task_keys=name_tasks(self.tasks),
            owed=tuple(Counter(_find_pattern(task) for task in self.tasks).items()),
            references=tuple(map(_name_document, self.references)),
        )

    @property
    def phrase_lines(self) -> tuple[int, ...]:
        """Lines of the card's `noted_phrases`, then of its `owing_phrases`."""
        noted = (note.line for note in self.responsibilities for _ in note.units)
        return (*noted, *(task.line for task in self.tasks for _ in _owing(task)))


def _owing(task: Task) -> tuple[str, ...]:
    return (*task.responsible, *task.lead, *task.supporting)


def _find_pattern(task: Task) -> OwedPattern:
    return OwedPattern(tuple(dict.fromkeys(_owing(task))), task.due_on is not None)


def _name_document(reference: Reference) -> NamedDocument:
    clauses = tuple(NamedClause(clause.id, clause.raw) for clause in reference.clauses)
    return NamedDocument(reference.section, reference.title, reference.document_number, reference.raw, clauses)


@value_class
class Parsed:
    """A source file, read and understood."""

    source: SourceInfo
    elements: Elements
    structure: Structure
    residue: tuple[Residue, ...]
    findings: tuple[Finding, ...]
    """The reader's and the parser's, in order of place."""
    conservation: Conservation
