"""The column's entrance."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from generator.model.address import (
    DOCUMENTS,
    HOME,
    INTERPRETATIONS,
    LEDGERS,
    SERVICES,
    VALIDITY,
    ledger_address,
    service_address,
)
from generator.model.feed import FeedSubject
from generator.model.library_view import ask
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link, Row
from generator.pages.document_rows import present_rows
from generator.pages.feed_link import link_feed
from generator.pages.head import Head
from generator.pages.interpretation_rows import present_interpretation_row
from generator.pages.linked_data import GovernmentOrganization, WebSite
from generator.pages.shell import address_channel
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.components import DocumentRow

_NEWEST = 8
_FEW = 6
_STATUTORY = (
    ChannelKind.GUIDE,
    ChannelKind.DISCLOSURE_RULES,
    ChannelKind.STATUTORY,
    ChannelKind.ANNUAL_REPORTS,
    ChannelKind.APPLICATION,
)
"""What the national frame of the column asks of every government, in its order (国办公开办函〔2019〕61号)."""


@value_class
class HomePage:
    """What `portal/home.html` may read, as `p`."""

    document_count: int
    unit_count: int
    entrances: tuple[Link, ...]
    """The columns every government has, where a phone keeps its menu folded."""
    task_count: int
    documents: tuple[DocumentRow, ...]
    all_documents: str
    validity: str
    interpretations: tuple[Row, ...]
    all_interpretations: str
    services: tuple[Row, ...]
    all_services: str
    ledgers: tuple[Row, ...]
    all_ledgers: str


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield HOME, None


def head(_: None, library: Library) -> Head:
    """The column itself."""
    site = library.site
    return Head(
        title=site.column,
        address=HOME,
        feed=link_feed(FeedSubject.ALL),
        data=(
            WebSite(
                name=f"{site.name}{site.column}",
                url=site.url,
                in_language="zh-CN",
                publisher=GovernmentOrganization(name=site.name),
            ),
        ),
        description=f"{site.name}{site.column}专栏：政策文件、政策解读、办事服务和任务台账。",
    )


def present(_: None, library: Library) -> HomePage:
    """The newest of everything."""
    return HomePage(
        document_count=len(library.documents),
        unit_count=len(library.units),
        entrances=tuple(_present_entrances(library)),
        task_count=ask(library, _count_tasks),
        documents=present_rows(library.documents[:_NEWEST], library),
        all_documents=DOCUMENTS,
        validity=VALIDITY,
        interpretations=tuple(present_interpretation_row(i, library) for i in library.interpretations[:_FEW]),
        all_interpretations=INTERPRETATIONS,
        services=tuple(
            Row(title=service.name, address=service_address(service.id), detail=name_unit(service.unit, library))
            for service in library.services[:_FEW]
        ),
        all_services=SERVICES,
        ledgers=tuple(_present_ledgers(library)),
        all_ledgers=LEDGERS,
    )


def _present_entrances(library: Library) -> Iterator[Link]:
    named = {channel.kind: channel for channel in reversed(library.channels)}
    for kind in _STATUTORY:
        if kind in named:
            yield Link(text=named[kind].name, address=address_channel(named[kind]))


def _count_tasks(library: Library) -> int:
    return sum(len(document.task_keys) for document in library.documents)


def _find_plans(library: Library) -> tuple[str, ...]:
    """Ids of the newest documents with tasks."""
    return tuple(islice((document.id for document in library.documents if document.task_keys), _FEW))


def _present_ledgers(library: Library) -> Iterator[Row]:
    for id_ in ask(library, _find_plans):
        document = library.document_by_id[id_]
        yield Row(
            title=document.record.title,
            address=ledger_address(document.id),
            detail=f"{len(document.task_keys)}项任务",
            date=print_date(document.record.dated_on),
        )
