"""政策文件: the record that editors keep, and the published document made of it."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from generator.model.record import NonEmpty, Prose, Record, RecordId, SectionId
from generator.model.tracing import note, traced, untraced
from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.parsed import Structure, StructureCard, Task
    from generator.model.personal_data import PersonalDatum

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


PLAN_GENRES = ("要点", "方案", "计划", "规划")
"""Endings of 文种 whose numbered items are tasks even where no unit is named."""


class Category(StrEnum):
    """What a document is, for the column 政策文件."""

    RULE = "rule"
    NORMATIVE = "normative"
    OTHER = "other"
    PERSONNEL = "personnel"
    ANNOUNCEMENT = "announcement"
    APPLICATION_NOTICE = "application_notice"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "rule": "规章",
            "normative": "行政规范性文件",
            "other": "其他文件",
            "personnel": "人事任免",
            "announcement": "公告通报",
            "application_notice": "申报通知",
        }[self.value]


class Disclosure(StrEnum):
    """公开属性. Only `proactive` is ever published."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"proactive": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}[self.value]


class Validity(StrEnum):
    """有效性. An annual plan (工作要点) has none: `not_applicable`."""

    IN_FORCE = "in_force"
    NOT_YET_EFFECTIVE = "not_yet_effective"
    AMENDED = "amended"
    EXPIRED = "expired"
    REPEALED = "repealed"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "in_force": "现行有效",
            "not_yet_effective": "尚未施行",
            "amended": "已修改",
            "expired": "失效",
            "repealed": "废止",
            "not_applicable": "不适用",
        }[self.value]


class RelationType(StrEnum):
    """How one document stands to another."""

    BASIS = "basis"
    ACCOMPANIES = "accompanies"
    AMENDS = "amends"
    REPEALS = "repeals"
    SUPERSEDES = "supersedes"
    PREVIOUS_YEAR = "previous_year"

    @property
    def label(self) -> str:
        """Chinese label, read from the document that declares it."""
        return {
            "basis": "依据",
            "accompanies": "配套文件",
            "amends": "修改",
            "repeals": "废止",
            "supersedes": "替代",
            "previous_year": "上年度文件",
        }[self.value]

    @property
    def inverse_label(self) -> str:
        """Chinese label, read from the document that is named."""
        return {
            "basis": "以本文件为依据",
            "accompanies": "配套文件",
            "amends": "被修改",
            "repeals": "被废止",
            "supersedes": "被替代",
            "previous_year": "下年度文件",
        }[self.value]


class Review(Record):
    """Who checked the draft against its source, and when; internal, never printed."""

    by: NonEmpty
    on: date


class Attachment(Record):
    """附件."""

    title: NonEmpty
    file: str | None = None
    """Path under `content/`."""


class Relation(Record):
    """A relation to another document."""

    type: RelationType
    target: NonEmpty
    """Id or document number of a document of this portal, or the number of one that is not here."""


class Tags(Record):
    """Controlled vocabulary of `site_data/tags.yml`."""

    audience: tuple[NonEmpty, ...] = ()
    """对象."""
    industry: tuple[NonEmpty, ...] = ()
    """行业."""
    matter: tuple[NonEmpty, ...] = ()
    """事项."""
    stage: tuple[NonEmpty, ...] = ()
    """阶段."""


class ServiceLink(Record):
    """办: a service, and the clause at which it is offered (None: the whole document)."""

    service: RecordId
    section: SectionId | None = None


class SourceFile(Record):
    """原件."""

    file: str | None = None
    """Path under `content/`, offered for download."""
    sha256: Sha256 | None = None
    url: str | None = None
    """原文链接."""


class DocumentRecord(Prose):
    """Front matter and body of `content/documents/**/*.md`; contracts, section 3."""

    id: RecordId
    title: NonEmpty
    notice_title: str | None = None
    genre: NonEmpty
    category: Category
    document_number: str | None = None
    index_number: str | None = None
    issuers: tuple[NonEmpty, ...] = ()
    """Unit ids, or printed names of organs that are not in the register."""
    drafted_by: RecordId | None = None
    subject_category: str | None = None
    disclosure: Disclosure | None = None
    """None: a draft."""
    reviewed: Review | None = None
    dated_on: date | None = None
    printed_on: date | None = None
    published_on: datetime | date | None = None
    """Local time (Asia/Shanghai), naive."""
    effective_on: date | None = None
    expires_on: date | None = None
    validity: Validity | None = None
    addressees: tuple[NonEmpty, ...] = ()
    copied_to: tuple[NonEmpty, ...] = ()
    annotation: str | None = None
    signatory: str | None = None
    content_source: str | None = None
    cited_as: str | None = None
    attachments: tuple[Attachment, ...] = ()
    relations: tuple[Relation, ...] = ()
    topics: tuple[RecordId, ...] = ()
    gazette: RecordId | None = None
    """The issue of 政府公报 that carries it: `2026-1`."""
    tags: Tags = Tags()
    services: tuple[ServiceLink, ...] = ()
    summary: str | None = Field(default=None, max_length=200)
    source: SourceFile = SourceFile()

    @property
    def is_published(self) -> bool:
        """The human gate: 主动公开 and reviewed by a person."""
        return self.disclosure is Disclosure.PROACTIVE and self.reviewed is not None

    def validity_on(self, today: date) -> Validity | None:
        """What the record says, put right by the calendar: nothing is in force before its day or after its term."""
        if self.validity is not Validity.IN_FORCE:
            return self.validity
        if self.effective_on and self.effective_on > today:
            return Validity.NOT_YET_EFFECTIVE
        if self.expires_on and self.expires_on < today:
            return Validity.EXPIRED
        return self.validity

    @property
    def year(self) -> int | None:
        """Year of 成文日期."""
        return self.dated_on.year if self.dated_on else None


@value_class
class OriginalFile:
    """A file under `content/` that the site offers for download."""

    path: str
    """Under `content/`, with `/`."""
    sha256: str
    size: int
    """Bytes."""
    beginning: bytes = b""
    """The first bytes, by which a format is known."""
    personal_data: tuple[PersonalDatum, ...] = ()
    """Numbers of persons in a text file."""
    pixels: tuple[int, int] | None = None
    """Width and height of a picture."""


@traced("document", lambda document: document.id, "record", "structure", "source_file", "attachment_files")
@value_class
class Document:
    """A published document: the record, and what its body says."""

    record: DocumentRecord
    """Without the body: `structure` has what it says."""
    structure: Structure
    source_file: OriginalFile | None
    attachment_files: tuple[OriginalFile | None, ...]
    """As long as `record.attachments`."""
    id: str = field(init=False, compare=False)
    """Permanent: the record's, asked for whenever a reading is noted."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", untraced(self, "record").id)

    @property
    def card(self) -> StructureCard:
        """The structure in short; an edit of the text that leaves the card as it was is no reason to read it again."""
        note(("document", self.id, "card"))
        return untraced(self, "structure").card  # type: ignore[no-any-return]

    @property
    def written_tasks(self) -> tuple[Task, ...]:
        """Every task of the text, in the order of `card.task_keys`, whether anybody owes it or not."""
        note(("document", self.id, "tasks"))
        return untraced(self, "structure").tasks  # type: ignore[no-any-return]

    @property
    def task_keys(self) -> tuple[str, ...]:
        """`name_tasks` of `tasks`, without reading them: whoever only counts them need not."""
        card = self.card
        return card.task_keys if card.owing_phrases or self.record.genre.endswith(PLAN_GENRES) else ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What the ledger lists: a plan's tasks, or those of any document that names who owes them; else ()."""
        return self.written_tasks if self.task_keys else ()
