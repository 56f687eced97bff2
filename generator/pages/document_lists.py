"""Which lists of documents exist: all, and one for every value of every facet, each cut into pages of twenty."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.address import documents_address
from generator.model.document_facets import FacetKind, find_facets
from generator.model.feed import FeedSubject
from generator.model.value import value_class
from generator.pages.components import Choice, Filter, Pager

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.document import Document
    from generator.model.document_facets import FacetCounts
    from generator.model.library import Library

PAGE_SIZE = 20
_FILTERS = 512
"""Filters kept: most are the same on all pages of all lists."""
_FEEDS = {
    FacetKind.UNIT: FeedSubject.UNIT,
    FacetKind.CATEGORY: FeedSubject.CATEGORY,
    FacetKind.GENRE: FeedSubject.GENRE,
}


@value_class
class DocumentList:
    """One page of one list."""

    facet: FacetKind | None
    value: str | None
    name: str | None
    """The value's Chinese name."""
    number: int
    documents: tuple[Document, ...]
    total: int
    facets: tuple[FacetCounts, ...]

    @property
    def page_count(self) -> int:
        """At least one: an empty list has a page that says so."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def feed(self) -> FeedSubject | None:
        """The kind of feed that holds just these documents."""
        return _FEEDS.get(self.facet) if self.facet else None


def divide(library: Library) -> Iterator[DocumentList]:
    """Every page of every list."""
    divided = find_facets(library)
    facets = tuple(facet.counts for facet in divided)
    yield from _cut(None, None, None, library.documents, facets)
    for facet in divided:
        for value, name in facet.names.items():
            yield from _cut(facet.kind, value, name, facet.documents.get(value, ()), facets)


def present_filters(listed: DocumentList) -> tuple[Filter, ...]:
    """Every facet that divides anything, with a link for each value."""
    return tuple(
        _present_filter(facet, listed.value if listed.facet is facet.kind else None)
        for facet in listed.facets
        if facet.names
    )


@lru_cache(_FILTERS)
def _present_filter(facet: FacetCounts, chosen: str | None) -> Filter:
    return Filter(
        id=facet.kind.value,
        name=facet.kind.label,
        choices=tuple(
            Choice(
                text=name,
                address=documents_address(facet.kind.value, value),
                count=facet.counts[value],
                current=value == chosen,
                value=value,
            )
            for value, name in facet.names.items()
        ),
    )


def present_pager(listed: DocumentList) -> Pager | None:
    """Links to the neighbours, the ends and the pages around; None where one page is all."""
    facet = listed.facet.value if listed.facet else None
    return page_through(listed.number, listed.page_count, lambda number: documents_address(facet, listed.value, number))


def page_through(number: int, last: int, address: Callable[[int], str]) -> Pager | None:
    """Links to the pages of any list; `address` tells where a page is."""
    if last == 1:
        return None
    shown = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    return Pager(
        number=number,
        total=last,
        previous=address(number - 1) if number > 1 else None,
        next=address(number + 1) if number < last else None,
        pages=tuple(
            Choice(text=str(other), address=address(other), count=other, current=other == number) for other in shown
        ),
    )


def _cut(
    facet: FacetKind | None,
    value: str | None,
    name: str | None,
    documents: tuple[Document, ...],
    facets: tuple[FacetCounts, ...],
) -> Iterator[DocumentList]:
    for number, start in enumerate(range(0, max(1, len(documents)), PAGE_SIZE), start=1):
        yield DocumentList(
            facet=facet,
            value=value,
            name=name,
            number=number,
            documents=documents[start : start + PAGE_SIZE],
            total=len(documents),
            facets=facets,
        )
