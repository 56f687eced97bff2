"""政策体检: the conditions of a policy as a rule that a reader's answers decide, clause by clause."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.model.record import NonEmpty, Record, RecordId, SectionId

if TYPE_CHECKING:
    from collections.abc import Iterator


class QuestionType(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"


class Verdict(StrEnum):
    """What the answers make of a rule."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNDETERMINED = "undetermined"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"eligible": "符合", "not_eligible": "不符合", "undetermined": "无法判断"}[self.value]


class EligibilityChoice(Record):
    """One answer of several."""

    id: RecordId
    text: NonEmpty


class EligibilityQuestion(Record):
    """What a reader is asked."""

    id: RecordId
    text: NonEmpty
    type: QuestionType
    note: NonEmpty | None = None
    """Where the answer is found, or what a word means."""
    measure: NonEmpty | None = None
    """周岁, 元, 日: printed behind the figure."""
    choices: tuple[EligibilityChoice, ...] = ()


class EligibilityCriterion(Record):
    """A node of the tree of a condition: either one of the three joints, or a question with one comparison."""

    all_of: tuple[EligibilityCriterion, ...] = ()
    any_of: tuple[EligibilityCriterion, ...] = ()
    none_of: tuple[EligibilityCriterion, ...] = ()
    question: RecordId | None = None
    equals: NonEmpty | None = None
    """`yes`, `no`, or the id of a choice."""
    one_of: tuple[NonEmpty, ...] = ()
    """Ids of choices."""
    at_least: int | None = None
    at_most: int | None = None

    def walk(self) -> Iterator[EligibilityCriterion]:
        """This node and those below it."""
        yield self
        for below in (*self.all_of, *self.any_of, *self.none_of):
            yield from below.walk()


class EligibilityCondition(Record):
    """A condition as the document states it."""

    text: NonEmpty
    section: SectionId
    when: EligibilityCriterion


class EligibilityTest(Record):
    """An example that the rule must decide as its editor says; run whenever the rule is read."""

    name: NonEmpty
    answers: tuple[NonEmpty, ...] = ()
    """`question=answer`, one each."""
    verdict: Verdict


class EligibilityRule(Record):
    """`site_data/eligibility/<id>.yml`."""

    id: RecordId
    title: NonEmpty
    document: RecordId
    service: RecordId | None = None
    benefit: NonEmpty
    """What one gets, in a sentence."""
    questions: Annotated[tuple[EligibilityQuestion, ...], Field(min_length=1)]
    conditions: Annotated[tuple[EligibilityCondition, ...], Field(min_length=1)]
    tests: Annotated[tuple[EligibilityTest, ...], Field(min_length=1)]


def read_answers(test: EligibilityTest) -> dict[str, str]:
    """Answers of an example by question; an entry without `=` is left out."""
    pairs = (answer.partition("=") for answer in test.answers)
    return {question.strip(): answer.strip() for question, sign, answer in pairs if sign}
