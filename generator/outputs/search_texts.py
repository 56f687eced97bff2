"""`texts/<page>.js`: one page of the index as the client reads it, and as a later build reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.entry_kind import EntryKind
from generator.outputs.search_entry import Clause, Entry, Field

if TYPE_CHECKING:
    from collections.abc import Mapping


def describe_text(entry: Entry) -> dict[str, object]:
    """All that a hit shows, and all in which words are looked for."""
    return {
        "address": entry.address,
        "kind": entry.kind,
        "title": entry.title,
        "document": entry.document,
        "number": entry.number,
        "date": entry.day.isoformat() if entry.day else None,
        "validity": entry.validity,
        "fields": [[int(field), text] for field, text in entry.fields],
        "clauses": [[one.section, one.name, one.headings, one.texts] for one in entry.clauses],
    }


def recall_text(data: Mapping[str, Any]) -> Entry:
    """The entry, as far as its lists depend on it: number, titles, elements, clauses."""
    clauses = (
        Clause(section=section, name=name, headings=tuple(headings), texts=tuple(texts))
        for section, name, headings, texts in data["clauses"]
    )
    return Entry(
        address=data["address"],
        kind=EntryKind(data["kind"]),
        title=data["title"],
        number=data["number"],
        fields=tuple((Field(field), text) for field, text in data["fields"]),
        clauses=tuple(clauses),
    )
