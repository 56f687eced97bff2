"""新旧对照: which published documents are set side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.document import RelationType
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library

COMPARED_RELATIONS = (RelationType.PREVIOUS_YEAR, RelationType.SUPERSEDES, RelationType.AMENDS)
"""Relations after which a reader asks what has changed."""


@value_class
class Comparison:
    """Two documents of the Library; the newer one declares the relation."""

    newer: str
    """Document id."""
    older: str
    """Document id."""
    relation: RelationType
    """The first of `COMPARED_RELATIONS` that holds between the two."""

    @property
    def label(self) -> str:
        """与上年度对照, 新旧对照: read from the newer document."""
        return "与上年度对照" if self.relation is RelationType.PREVIOUS_YEAR else "新旧对照"

    @property
    def inverse_label(self) -> str:
        """与下年度对照, 新旧对照: read from the older document."""
        return "与下年度对照" if self.relation is RelationType.PREVIOUS_YEAR else "新旧对照"


def find_comparisons(library: Library) -> tuple[Comparison, ...]:
    """Every pair once, in the order of the newer documents; both must be in the Library."""
    order = {document.id: index for index, document in enumerate(library.documents)}
    found = dict.fromkeys(one for document in library.documents for one in comparisons_of(document.id, library))
    return tuple(sorted(found, key=lambda one: (order[one.newer], order[one.older])))


def comparisons_of(document: str, library: Library) -> tuple[Comparison, ...]:
    """Comparisons in which the document has a part: first as the newer one, then as the older one."""
    found: dict[tuple[str, str], RelationType] = {}
    for type_, newer, older in sorted(_related(document, library), key=lambda one: COMPARED_RELATIONS.index(one[0])):
        found.setdefault((newer, older), type_)
    made = (Comparison(newer=newer, older=older, relation=type_) for (newer, older), type_ in found.items())
    return tuple(sorted(made, key=lambda one: one.newer != document))


def _related(document: str, library: Library) -> Iterator[tuple[RelationType, str, str]]:
    """Type, newer and older document of every relation that is compared."""
    for relation in library.relations.get(document, ()):
        other = relation.document
        if relation.type in COMPARED_RELATIONS and other in library.document_by_id and other != document:
            yield relation.type, *((other, document) if relation.inverse else (document, other))
