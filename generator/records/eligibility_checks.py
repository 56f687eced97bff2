"""政策体检: `site_data/eligibility/*.yml`, read and held against documents, clauses and their own examples."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from generator.model.eligibility import EligibilityCriterion, EligibilityRule, QuestionType, read_answers
from generator.model.eligibility_logic import judge
from generator.records import eligibility_rules as rules
from generator.records import rules as general
from generator.records.conversion import to_record
from generator.records.front_matter import read_text
from generator.records.report import Report, suggest
from generator.records.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.errors import Finding, Location
    from generator.model.eligibility import EligibilityQuestion, EligibilityTest
    from generator.model.parsed import Structure
    from generator.model.portal_files import PortalFiles
    from generator.records.known_ids import KnownIds
    from generator.records.recollection import Recollection
    from generator.settings import Settings

FOLDER = "eligibility"
_ONE_WAY = "每个条件写一种：all_of、any_of、none_of，或者 question 加 equals、one_of、at_least、at_most。"
_ANSWERS = {
    QuestionType.YES_NO: "是否题用 equals: yes 或者 equals: no。",
    QuestionType.NUMBER: "数字题用 at_least、at_most。",
    QuestionType.CHOICE: "选择题用 equals 或者 one_of，写 choices 里的编号。",
}


def read_eligibility(
    settings: Settings, recollection: Recollection | None = None
) -> tuple[tuple[EligibilityRule, ...], list[Report]]:
    """Every rule by path, and what is wrong in each file by itself; `recollection` as of `Registers`."""
    found: list[EligibilityRule] = []
    reports: list[Report] = []
    for path in sorted((settings.site_data / FOLDER).glob("*")):
        read = partial(_read_rule, path, f"{settings.site_data.name}/{FOLDER}/{path.name}")
        rule, report = recollection.recall(path, EligibilityRule.__name__, read) if recollection else read()
        reports.append(report)
        if rule is not None:
            found.append(rule)
    return tuple(found), reports


def _read_rule(path: Path, name: str) -> tuple[EligibilityRule | None, Report]:
    """The rule of one file."""
    report = Report(name)
    if path.suffix != ".yml":
        report.add(general.STRAY_FILE, None, "不认识这个文件，没有读取。", "政策体检的规则文件以 .yml 结尾。")
        return None, report
    text = read_text(path, report)
    node = None if text is None else read_yaml(text, report)
    rule = None if node is None else to_record(EligibilityRule, node, report)
    if rule is not None and rule.id != path.stem:
        message = f"编号“{rule.id}”与文件名“{path.name}”不一致。"
        report.add(general.FILE_NAME, rule.at("id").line, message, f"把文件改名为 {rule.id}.yml，或者改正编号。")
    return rule, report


def check_eligibility(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """What rules name that is not there, criteria that say nothing, examples that come out otherwise."""
    hidden = {record.id for record in files.documents if not record.is_published}
    for rule in files.eligibility:
        yield from known.check_document(rule.document, rule.at("document"))
        if rule.document in hidden:
            message = f"文件“{rule.document}”没有公开，不能据此做政策体检。"
            yield rules.HIDDEN_BASIS.at(rule.at("document"), message, "等文件公开后再放这条规则。")
        if rule.service is not None:
            yield from known.check_service(rule.service, rule.at("service"))
        problems = tuple(_check_rule(rule))
        yield from problems
        if not problems:
            yield from _run_tests(rule)
        yield from _find_unused(rule)


def check_eligibility_sections(files: PortalFiles, structures: Mapping[str, Structure]) -> Iterator[Finding]:
    """Clauses that the document does not have."""
    for rule in files.eligibility:
        structure = structures.get(rule.document)
        for condition in rule.conditions if structure else ():
            ids = structure.card.section_ids if structure else ()
            if condition.section not in ids:
                message = f"文件“{rule.document}”里没有条款“{condition.section}”。"
                hint = suggest(condition.section, ids) or f"可用的条款号：{'、'.join(ids[:8])}……"
                yield general.UNKNOWN_SECTION.at(condition.at("section"), message, hint)


def _check_rule(rule: EligibilityRule) -> Iterator[Finding]:
    questions = {question.id: question for question in rule.questions}
    times = Counter(question.id for question in rule.questions)
    for question in rule.questions:
        if times[question.id] > 1:
            message = f"问题“{question.id}”写了两次。"
            yield rules.REPEATED_QUESTION.at(question.at("id"), message, "每个问题的编号只用一次。")
        if (question.type is QuestionType.CHOICE) != bool(question.choices):
            yield rules.MALFORMED_CRITERION.at(
                question.location, "选择题要有 choices，别的题不能有。", "改 type 或者 choices。"
            )
    for condition in rule.conditions:
        for node in condition.when.walk():
            yield from _check_node(node, questions)
    for test in rule.tests:
        yield from _check_answers(test, questions)


def _check_node(node: EligibilityCriterion, questions: Mapping[str, EligibilityQuestion]) -> Iterator[Finding]:
    joints = [bool(node.all_of), bool(node.any_of), bool(node.none_of), node.question is not None]
    compares = {
        "equals": node.equals is not None,
        "one_of": bool(node.one_of),
        "at_least": node.at_least is not None,
        "at_most": node.at_most is not None,
    }
    used = {name for name, is_used in compares.items() if is_used}
    if sum(joints) != 1 or bool(used) != (node.question is not None):
        yield rules.MALFORMED_CRITERION.at(node.location, "条件没有写全，或者写了两种。", _ONE_WAY)
    elif node.question is not None and node.question not in questions:
        hint = suggest(node.question, questions) or f"可用的问题：{'、'.join(questions)}。"
        yield rules.UNKNOWN_QUESTION.at(node.at("question"), f"没有编号为“{node.question}”的问题。", hint)
    elif node.question is not None:
        question = questions[node.question]
        fits = (
            used <= {"at_least", "at_most"}
            if question.type is QuestionType.NUMBER
            else used in ({"equals"}, {"one_of"})
        )
        if not fits:
            yield rules.MALFORMED_CRITERION.at(node.location, "比较的写法与问题的类型不配。", _ANSWERS[question.type])
            return
        for answer in (*filter(None, [node.equals]), *node.one_of):
            yield from _check_answer(question, answer, node.location)


def _check_answer(question: EligibilityQuestion, answer: str, place: Location) -> Iterator[Finding]:
    known = ["yes", "no"] if question.type is QuestionType.YES_NO else [choice.id for choice in question.choices]
    if question.type is not QuestionType.NUMBER and answer not in known:
        hint = suggest(answer, known) or f"可用的答案：{'、'.join(known)}。"
        yield rules.UNKNOWN_QUESTION.at(place, f"问题“{question.id}”没有“{answer}”这个答案。", hint)


def _check_answers(test: EligibilityTest, questions: Mapping[str, EligibilityQuestion]) -> Iterator[Finding]:
    answers = read_answers(test)
    place = test.at("answers")
    if len(answers) != len(test.answers):
        yield rules.MALFORMED_CRITERION.at(
            place, "例子的答案写成“问题=答案”，每个问题一次。", "如 [huji=yes, nianling=65]。"
        )
    for name, answer in answers.items():
        if name in questions:
            yield from _check_answer(questions[name], answer, place)
        else:
            hint = suggest(name, questions) or f"可用的问题：{'、'.join(questions)}。"
            yield rules.UNKNOWN_QUESTION.at(place, f"没有编号为“{name}”的问题。", hint)


def _run_tests(rule: EligibilityRule) -> Iterator[Finding]:
    for test in rule.tests:
        found = judge(rule, read_answers(test))
        if found is not test.verdict:
            message = f"例子“{test.name}”写明{test.verdict.label}，算出来是{found.label}。"
            yield rules.FAILED_TEST.at(test.location, message, "核对条件和例子，哪一个错改哪一个。")


def _find_unused(rule: EligibilityRule) -> Iterator[Finding]:
    used = {node.question for condition in rule.conditions for node in condition.when.walk()}
    for question in rule.questions:
        if question.id not in used:
            message = f"问题“{question.id}”没有任何条件用到，不会问。"
            yield rules.UNUSED_QUESTION.at(question.location, message, "删去问题，或者在条件里用上。")
