"""The parts of an official letter around its text: 主送, 署名, 日期, 附注, 附件说明, 版记."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.outline import SectionRole
from generator.model.value import value_class
from generator.pages.wording import name_unit, print_full_date

if TYPE_CHECKING:
    from generator.model.document import Document, DocumentRecord
    from generator.model.library import Library
    from generator.pages.document_body import Clause


@value_class
class Letter:
    """主送, 署名, 日期, 附注, 附件说明: what stands before and after the text of an official letter."""

    addressees: str | None
    attachments: tuple[str, ...]
    signatures: tuple[str, ...]
    date: str | None
    annotation: str | None


@value_class
class Imprint:
    """版记."""

    copied_to: str | None
    printer: str | None
    date: str | None


def divide_clauses(
    document: Document, clauses: tuple[Clause, ...]
) -> tuple[tuple[Clause, ...], tuple[Clause, ...], tuple[Clause, ...]]:
    """The notice's text, the document's own, the annexes; in every outline they follow each other."""
    parts: dict[str, list[Clause]] = {"notice": [], "body": [], "annex": []}
    remaining = iter(clauses)
    for section in document.structure.outline.sections:
        part = {SectionRole.NOTICE: "notice", SectionRole.ANNEX: "annex"}.get(section.role, "body")
        parts[part].extend(next(remaining) for _ in section.walk())
    return tuple(parts["notice"]), tuple(parts["body"]), tuple(parts["annex"])


def present_letter(record: DocumentRecord, library: Library) -> Letter:
    """What the record says of the letter."""
    return Letter(
        addressees="，".join(record.addressees) or None,
        attachments=tuple(attachment.title for attachment in record.attachments),
        signatures=tuple(name_unit(issuer, library, full=True) for issuer in record.issuers),
        date=print_full_date(record.dated_on),
        annotation=record.annotation,
    )


def present_imprint(record: DocumentRecord, library: Library) -> Imprint | None:
    """None where the record has none of it."""
    if not record.copied_to and record.printed_on is None:
        return None
    printer = name_unit(record.issuers[0], library, full=True) if record.issuers else None
    return Imprint(
        copied_to="，".join(record.copied_to) or None,
        printer=printer if record.printed_on else None,
        date=print_full_date(record.printed_on),
    )
