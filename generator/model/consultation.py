"""意见征集: a draft, the days on which everybody may answer, and what became of the answers."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.document import Attachment
from generator.model.opinion import Count, Opinion
from generator.model.record import NonEmpty, Prose, Record, RecordId

_DRAFT_TITLE = re.compile(r"^# ", re.MULTILINE)


class AnswerKind(StrEnum):
    """How an opinion can be sent."""

    FORM = "form"
    MAIL = "mail"
    POST = "post"
    TELEPHONE = "telephone"
    VISIT = "visit"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"form": "网上填写", "mail": "电子邮件", "post": "信函", "telephone": "电话", "visit": "当面"}[
            self.value
        ]


class AnswerChannel(Record):
    """One way to answer."""

    kind: AnswerKind
    value: NonEmpty
    """Address, number, or for a form what the link says."""
    url: NonEmpty | None = None


class ConsultationState(StrEnum):
    """Where a consultation stands on a day, in the order in which lists show them."""

    OPEN = "open"
    UPCOMING = "upcoming"
    CLOSED = "closed"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"open": "征集中", "upcoming": "即将开始", "closed": "已截止", "answered": "已反馈"}[self.value]


class HeardGroup(Record):
    """听取意见: whom the drafter asked, besides everybody."""

    audience: NonEmpty
    """对象."""
    method: NonEmpty | None = None
    """座谈, 走访, 书面."""
    number: Count
    """数量."""
    smes: Count | None = None
    """How many of them are small and medium enterprises (中小企业)."""


class ConsultationOutcome(Record):
    """征集结果反馈."""

    published_on: date
    received: Count
    """Opinions received (条)."""
    adopted: Count
    """Of them taken over, wholly or partly."""
    opinions: tuple[Opinion, ...] = ()
    note: NonEmpty | None = None


class Consultation(Prose):
    """Front matter and body of `content/consultations/*.md`.

    The body is the 起草说明; a line `# title` begins the draft's own text, where it stands here.
    """

    id: RecordId
    title: NonEmpty
    unit: RecordId
    """起草单位."""
    published_on: date
    opens_on: date
    closes_on: date
    """Last day on which an answer counts."""
    draft: RecordId | None = None
    """The draft, where it is a document of this site."""
    attachments: tuple[Attachment, ...] = ()
    """Files: the draft to download, tables, forms."""
    answer_channels: Annotated[tuple[AnswerChannel, ...], Field(min_length=1)]
    questions: tuple[NonEmpty, ...] = ()
    """What the drafter most wants to know."""
    business_support: bool = False
    """普惠性惠企政策: the share of small and medium enterprises among those heard is shown and measured."""
    heard: tuple[HeardGroup, ...] = ()
    outcome: ConsultationOutcome | None = None
    document: RecordId | None = None
    """What became of the draft."""
    disclosure: NonEmpty | None = None

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure == "proactive"

    @property
    def explanation_text(self) -> str:
        """起草说明 in Markdown."""
        return _DRAFT_TITLE.split(self.body, maxsplit=1)[0].strip("\n")

    @property
    def draft_text(self) -> str:
        """The draft in Markdown, its title the first line; "" where it does not stand here."""
        begin = _DRAFT_TITLE.search(self.body)
        return self.body[begin.start() :].strip("\n") if begin else ""

    @property
    def sme_share(self) -> int | None:
        """中小企业占比 among all who were heard, per cent, rounded down; None where nobody counted."""
        total = sum(group.number for group in self.heard)
        if total == 0 or all(group.smes is None for group in self.heard):
            return None
        return sum(group.smes or 0 for group in self.heard) * 100 // total

    def state_on(self, day: date) -> ConsultationState:
        """Where it stands on a day."""
        if self.outcome is not None:
            return ConsultationState.ANSWERED
        if day < self.opens_on:
            return ConsultationState.UPCOMING
        return ConsultationState.OPEN if day <= self.closes_on else ConsultationState.CLOSED
