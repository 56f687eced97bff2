"""How feeds and calendars name a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model.document import DocumentRecord


def cite_document(record: DocumentRecord) -> str:
    """《title》（文号）; a title that already begins with 《 gets no second pair."""
    title = record.title if record.title.startswith("《") else f"《{record.title}》"
    return title + (f"（{record.document_number}）" if record.document_number else "")
