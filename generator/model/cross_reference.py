"""引用: which document of the Library a mention in the text of another one means, in both directions.

A number decides alone. A title decides where exactly one document has it, no number contradicts it, and that document
is not younger than the text that names it: a rule that came later under the same title is not the one that was meant.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.chinese.widths import fold, squeeze
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.document import Document, DocumentRecord
    from generator.model.parsed import NamedClause, NamedDocument

_STATE = "中华人民共和国"
_INNER = str.maketrans("〈〉<>", "《》《》")


@value_class
class CrossReference:
    """One mention, resolved."""

    citing: str
    """Id of the document whose text it is."""
    section: str | None
    """Nearest numbered section of that text."""
    ordinal: int
    """Of the mention among all references of that text, from 0: where it stands, the text knows."""
    cited: str
    """Id of the document that is named."""
    clauses: tuple[NamedClause, ...]
    """Articles of it that are named and exist."""


def resolve_references(
    documents: Iterable[Document],
) -> tuple[Mapping[str, tuple[CrossReference, ...]], Mapping[str, tuple[CrossReference, ...]]]:
    """What each document cites, in reading order, and by what each is cited, in the order of the documents."""
    known = _Known(documents)
    citing: dict[str, list[CrossReference]] = defaultdict(list)
    cited: dict[str, list[CrossReference]] = defaultdict(list)
    for document in known.documents:
        for found in _resolve(document, known):
            citing[found.citing].append(found)
            cited[found.cited].append(found)
    return (
        {name: tuple(references) for name, references in citing.items()},
        {name: tuple(references) for name, references in cited.items()},
    )


class _Known:
    """The documents by number and by title."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self.by_number: dict[str, list[Document]] = defaultdict(list)
        self.by_title: dict[str, list[Document]] = defaultdict(list)
        for document in self.documents:
            record = document.record
            if record.document_number:
                self.by_number[record.document_number].append(document)
            for title in {key for name in titles_of(record) for key in _keys(name)}:
                self.by_title[title].append(document)

    def find(self, reference: NamedDocument, record: DocumentRecord) -> Document | None:
        """The one document that is meant; None where there is none or more than one."""
        if reference.document_number:
            found = self.by_number.get(reference.document_number, [])
        else:
            found = self.by_title.get(next(_keys(reference.title or "")), [])
        if len(found) != 1 or found[0].id == record.id:
            return None
        if reference.document_number is None and _is_younger(found[0].record, record):
            return None
        return found[0]


def titles_of(record: DocumentRecord) -> Iterator[str]:
    """The names under which a document may be cited."""
    yield from {name for name in (record.title, record.notice_title, record.cited_as) if name}


def _resolve(document: Document, known: _Known) -> Iterator[CrossReference]:
    record = document.record
    own = {key for name in titles_of(record) for key in _keys(name)}
    for ordinal, reference in enumerate(document.card.references):
        if reference.document_number is None and next(_keys(reference.title or "")) in own:
            continue
        found = known.find(reference, record)
        if found is not None:
            sections = frozenset(found.card.section_ids)
            yield CrossReference(
                citing=document.id,
                section=reference.section,
                ordinal=ordinal,
                cited=found.id,
                clauses=tuple(clause for clause in reference.clauses if clause.id in sections),
            )


def _keys(title: str) -> Iterator[str]:
    """The title in one spelling; a law of the state also without the state's name."""
    key = squeeze(fold(title.translate(_INNER)))
    yield key
    if key.startswith(_STATE):
        yield key.removeprefix(_STATE)


def _is_younger(cited: DocumentRecord, citing: DocumentRecord) -> bool:
    return bool(cited.dated_on and citing.dated_on and cited.dated_on > citing.dated_on)
