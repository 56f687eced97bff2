"""What is linked in a document's paragraphs: its notes, the documents it names, the articles it points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.value import value_class
from generator.pages.mentions import mention_all
from generator.pages.spans import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.pages.components import Mention


@value_class
class Passages:
    """Of one document."""

    notes: Mapping[str | None, tuple[Passage, ...]]
    """By section."""
    named: Mapping[int, tuple[Passage, ...]]
    """By line."""

    def at(self, section: str | None, line: int) -> tuple[Passage, ...]:
        """What may stand in a heading or a paragraph."""
        return self.notes.get(section, ()) + self.named.get(line, ())


def find_passages(document: Document, library: Library) -> Passages:
    """Notes with their units, links to other documents and their articles, links to articles of the document itself."""
    return Passages(
        notes=_find_notes(document, library),
        named=_by_line([*_find_named(document, library), *_find_own(document)]),
    )


def _find_notes(document: Document, library: Library) -> Mapping[str | None, tuple[Passage, ...]]:
    """The roles of one note are put together again."""
    notes: dict[tuple[str | None, int, int | None, str], list[Mention]] = {}
    for duty in document.structure.responsibilities:
        units = notes.setdefault((duty.section, duty.line, duty.start, duty.raw), [])
        units.extend(mention_all(duty.units, library))
    passages: dict[str | None, tuple[Passage, ...]] = {}
    for (section, _, _, raw), units in notes.items():
        passages[section] = (*passages.get(section, ()), Passage(raw, tuple(units)))
    return passages


def _find_named(document: Document, library: Library) -> Iterable[tuple[int, Passage]]:
    for found in library.cites.get(document.id, ()):
        reference = document.structure.references[found.ordinal]
        yield reference.line, Passage(reference.raw, address=document_address(found.cited), start=reference.start)
        existing = {clause.id for clause in found.clauses}
        for clause in reference.clauses:
            if clause.id in existing:
                address = document_address(found.cited, clause.id)
                yield reference.line, Passage(clause.raw, address=address, start=clause.start)


def _find_own(document: Document) -> Iterable[tuple[int, Passage]]:
    sections = frozenset(document.card.section_ids)
    for found in document.structure.own_references:
        if found.clause.id in sections:
            address = document_address(document.id, found.clause.id)
            yield found.line, Passage(found.clause.raw, address=address, start=found.clause.start)


def _by_line(found: Iterable[tuple[int, Passage]]) -> Mapping[int, tuple[Passage, ...]]:
    grouped: dict[int, list[Passage]] = {}
    for line, passage in found:
        grouped.setdefault(line, []).append(passage)
    return {line: tuple(passages) for line, passages in grouped.items()}
