"""Checks of a document's own elements: the header, numbers, dates and organs against each other."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from generator.audits.evidence import fault_of
from generator.chinese.widths import fold
from generator.model.document_number import DocumentNumber

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.audits.evidence import Evidence, Verdict
    from generator.model.document import Document, DocumentRecord

_REVIEW = "对照原件核对；原件如此的，不用改。"


def find_absent_fields(evidence: Evidence) -> Iterator[Verdict]:
    """META-001: each of the seven header fields that every document page prints has a value.

    索引号, 主题分类, 公开属性, 成文日期, 发文字号, 发布日期, 公开主体. A document without a number is counted
    all the same, because the page then prints 文中未载明.
    """
    for document in evidence.library.documents:
        record = document.record
        fields = (
            ("index_number", "索引号", record.index_number),
            ("subject_category", "主题分类", record.subject_category),
            ("dated_on", "成文日期", record.dated_on),
            ("document_number", "发文字号", record.document_number),
            ("published_on", "发布日期", record.published_on),
            ("issuers", "公开主体", record.issuers),
        )
        absent = [(key, name) for key, name, value in fields if not value]
        if not absent:
            yield None
            continue
        names = "、".join(name for _, name in absent)
        keys = "、".join(key for key, _ in absent)
        yield fault_of(document, record.at("id"), f"页面的七项信息缺少{names}。", f"对照原件填写 {keys}。")


def find_differing_numbers(evidence: Evidence) -> Iterator[Verdict]:
    """DOC-001: a document number that is a line of its own in the body is the one on the page."""
    for document, numbers in _numbered(evidence):
        if len(numbers) == 1:
            number, line = numbers[0]
            own = document.record.document_number
            message = f"正文写的是{number}，页面上的发文字号是{own or '（未载明）'}。"
            place = document.record.at("document_number")
            wrong = number != own
            yield fault_of(document, place, message, f"正文在第{line}行；{_REVIEW}") if wrong else None


def find_unsure_numbers(evidence: Evidence) -> Iterator[Verdict]:
    """DOC-003: where the body has several numbers on lines of their own, one of them is the page's."""
    for document, numbers in _numbered(evidence):
        if len(numbers) > 1:
            found = "、".join(number for number, _ in numbers)
            wrong = document.record.document_number not in [number for number, _ in numbers]
            place = document.record.at("document_number")
            yield fault_of(document, place, f"正文有{found}，都不是页面上的发文字号。", _REVIEW) if wrong else None


def find_wrong_years(evidence: Evidence) -> Iterator[Verdict]:
    """DOC-002: the year in the document number is the year in which the document was dated."""
    for document in evidence.library.documents:
        record = document.record
        number = DocumentNumber.parse(record.document_number or "")
        if number and record.dated_on:
            wrong = number.year != record.dated_on.year
            message = f"发文字号是{number.year}年的，成文日期是{record.dated_on.year}年的。"
            yield fault_of(document, record.at("document_number"), message, _REVIEW) if wrong else None


def find_early_publications(evidence: Evidence) -> Iterator[Verdict]:
    """DATE-002: nothing is published before it is dated; a made-up date is a veto of 国办秘函〔2019〕19号."""
    for document in evidence.library.documents:
        record = document.record
        when = record.published_on
        day = when.date() if isinstance(when, datetime) else when
        if day and record.dated_on:
            message = f"发布日期（{day}）早于成文日期（{record.dated_on}）。"
            wrong = day < record.dated_on
            yield fault_of(document, record.at("published_on"), message, _REVIEW) if wrong else None


def find_foreign_codes(evidence: Evidence) -> Iterator[Verdict]:
    """AGENCY-001: 机关代字 of the number belongs to one of the issuers; asked where the register knows the code."""
    codes = {unit.issuer_code: unit for unit in evidence.library.units if unit.issuer_code}
    for document in evidence.library.documents:
        record = document.record
        number = DocumentNumber.parse(record.document_number or "")
        known = [code for code in codes if number and number.issuer_code.startswith(code)]
        if number and known:
            unit = codes[max(known, key=len)]
            message = f"发文字号的机关代字“{number.issuer_code}”是{unit.name}的，发文机关中没有它。"
            wrong = unit.id not in record.issuers
            yield fault_of(document, record.at("issuers"), message, _REVIEW) if wrong else None


def find_foreign_titles(evidence: Evidence) -> Iterator[Verdict]:
    """AGENCY-002: an organ that the title begins with (…关于…) is one of the issuers."""
    for document in evidence.library.documents:
        record = document.record
        for title in (record.notice_title, record.title):
            organ, _, matter = (title or "").partition("关于")
            unit = evidence.unit_names.get(fold(organ)) if matter else None
            if unit is not None:
                message = f"标题写的机关是{organ}，发文机关中没有它。"
                yield (
                    None
                    if _is_issuer(unit, record, evidence.unit_names)
                    else fault_of(document, record.at("issuers"), message, _REVIEW)
                )
                break


def find_foreign_signatures(evidence: Evidence) -> Iterator[Verdict]:
    """AGENCY-003: an organ that signs is one of the issuers.

    Read only from a line directly above a line that is nothing but a date, so that 有效期至 and 自…起施行 never count.
    """
    for document in evidence.library.documents:
        for organ, line in evidence.facts[document.id].signatures:
            unit = evidence.unit_names.get(fold(organ))
            if unit is not None:
                message = f"落款的机关是{organ}，发文机关中没有它。"
                right = _is_issuer(unit, document.record, evidence.unit_names)
                hint = f"正文在第{line}行；{_REVIEW}"
                yield None if right else fault_of(document, document.record.at("issuers"), message, hint)


def _is_issuer(unit: str, record: DocumentRecord, names: Mapping[str, str]) -> bool:
    return unit in record.issuers or any(names.get(fold(issuer)) == unit for issuer in record.issuers)


def _numbered(evidence: Evidence) -> Iterator[tuple[Document, tuple[tuple[str, int], ...]]]:
    """Documents whose bodies have numbers on lines of their own."""
    for document in evidence.library.documents:
        numbers = tuple(dict(reversed(evidence.facts[document.id].numbers)).items())[::-1]
        if numbers:
            yield document, numbers
