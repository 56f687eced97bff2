"""单位: how to reach it, what it issued, what it owes."""

from __future__ import annotations

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
    unit_plans_address,
)
from generator.model.duties import PLANS_IN_FULL, UnitDuties, find_duties
from generator.model.site import ChannelKind
from generator.model.value import value_class
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

    from generator.model.document import Document
    from generator.model.duties import PlanDuties
    from generator.model.library import Library
    from generator.model.unit import Unit
    from generator.pages.components import DocumentRow


@value_class
class UnitFile:
    """What the Library has of a unit."""

    unit: Unit
    issued: tuple[Document, ...]
    """The newest."""
    issued_count: int
    plans: tuple[PlanDuties, ...]
    """The newest."""
    plan_count: int
    direct_count: int
    group_count: int


@value_class
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


@value_class
class DutiesOfDocument:
    """What the unit owes by one plan."""

    title: str
    address: str
    ledger: str
    direct_count: int
    group_count: int
    rows: tuple[DutyRow, ...]


@value_class
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
    """By the newest documents."""
    plan_count: int
    """Of all documents by which it owes any."""
    all_plans: str | None
    """Address of the list of them; None where all are here."""


def addresses(library: Library) -> Iterator[tuple[str, UnitFile]]:
    """A page for every unit."""
    issued: dict[str, list[Document]] = {unit.id: [] for unit in library.units}
    for document in library.documents:
        for issuer in dict.fromkeys(document.record.issuers):
            if issuer in issued:
                issued[issuer].append(document)
    for unit in library.units:
        duties = library.duties.get(unit.id, UnitDuties())
        yield (
            unit_address(unit.id),
            UnitFile(
                unit=unit,
                issued=tuple(issued[unit.id][:PAGE_SIZE]),
                issued_count=len(issued[unit.id]),
                plans=duties.plans[:PLANS_IN_FULL],
                plan_count=len(duties.plans),
                direct_count=duties.direct_count,
                group_count=duties.group_count,
            ),
        )


def head(file: UnitFile, library: Library) -> Head:
    """The unit's full name."""
    unit = file.unit
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


def present(file: UnitFile, library: Library) -> UnitPage:
    """Contact, documents, services, duties by plan."""
    unit = file.unit
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
        documents=present_rows(file.issued, library),
        document_count=file.issued_count,
        all_documents=documents_address("unit", unit.id),
        services=tuple(
            Row(title=service.name, address=service_address(service.id))
            for service in library.services
            if service.unit == unit.id
        ),
        direct_count=file.direct_count,
        group_count=file.group_count,
        duties=tuple(_present_duties(plan, unit, library) for plan in file.plans),
        plan_count=file.plan_count,
        all_plans=unit_plans_address(unit.id) if file.plan_count > PLANS_IN_FULL else None,
    )


def _link(unit: Unit) -> Link:
    return Link(text=unit.name, address=unit_address(unit.id))


def _present_contact(unit: Unit) -> tuple[Fact, ...]:
    lines = (("地址", unit.address), ("办公时间", unit.hours), ("电话", unit.telephone))
    return tuple(Fact(name=name, value=value) for name, value in lines)


def _present_duties(plan: PlanDuties, unit: Unit, library: Library) -> DutiesOfDocument:
    document = library.document_by_id[plan.document]
    return DutiesOfDocument(
        title=document.record.title,
        address=document_address(document.id),
        ledger=ledger_address(document.id),
        direct_count=plan.direct_count,
        group_count=plan.group_count,
        rows=tuple(_present_rows(document, unit, library)),
    )


def _present_rows(document: Document, unit: Unit, library: Library) -> Iterator[DutyRow]:
    tasks = document.tasks
    keys = {task: key for key, task in zip(document.task_keys, tasks, strict=True)}
    names = name_clauses(document.structure.outline)
    show = widen if library.site.full_width_punctuation else str
    for task, parts in groupby(find_duties(document, unit.id, library), key=lambda duty: duty.task):
        named = tuple(parts)
        groups = dict.fromkeys(duty.phrase for duty in named if duty.by_group)
        yield DutyRow(
            task=task_address(document.id, keys[task]),
            clause=names.get(task.id or ""),
            title=show(task.title) if task.title else None,
            text=show(task.text),
            role="、".join(dict.fromkeys(duty.role.label for duty in named)),
            group="、".join(groups) if all(duty.by_group for duty in named) else None,
            deadline=task.deadline,
            due=print_date(task.due_on),
            due_before_document=is_before(task.due_on, document.record.dated_on),
        )
