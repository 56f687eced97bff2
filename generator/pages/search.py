"""The search page: everything but its frame is drawn by the script that searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import DOCUMENTS, SEARCH
from generator.model.document import Validity
from generator.model.entry_kind import find_kinds
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.document_lists import DocumentList, divide, present_filters
from generator.pages.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.library import Library
    from generator.pages.components import Filter


@value_class
class Option:
    """A value of a filter control."""

    value: str
    text: str


@value_class
class SearchPage:
    """What `portal/search.html` may read, as `p`."""

    kinds: tuple[Option, ...]
    years: tuple[Option, ...]
    units: tuple[Option, ...]
    genres: tuple[Option, ...]
    validities: tuple[Option, ...]
    topics: tuple[Option, ...]
    places: tuple[tuple[str, ...], ...]
    """Where words may stand (`title`, `heading`, `text`), the weightiest first; equally weighty ones together."""
    criteria: tuple[str, ...]
    """What decides among equals: values of `Criterion`."""
    levels: tuple[str, ...]
    """Names of the levels, the highest first."""
    all_documents: Link
    filters: tuple[Filter, ...]
    """The prerendered lists: the way for readers without JavaScript."""


def addresses(library: Library) -> Iterator[tuple[str, DocumentList]]:
    """One page; its subject is the first page of all documents, for the filters."""
    yield SEARCH, next(divide(library))


def head(_: DocumentList, library: Library) -> Head:
    """检索."""
    return Head(title="检索", address=SEARCH, description=f"检索{library.site.name}主动公开的文件、解读、问答和服务。")


def present(listed: DocumentList, library: Library) -> SearchPage:
    """The values that pages have."""
    years, units, *_ = listed.facets
    genres = dict.fromkeys(document.record.genre for document in library.documents)
    return SearchPage(
        kinds=tuple(Option(value=kind.value, text=kind.label) for kind in find_kinds(library)),
        years=tuple(Option(value=value, text=name) for value, name in years.names.items()),
        units=tuple(Option(value=value, text=name) for value, name in units.names.items()),
        genres=tuple(Option(value=genre, text=genre) for genre in sorted(genres)),
        validities=tuple(Option(value=validity.value, text=validity.label) for validity in Validity),
        topics=tuple(Option(value=topic.id, text=topic.name) for topic in library.topics),
        places=tuple(_group(library.search_order.weights.model_dump(exclude={"location", "key_lines"}))),
        criteria=tuple(criterion.value for criterion in library.search_order.order),
        levels=tuple(category.label for category in library.search_order.levels),
        all_documents=Link(text="全部文件", address=DOCUMENTS),
        filters=present_filters(listed),
    )


def _group(weights: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    for weight in sorted(set(weights.values()), reverse=True):
        yield tuple(place for place, value in weights.items() if value == weight)
