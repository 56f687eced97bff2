"""The six chapters of an annual report: where each begins, what it must say, how much of it was said last year."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.errors import Location
from generator.model.annual_report import CHAPTERS, ReportChapter
from generator.records import annual_report_rules as rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.annual_report import AnnualReportRecord

_HEADING = re.compile(r"^#{1,2}[ \t]+(?P<text>.*?)[ \t#]*$")
_WRITTEN = (0, 4, 5)
"""Chapters that are prose; the others may be their table alone."""
_WORK = (("主动公开", "主动公开"), ("依申请公开", "依申请公开"), ("信息管理", "政府信息管理"))
_WORK_BESIDE = (("平台", "平台建设"), ("监督", "监督保障"))
_FEE = "信息处理费"
_RUN = 12
"""Signs in a row that count as the same words; shorter runs are the office's ordinary language."""
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_UNSAID = re.compile(r"[\W_]+")
REPEATED_SHARE = 0.5
"""Above it an assessment deducts points (repeat ≤ 50 %)."""


def split_chapters(record: AnnualReportRecord) -> tuple[ReportChapter, ...]:
    """What stands before the first heading (its own is ""), then a chapter for each heading of the first two levels."""
    lines = record.body.split("\n")
    starts = [(index, match["text"]) for index, line in enumerate(lines) if (match := _HEADING.match(line))]
    bounds = [(-1, ""), *starts, (len(lines), "")]
    return tuple(
        ReportChapter(
            heading=heading,
            body="\n".join(lines[start + 1 : end]).strip("\n"),
            body_line=record.body_line + start + 1,
        )
        for (start, heading), (end, _) in pairwise(bounds)
    )


def find_wrong_chapters(record: AnnualReportRecord) -> Iterator[Finding]:
    """Chapters that are missing, called otherwise, out of order or empty; then what chapters 一 and 六 leave out."""
    _, *chapters = split_chapters(record)
    wrong = tuple(_find_differing(record, chapters))
    yield from wrong
    if wrong:
        return
    for number in _WRITTEN:
        if not chapters[number].body.strip():
            place = _place(record, chapters[number])
            hint = "写上这一部分的文字；没有特别情况的，也要如实说明。"
            yield rules.EMPTY_CHAPTER.at(place, f"“{CHAPTERS[number]}”没有文字。", hint)
    yield from _find_unsaid(record, chapters)


def repeated_share(record: AnnualReportRecord, previous: AnnualReportRecord) -> float:
    """How much of a report's prose stands in the previous one, from 0 to 1: signs in runs of twelve or more.

    Numbers count as equal whatever they are, punctuation and spaces as nothing: a text in which only the figures are
    new is the same text.
    """
    text, old = _prose(record), _prose(previous)
    known = {old[start : start + _RUN] for start in range(len(old) - _RUN + 1)}
    repeated = end = 0
    for start in range(len(text) - _RUN + 1):
        if text[start : start + _RUN] in known:
            repeated += start + _RUN - max(start, end)
            end = start + _RUN
    return repeated / len(text) if text else 0.0


def _prose(record: AnnualReportRecord) -> str:
    """The words of all chapters, without headings and tables."""
    written = (
        line
        for chapter in split_chapters(record)
        for line in chapter.body.split("\n")
        if not line.startswith(("#", "|"))
    )
    return _UNSAID.sub("", _NUMBER.sub("0", fold("".join(written))))


def _find_differing(record: AnnualReportRecord, chapters: list[ReportChapter]) -> Iterator[Finding]:
    headings = [chapter.heading for chapter in chapters]
    meant: set[str] = set()
    for chapter in chapters:
        if chapter.heading not in CHAPTERS:
            near = suggest(chapter.heading, CHAPTERS)
            meant.update(known for known in CHAPTERS if f"“{known}”" in near)
            hint = near or "小标题用三个井号：### （一）……"
            message = f"“{chapter.heading}”不是年报规定的部分名称。"
            yield rules.DIFFERING_CHAPTER.at(_place(record, chapter), message, hint)
        elif headings.index(chapter.heading) != chapters.index(chapter):
            message = f"“{chapter.heading}”写了两次。"
            yield rules.DIFFERING_CHAPTER.at(_place(record, chapter), message, "合并成一处。")
    for known in CHAPTERS:
        if known not in headings and known not in meant:
            place = Location(record.location.path, record.body_line)
            yield rules.DIFFERING_CHAPTER.at(place, f"缺少“{known}”部分。", f"补上一行“## {known}”。")
    order = [CHAPTERS.index(heading) for heading in dict.fromkeys(headings) if heading in CHAPTERS]
    for chapter, (first, second) in zip(chapters[1:], pairwise(order), strict=False):
        if len(order) == len(headings) and second < first:
            message = f"“{chapter.heading}”应在“{CHAPTERS[first]}”之前。"
            yield rules.DIFFERING_CHAPTER.at(_place(record, chapter), message, "六个部分按规定的次序写。")


def _find_unsaid(record: AnnualReportRecord, chapters: list[ReportChapter]) -> Iterator[Finding]:
    for word, name in (*_WORK, *_WORK_BESIDE):
        if chapters[0].body.strip() and word not in chapters[0].body:
            message = f"“{CHAPTERS[0]}”没有写到{name}。"
            hint = "总体情况一般写五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障。"
            yield rules.UNMENTIONED_WORK.at(_place(record, chapters[0]), message, hint)
    if chapters[5].body.strip() and _FEE not in chapters[5].body:
        message = f"“{CHAPTERS[5]}”没有说明{_FEE}的收取情况。"
        hint = f"收了写明件数和金额；没有收的写“本年度未收取政府信息公开{_FEE}”。"
        yield rules.ABSENT_FEE_STATEMENT.at(_place(record, chapters[5]), message, hint)


def _place(record: AnnualReportRecord, chapter: ReportChapter) -> Location:
    """The line of a chapter's heading."""
    return Location(record.location.path, chapter.body_line - 1)
