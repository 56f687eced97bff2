"""阅办联动, proposed: clauses that name a service which their document does not offer. Never a value by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.document import Validity
from generator.model.outline import Paragraph, Table
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Location
    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.outline import Section

SHORTEST = 4
"""Characters of a name that is looked for: shorter ones also mean other things."""
_ENDED = (Validity.EXPIRED, Validity.REPEALED)


@value_class
class ServiceMention:
    """Words of a clause."""

    document: str
    """Id."""
    title: str
    location: Location
    """Where the document's services are to be written."""
    service: str
    """Id."""
    name: str
    section: str | None
    """The first clause that has the words; None where they stand before all clauses."""
    words: str


def suggest_services(library: Library) -> Iterator[ServiceMention]:
    """For every document that is not ended: each service that it names and does not offer, once.

    Words inside a longer name of another service do not count.
    """
    names = {fold(name): service.id for service in library.services for name in (service.name, *service.aliases)}
    longest_first = {name: names[name] for name in sorted(names, key=len, reverse=True) if len(name) >= SHORTEST}
    for document in library.documents:
        if document.record.validity_on(library.today) not in _ENDED:
            yield from _look_through(document, library, longest_first)


def _look_through(document: Document, library: Library, names: Mapping[str, str]) -> Iterator[ServiceMention]:
    record = document.record
    known = {link.service for link in record.services}
    for section in document.structure.outline.walk():
        for service, words in _find_names(section, names):
            if service not in known:
                known.add(service)
                yield ServiceMention(
                    document=document.id,
                    title=record.title,
                    location=record.at("services"),
                    service=service,
                    name=library.service_by_id[service].name,
                    section=section.id,
                    words=words,
                )


def _find_names(section: Section, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Services named by a section's own words, longest names first."""
    text = "\n".join(map(fold, (section.heading, *_texts(section))))
    for name, service in names.items():
        if name in text:
            text = text.replace(name, "\n")
            yield service, name


def _texts(section: Section) -> Iterator[str]:
    """Paragraphs and cells."""
    for block in section.content:
        if isinstance(block, Table):
            yield from (cell for row in (block.header, *block.rows) for cell in row)
        elif isinstance(block, Paragraph):
            yield block.text
