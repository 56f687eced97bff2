"""重大行政决策: a matter of the year's catalogue, and what was disclosed of its eleven steps."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.record import NonEmpty, Prose, Record, RecordId
from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.library import Library


class DecisionStep(StrEnum):
    """The eleven kinds of information of a decision's whole course, in its order."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    HEARING = "hearing"
    PARTICIPATION = "participation"
    EXPERT_REVIEW = "expert_review"
    RISK_ASSESSMENT = "risk_assessment"
    LEGALITY_REVIEW = "legality_review"
    DELIBERATION = "deliberation"
    RESULT = "result"
    IMPLEMENTATION = "implementation"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "draft": "决策草案",
            "consultation": "公开征求意见公告",
            "hearing": "听证会信息",
            "participation": "公众参与情况",
            "expert_review": "专家论证情况",
            "risk_assessment": "风险评估情况",
            "legality_review": "合法性审查情况",
            "deliberation": "集体审议情况",
            "result": "决策结果",
            "implementation": "决策执行情况",
            "other": "其他应当公开的决策信息",
        }[self.value]

    @property
    def short_label(self) -> str:
        """For the head of a narrow column."""
        return {
            "draft": "草案",
            "consultation": "征求意见",
            "hearing": "听证",
            "participation": "公众参与",
            "expert_review": "专家论证",
            "risk_assessment": "风险评估",
            "legality_review": "合法性审查",
            "deliberation": "集体审议",
            "result": "决策结果",
            "implementation": "执行情况",
            "other": "其他",
        }[self.value]


class StepState(StrEnum):
    """Whether a step is disclosed; a step that nobody mentions is not."""

    DISCLOSED = "disclosed"
    NOT_APPLICABLE = "not_applicable"
    NOT_DISCLOSED = "not_disclosed"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"disclosed": "已公开", "not_applicable": "不适用", "not_disclosed": "未公开"}[self.value]


class StepDisclosure(Record):
    """One thing said of one step; a disclosed step may have several."""

    step: DecisionStep
    state: StepState = StepState.DISCLOSED
    on: date | None = None
    """Day of disclosure; None takes the day of what is named."""
    document: RecordId | None = None
    consultation: RecordId | None = None
    interpretation: RecordId | None = None
    event: RecordId | None = None
    url: NonEmpty | None = None
    """A page outside this site."""
    text: NonEmpty | None = None
    """What the link says; needed for outside pages, else the title of what is named."""
    reason: NonEmpty | None = None
    """Why a step does not apply."""
    expected: NonEmpty | None = None
    """When a step that is not yet disclosed will be, in words: 2026年12月."""


class Decision(Prose):
    """Front matter and body of `content/decisions/**/*.md`; the body is the background (制订背景)."""

    id: RecordId
    title: NonEmpty
    """决策事项, as the catalogue prints it."""
    year: int
    """Of the catalogue."""
    order: int = 0
    """序号 in the catalogue."""
    basis: NonEmpty
    """立项依据."""
    unit: RecordId
    """承办单位."""
    planned: NonEmpty
    """计划决策时间, as the catalogue prints it."""
    hearing: bool
    """Whether the catalogue wants a hearing."""
    catalogue: RecordId | None = None
    """Document that published the catalogue."""
    published_on: date
    """Day on which the catalogue with this matter was published."""
    document: RecordId | None = None
    """What was decided in the end."""
    steps: tuple[StepDisclosure, ...] = ()
    disclosure: NonEmpty | None = None

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure == "proactive"


@value_class
class StepStatus:
    """A step with all that is said of it."""

    step: DecisionStep
    state: StepState
    disclosures: tuple[StepDisclosure, ...]


def read_steps(decision: Decision) -> tuple[StepStatus, ...]:
    """All eleven, in their order; what nobody mentions is not disclosed."""
    return tuple(_read_step(step, decision) for step in DecisionStep)


def _read_step(step: DecisionStep, decision: Decision) -> StepStatus:
    found = tuple(said for said in decision.steps if said.step is step)
    states = {said.state for said in found}
    state = next((state for state in StepState if state in states), StepState.NOT_DISCLOSED)
    return StepStatus(step=step, state=state, disclosures=found)


def find_decisions_of(library: Library, consultation: str) -> tuple[Decision, ...]:
    """Decisions one of whose steps is this consultation."""
    return tuple(
        decision for decision in library.decisions if any(said.consultation == consultation for said in decision.steps)
    )
