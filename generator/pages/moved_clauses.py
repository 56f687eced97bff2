"""Clauses that a document had under other ids: links to them still find their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library


@value_class
class MovedClause:
    """An id that is no longer a clause's."""

    id: str
    address: str | None
    """Where the clause is now; None where it was withdrawn."""
    target: str
    """Its id there."""
    reason: str | None


def present_moved(document: Document, library: Library) -> Iterator[MovedClause]:
    """Those of one document, in register order."""
    for redirect in library.redirects:
        if redirect.old_section and redirect.old_document == document.id:
            yield MovedClause(
                id=redirect.old_section,
                address=redirect.address,
                target=(redirect.to or "").partition("#")[2] or redirect.to or "",
                reason=redirect.reason,
            )
