"""Documents that a 专题 or a 办事服务 brings together, and where all of them are listed when they are many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.model.address import service_address, topic_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library

SHOWN = 20
"""Documents that the page of a topic's part or of a service holds; where there are more, all stand in a list."""


class Collection(NamedTuple):
    """What belongs to one topic or service."""

    name: str
    address: str
    """Page of the topic or service."""
    documents: tuple[Document, ...]
    """Newest first."""


def find_collections(library: Library) -> Iterator[Collection]:
    """Of every topic and every service that has more documents than its page holds."""
    return (found for found in _find_all(library) if len(found.documents) > SHOWN)


def _find_all(library: Library) -> Iterator[Collection]:
    within: dict[str, list[Document]] = {}
    for document in library.documents:
        for id_ in document.record.topics:
            within.setdefault(id_, []).append(document)
    for topic in library.topics:
        yield Collection(f"{topic.name}专题", topic_address(topic.id), tuple(within.get(topic.id, ())))
    for service in library.services:
        documents = library.documents_using.get(service.id, ())
        yield Collection(service.name, service_address(service.id), documents)
