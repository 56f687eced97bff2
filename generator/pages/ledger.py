"""任务台账 of a plan: every duty with those who owe it and its time limit, each leading back to its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address, ledger_address
from generator.model.parsed import ResponsibilityRole, TaskSource, name_tasks
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.citation import name_clauses
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.life_cycle import present_badge
from generator.pages.mentions import mention_all
from generator.pages.punctuation import widen
from generator.pages.task_agreement import present_agreement
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.parsed import Task
    from generator.pages.components import Badge, Mention
    from generator.pages.task_agreement import TableAgreement


@value_class
class UnitsByRole:
    """Those who share one role in a task."""

    role: str
    """责任单位, 牵头单位, 配合单位."""
    units: tuple[Mention, ...]


@value_class
class TaskRow:
    """A row of `table#tasks`."""

    key: str
    """`data-task`."""
    number: int
    title: str | None
    text: str
    roles: tuple[UnitsByRole, ...]
    open_ended: bool
    """The text names further units without saying which."""
    deadline: str | None
    """As printed."""
    due: str | None
    due_before_document: bool
    """截止日早于成文日: said plainly, never counted as overdue."""
    clause: Link | None


@value_class
class TimeLimitRow:
    """A time limit of the text that is not a task's."""

    raw: str
    kind: str
    due: str | None
    clause: Link | None


@value_class
class LedgerPage:
    """What `portal/ledger.html` may read, as `p`."""

    title: str
    badge: Badge | None
    document: Link
    number: str | None
    dated: str | None
    tasks: tuple[TaskRow, ...]
    unit_count: int
    """Distinct phrases that name units."""
    dated_count: int
    """Tasks with a last day."""
    time_limits: tuple[TimeLimitRow, ...]
    agreement: TableAgreement | None
    """正文与任务分解表对照; None where there is no table made of the body."""
    csv: str
    xlsx: str


def addresses(library: Library) -> Iterator[tuple[str, Document]]:
    """A ledger for every document with tasks."""
    return ((ledger_address(document.id), document) for document in library.documents if document.task_keys)


def head(document: Document, library: Library) -> Head:
    """The plan's title."""
    del library
    return Head(
        title=f"任务台账：{document.record.title}",
        address=ledger_address(document.id),
        place=Place(kind=ChannelKind.LEDGERS),
        description=f"{document.record.title}的{len(document.task_keys)}项任务、责任单位和完成时限。",
    )


def present(document: Document, library: Library) -> LedgerPage:
    """Every task, then the other time limits of the text."""
    record = document.record
    names = name_clauses(document.structure.outline)
    tasks = tuple(_present_tasks(document, library, names))
    address = ledger_address(document.id)
    return LedgerPage(
        title=widen(record.title) if library.site.full_width_punctuation else record.title,
        badge=present_badge(document, library),
        document=Link(text=record.title, address=document_address(document.id)),
        number=record.document_number,
        dated=print_date(record.dated_on),
        tasks=tasks,
        unit_count=len({unit.text for task in tasks for role in task.roles for unit in role.units}),
        dated_count=sum(task.due is not None for task in tasks),
        time_limits=tuple(_present_time_limits(document, names)),
        agreement=present_agreement(document, library),
        csv=f"{address}tasks.csv",
        xlsx=f"{address}tasks.xlsx",
    )


def present_roles(task: Task, library: Library) -> tuple[UnitsByRole, ...]:
    """Lead first, as notes print them; only roles that somebody has."""
    roles = (
        (ResponsibilityRole.LEAD, task.lead),
        (ResponsibilityRole.RESPONSIBLE, task.responsible),
        (ResponsibilityRole.SUPPORTING, task.supporting),
    )
    return tuple(UnitsByRole(role=role.label, units=mention_all(units, library)) for role, units in roles if units)


def is_before(due_on: date | None, dated_on: date | None) -> bool:
    """Whether a last day lies before the document's own date."""
    return due_on is not None and dated_on is not None and due_on < dated_on


def _present_tasks(document: Document, library: Library, names: Mapping[str, str]) -> Iterator[TaskRow]:
    show = widen if library.site.full_width_punctuation else str
    tasks = document.tasks
    for number, (key, task) in enumerate(zip(name_tasks(tasks), tasks, strict=True), start=1):
        yield TaskRow(
            key=key,
            number=task.row if task.source is TaskSource.TABLE and task.row else number,
            title=show(task.title) if task.title else None,
            text=show(task.text),
            roles=present_roles(task, library),
            open_ended=task.open_ended,
            deadline=task.deadline,
            due=print_date(task.due_on),
            due_before_document=is_before(task.due_on, document.record.dated_on),
            clause=link_clause(document.id, task.id, names),
        )


def link_clause(document: str, section: str | None, names: Mapping[str, str]) -> Link | None:
    """三（五）2, leading to the clause."""
    if section is None:
        return None
    return Link(text=names.get(section, section), address=document_address(document, section))


def _present_time_limits(document: Document, names: Mapping[str, str]) -> Iterator[TimeLimitRow]:
    with_task = {(task.id, task.deadline) for task in document.tasks}
    for limit in document.structure.deadlines:
        if (limit.section, limit.raw) in with_task:
            continue
        yield TimeLimitRow(
            raw=limit.raw,
            kind=limit.kind.label,
            due=print_date(limit.due_on),
            clause=link_clause(document.id, limit.section, names),
        )
