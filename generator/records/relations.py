"""关系 between documents: checked as written, resolved in both directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.document import RelationType
from generator.model.library import ResolvedRelation
from generator.records import relation_rules, rules
from generator.records.content_checks import LIKE_AN_ID, number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.errors import Finding
    from generator.model.document import Document, DocumentRecord, Relation
    from generator.records.known_ids import KnownIds

_SYMMETRIC = frozenset({RelationType.ACCOMPANIES})
_LATER = frozenset({RelationType.AMENDS, RelationType.REPEALS, RelationType.SUPERSEDES, RelationType.PREVIOUS_YEAR})
"""Whoever declares these came after what is named."""


@dataclass(frozen=True, slots=True)
class Targets:
    """Finds the document that a relation names."""

    by_id: Mapping[str, DocumentRecord]
    by_number: Mapping[str, DocumentRecord]

    def find(self, target: str) -> DocumentRecord | None:
        """By id, else by document number in any spelling; None for a document that is not here."""
        return self.by_id.get(target) or self.by_number.get(number_key(target))


def targets_among(records: Iterable[DocumentRecord]) -> Targets:
    """Looks among these; a published document is found before a draft with the same number."""
    ordered = sorted(records, key=lambda record: record.is_published)
    numbered = {number_key(record.document_number): record for record in ordered if record.document_number}
    return Targets({record.id: record for record in ordered}, numbered)


def check_relations(records: tuple[DocumentRecord, ...], known: KnownIds) -> Iterator[Finding]:
    """Relations to nothing, to oneself, written twice, or to what is not published."""
    targets = targets_among(records)
    for record in records:
        seen = set()
        for relation in record.relations:
            place = relation.at("target")
            found = targets.find(relation.target)
            key = (relation.type, found.id if found else number_key(relation.target))
            if found is None and LIKE_AN_ID.fullmatch(relation.target):
                yield from known.check_document(relation.target, place)
            elif found is not None and found.id == record.id:
                yield rules.SELF_RELATION.at(place, f"“{record.id}”的关系指向它自己。", "改正 target，或者删去这一条。")
            elif key in seen:
                message = f"与“{relation.target}”的“{relation.type.label}”关系写了两次。"
                yield rules.REPEATED_RELATION.at(place, message, "只保留一条；编号和发文字号指同一份文件。")
            elif found is not None and record.is_published and not found.is_published:
                message = f"关系指向没有公开的文件“{relation.target}”，网站上不显示这一条。"
                yield rules.UNPUBLISHED_RELATION.at(place, message, "文件公开之后自动显示。")
            elif found is not None:
                yield from _check_order(record, relation, found, targets)
            seen.add(key)


def _check_order(
    record: DocumentRecord, relation: Relation, found: DocumentRecord, targets: Targets
) -> Iterator[Finding]:
    """A relation that the other document declares too, or that points forward in time."""
    place, label = relation.at("target"), relation.type.label
    backward = relation.type in _LATER and record.dated_on and found.dated_on and found.dated_on > record.dated_on
    if relation.type not in _SYMMETRIC and any(
        other.type is relation.type and targets.find(other.target) is record for other in found.relations
    ):
        message = f"“{record.id}”与“{found.id}”互相写了“{label}”。"
        yield relation_rules.CIRCULAR_RELATION.at(place, message, "反方向的一条会自动显示，删去写反的一条。")
    elif backward:
        message = f"“{label}”指向的“{found.id}”成文于 {found.dated_on}，比本文件晚。"
        yield relation_rules.BACKWARD_RELATION.at(place, message, "核对成文日期；方向写反的，改写在对方文件里。")


def without_unpublished(record: DocumentRecord, targets: Targets) -> DocumentRecord:
    """The record without relations that would name an unpublished document."""
    kept = tuple(
        relation
        for relation in record.relations
        if (found := targets.find(relation.target)) is None or found.is_published
    )
    return record if kept == record.relations else record.model_copy(update={"relations": kept})


def resolve_relations(documents: tuple[Document, ...]) -> dict[str, tuple[ResolvedRelation, ...]]:
    """Document id → its own relations as declared, then those that others declare, in the documents' order."""
    targets = targets_among(document.record for document in documents)
    titles = {document.id: document.record.title for document in documents}
    resolved: dict[str, list[ResolvedRelation]] = {document.id: [] for document in documents}
    incoming: list[tuple[str, ResolvedRelation]] = []
    for document in documents:
        for relation in document.record.relations:
            found = targets.find(relation.target)
            name = found.id if found else None
            text = titles[found.id] if found else relation.target
            resolved[document.id].append(ResolvedRelation(type=relation.type, inverse=False, document=name, text=text))
            if found:
                back = ResolvedRelation(
                    type=relation.type, inverse=True, document=document.id, text=document.record.title
                )
                incoming.append((found.id, back))
    for name, back in incoming:
        told = {(relation.type, relation.document) for relation in resolved[name]}
        if back.type not in _SYMMETRIC or (back.type, back.document) not in told:
            resolved[name].append(back)
    return {name: tuple(relations) for name, relations in resolved.items()}
