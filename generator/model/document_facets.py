"""筛选: the ways in which the library of documents can be divided, and the values that documents have.

Pages list each value by itself, the browser combines them; addresses, counts and open lists all ask here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.address import word_key
from generator.model.document import Category, Validity
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.site import Channel

YES = "yes"
"""The one value of a facet that a document has or has not."""
_LEVELS = re.compile(r"[/\\]")
"""Between the levels of 主题分类."""


class FacetKind(StrEnum):
    """In order of display."""

    YEAR = "year"
    UNIT = "unit"
    CATEGORY = "category"
    GENRE = "genre"
    SUBJECT = "subject"
    VALIDITY = "validity"
    INTERPRETED = "interpreted"
    SERVICEABLE = "serviceable"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "year": "年份",
            "unit": "制发单位",
            "category": "类别",
            "genre": "文种",
            "subject": "主题",
            "validity": "有效性",
            "interpreted": "解读",
            "serviceable": "办事",
        }[self.value]


@value_class
class Facet:
    """A way to divide the documents; a value is ASCII and stands in addresses for ever."""

    kind: FacetKind
    names: Mapping[str, str]
    """Value → its Chinese name, in order of display."""
    documents: Mapping[str, tuple[Document, ...]]
    """Value → documents, newest first; values without a document are left out."""

    @property
    def counts(self) -> FacetCounts:
        """Without the documents."""
        counts = {value: len(self.documents.get(value, ())) for value in self.names}
        return FacetCounts(kind=self.kind, names=self.names, counts=counts)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FacetCounts:
    """A facet for those who only say how many documents have each value; all lists of a library share it."""

    kind: FacetKind
    names: Mapping[str, str]
    counts: Mapping[str, int]
    """Of every value that has a name."""


def find_facets(library: Library) -> tuple[Facet, ...]:
    """Every facet, be it without values; a category that has a channel is named even where no document has it."""
    grouped: dict[FacetKind, dict[str, list[Document]]] = {kind: {} for kind in FacetKind}
    names: dict[FacetKind, dict[str, str]] = {kind: {} for kind in FacetKind}
    for category in find_categories(library.channels):
        names[FacetKind.CATEGORY][category.value] = category.label
    for document in library.documents:
        for kind, value, name in find_values(document, library):
            grouped[kind].setdefault(value, []).append(document)
            names[kind][value] = name
    return tuple(
        Facet(
            kind=kind,
            names=_order(kind, names[kind], grouped[kind], library),
            documents={value: tuple(documents) for value, documents in grouped[kind].items()},
        )
        for kind in FacetKind
    )


def find_values(document: Document, library: Library) -> Iterator[tuple[FacetKind, str, str]]:
    """Kind, value and the value's name, each value once."""
    record = document.record
    day = record.dated_on or record.published_on
    if day is not None:
        yield FacetKind.YEAR, str(day.year), f"{day.year}年"
    for issuer in dict.fromkeys(record.issuers):
        if issuer in library.unit_by_id:
            yield FacetKind.UNIT, issuer, library.unit_by_id[issuer].name
    yield FacetKind.CATEGORY, record.category.value, record.category.label
    yield FacetKind.GENRE, word_key(record.genre), record.genre
    subject = subject_of(document)
    if subject:
        yield FacetKind.SUBJECT, word_key(subject), subject
    validity = record.validity_on(library.today) or Validity.NOT_APPLICABLE
    yield FacetKind.VALIDITY, validity.value, validity.label
    if library.interpretations_of.get(document.id):
        yield FacetKind.INTERPRETED, YES, "有解读"
    if record.services:
        yield FacetKind.SERVICEABLE, YES, "可以办理"


def subject_of(document: Document) -> str:
    """The first level of 主题分类, one of the State Council's classes; "" where there is none."""
    return _LEVELS.split(document.record.subject_category or "", maxsplit=1)[0].strip()


def find_categories(channels: Iterable[Channel]) -> Iterator[Category]:
    """Categories that have a channel need a list, be it empty."""
    for channel in channels:
        if channel.category is not None:
            yield channel.category
        yield from find_categories(channel.children)


def _order(
    kind: FacetKind, names: Mapping[str, str], grouped: Mapping[str, list[Document]], library: Library
) -> dict[str, str]:
    """Years from the newest, units as registered, closed lists as they stand, words by how many documents have them."""
    fixed = {
        FacetKind.YEAR: sorted(names, reverse=True),
        FacetKind.UNIT: [unit.id for unit in library.units],
        FacetKind.CATEGORY: [category.value for category in Category],
        FacetKind.VALIDITY: [validity.value for validity in Validity],
    }
    by_count = sorted(names, key=lambda value: (-len(grouped.get(value, ())), names[value]))
    return {value: names[value] for value in fixed.get(kind, by_count) if value in names}
