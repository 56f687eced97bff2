"""Which lists of documents exist: all, by year, by unit, by category, each cut into pages of twenty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import documents_address
from generator.model.document import Category
from generator.pages.components import Choice, Filter, Pager

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.document import Document
    from generator.model.library import Library

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A way to divide the documents: `year`, `unit`, `category`."""

    id: str
    name: str
    names: Mapping[str, str]
    """Value → its Chinese name, in order of display."""
    documents: Mapping[str, tuple[Document, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentList:
    """One page of one list."""

    facet: str | None
    value: str | None
    name: str | None
    """The value's Chinese name."""
    number: int
    documents: tuple[Document, ...]
    total: int
    facets: tuple[Facet, ...]

    @property
    def page_count(self) -> int:
        """At least one: an empty list has a page that says so."""
        return max(1, -(-self.total // PAGE_SIZE))


def divide(library: Library) -> Iterator[DocumentList]:
    """Every page of every list."""
    facets = (_by_year(library), _by_unit(library), _by_category(library))
    yield from _cut(None, None, None, library.documents, facets)
    for facet in facets:
        for value, name in facet.names.items():
            yield from _cut(facet.id, value, name, facet.documents.get(value, ()), facets)


def present_filters(listed: DocumentList) -> tuple[Filter, ...]:
    """Every facet that divides anything, with a link for each value."""
    return tuple(
        Filter(
            name=facet.name,
            choices=tuple(
                Choice(
                    text=name,
                    address=documents_address(facet.id, value),
                    count=len(facet.documents.get(value, ())),
                    current=(listed.facet, listed.value) == (facet.id, value),
                )
                for value, name in facet.names.items()
            ),
        )
        for facet in listed.facets
        if facet.names
    )


def present_pager(listed: DocumentList) -> Pager | None:
    """Links to the neighbours, the ends and the pages around; None where one page is all."""
    last = listed.page_count
    if last == 1:
        return None

    def address(number: int) -> str:
        return documents_address(listed.facet, listed.value, number)

    shown = sorted({1, last, *range(max(1, listed.number - 2), min(last, listed.number + 2) + 1)})
    return Pager(
        number=listed.number,
        total=last,
        previous=address(listed.number - 1) if listed.number > 1 else None,
        next=address(listed.number + 1) if listed.number < last else None,
        pages=tuple(
            Choice(text=str(number), address=address(number), count=number, current=number == listed.number)
            for number in shown
        ),
    )


def _cut(
    facet: str | None,
    value: str | None,
    name: str | None,
    documents: tuple[Document, ...],
    facets: tuple[Facet, ...],
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


def _by_year(library: Library) -> Facet:
    grouped: dict[str, list[Document]] = {}
    for document in library.documents:
        day = document.record.dated_on or document.record.published_on
        if day is not None:
            grouped.setdefault(str(day.year), []).append(document)
    years = sorted(grouped, reverse=True)
    return Facet(id="year", name="年份", names={year: f"{year}年" for year in years}, documents=_freeze(grouped))


def _by_unit(library: Library) -> Facet:
    grouped: dict[str, list[Document]] = {}
    for document in library.documents:
        for issuer in document.record.issuers:
            if issuer in library.unit_by_id:
                grouped.setdefault(issuer, []).append(document)
    names = {unit.id: unit.name for unit in library.units if unit.id in grouped}
    return Facet(id="unit", name="制发单位", names=names, documents=_freeze(grouped))


def _by_category(library: Library) -> Facet:
    grouped: dict[str, list[Document]] = {}
    for document in library.documents:
        grouped.setdefault(document.record.category.value, []).append(document)
    wanted = {*grouped, *_find_categories(library)}
    names: dict[str, str] = {category.value: category.label for category in Category if category.value in wanted}
    return Facet(id="category", name="类别", names=names, documents=_freeze(grouped))


def _find_categories(library: Library) -> Iterator[str]:
    """Categories that have a channel need a list, be it empty."""
    waiting = list(library.channels)
    while waiting:
        channel = waiting.pop()
        waiting.extend(channel.children)
        if channel.category is not None:
            yield channel.category.value


def _freeze(grouped: dict[str, list[Document]]) -> dict[str, tuple[Document, ...]]:
    return {value: tuple(documents) for value, documents in grouped.items()}
