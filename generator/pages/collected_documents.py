"""All documents that a topic or a service brings together, where its own page does not hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import SERVICES, TOPICS, collected_documents_address
from generator.model.collected import find_collections
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.document_lists import PAGE_SIZE, page_through
from generator.pages.document_rows import present_rows
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.pages.components import DocumentRow, Pager


@value_class
class CollectedList:
    """A page of the list."""

    collection: Link
    """Name of the topic or service, and its page."""
    number: int
    last: int
    documents: tuple[Document, ...]
    """Those of this page, newest first."""
    total: int


@value_class
class CollectedDocumentsPage:
    """What `portal/collected_documents.html` may read, as `p`."""

    collection: Link
    total: int
    rows: tuple[DocumentRow, ...]
    pager: Pager | None


def addresses(library: Library) -> Iterator[tuple[str, CollectedList]]:
    """Pages for the topics and services that have many documents."""
    for found in find_collections(library):
        starts = range(0, len(found.documents), PAGE_SIZE)
        for number, start in enumerate(starts, start=1):
            yield (
                collected_documents_address(found.address, number),
                CollectedList(
                    collection=Link(text=found.name, address=found.address),
                    number=number,
                    last=len(starts),
                    documents=found.documents[start : start + PAGE_SIZE],
                    total=len(found.documents),
                ),
            )


def head(listed: CollectedList, library: Library) -> Head:
    """Below the topic or the service."""
    of_topic = listed.collection.address.startswith(TOPICS)
    title = f"{listed.collection.text}：全部文件"
    above = Link(text="政策专题", address=TOPICS) if of_topic else Link(text="办事服务", address=SERVICES)
    return Head(
        title=title if listed.number == 1 else f"{title}（第{listed.number}页）",
        address=collected_documents_address(listed.collection.address, listed.number),
        place=Place(kind=ChannelKind.TOPICS if of_topic else ChannelKind.SERVICES),
        trail=(above, listed.collection),
        description=f"{library.site.district}{listed.collection.text}的政策文件，共{listed.total}件，从新到旧。",
    )


def present(listed: CollectedList, library: Library) -> CollectedDocumentsPage:
    """One page of the list."""
    page = listed.collection.address
    return CollectedDocumentsPage(
        collection=listed.collection,
        total=listed.total,
        rows=present_rows(listed.documents, library),
        pager=page_through(listed.number, listed.last, lambda number: collected_documents_address(page, number)),
    )
