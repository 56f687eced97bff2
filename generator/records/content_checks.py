"""What the records of `content/` can contradict: registers, files and each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model import address
from generator.model.document import Disclosure
from generator.model.document_number import DocumentNumber
from generator.records import rules
from generator.records.register_checks import check_tags, check_unique
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding, Location
    from generator.model.document import DocumentRecord, OriginalFile
    from generator.model.interpretation import Faq, Interpretation
    from generator.model.portal_files import PortalFiles
    from generator.records.known_ids import KnownIds

LIKE_AN_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PAGES_TAKEN = frozenset({*(part.strip("/") for part in address.TOP_LEVEL), *address.OTHER_TOP_LEVEL})


def check_contents(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Every contradiction that can be seen without knowing what the bodies say."""
    yield from check_unique(files.documents, "文件")
    yield from check_unique(files.interpretations, "解读")
    yield from check_unique(files.faqs, "问答")
    yield from check_unique(files.pages, "页面")
    yield from _check_reserved(files)
    yield from _check_numbers(files.documents)
    published = frozenset(record.id for record in files.documents if record.disclosure is Disclosure.PROACTIVE)
    originals = {file.path: file for file in files.originals}
    for record in files.documents:
        yield from _check_document(record, files, known)
        yield from _check_files(record, originals)
    for interpretation in files.interpretations:
        yield from known.check_document(interpretation.interprets, interpretation.at("interprets"))
        yield from _check_target(interpretation, "interprets", interpretation.interprets, known, published)
        yield from known.check_unit(interpretation.unit, interpretation.at("unit"))
    for faq in files.faqs:
        yield from known.check_document(faq.document, faq.at("document"))
        yield from _check_target(faq, "document", faq.document, known, published)
        yield from known.check_unit(faq.unit, faq.at("unit"))


def number_key(text: str) -> str:
    """What two spellings of one document number have in common."""
    number = DocumentNumber.parse(text)
    return str(number) if number else fold(text)


def _check_reserved(files: PortalFiles) -> Iterator[Finding]:
    """Ids that would take the address of a page of the site's own."""
    for page in files.pages:
        if page.id in _PAGES_TAKEN:
            message = f"页面编号“{page.id}”与网站的固定地址冲突。"
            yield rules.RESERVED_ID.at(page.at("id"), message, "换一个编号。")
    for record in files.documents:
        if record.id == "page" or record.id.startswith("by-"):
            message = f"文件编号“{record.id}”与列表页的地址冲突。"
            yield rules.RESERVED_ID.at(record.at("id"), message, "编号不能是 page，也不能以 by- 开头。")


def _check_numbers(records: Iterable[DocumentRecord]) -> Iterator[Finding]:
    """One document number, one document; a draft that repeats one is only told."""
    first: dict[str, DocumentRecord] = {}
    for record in sorted(records, key=lambda record: record.disclosure is None):
        if record.document_number is None:
            continue
        other = first.setdefault(number_key(record.document_number), record)
        if other is not record:
            rule = rules.DRAFT_NUMBER if record.disclosure is None else rules.DUPLICATE_NUMBER
            message = f"发文字号“{record.document_number}”重复，{other.at('document_number')} 已经用过。"
            yield rule.at(record.at("document_number"), message, "对照原件核对；同一份文件只保留一个。")


def _check_document(record: DocumentRecord, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    for index, issuer in enumerate(record.issuers):
        if LIKE_AN_ID.fullmatch(issuer):
            yield from known.check_unit(issuer, record.at("issuers", index))
        elif "，" in issuer:
            hint = f"各项之间用英文逗号：[{issuer.replace('，', ', ')}]。"
            yield rules.MALFORMED_VALUE.at(
                record.at("issuers", index), f"“issuers”的一项里有中文逗号：“{issuer}”。", hint
            )
    yield from known.check_unit(record.drafted_by, record.at("drafted_by"))
    for index, topic in enumerate(record.topics):
        yield from known.check_topic(topic, record.at("topics", index))
    for link in record.services:
        yield from known.check_service(link.service, link.at("service"))
    tags = record.tags
    yield from check_tags(tags, "audience", tags.audience, files.tags.audience)
    yield from check_tags(tags, "industry", tags.industry, files.tags.industry)
    yield from check_tags(tags, "matter", tags.matter, files.tags.matter)
    yield from check_tags(tags, "stage", tags.stage, files.tags.stage)


def _check_files(record: DocumentRecord, originals: dict[str, OriginalFile]) -> Iterator[Finding]:
    """Files that a document offers lie where they can be offered, and are the ones that were reviewed."""
    source = record.source
    if source.file is not None:
        yield from _check_file(source.file, source.at("file"), originals, "原件")
        found = originals.get(source.file)
        if found and source.sha256 not in (None, found.sha256):
            message = f"原件“{source.file}”与登记的 sha256 不符，文件的是 {found.sha256}。"
            yield rules.ALTERED_FILE.at(
                source.at("sha256"), message, "恢复原来的文件；确需更换时重新审核并更新 sha256。"
            )
    for attachment in record.attachments:
        if attachment.file is not None:
            yield from _check_file(attachment.file, attachment.at("file"), originals, "附件")


def _check_file(name: str, place: Location, originals: dict[str, OriginalFile], noun: str) -> Iterator[Finding]:
    if name not in originals:
        hint = (
            suggest(name, originals) or "放在 content/originals/ 或 content/attachments/ 下，路径从 content/ 之下写起。"
        )
        yield rules.ABSENT_FILE.at(place, f"{noun}“{name}”不存在。", hint)


def _check_target(
    record: Interpretation | Faq, key: str, document: str, known: KnownIds, published: frozenset[str]
) -> Iterator[Finding]:
    """Nothing public may hang on a document that is not."""
    if record.is_published and document in known.documents and document not in published | known.unread:
        message = f"“{record.id}”已公开，但它所依附的文件“{document}”没有公开。"
        yield rules.UNPUBLISHED_TARGET.at(record.at(key), message, "先公开文件，或者清空 disclosure。")
