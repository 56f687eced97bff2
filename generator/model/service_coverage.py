"""阅办联动 in figures: documents that say how one uses a service, those that offer it (办), those that still must."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.document import Validity
from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.model.library import Library

_CHECK = "unlinked-service"
"""The check of 公开体检 that looks for names of services in texts."""
_ENDED = (Validity.EXPIRED, Validity.REPEALED)


@value_class
class UnlinkedDocument:
    """A document that names services without offering them."""

    id: str
    title: str
    messages: tuple[str, ...]
    """Chinese: which words."""


@value_class
class ServiceCoverage:
    """Documents that are not ended; one that offers a service counts as naming it."""

    naming: int
    complete: int
    """Of these, documents that offer every service they name."""
    naming_this_year: int
    complete_this_year: int
    missing: tuple[UnlinkedDocument, ...]
    """In the Library's order; an editor has yet to say whether the words offer the service or only mention it."""

    @property
    def rate(self) -> int | None:
        """Per cent, rounded down; None where no document names a service."""
        return self.complete * 100 // self.naming if self.naming else None


def measure_coverage(library: Library) -> ServiceCoverage:
    """Figures of the whole portal."""
    results = library.self_audit.results if library.self_audit else ()
    faults = [fault for result in results if result.name == _CHECK for fault in result.faults]
    told: dict[str | None, list[str]] = {}
    for fault in faults:
        told.setdefault(fault.address, []).append(fault.message)
    named, missing, this_year = [], [], set()
    for document in library.documents:
        messages = told.get(document_address(document.id), [])
        if document.record.validity_on(library.today) in _ENDED or not (messages or document.record.services):
            continue
        named.append(document.id)
        if _year(document) == library.today.year:
            this_year.add(document.id)
        if messages:
            missing.append(
                UnlinkedDocument(id=document.id, title=document.record.title, messages=tuple(dict.fromkeys(messages)))
            )
    open_ = {entry.id for entry in missing}
    return ServiceCoverage(
        naming=len(named),
        complete=len(named) - len(open_),
        naming_this_year=len(this_year),
        complete_this_year=len(this_year - open_),
        missing=tuple(missing),
    )


def _year(document: Document) -> int | None:
    day = document.record.published_on or document.record.dated_on
    return day.year if day else None
