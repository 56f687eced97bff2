"""专题 (集成式发布): what belongs to one matter of people's lives, at whatever level it was issued."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.document import Sha256, Tags
from generator.model.record import NonEmpty, Record, RecordId
from generator.model.unit import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document, DocumentRecord
    from generator.model.library import Library


class TopicLevel(StrEnum):
    """层级, from above."""

    NATION = "nation"
    CITY = "city"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"nation": "国家", "city": "市", "district": "区", "subdistrict": "街镇"}[self.value]


class TopicRules(Record):
    """Which documents should be in the topic: one match is enough."""

    subjects: tuple[NonEmpty, ...] = ()
    """主题分类, or the beginning of one."""
    tags: Tags = Tags()
    words: tuple[NonEmpty, ...] = ()
    """Words of the title."""
    services: tuple[RecordId, ...] = ()


class TopicPart(Record):
    """子专题."""

    id: RecordId
    name: NonEmpty
    summary: str | None = None
    words: tuple[NonEmpty, ...] = ()
    """A document of the topic whose title has one of them is listed here."""
    documents: tuple[RecordId, ...] = ()
    """Those that the words do not catch."""


class OutsideDocument(Record):
    """A document of a higher level, copied from whoever issued it: the text there decides."""

    title: NonEmpty
    level: TopicLevel
    issuer: NonEmpty
    document_number: str | None = None
    dated_on: date | None = None
    url: NonEmpty
    file: str | None = None
    """The copy, under `content/`: kept to be compared, never offered."""
    sha256: Sha256 | None = None
    """Of the text as it was copied; None where no copy was kept. Of `file`, where there is one."""
    copied_on: date
    """抄录日."""
    part: RecordId | None = None


class RejectedDocument(Record):
    """The rules ask for it, a person decided against it."""

    document: RecordId
    reason: NonEmpty
    on: date


class Topic(Record):
    """专题: a row of `site_data/topics.yml`."""

    id: RecordId
    name: NonEmpty
    summary: str | None = None
    lead: RecordId | None = None
    """牵头单位."""
    introduction: tuple[NonEmpty, ...] = ()
    """Paragraphs."""
    patrolled_on: date | None = None
    """Day on which the lead unit last went through the topic (日常巡检)."""
    rules: TopicRules = TopicRules()
    parts: tuple[TopicPart, ...] = ()
    outside: tuple[OutsideDocument, ...] = ()
    rejected: tuple[RejectedDocument, ...] = ()

    def wants(self, record: DocumentRecord) -> str | None:
        """Why the rules ask for a document, in Chinese; None where they do not."""
        subject = record.subject_category or ""
        for wanted in self.rules.subjects:
            if subject == wanted or subject.startswith(f"{wanted}/"):
                return f"主题分类“{subject}”"
        for kind in ("audience", "industry", "matter", "stage"):
            given = getattr(record.tags, kind)
            found = next((tag for tag in getattr(self.rules.tags, kind) if tag in given), None)
            if found:
                return f"标签“{found}”"
        word = next((word for word in self.rules.words if word in record.title), None)
        if word:
            return f"标题有“{word}”"
        return "关联的办事服务" if {link.service for link in record.services} & set(self.rules.services) else None

    def part_of(self, record: DocumentRecord) -> str | None:
        """The part a document is listed in: the one that names it, else the first with a word of its title."""
        named = next((part.id for part in self.parts if record.id in part.documents), None)
        return named or next(
            (part.id for part in self.parts if any(word in record.title for word in part.words)),
            None,
        )


def level_of(document: Document, library: Library) -> TopicLevel:
    """街镇 for what only subdistricts and towns issued, else 区."""
    kinds = {library.unit_by_id[issuer].kind for issuer in document.record.issuers if issuer in library.unit_by_id}
    is_local = bool(kinds) and kinds <= {UnitKind.SUBDISTRICT, UnitKind.TOWN}
    return TopicLevel.SUBDISTRICT if is_local else TopicLevel.DISTRICT


def find_missing(topic: Topic, records: tuple[DocumentRecord, ...]) -> Iterator[tuple[DocumentRecord, str]]:
    """补充入库清单: published documents that the rules ask for and nobody took in or rejected, with the reason."""
    rejected = {entry.document for entry in topic.rejected}
    for record in records:
        if record.is_published and topic.id not in record.topics and record.id not in rejected:
            reason = topic.wants(record)
            if reason is not None:
                yield record, reason
