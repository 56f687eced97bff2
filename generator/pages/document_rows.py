"""Documents as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.pages.components import DocumentRow
from generator.pages.life_cycle import present_badge
from generator.pages.punctuation import widen
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.document import Document
    from generator.model.library import Library


def present_row(document: Document, library: Library) -> DocumentRow:
    """Title, marks, number and date; a row without date would count as never updated."""
    record = document.record
    badge = present_badge(document, library)
    return DocumentRow(
        title=widen(record.title) if library.site.full_width_punctuation else record.title,
        address=document_address(document.id),
        number=record.document_number,
        date=print_date(record.published_on or record.dated_on),
        interpreted=bool(library.interpretations_of.get(document.id)),
        serviceable=bool(record.services),
        attached=bool(record.attachments),
        badge=badge if badge is not None and badge.tone == "ended" else None,
    )


def present_rows(documents: Iterable[Document], library: Library) -> tuple[DocumentRow, ...]:
    """In the order given."""
    return tuple(present_row(document, library) for document in documents)
