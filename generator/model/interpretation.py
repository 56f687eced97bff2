"""政策解读 and 政策问答: what editors write beside a document."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StringConstraints

from generator.model.policy_class import InterpretationElement, PolicyClass, find_elements
from generator.model.record import NonEmpty, Prose, Record, RecordId, SectionId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.document import DocumentRecord
    from generator.model.library import Library


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


class InterpreterRole(StrEnum):
    """解读人身份."""

    DRAFTER = "drafter"
    HEAD = "head"
    EXPERT = "expert"
    MEDIA = "media"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"drafter": "起草部门", "head": "负责人", "expert": "专家", "media": "媒体"}[self.value]


INTERPRETATION_LISTS: tuple[tuple[str, str], ...] = (
    *(("form", form.value) for form in InterpretationForm),
    *(("role", role.value) for role in InterpreterRole),
)
"""Values by which interpretations are listed; one that nobody has is an empty list."""


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
    role: InterpreterRole | None = None
    """None: an expert where the form says so, else the drafter."""
    policy_class: PolicyClass | None = None
    """Set: editors are told which elements of the class are missing."""
    omits: tuple[InterpretationElement, ...] = ()
    """Elements that this policy has nothing to say about."""
    trigger: NonEmpty | None = None
    """What a follow-up answers to: `咨询集中问题`."""
    published_on: date
    notes: tuple[ClauseNote, ...] = ()
    disclosure: NonEmpty | None = None
    """`proactive` publishes it; anything else keeps it a draft."""

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure == "proactive"

    @property
    def speaks_as(self) -> InterpreterRole:
        """解读人身份."""
        return self.role or (
            InterpreterRole.EXPERT if self.form is InterpretationForm.EXPERT else InterpreterRole.DRAFTER
        )

    @property
    def expected(self) -> tuple[InterpretationElement, ...]:
        """The elements that it should have: the class's, all where no class is given, without those it omits."""
        wanted = self.policy_class.elements if self.policy_class else tuple(InterpretationElement)
        return tuple(element for element in wanted if element not in self.omits)

    @property
    def missing(self) -> tuple[InterpretationElement, ...]:
        """The expected elements without a heading in the body."""
        found = find_elements(self.body)
        return tuple(element for element in self.expected if element not in found)

    def gap_after(self, document: DocumentRecord) -> int | None:
        """Days from the document's publication to this one's, 0 is 同步; None in other stages or without a day."""
        day = document.published_on
        if self.stage is not InterpretationStage.RELEASE or day is None:
            return None
        return (self.published_on - (day.date() if isinstance(day, datetime) else day)).days


def name_stage(interpretation: Interpretation, others: Iterable[Interpretation]) -> str:
    """The stage's label, a follow-up's with its number where the document has several: 跟踪解读（第2次）."""
    rounds = sorted(
        (other for other in others if other.stage is InterpretationStage.FOLLOW_UP),
        key=lambda other: (other.published_on, other.id),
    )
    if interpretation.stage is not InterpretationStage.FOLLOW_UP or len(rounds) < 2:
        return interpretation.stage.label
    number = next(number for number, other in enumerate(rounds, start=1) if other.id == interpretation.id)
    return f"{interpretation.stage.label}（第{number}次）"


class Confirmation(Record):
    """确认: somebody held an answer against its clauses; written by `lantai faq confirm`, not by hand."""

    on: date
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
    """`digest_clauses` of what the clauses said on that day."""


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
    confirmed: Confirmation | None = None
    """None: nobody would notice that the clauses have changed."""
    disclosure: NonEmpty | None = None

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure == "proactive"


def find_answers(document: str, library: Library) -> tuple[Faq, ...]:
    """What a service desk may tell about a document: its published answers without those that are 待复核."""
    return tuple(faq for faq in library.faqs_of.get(document, ()) if faq.id not in library.doubtful_faqs)


class OpenQuestion(Record):
    """待补充问题: asked again and again, and not answered yet; for the desk, never published."""

    question: NonEmpty
    document: RecordId
    sections: tuple[SectionId, ...] = ()
    asked: int = Field(ge=1)
    """How often it was asked."""
    asked_on: date
    """The last time."""
    heard_from: NonEmpty | None = None
    """12345热线, 窗口, 留言."""
    unit: RecordId | None = None
    """Who should answer; None: the document's drafter."""
    answered_by: RecordId | None = None
    """Id of the answer, where there is one now."""
