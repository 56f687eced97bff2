"""政策解读 and 政策问答: what editors write beside a document."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.model.record import NonEmpty, Prose, Record, RecordId, SectionId


class InterpretationForm(StrEnum):
    """解读形式."""

    TEXT = "text"
    INFOGRAPHIC = "infographic"
    VIDEO = "video"
    PRESS_CONFERENCE = "press_conference"
    EXPERT = "expert"
    SLIDES = "slides"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "text": "文字解读",
            "infographic": "图示图解",
            "video": "视频解读",
            "press_conference": "新闻发布会",
            "expert": "专家解读",
            "slides": "辅导课件",
        }[self.value]


class InterpretationStage(StrEnum):
    """全周期解读: when in a policy's life it was written."""

    DRAFT = "draft"
    RELEASE = "release"
    FOLLOW_UP = "follow_up"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"draft": "预公开解读", "release": "发布解读", "follow_up": "跟踪解读"}[self.value]


class ClauseNote(Record):
    """A short explanation of one clause, shown beside it."""

    section: SectionId
    note: NonEmpty
    """Plain text."""


class Interpretation(Prose):
    """Front matter and body of `content/interpretations/*.md`."""

    id: RecordId
    title: NonEmpty
    interprets: RecordId
    """Id of the document."""
    form: InterpretationForm = InterpretationForm.TEXT
    stage: InterpretationStage = InterpretationStage.RELEASE
    unit: RecordId
    """解读单位, usually the drafter."""
    interpreter: str | None = None
    """Name and post, where a person speaks."""
    published_on: date
    notes: tuple[ClauseNote, ...] = ()
    disclosure: NonEmpty | None = None
    """`proactive` publishes it; anything else keeps it a draft."""

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure == "proactive"


class Faq(Prose):
    """Front matter of `content/faqs/*.md`; the body is the answer."""

    id: RecordId
    question: NonEmpty
    document: RecordId
    sections: tuple[SectionId, ...] = ()
    """依据条款."""
    unit: RecordId
    """答复单位."""
    answered_on: date
    disclosure: NonEmpty | None = None

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure == "proactive"
