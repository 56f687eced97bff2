"""公开体检: what the portal checks of itself, what fell short, and what cannot be seen from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import AUDIT, AUDIT_DATA
from generator.model.self_audit import AuditClass
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.self_audit import AuditResult, AuditScore, SelfAudit, UnseenMatter


MOST = 100
"""Places of one check that the page lists; the file for programs has all."""


@value_class
class FaultRow:
    """Something that fell short."""

    page: Link | None
    """Where it can be seen."""
    title: str
    message: str


@value_class
class CheckRow:
    """One check."""

    code: str
    title: str
    basis: str
    checked: int
    points: float | None
    faults: tuple[FaultRow, ...]
    """The first; `fault_count` are all."""
    fault_count: int


@value_class
class CheckGroup:
    """The checks of one class."""

    id: str
    name: str
    rate: int | None
    """Per cent in order."""
    checked: int
    fault_count: int
    deducted: float
    rows: tuple[CheckRow, ...]
    """Those that fell short first."""


@value_class
class AuditPage:
    """What `portal/audit.html` may read, as `p`."""

    examined_on: str
    groups: tuple[CheckGroup, ...]
    fault_count: int
    check_count: int
    unseen_id: str
    unseen_name: str
    unseen: tuple[UnseenMatter, ...]
    data: str
    """Address of the same for programs."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield AUDIT, None


def head(_: None, library: Library) -> Head:
    """公开体检."""
    return Head(
        title="公开体检",
        address=AUDIT,
        place=Place(kind=ChannelKind.AUDIT),
        description=f"{library.site.name}{library.site.column}的自我检查：查了什么，哪里有不足，什么在站外看不见。",
    )


def present(_: None, library: Library) -> AuditPage:
    """By class, what fell short first; an empty page where nothing was examined."""
    audit = library.self_audit
    results = audit.results if audit else ()
    return AuditPage(
        examined_on=(audit.examined_on if audit else library.today).isoformat(),
        groups=tuple(_present_group(score, audit) for score in audit.scores) if audit else (),
        fault_count=sum(len(result.faults) for result in results),
        check_count=sum(1 for result in results if result.checked),
        unseen_id=AuditClass.NOT_ASSESSABLE.value,
        unseen_name=AuditClass.NOT_ASSESSABLE.label,
        unseen=audit.unseen if audit else (),
        data=AUDIT_DATA,
    )


def _present_group(score: AuditScore, audit: SelfAudit) -> CheckGroup:
    results = [result for result in audit.results if result.audit_class is score.audit_class]
    return CheckGroup(
        id=score.audit_class.value,
        name=score.audit_class.label,
        rate=score.rate,
        checked=score.checked,
        fault_count=score.faults,
        deducted=score.deducted,
        rows=tuple(_present_check(result) for result in sorted(results, key=lambda result: not result.faults)),
    )


def _present_check(result: AuditResult) -> CheckRow:
    return CheckRow(
        code=result.code,
        title=result.title,
        basis=result.basis,
        checked=result.checked,
        points=result.points,
        faults=tuple(
            FaultRow(
                page=None if fault.address is None else Link(text=fault.title, address=fault.address),
                title=fault.title,
                message=fault.message,
            )
            for fault in result.faults[:MOST]
        ),
        fault_count=len(result.faults),
    )
