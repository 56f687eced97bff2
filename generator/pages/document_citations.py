"""被引用: the documents whose text names this one, with the clauses that do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.value import value_class
from generator.pages.citation import name_clauses
from generator.pages.components import Link
from generator.pages.punctuation import widen

if TYPE_CHECKING:
    from generator.model.cross_reference import CrossReference
    from generator.model.document import Document
    from generator.model.library import Library

_CLAUSES = 6
"""Named of one document at most."""


@value_class
class CitingDocument:
    """A document that names this one."""

    document: Link
    places: tuple[Link, ...]
    """Clauses of it in which this document is named; () for its notice or preamble."""
    more: bool
    """There are further places."""
    clauses: tuple[str, ...]
    """Articles of this document that are named, as the other prints them."""


def present_citations(document: Document, library: Library) -> tuple[CitingDocument, ...]:
    """Each document once, in the Library's order."""
    grouped: dict[str, list[CrossReference]] = {}
    for found in library.cited_by.get(document.id, ()):
        grouped.setdefault(found.citing, []).append(found)
    return tuple(_present(library.document_by_id[citing], found, library) for citing, found in grouped.items())


def _present(citing: Document, found: list[CrossReference], library: Library) -> CitingDocument:
    names = name_clauses(citing.structure.outline)
    title = citing.record.title
    sections = dict.fromkeys(one.section for one in found if one.section)
    places = tuple(
        Link(text=names.get(section, section), address=document_address(citing.id, section)) for section in sections
    )
    return CitingDocument(
        document=Link(
            text=widen(title) if library.site.full_width_punctuation else title, address=document_address(citing.id)
        ),
        places=places[:_CLAUSES],
        more=len(places) > _CLAUSES,
        clauses=tuple(dict.fromkeys(clause.raw for one in found for clause in one.clauses)),
    )
