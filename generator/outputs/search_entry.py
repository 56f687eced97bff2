"""A page as search sees it: where it is, what it is, and the passages in which words are looked for."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from generator.model.entry_kind import EntryKind


BESIDE = 6
"""Level of what is not a document: after all documents."""


class Field(IntEnum):
    """Where words stand; the numbers are those of the index. What each weighs says `SearchOrder.weights`."""

    TEXT = 0
    HEADING = 1
    TITLE = 2
    NUMBER = 3


NAMES = (Field.TITLE, Field.NUMBER)
"""Fields that say what a page is called."""


@value_class
class Clause:
    """A part of a page that can be opened by itself."""

    section: str
    """Anchor on the page; "" for the page's beginning."""
    name: str
    """Printed above an excerpt: 「（三）规范程序」."""
    headings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    """Paragraphs and cells. Words are found inside one of them, never across two."""


@value_class
class Entry:
    """One page of the site in the index."""

    address: str
    kind: EntryKind
    title: str
    document: str | None = None
    """Document id, where the page is a document's own."""
    number: str | None = None
    day: date | None = None
    year: int | None = None
    units: tuple[str, ...] = ()
    """Ids of units."""
    genre: str | None = None
    validity: str | None = None
    topics: tuple[str, ...] = ()
    standing: int = 0
    """0 in force or without term, 1 amended or not yet in force, 2 ended."""
    level: int = 0
    """位阶: 0 is the highest."""
    fields: tuple[tuple[Field, str], ...] = ()
    """Titles, number, elements."""
    clauses: tuple[Clause, ...] = ()

    def passages(self) -> Iterator[tuple[Field, str]]:
        """Every text of the page with the field in which it stands."""
        yield from self.fields
        for clause in self.clauses:
            for heading in clause.headings:
                yield Field.HEADING, heading
            for text in clause.texts:
                yield Field.TEXT, text


@value_class
class Unread:
    """A page of which all but the texts is known; they are read when its turn comes, memory holds a few at a time."""

    outline: Entry
    """Of its fields number and titles, and no clauses."""
    make: Callable[..., Entry]
    subjects: tuple[object, ...]
    """What `make` is called with."""

    def read(self) -> Entry:
        """The page with its texts."""
        return self.make(*self.subjects)

    @classmethod
    def at_once(cls, entry: Entry) -> Unread:
        """A page whose texts are at hand."""
        names = tuple((field, text) for field, text in entry.fields if field in NAMES)
        return cls(outline=replace(entry, fields=names, clauses=()), make=_take, subjects=(entry,))


def _take(entry: Entry) -> Entry:
    return entry
