"""How answers decide a rule: three-valued, so that an answer nobody gave decides nothing.

`theme/assets/eligibility-logic.js` says the same for the browser; a test runs every rule's examples through both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.eligibility import QuestionType, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.eligibility import EligibilityCriterion, EligibilityQuestion, EligibilityRule

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

Truth = bool | None
"""None: not known."""


def judge_criterion(criterion: EligibilityCriterion, answers: Mapping[str, str]) -> Truth:
    """One node, by the strong logic of Kleene."""
    if criterion.all_of:
        return _all(judge_criterion(below, answers) for below in criterion.all_of)
    if criterion.any_of:
        return _negate(_all(_negate(judge_criterion(below, answers)) for below in criterion.any_of))
    if criterion.none_of:
        return _all(_negate(judge_criterion(below, answers)) for below in criterion.none_of)
    answer = answers.get(criterion.question or "", "")
    if not answer:
        return None
    if criterion.at_least is None and criterion.at_most is None:
        return answer in (criterion.equals, *criterion.one_of)
    if not _NUMBER.fullmatch(answer):
        return None
    number = float(answer)
    is_enough = criterion.at_least is None or number >= criterion.at_least
    return is_enough and (criterion.at_most is None or number <= criterion.at_most)


def judge_conditions(rule: EligibilityRule, answers: Mapping[str, str]) -> tuple[Truth, ...]:
    """Every condition, in order."""
    return tuple(judge_criterion(condition.when, answers) for condition in rule.conditions)


def judge(rule: EligibilityRule, answers: Mapping[str, str]) -> Verdict:
    """The whole rule."""
    truth = _all(judge_conditions(rule, answers))
    if truth is None:
        return Verdict.UNDETERMINED
    return Verdict.ELIGIBLE if truth else Verdict.NOT_ELIGIBLE


def next_question(rule: EligibilityRule, answers: Mapping[str, str], skipped: Iterable[str] = ()) -> str | None:
    """The question whose answers most often decide; None where nothing is left to ask or to decide.

    Of two that decide as often the one that stands first; what can no longer change a condition is passed over.
    """
    if judge(rule, answers) is not Verdict.UNDETERMINED:
        return None
    passed = {*answers, *skipped}
    open_ids = {id_ for condition in rule.conditions for id_ in _open_questions(condition.when, answers)} - passed
    best: tuple[float, str] | None = None
    for question in rule.questions:
        if question.id in open_ids:
            share = _decides(rule, question, answers)
            best = (share, question.id) if best is None or share > best[0] else best
    return best[1] if best else None


def possible_answers(rule: EligibilityRule, question: EligibilityQuestion) -> tuple[str, ...]:
    """Every answer, or of a number those beside which the rule distinguishes."""
    if question.type is QuestionType.YES_NO:
        return ("yes", "no")
    if question.type is QuestionType.CHOICE:
        return tuple(choice.id for choice in question.choices)
    nodes = [node for condition in rule.conditions for node in condition.when.walk() if node.question == question.id]
    limits = {limit for node in nodes for limit in (node.at_least, node.at_most) if limit is not None}
    return tuple(str(number) for number in sorted({limit + step for limit in limits for step in (-1, 0, 1)}))


def _decides(rule: EligibilityRule, question: EligibilityQuestion, answers: Mapping[str, str]) -> float:
    """Share of the answers after which some condition more is settled, those that settle the rule counted double."""
    possible = possible_answers(rule, question)
    settled = sum(truth is not None for truth in judge_conditions(rule, answers))
    weight = 0
    for answer in possible:
        after = {**answers, question.id: answer}
        weight += 2 * (judge(rule, after) is not Verdict.UNDETERMINED)
        weight += sum(truth is not None for truth in judge_conditions(rule, after)) > settled
    return weight / len(possible) if possible else 0.0


def _open_questions(criterion: EligibilityCriterion, answers: Mapping[str, str]) -> Iterator[str]:
    """Questions below a node that can still change it."""
    if judge_criterion(criterion, answers) is not None:
        return
    if criterion.question:
        yield criterion.question
    for below in (*criterion.all_of, *criterion.any_of, *criterion.none_of):
        yield from _open_questions(below, answers)


def _all(truths: Iterable[Truth]) -> Truth:
    found = tuple(truths)
    if False in found:
        return False
    return None if None in found else True


def _negate(truth: Truth) -> Truth:
    return None if truth is None else not truth
