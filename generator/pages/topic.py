"""One 专题: what it is about, what can be done, and its documents by part and level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import TOPICS, collected_documents_address, topic_address, unit_address
from generator.model.collected import SHOWN
from generator.model.document import Validity
from generator.model.feed import FeedSubject
from generator.model.site import ChannelKind
from generator.model.topic import OutsideDocument, TopicLevel, level_of
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.document_body import mark_service
from generator.pages.document_rows import present_row
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.topic import Topic
    from generator.pages.components import DocumentRow
    from generator.pages.document_body import ServiceMark

    _Entry = tuple[TopicLevel, str | None, Document | OutsideDocument]
    """A document with its level and part."""

_OTHERS = "others"


@value_class
class OutsideRow:
    """A document of a higher level."""

    title: str
    url: str
    issuer: str
    number: str | None
    date: str | None
    copied: str
    sha256: str | None


@value_class
class TopicRow:
    """Exactly one of `document` and `outside` is set."""

    document: DocumentRow | None
    outside: OutsideRow | None
    validity: str | None
    """Printed where the document has one and it has not ended: an end is the document's own badge."""
    questions: int


@value_class
class LevelGroup:
    """Documents of one level."""

    name: str
    rows: tuple[TopicRow, ...]


@value_class
class TopicSection:
    """子专题, or what belongs to none."""

    id: str
    name: str
    summary: str | None
    count: int
    levels: tuple[LevelGroup, ...]
    """The newest of the district's own documents, and all of others."""
    is_whole: bool
    """Whether no document is left out."""


@value_class
class TopicPage:
    """What `portal/topic.html` may read, as `p`."""

    summary: str | None
    introduction: tuple[str, ...]
    lead: Link | None
    patrolled: str | None
    count: int
    levels: tuple[tuple[str, int], ...]
    """How many of each level; levels without a document are left out."""
    all_documents: str | None
    """Address of the list of the district's own documents; None where all are here."""
    services: tuple[ServiceMark, ...]
    sections: tuple[TopicSection, ...]
    has_outside: bool


def addresses(library: Library) -> Iterator[tuple[str, Topic]]:
    """A page for every topic."""
    return ((topic_address(topic.id), topic) for topic in library.topics)


def head(topic: Topic, library: Library) -> Head:
    """The topic's name; its feed."""
    return Head(
        title=f"{topic.name}专题",
        address=topic_address(topic.id),
        place=Place(kind=ChannelKind.TOPICS),
        trail=(Link(text="政策专题", address=TOPICS),),
        description=topic.summary or f"{library.site.district}{topic.name}的政策文件、解读、问答和办事服务。",
        feed=link_feed(FeedSubject.TOPIC, topic.id, topic.name),
    )


def present(topic: Topic, library: Library) -> TopicPage:
    """Its documents in the parts' order, within a part from the highest level down."""
    inside = tuple(document for document in library.documents if topic.id in document.record.topics)
    entries: list[_Entry] = [(one.level, one.part, one) for one in topic.outside]
    entries += [(level_of(one, library), topic.part_of(one.record), one) for one in inside]
    services = dict.fromkeys(link.service for document in inside for link in document.record.services)
    return TopicPage(
        summary=topic.summary,
        introduction=topic.introduction,
        lead=Link(text=name_unit(topic.lead, library), address=unit_address(topic.lead)) if topic.lead else None,
        patrolled=print_date(topic.patrolled_on),
        count=len(entries),
        levels=tuple((name, count) for name, count in _count_levels(entries) if count),
        all_documents=collected_documents_address(topic_address(topic.id)) if len(inside) > SHOWN else None,
        services=tuple(mark_service(service, library) for service in services),
        sections=tuple(_present_sections(topic, entries, library)),
        has_outside=bool(topic.outside),
    )


def _count_levels(entries: list[_Entry]) -> Iterator[tuple[str, int]]:
    for level in TopicLevel:
        yield level.label, sum(own is level for own, _, _ in entries)


def _present_sections(topic: Topic, entries: list[_Entry], library: Library) -> Iterator[TopicSection]:
    """Parts that hold something; a topic without parts is one section."""
    others = "其他文件" if topic.parts else "文件"
    named = [(part.id, part.name, part.summary) for part in topic.parts]
    for id_, name, summary in [*named, (None, others, None)]:
        within = [(level, entry) for level, part, entry in entries if part == id_]
        if within:
            shown = within[: sum(isinstance(entry, OutsideDocument) for _, entry in within) + SHOWN]
            rows_of = [(level, _present_row(entry, library)) for level, entry in shown]
            levels = ((level, tuple(row for its, row in rows_of if its is level)) for level in TopicLevel)
            yield TopicSection(
                id=id_ or _OTHERS,
                name=name,
                summary=summary,
                count=len(within),
                levels=tuple(LevelGroup(name=level.label, rows=rows) for level, rows in levels if rows),
                is_whole=len(shown) == len(within),
            )


def _present_row(entry: Document | OutsideDocument, library: Library) -> TopicRow:
    return _present_outside(entry) if isinstance(entry, OutsideDocument) else _present_own(entry, library)


def _present_own(document: Document, library: Library) -> TopicRow:
    row = present_row(document, library)
    validity = document.record.validity_on(library.today)
    is_told = validity not in (None, Validity.NOT_APPLICABLE) and row.badge is None
    return TopicRow(
        document=row,
        outside=None,
        validity=validity.label if validity and is_told else None,
        questions=len(library.faqs_of.get(document.id, ())),
    )


def _present_outside(entry: OutsideDocument) -> TopicRow:
    row = OutsideRow(
        title=entry.title,
        url=entry.url,
        issuer=entry.issuer,
        number=entry.document_number,
        date=print_date(entry.dated_on),
        copied=entry.copied_on.isoformat(),
        sha256=entry.sha256,
    )
    return TopicRow(document=None, outside=row, validity=None, questions=0)
