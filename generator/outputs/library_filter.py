"""What a browser needs to combine filters: the facets of all documents in a few bytes each, their rows in portions.

`api/library/facets.json` holds a column for each facet, a character for each document in display order: the character
is 35 plus the index of a set of values in `sets`. `api/library/rows-N.json` holds a portion of rows; a page of hits
asks for those that it prints. Nobody who reads the prerendered lists loads either.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic_core import to_json

from generator.chinese.widths import full_width
from generator.model.document_facets import FacetKind, find_facets, find_values
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.document import Document
    from generator.model.document_facets import Facet
    from generator.model.library import Library

PORTION = 64
"""Rows in one file."""
FIRST_CHARACTER = 35
"""Everything from `#` on stands in JSON by itself but the backslash."""


def render_library_filter(library: Library) -> Iterator[OutputFile]:
    """The facets, then the portions of rows."""
    rows = [_read_row(document, library) for document in library.documents]
    portions = [_render(rows[start : start + PORTION]) for start in range(0, len(rows), PORTION)]
    version = hashlib.sha256(b"\n".join(portions)).hexdigest()[:12]
    facets = {facet.kind.value: column for facet, column in _read_columns(library)}
    yield OutputFile(
        path="api/library/facets.json",
        content=_render({"version": version, "count": len(rows), "portion": PORTION, "facets": facets}),
    )
    for number, portion in enumerate(portions):
        yield OutputFile(path=f"api/library/rows-{number}.json", content=portion)


def _read_columns(library: Library) -> Iterator[tuple[Facet, dict[str, object]]]:
    facets = find_facets(library)
    held = [_group(document, library) for document in library.documents]
    for facet in facets:
        values = {value: index for index, value in enumerate(facet.names)}
        sets: dict[tuple[int, ...], int] = {}
        places = [
            sets.setdefault(tuple(values[value] for value in found.get(facet.kind, ())), len(sets)) for found in held
        ]
        column = "".join(chr(FIRST_CHARACTER + place) for place in places)
        yield facet, {"values": list(values), "sets": list(sets), "column": column}


def _group(document: Document, library: Library) -> dict[FacetKind, list[str]]:
    found: dict[FacetKind, list[str]] = {}
    for kind, value, _ in find_values(document, library):
        found.setdefault(kind, []).append(value)
    return found


def _read_row(document: Document, library: Library) -> list[object]:
    """Title, id, number, date; whether there are attachments: the other marks are facets."""
    record = document.record
    title = full_width(record.title) if library.site.full_width_punctuation else record.title
    day = _day(record.published_on) or record.dated_on
    return [title, document.id, record.document_number, day.isoformat() if day else None, int(bool(record.attachments))]


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def _render(content: object) -> bytes:
    return to_json(content)
