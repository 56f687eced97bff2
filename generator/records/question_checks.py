"""Answers and the clauses they rest on: which answers are in doubt, and which clauses are asked about in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.clause_digest import digest_clauses
from generator.model.document import RelationType, Validity
from generator.model.text_question import ask_text
from generator.records import interpretation_rules as rules
from generator.records.question_gaps import find_gaps
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from generator.errors import Finding
    from generator.model.document import Document
    from generator.model.interpretation import Faq
    from generator.model.library import ResolvedRelation
    from generator.model.parsed import Structure
    from generator.model.portal_files import PortalFiles
    from generator.records.known_ids import KnownIds

OFTEN = 5
"""How often a clause is asked about before its silence is reported."""
ENDED: dict[Validity | None, str] = {Validity.EXPIRED: "已失效", Validity.REPEALED: "已废止"}
_DONE = {RelationType.AMENDS: "修改", RelationType.SUPERSEDES: "替代", RelationType.REPEALS: "废止"}


def find_doubts(
    faqs: Iterable[Faq],
    documents: Mapping[str, Document],
    relations: Mapping[str, tuple[ResolvedRelation, ...]],
    today: date,
) -> dict[str, str]:
    """待复核: id of the answer → why it may no longer be true, in Chinese without a full stop."""
    doubts = {}
    for faq in faqs:
        reason = _find_doubt(faq, documents, relations.get(faq.document, ()), today)
        if reason is not None:
            doubts[faq.id] = reason
    return doubts


def _find_doubt(
    faq: Faq, documents: Mapping[str, Document], relations: Iterable[ResolvedRelation], today: date
) -> str | None:
    document = documents.get(faq.document)
    if document is None:
        return None
    ended = ENDED.get(document.record.validity_on(today))
    if ended:
        return f"所依据的文件{ended}"
    checked_on = faq.confirmed.on if faq.confirmed else faq.answered_on
    for relation in relations:
        acting = documents.get(relation.document or "") if relation.inverse and relation.type in _DONE else None
        day = acting and (acting.record.effective_on or acting.record.dated_on)
        if acting and day and checked_on < day <= today:
            return f"所依据的文件已被《{acting.record.title.strip('《》')}》{_DONE[relation.type]}"
    if faq.confirmed and ask_text(document, _digest_clauses, faq.sections) != faq.confirmed.digest:
        return f"所依据的条款在{faq.confirmed.on.isoformat()}确认以后有改动"
    return None


def _digest_clauses(structure: Structure, sections: tuple[str, ...]) -> str:
    return digest_clauses(structure.outline, sections)


def report_doubts(faqs: Iterable[Faq], doubts: Mapping[str, str]) -> Iterator[Finding]:
    """待复核 and what nobody has confirmed, for editors."""
    for faq in faqs:
        command = f"lantai faq confirm {faq.location.path}"
        if faq.id in doubts:
            hint = f"对照文件改好答复；仍然正确或者改好以后，运行 {command}；用不上了就清空 disclosure。"
            yield rules.DOUBTFUL_ANSWER.at(faq.at("sections"), f"{doubts[faq.id]}，答复要复核。", hint)
        elif faq.confirmed is None:
            hint = f"对照条款核对以后运行 {command}。"
            yield rules.UNCONFIRMED_ANSWER.at(faq.at("answered_on"), "答复没有确认记录，条款改了不会提醒。", hint)


def check_open_questions(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """待补充问题: what they name exists, and the clauses that are asked about most."""
    answers = {faq.id: faq for faq in files.faqs}
    for question in files.open_questions:
        yield from known.check_document(question.document, question.at("document"))
        yield from known.check_unit(question.unit, question.at("unit"))
        answer = question.answered_by
        if answer is not None and answer not in answers and answer not in files.unread:
            hint = suggest(answer, answers) or "写 content/faqs/ 里一个问答的编号，还没有就空着。"
            yield rules.UNKNOWN_ANSWER.at(question.at("answered_by"), f"没有编号为“{answer}”的问答。", hint)
    for gap in find_gaps(files):
        if gap.asked >= OFTEN:
            where = f"“{gap.document}”的条款 {gap.section}" if gap.section else f"“{gap.document}”全文"
            message = f"{where} 有 {gap.asked} 人次问过，还没有问答：{'；'.join(gap.questions)}"
            hint = f"运行 lantai new faq 新编号 --for {gap.document}，写好以后在这里填 answered_by。"
            yield rules.UNANSWERED_CLAUSE.at(gap.location, message, hint)
