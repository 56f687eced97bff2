"""单位: how to reach it, what it issued, what it owes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.address import (
    UNITS,
    document_address,
    documents_address,
    ledger_address,
    service_address,
    task_address,
    unit_address,
)
from generator.model.parsed import name_tasks
from generator.model.site import ChannelKind
from generator.pages.citation import name_clauses
from generator.pages.components import Fact, Link, Row
from generator.pages.document_lists import PAGE_SIZE
from generator.pages.document_rows import present_rows
from generator.pages.feed_link import link_feed_of_unit
from generator.pages.head import Head, Place
from generator.pages.ledger import is_before
from generator.pages.linked_data import GovernmentOrganization
from generator.pages.punctuation import widen
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Duty, Library
    from generator.model.unit import Unit
    from generator.pages.components import DocumentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """What the unit owes by one task."""

    task: str
    """Address of the row in the ledger."""
    clause: str | None
    title: str | None
    text: str
    role: str
    group: str | None
    """The words that name it among others (各街道); None where it is named itself."""
    deadline: str | None
    due: str | None
    due_before_document: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesOfDocument:
    """What the unit owes by one plan."""

    title: str
    address: str
    ledger: str
    direct_count: int
    group_count: int
    rows: tuple[DutyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """What `portal/unit.html` may read, as `p`."""

    name: str
    full_name: str
    aliases: tuple[str, ...]
    kind: str
    duties_text: str | None
    """主要职能."""
    contact: tuple[Fact, ...]
    url: str | None
    parent: Link | None
    desks: tuple[Link, ...]
    documents: tuple[DocumentRow, ...]
    document_count: int
    all_documents: str
    services: tuple[Row, ...]
    direct_count: int
    group_count: int
    duties: tuple[DutiesOfDocument, ...]


def addresses(library: Library) -> Iterator[tuple[str, Unit]]:
    """A page for every unit."""
    return ((unit_address(unit.id), unit) for unit in library.units)


def head(unit: Unit, library: Library) -> Head:
    """The unit's full name."""
    return Head(
        title=unit.full_name,
        address=unit_address(unit.id),
        place=Place(kind=ChannelKind.UNITS),
        trail=(Link(text="机构职能", address=UNITS),),
        description=f"{unit.full_name}的联系方式、制发文件和承担的任务。",
        feed=link_feed_of_unit(unit),
        data=(
            GovernmentOrganization(
                name=unit.full_name,
                alternate_name=(unit.name, *unit.aliases),
                url=unit.url or library.site.url + unit_address(unit.id),
                address=unit.address,
                telephone=unit.telephone,
                description=unit.duties,
            ),
        ),
    )


def present(unit: Unit, library: Library) -> UnitPage:
    """Contact, documents, services, duties by plan."""
    issued = tuple(document for document in library.documents if unit.id in document.record.issuers)
    plans = tuple(_present_duties(library.duties.get(unit.id, ()), library))
    above = library.unit_by_id.get(unit.parent or "")
    return UnitPage(
        name=unit.name,
        full_name=unit.full_name,
        aliases=unit.aliases,
        kind=unit.kind.label,
        duties_text=unit.duties,
        contact=_present_contact(unit),
        url=unit.url,
        parent=_link(above) if above else None,
        desks=tuple(_link(other) for other in library.units if other.parent == unit.id),
        documents=present_rows(issued[:PAGE_SIZE], library),
        document_count=len(issued),
        all_documents=documents_address("unit", unit.id),
        services=tuple(
            Row(title=service.name, address=service_address(service.id))
            for service in library.services
            if service.unit == unit.id
        ),
        direct_count=sum(plan.direct_count for plan in plans),
        group_count=sum(plan.group_count for plan in plans),
        duties=plans,
    )


def _link(unit: Unit) -> Link:
    return Link(text=unit.name, address=unit_address(unit.id))


def _present_contact(unit: Unit) -> tuple[Fact, ...]:
    lines = (("地址", unit.address), ("办公时间", unit.hours), ("电话", unit.telephone))
    return tuple(Fact(name=name, value=value) for name, value in lines)


def _present_duties(duties: tuple[Duty, ...], library: Library) -> Iterator[DutiesOfDocument]:
    for id_, owed in groupby(duties, key=lambda duty: duty.document):
        rows = tuple(_present_rows(id_, tuple(owed), library))
        yield DutiesOfDocument(
            title=library.document_by_id[id_].record.title,
            address=document_address(id_),
            ledger=ledger_address(id_),
            direct_count=sum(row.group is None for row in rows),
            group_count=sum(row.group is not None for row in rows),
            rows=rows,
        )


def _present_rows(id_: str, duties: tuple[Duty, ...], library: Library) -> Iterator[DutyRow]:
    document = library.document_by_id[id_]
    tasks = document.tasks
    keys = {task: key for key, task in zip(name_tasks(tasks), tasks, strict=True)}
    names = name_clauses(document.structure.outline)
    show = widen if library.site.full_width_punctuation else str
    for task, parts in groupby(duties, key=lambda duty: duty.task):
        named = tuple(parts)
        groups = dict.fromkeys(duty.phrase for duty in named if duty.by_group)
        yield DutyRow(
            task=task_address(id_, keys[task]),
            clause=names.get(task.id or ""),
            title=show(task.title) if task.title else None,
            text=show(task.text),
            role="、".join(dict.fromkeys(duty.role.label for duty in named)),
            group="、".join(groups) if all(duty.by_group for duty in named) else None,
            deadline=task.deadline,
            due=print_date(task.due_on),
            due_before_document=is_before(task.due_on, document.record.dated_on),
        )
