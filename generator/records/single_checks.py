"""What one record of `content/` can be checked for by itself."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.model.consultation import Consultation
from generator.model.decision import Decision
from generator.model.document import Disclosure, DocumentRecord
from generator.model.document_number import DocumentNumber
from generator.model.event import Event
from generator.model.interpretation import Faq, Interpretation
from generator.records import interpretation_rules, rules, scalars

if TYPE_CHECKING:
    from generator.model.record import Prose
    from generator.model.site import FreePage
    from generator.records.report import Report


def check_single(record: Prose, report: Report) -> None:
    """Note what is wrong or doubtful in one record."""
    if isinstance(record, DocumentRecord):
        _check_name(record.id, record, report)
        _check_gate(record, report)
        _check_dates(record, report)
        _check_number(record, report)
    elif isinstance(record, Interpretation | Faq | Decision | Consultation | Event):
        _check_name(record.id, record, report)
        _check_disclosure(record, report)
        if isinstance(record, Faq) and record.is_published and not record.body.strip():
            hint = "在第二个 --- 的下面写答复；还没有答复的，先不填 disclosure。"
            report.add(interpretation_rules.EMPTY_ANSWER, record.at("question").line, "有问题，没有答复。", hint)
    else:
        page: FreePage = record  # type: ignore[assignment]
        _check_name(page.id, record, report)


def _check_name(name: str, record: Prose, report: Report) -> None:
    stem = PurePosixPath(record.location.path).stem
    if stem != name:
        message = f"编号“{name}”与文件名“{stem}.md”不一致。"
        report.add(
            rules.FILE_NAME, record.at("id").line, message, f"编号发布后不能改：把文件改名为 {name}.md，或者改正编号。"
        )


def _check_gate(record: DocumentRecord, report: Report) -> None:
    """The human gate: what is disclosed was reviewed, what was reviewed says how it is disclosed."""
    line = record.at("disclosure").line
    if any(report.has_error_at(record.at(key).line) for key in ("disclosure", "reviewed")):
        return
    if record.disclosure is Disclosure.PROACTIVE and record.reviewed is None:
        hint = "核对原件后填写 reviewed: {by: 审核人, on: 日期}。"
        report.add(rules.UNREVIEWED_DISCLOSURE, line, "标为主动公开，但没有填写审核记录 reviewed。", hint)
    elif record.disclosure is None and record.reviewed is not None:
        hint = "填写 disclosure：proactive、on_request 或 withheld。"
        report.add(
            rules.UNDISCLOSED_REVIEW, record.at("reviewed").line, "已经审核，但没有填写公开属性 disclosure。", hint
        )
    elif record.disclosure is None:
        report.add(
            rules.UNPUBLISHED,
            line,
            "草稿：没有填写公开属性 disclosure，不会发布。",
            "核对后填写 disclosure 和 reviewed。",
        )
    elif record.disclosure is not Disclosure.PROACTIVE:
        report.add(rules.UNPUBLISHED, line, f"公开属性为{record.disclosure.label}，不会发布。")


def _check_disclosure(record: Interpretation | Faq | Decision | Consultation | Event, report: Report) -> None:
    line = record.at("disclosure").line
    try:
        scalars.read_choice(record.disclosure or Disclosure.WITHHELD, Disclosure)
    except scalars.WrongValueError as error:
        report.add(rules.UNKNOWN_VALUE, line, f"“disclosure”：{error.message}", error.hint)
        return
    if not record.is_published:
        report.add(rules.UNPUBLISHED, line, "没有标为主动公开，不会发布。", "可以公开时填写 disclosure: proactive。")


def _check_dates(record: DocumentRecord, report: Report) -> None:
    """Dates in the order in which a document lives."""
    published = record.published_on
    day = published.date() if isinstance(published, datetime) else published
    _compare(record, report, ("dated_on", "成文日期", record.dated_on), ("printed_on", "印发日期", record.printed_on))
    _compare(record, report, ("dated_on", "成文日期", record.dated_on), ("published_on", "发布日期", day))
    _compare(record, report, ("dated_on", "成文日期", record.dated_on), ("expires_on", "有效期至", record.expires_on))
    _compare(
        record, report, ("effective_on", "施行日期", record.effective_on), ("expires_on", "有效期至", record.expires_on)
    )


def _compare(
    record: DocumentRecord, report: Report, first: tuple[str, str, date | None], second: tuple[str, str, date | None]
) -> None:
    _, name, day = first
    key, later_name, later = second
    if day and later and later < day:
        message = f"{later_name}（{later}）早于{name}（{day}）。"
        report.add(rules.CONTRADICTORY_DATES, record.at(key).line, message, "对照原件核对两个日期。")


def _check_number(record: DocumentRecord, report: Report) -> None:
    number = DocumentNumber.parse(record.document_number or "")
    if number is None:
        return
    line = record.at("document_number").line
    if str(number) != record.document_number:
        message = f"发文字号“{record.document_number}”的写法不规范。"
        report.add(rules.UNUSUAL_NUMBER, line, message, f"六角括号、四位年份、序号不补零：{number}。")
    if record.dated_on and number.year != record.dated_on.year:
        message = f"发文字号是 {number.year} 年的，成文日期是 {record.dated_on.year} 年的。"
        report.add(rules.DIFFERING_YEAR, line, message, "对照原件核对发文字号和成文日期。")
