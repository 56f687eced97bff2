"""政策体检: every example comes out in Python and in the browser alike, and the fewest questions are asked."""

from __future__ import annotations

import itertools
import json
from datetime import date

import pytest

from generator.model.eligibility import EligibilityRule, Verdict, read_answers
from generator.model.eligibility_logic import judge, judge_conditions, next_question, possible_answers
from generator.pages.eligibility_rule import write_rule
from generator.records.eligibility_checks import read_eligibility
from generator.settings import Settings
from tests.conftest import ROOT, TODAY

RULES, REPORTS = read_eligibility(Settings(root=ROOT, today=date.fromisoformat(TODAY)))
BY_ID = {rule.id: rule for rule in RULES}
LOGIC = ROOT / "theme" / "assets" / "eligibility-logic.js"


def ask(rule: EligibilityRule, truth: dict[str, str]) -> list[str]:
    """The questions that a reader with these answers is asked, one after another."""
    asked: list[str] = []
    answers: dict[str, str] = {}
    while (question := next_question(rule, answers, asked)) is not None:
        asked.append(question)
        if question in truth:
            answers[question] = truth[question]
    return asked


def worlds(rule: EligibilityRule) -> list[dict[str, str]]:
    """Every combination of the answers beside which the rule distinguishes, up to a few hundred."""
    values = [possible_answers(rule, question)[:4] for question in rule.questions]
    combinations = itertools.islice(itertools.product(*values), 0, None, 7)
    return [
        dict(zip((question.id for question in rule.questions), chosen, strict=True))
        for chosen in itertools.islice(combinations, 200)
    ]


def test_the_demonstration_has_rules_without_fault() -> None:
    assert len(RULES) >= 4
    assert [finding for report in REPORTS for finding in report.findings] == []
    assert {test.verdict for rule in RULES for test in rule.tests} == set(Verdict)


@pytest.mark.parametrize("id_", BY_ID)
def test_every_example_comes_out_as_written(id_: str) -> None:
    rule = BY_ID[id_]
    assert [judge(rule, read_answers(test)) for test in rule.tests] == [test.verdict for test in rule.tests]


@pytest.mark.parametrize("id_", BY_ID)
def test_questions_lead_to_the_same_verdict_as_all_answers(id_: str) -> None:
    rule = BY_ID[id_]
    for world in worlds(rule):
        asked = ask(rule, world)
        given = {question: world[question] for question in asked}
        assert judge(rule, given) is judge(rule, world)
        assert judge(rule, given) is not Verdict.UNDETERMINED


@pytest.mark.parametrize("id_", BY_ID)
def test_no_question_is_asked_after_the_verdict_is_known(id_: str) -> None:
    rule = BY_ID[id_]
    for world in worlds(rule):
        asked = ask(rule, world)
        before = {question: world[question] for question in asked[:-1]}
        assert judge(rule, before) is Verdict.UNDETERMINED


def test_a_question_that_cannot_change_anything_is_skipped() -> None:
    relief = {
        "age": "70",
        "registered": "yes",
        "level": "two",
        "institution": "no",
        "family": "relief",
        "pension": "no",
    }
    assert "pension" not in ask(BY_ID["yanglao-butie"], relief)
    young = {"age": "59", "registered": "yes", "level": "two", "institution": "no", "family": "relief"}
    assert ask(BY_ID["yanglao-butie"], young)[-1] == "age"


def test_who_knows_nothing_is_asked_everything_once_and_told_so() -> None:
    for rule in RULES:
        asked = ask(rule, {})
        assert len(asked) == len(set(asked)) == len({question.id for question in rule.questions} & set(asked))
        assert judge(rule, {}) is Verdict.UNDETERMINED


def test_three_values_of_joints() -> None:
    def rule(when: dict[str, object]) -> EligibilityRule:
        return EligibilityRule.model_validate(
            {
                "id": "r",
                "title": "r",
                "document": "d",
                "benefit": "b",
                "questions": [{"id": name, "text": "?", "type": "yes_no"} for name in "ab"],
                "conditions": [{"text": "c", "section": "a1", "when": when}],
                "tests": [{"name": "t", "verdict": "eligible"}],
            }
        )

    nodes = ({"question": "a", "equals": "yes"}, {"question": "b", "equals": "yes"})
    answers = [dict(zip("ab", pair, strict=True)) for pair in itertools.product(("yes", "no", ""), repeat=2)]
    told = {
        joint: "".join(
            {True: "+", False: "-", None: "?"}[judge_conditions(rule({joint: nodes}), given)[0]] for given in answers
        )
        for joint in ("all_of", "any_of", "none_of")
    }
    assert told == {"all_of": "+-?---?-?", "any_of": "++++-?+??", "none_of": "----+?-??"}


@pytest.mark.browser
def test_the_browser_decides_and_asks_as_python_does(browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.add_script_tag(content=LOGIC.read_text(encoding="utf-8"))
    for rule in RULES:
        cases = [read_answers(test) for test in rule.tests] + worlds(rule)
        told = page.evaluate(
            """([rule, cases]) => cases.map((answers) => {
                const logic = window.lantaiEligibility;
                const asked = [];
                const known = {};
                for (let next; (next = logic.nextQuestion(rule, known, asked)) !== null; ) {
                    asked.push(next);
                    if (next in answers) known[next] = answers[next];
                }
                return [logic.judge(rule, answers), logic.judgeConditions(rule, answers), asked];
            })""",
            [json.loads(write_rule(rule)), cases],
        )
        expected = [[judge(rule, case).value, list(judge_conditions(rule, case)), ask(rule, case)] for case in cases]
        assert told == expected
    page.close()
