"""订阅源: which feeds exist, and what each of them holds."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.address import feed_address, word_key
from generator.model.annual_report import AnnualReport
from generator.model.consultation import Consultation
from generator.model.document import Category, Document
from generator.model.event import Event
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.gazette import GazetteIssue
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library

    OrderedItem = Document | Interpretation | Consultation | Event | AnnualReport
    FeedItem = OrderedItem | GazetteIssue

FEED_LIMIT = 50
"""Entries in one feed: a reader asks often, and wants what is new."""


class FeedSubject(StrEnum):
    """What a feed is about; in order of display."""

    ALL = "all"
    INTERPRETATIONS = "interpretations"
    CONSULTATIONS = "consultations"
    EVENTS = "events"
    GAZETTE = "gazette"
    ANNUAL_REPORTS = "annual-reports"
    UNIT = "unit"
    TOPIC = "topic"
    AUDIENCE = "audience"
    INDUSTRY = "industry"
    MATTER = "matter"
    STAGE = "stage"
    CATEGORY = "category"
    GENRE = "genre"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "all": "本站所有文件和解读",
            "interpretations": "所有政策解读",
            "gazette": "政府公报",
            "annual-reports": "政府信息公开年报",
            "consultations": "意见征集",
            "events": "政府开放月和公众活动",
            "unit": "单位",
            "topic": "专题",
            "audience": "对象",
            "industry": "行业",
            "matter": "事项",
            "stage": "阶段",
            "category": "文件类别",
            "genre": "文种",
        }[self.value]


TAG_SUBJECTS = (FeedSubject.AUDIENCE, FeedSubject.INDUSTRY, FeedSubject.MATTER, FeedSubject.STAGE)
"""Kinds of 标签, in order of display; their values are the keys of `tags.yml`."""


@value_class
class Feed:
    """One feed, published as Atom and as JSON Feed."""

    subject: FeedSubject
    value: str | None
    """Id of the unit or topic, value of the category, or the word itself; None where there is one feed of the kind."""
    name: str
    """In Chinese: 区发展改革委的文件和解读."""
    address: str
    """Without ending."""
    entries: tuple[FeedItem, ...]
    """Newest first, no more than `FEED_LIMIT`; what has no date is in no feed: a date is never made up."""


def find_feeds(library: Library) -> Iterator[Feed]:
    """Every feed, be it empty, so that whoever subscribes today is told of the first entry."""
    held: dict[tuple[FeedSubject, str | None], list[FeedItem]] = {}
    for entry in _order(library):
        for key in dict.fromkeys(_find_subjects(entry, library)):
            entries = held.setdefault(key, [])
            if len(entries) < FEED_LIMIT:
                entries.append(entry)
    if library.gazette is not None:
        held[FeedSubject.GAZETTE, None] = list(library.gazette.newest_first()[:FEED_LIMIT])
    for subject, value, named in _find_values(library):
        yield Feed(
            subject=subject,
            value=value,
            name=name_feed(subject, named),
            address=address_feed(subject, value),
            entries=tuple(held.get((subject, value), ())),
        )


def name_feed(subject: FeedSubject, named: str | None = None) -> str:
    """A feed in Chinese; `named` is the value's name."""
    if named is None:
        return subject.label
    if subject is FeedSubject.UNIT:
        return f"{named}的文件和解读"
    return f"{subject.label}“{named}”的文件和解读"


def address_feed(subject: FeedSubject, value: str | None = None) -> str:
    """Where a feed is, without ending; words of a vocabulary get an ASCII name."""
    if value is None:
        return feed_address(subject.value)
    if subject in TAG_SUBJECTS:
        return feed_address("tags", f"{subject.value}-{word_key(value)}")
    if subject is FeedSubject.GENRE:
        return feed_address("genres", word_key(value))
    return feed_address({"unit": "units", "topic": "topics", "category": "categories"}[subject.value], value)


