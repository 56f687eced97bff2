"""All task ledgers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import ledger_address, ledgers_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Row
from generator.pages.document_lists import page_through
from generator.pages.head import Head, Place
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.pages.components import Pager


PAGE_SIZE = 50


@value_class
class LedgerList:
    """A page of the list."""

    number: int
    last: int
    documents: tuple[Document, ...]
    """Those of this page, newest first."""
    task_count: int
    """Of all pages."""


@value_class
class LedgersPage:
    """What `portal/ledgers.html` may read, as `p`."""

    rows: tuple[Row, ...]
    task_count: int
    pager: Pager | None


def addresses(library: Library) -> Iterator[tuple[str, LedgerList]]:
    """At least one page, which says so where there is no ledger."""
    documents = tuple(document for document in library.documents if document.task_keys)
    count = sum(len(document.task_keys) for document in documents)
    starts = range(0, max(1, len(documents)), PAGE_SIZE)
    for number, start in enumerate(starts, start=1):
        shown = documents[start : start + PAGE_SIZE]
        listed = LedgerList(number=number, last=len(starts), documents=shown, task_count=count)
        yield ledgers_address(number), listed


def head(listed: LedgerList, library: Library) -> Head:
    """任务台账."""
    return Head(
        title="任务台账" if listed.number == 1 else f"任务台账（第{listed.number}页）",
        address=ledgers_address(listed.number),
        place=Place(kind=ChannelKind.LEDGERS),
        description=f"{library.site.district}各年度工作要点的任务分解、责任单位和完成时限。",
    )


def present(listed: LedgerList, library: Library) -> LedgersPage:
    """Every document with tasks, newest first."""
    del library
    return LedgersPage(
        rows=tuple(
            Row(
                title=document.record.title,
                address=ledger_address(document.id),
                detail=f"{len(document.task_keys)}项任务",
                date=print_date(document.record.dated_on),
            )
            for document in listed.documents
        ),
        task_count=listed.task_count,
        pager=page_through(listed.number, listed.last, ledgers_address),
    )
