"""法定主动公开事项: what the law wants published, who owes it, and what of it the portal holds.

政府信息公开条例 (国务院令第711号) art. 20 has fifteen items, art. 21 adds more for districts; the
wording is the portal's data.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.model.address import document_address, page_address, service_address, unit_address
from generator.model.document import Category, Document, Tags
from generator.model.document_facets import subject_of
from generator.model.library_view import ask
from generator.model.record import NonEmpty, Record, RecordId
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


class MatterSources(Record):
    """What belongs to a matter: a document that one of the rules meets, and what is named."""

    categories: tuple[Category, ...] = ()
    subjects: tuple[NonEmpty, ...] = ()
    """First levels of 主题分类."""
    genres: tuple[NonEmpty, ...] = ()
    topics: tuple[RecordId, ...] = ()
    tags: Tags = Tags()
    documents: tuple[RecordId, ...] = ()
    pages: tuple[RecordId, ...] = ()
    """Editors' pages."""
    services: bool = False
    """Every 办事指南, under the unit that offers it."""
    units: bool = False
    """Every unit's own page: 机构职能."""


class Matter(Record):
    """A row of `site_data/matters.yml`: a column (栏目) of 法定主动公开内容."""

    id: RecordId
    name: NonEmpty
    """As a column is called."""
    article: Annotated[int, Field(ge=1)]
    """条: 20 or 21."""
    item: Annotated[int, Field(ge=1)] | None = None
    """项; None where the article does not number it."""
    wording: NonEmpty
    """What the article says."""
    units: tuple[RecordId, ...] = ()
    """Who owes it: where such a unit has published nothing, the portal says so."""
    sources: MatterSources = MatterSources()


class MatterEntryKind(StrEnum):
    """What is published of a matter."""

    DOCUMENT = "document"
    PAGE = "page"
    SERVICE = "service"
    UNIT = "unit"


@value_class
class MatterEntry:
    """One thing published of a matter."""

    kind: MatterEntryKind
    title: str
    address: str
    day: date | None
    """发布日期, 修订日期 or the day on which it was last checked; None where nobody says."""
    units: tuple[str, ...]
    """Ids of those who issued or drafted it."""
    document: Document | None = None


def find_entries(matter: Matter, library: Library) -> tuple[MatterEntry, ...]:
    """What the portal holds of a matter: newest first, then what has no day; in the Library's order within a day."""
    entries = [*_find_documents(matter, library), *_find_others(matter, library)]
    dated = sorted((entry for entry in entries if entry.day), key=lambda entry: entry.day or date.min, reverse=True)
    return (*dated, *(entry for entry in entries if entry.day is None))


def _find_documents(matter: Matter, library: Library) -> Iterator[MatterEntry]:
    wanted = frozenset(_labels_of(matter.sources))
    for id_, labels in ask(library, label_documents):
        if not wanted.isdisjoint(labels):
            document = library.document_by_id[id_]
            record = document.record
            drafter = (record.drafted_by,) if record.drafted_by else ()
            units = dict.fromkeys(unit for unit in (*record.issuers, *drafter) if unit in library.unit_by_id)
            yield MatterEntry(
                kind=MatterEntryKind.DOCUMENT,
                title=record.title,
                address=document_address(document.id),
                day=_day(record.published_on) or record.dated_on,
                units=tuple(units),
                document=document,
            )


Labels = tuple[tuple[str, str], ...]
_known: list[tuple[Library, tuple[tuple[str, Labels], ...]]] = []
"""The Library that was asked last, with the answer."""


def label_documents(library: Library) -> tuple[tuple[str, Labels], ...]:
    """Every document's id with all by which a matter may want it; a question for `ask`."""
    if not _known or _known[0][0] is not library:
        labelled = ((document.id, tuple(_labels_of_document(document))) for document in library.documents)
        _known[:] = [(library, tuple(labelled))]
    return _known[0][1]


def _labels_of_document(document: Document) -> Iterator[tuple[str, str]]:
    record = document.record
    yield "category", record.category.value
    yield "document", record.id
    yield "genre", record.genre
    yield "subject", subject_of(document)
    yield from (("topic", topic) for topic in record.topics)
    yield from _labels_of_tags(record.tags)


def _labels_of(sources: MatterSources) -> Iterator[tuple[str, str]]:
    yield from (("category", category.value) for category in sources.categories)
    yield from (("document", document) for document in sources.documents)
    yield from (("genre", genre) for genre in sources.genres)
    yield from (("subject", subject) for subject in sources.subjects)
    yield from (("topic", topic) for topic in sources.topics)
    yield from _labels_of_tags(sources.tags)


def _labels_of_tags(tags: Tags) -> Iterator[tuple[str, str]]:
    yield from (("audience", word) for word in tags.audience)
    yield from (("industry", word) for word in tags.industry)
    yield from (("matter", word) for word in tags.matter)


def _find_others(matter: Matter, library: Library) -> Iterator[MatterEntry]:
    for page in (library.page_by_id[name] for name in matter.sources.pages if name in library.page_by_id):
        yield MatterEntry(
            kind=MatterEntryKind.PAGE,
            title=page.title,
            address=page_address(page.id),
            day=page.revised_on,
            units=matter.units[:1],
        )
    for service in library.services if matter.sources.services else ():
        yield MatterEntry(
            kind=MatterEntryKind.SERVICE,
            title=service.name,
            address=service_address(service.id),
            day=service.checked_on,
            units=(service.unit,),
        )
    for unit in library.units if matter.sources.units else ():
        yield MatterEntry(
            kind=MatterEntryKind.UNIT, title=unit.full_name, address=unit_address(unit.id), day=None, units=(unit.id,)
        )


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
