"""Checks of what service guides, files and words hold."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.audits.evidence import fault_of, judge
from generator.audits.text_facts import find_words
from generator.errors import Location
from generator.model.address import faq_address, interpretation_address, page_address, service_address
from generator.model.self_audit import AuditFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.audits.evidence import Evidence, Verdict
    from generator.audits.text_facts import WordHit
    from generator.model.record import Prose
    from generator.model.service import Service

ABSENT_ELEMENTS = 4
"""So many of the eight elements missing make a guide unfit."""
_PK, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BEGINNINGS = {
    ".pdf": (b"%PDF",),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".zip", ".ofd"), (_PK,)),
    **dict.fromkeys((".doc", ".xls", ".ppt", ".wps", ".et"), (_OLE,)),
    ".png": (b"\x89PNG",),
    **dict.fromkeys((".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    ".gif": (b"GIF8",),
}
"""Ending → how such a file begins."""
_HTML = (b"<!doctyp", b"<html")
_MARKUP = frozenset({".html", ".htm", ".svg", ".xml"})


def find_incomplete_guides(evidence: Evidence) -> Iterator[Verdict]:
    """国办秘函〔2019〕19号: a service guide lacks fewer than four of its eight elements.

    事项名称, 设定依据, 申请条件, 办理材料, 办理地点, 办理时间, 联系电话, 办理流程.
    """
    for service in evidence.library.services:
        absent = _absent_elements(service)
        message = f"办事指南缺少{'、'.join(absent)}。"
        yield judge(
            len(absent) < ABSENT_ELEMENTS,
            message=message,
            hint="在 site_data/services.yml 的 guide 里补上。",
            location=service.at("guide"),
            title=service.name,
            address=service_address(service.id),
        )


def find_disguised_attachments(evidence: Evidence) -> Iterator[Verdict]:
    """A file to download begins as its ending promises (%PDF, PK, OLE), is not empty and no web page in disguise."""
    library = evidence.library
    named = {
        file.path: document
        for document in library.documents
        for file in (document.source_file, *document.attachment_files)
        if file is not None
    }
    for file in library.files:
        ending = PurePosixPath(file.path).suffix.lower()
        fault = _disguise(ending, file.size, file.beginning)
        document = named.get(file.path)
        if fault is None:
            yield None
        elif document is not None:
            place = document.record.at("attachments")
            yield fault_of(document, place, f"{file.path}：{fault}", "用正确的文件替换它。")
        else:
            place = Location(f"content/{file.path}")
            message = f"{file.path}：{fault}"
            yield AuditFault(
                message=message, hint="用正确的文件替换它。", location=place, title=file.path, address=None
            )


def find_doubtful_wording(evidence: Evidence) -> Iterator[Verdict]:
    """Words of `site_data/wording.yml` that must not occur or are commonly mistaken; one verdict a text, or a place."""
    library = evidence.library
    for document in library.documents:
        hits = evidence.facts[document.id].words
        titles = find_words(f"{document.record.title}\n{document.record.summary or ''}", 1, evidence.wording)
        at_head = tuple(titles)
        if not hits and not at_head:
            yield None
        for hit in at_head:
            yield fault_of(document, document.record.at("title"), *_explain(hit, evidence))
        for hit in hits:
            yield fault_of(document, Location(document.record.location.path, hit.line), *_explain(hit, evidence))
    for record, title, address in _other_texts(evidence):
        found = tuple(find_words(record.body, record.body_line, evidence.wording))
        if not found:
            yield None
        for hit in found:
            message, hint = _explain(hit, evidence)
            place = Location(record.location.path, hit.line)
            yield AuditFault(message=message, hint=hint, location=place, title=title, address=address)


def _other_texts(evidence: Evidence) -> Iterator[tuple[Prose, str, str]]:
    """Published texts of editors, with title and address."""
    library = evidence.library
    for entry in library.interpretations:
        yield entry, entry.title, interpretation_address(entry.id)
    for faq in library.faqs:
        yield faq, faq.question, faq_address(faq.id)
    for page in library.pages:
        yield page, page.title, page_address(page.id)


def _explain(hit: WordHit, evidence: Evidence) -> tuple[str, str]:
    """Message and hint for a place."""
    rule = next(rule for rule in evidence.wording if rule.word == hit.word)
    advice = f"应为“{rule.instead}”" if rule.instead else "不应出现"
    hint = "改正；这里写得对的，在 site_data/wording.yml 的 unless 里写上它所在的词。"
    return f"“{rule.word}”{advice}" + (f"：{rule.reason}" if rule.reason else "。"), hint


def _absent_elements(service: Service) -> list[str]:
    guide = service.guide
    elements = (
        ("设定依据", guide.basis),
        ("申请条件", guide.conditions),
        ("办理材料", guide.materials),
        ("办理地点", guide.place),
        ("办理时间", guide.hours),
        ("联系电话", guide.telephone),
        ("办理流程", guide.process),
    )
    return [name for name, value in elements if not value]


def _disguise(ending: str, size: int, beginning: bytes) -> str | None:
    """What is wrong with a file; None where nothing is."""
    if size == 0:
        return "文件是空的。"
    if ending not in _MARKUP and beginning.lower().lstrip().startswith(_HTML):
        return "内容是网页，不是文件名所说的格式。"
    known = _BEGINNINGS.get(ending)
    if known and not beginning.startswith(known):
        return f"内容不是{ending.removeprefix('.').upper()}格式。"
    return None
