"""All task ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import LEDGERS, ledger_address
from generator.model.site import ChannelKind
from generator.pages.components import Row
from generator.pages.head import Head, Place
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgersPage:
    """What `portal/ledgers.html` may read, as `p`."""

    rows: tuple[Row, ...]
    task_count: int


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield LEDGERS, None


def head(_: None, library: Library) -> Head:
    """任务台账."""
    return Head(
        title="任务台账",
        address=LEDGERS,
        place=Place(kind=ChannelKind.LEDGERS),
        description=f"{library.site.district}各年度工作要点的任务分解、责任单位和完成时限。",
    )


def present(_: None, library: Library) -> LedgersPage:
    """Every document with tasks, newest first."""
    documents = tuple(document for document in library.documents if document.tasks)
    return LedgersPage(
        rows=tuple(
            Row(
                title=document.record.title,
                address=ledger_address(document.id),
                detail=f"{len(document.tasks)}项任务",
                date=print_date(document.record.dated_on),
            )
            for document in documents
        ),
        task_count=sum(len(document.tasks) for document in documents),
    )