def moment_of(entry: FeedItem) -> datetime | None:
    """When it was published (else dated), local time; midnight where only the day is known.

    An outcome, a report are news of their own: from then on theirs is the day.
    """
    if isinstance(entry, Document):
        day: date | None = entry.record.published_on or entry.record.dated_on
    elif isinstance(entry, Consultation):
        day = entry.outcome.published_on if entry.outcome else entry.published_on
    elif isinstance(entry, Event):
        day = entry.report.published_on if entry.report else entry.published_on
    else:
        day = entry.published_on
    return day if day is None or isinstance(day, datetime) else datetime.combine(day, time.min)


def _order(library: Library) -> list[OrderedItem]:
    """Newest first, then by id."""
    everything: list[OrderedItem] = [*library.documents, *library.interpretations]
    everything += [*library.consultations, *library.events, *library.annual_reports]
    dated = [(moment, entry) for entry in everything if (moment := moment_of(entry)) is not None]
    dated.sort(key=lambda pair: pair[1].id)
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return [entry for _, entry in dated]


def _find_subjects(entry: OrderedItem, library: Library) -> Iterator[tuple[FeedSubject, str | None]]:
    """Feeds that an entry belongs to; an interpretation to all those of its document."""
    if isinstance(entry, Consultation | Event):
        yield FeedSubject.CONSULTATIONS if isinstance(entry, Consultation) else FeedSubject.EVENTS, None
        return
    if isinstance(entry, AnnualReport):
        yield FeedSubject.ANNUAL_REPORTS, None
        return
    yield FeedSubject.ALL, None
    if isinstance(entry, Document):
        document: Document | None = entry
    else:
        yield FeedSubject.INTERPRETATIONS, None
        yield FeedSubject.UNIT, entry.unit
        document = library.document_by_id.get(entry.interprets)
    if document is not None:
        yield from _find_subjects_of_document(document)


def _find_subjects_of_document(document: Document) -> Iterator[tuple[FeedSubject, str | None]]:
    record = document.record
    values = (
        (FeedSubject.UNIT, (*record.issuers, *([record.drafted_by] if record.drafted_by else []))),
        (FeedSubject.TOPIC, record.topics),
        (FeedSubject.AUDIENCE, record.tags.audience),
        (FeedSubject.INDUSTRY, record.tags.industry),
        (FeedSubject.MATTER, record.tags.matter),
        (FeedSubject.STAGE, record.tags.stage),
        (FeedSubject.CATEGORY, (record.category.value,)),
        (FeedSubject.GENRE, (record.genre,)),
    )
    for subject, found in values:
        for value in found:
            yield subject, value


def _find_values(library: Library) -> Iterator[tuple[FeedSubject, str | None, str | None]]:
    """Subject, value and the value's name of every feed, in order of display."""
    yield FeedSubject.ALL, None, None
    yield FeedSubject.INTERPRETATIONS, None, None
    yield FeedSubject.CONSULTATIONS, None, None
    yield FeedSubject.EVENTS, None, None
    if library.gazette is not None:
        yield FeedSubject.GAZETTE, None, None
    if library.annual_reports:
        yield FeedSubject.ANNUAL_REPORTS, None, None
    yield from ((FeedSubject.UNIT, unit.id, unit.name) for unit in library.units)
    yield from ((FeedSubject.TOPIC, topic.id, topic.name) for topic in library.topics)
    yield from ((FeedSubject.AUDIENCE, word, word) for word in dict.fromkeys(library.tags.audience))
    yield from ((FeedSubject.INDUSTRY, word, word) for word in dict.fromkeys(library.tags.industry))
    yield from ((FeedSubject.MATTER, word, word) for word in dict.fromkeys(library.tags.matter))
    yield from ((FeedSubject.STAGE, word, word) for word in dict.fromkeys(library.tags.stage))
    yield from ((FeedSubject.CATEGORY, category.value, category.label) for category in Category)
    genres = sorted({document.record.genre for document in library.documents})
    yield from ((FeedSubject.GENRE, genre, genre) for genre in genres)
