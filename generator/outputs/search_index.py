"""检索: the index of the site's own full-text search, in files that the client fetches one by one.

Below `search/`: `meta.js` (sizes), `lists/<n>.js` (inverted lists by hash of the key), `places/<n>.js` (places of
pairs, likewise), `texts/<page>.js` (what a hit shows, and what phrases are verified in), `facets.js` (filters and
dates), `synonyms.js`, `traditional.js` (繁体字). Every file is a script that hands JSON to the client, so that it
loads from a disk too. `docs/search.md` has the format.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from generator.chinese.normal_form import normal_form
from generator.chinese.traditional import SIMPLIFIED, TRADITIONAL
from generator.model.address import SEARCH
from generator.outputs.output_file import OutputFile
from generator.outputs.search_entries import rank_entries
from generator.outputs.search_entry import Field
from generator.outputs.search_facets import read_facets
from generator.outputs.search_lists import build_lists
from generator.outputs.search_numbers import number_pages
from generator.outputs.search_shards import Shards, find_longest
from generator.outputs.search_suggestions import Suggestion, suggest_page, suggest_words, write_suggestions
from generator.outputs.search_units import UnitReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.search_order import PlaceWeights
    from generator.outputs.search_entry import Clause, Entry
    from generator.outputs.search_lists import Coded

SHARD_SIZES = {"lists": 7_000, "places": 10_000}
"""Least bytes of a file on average: about 4 and 7 KB compressed."""
_BATCH = 256
"""Pages whose texts are in memory at a time."""
LONG_LISTS, SHORTEST_LONG = 1_200, 500
"""So many lists, if they have as many bytes, have files of their own: nobody loads them for a neighbour's sake, and the
client knows by their names which words are common before it reads any list."""


def write_search_index(library: Library) -> Iterator[OutputFile]:
    """The whole index; the same bytes for the same Library."""
    version = hashlib.sha256()
    meta: dict[str, object] = {}
    for file in _write_parts(library, meta):
        version.update(file.content)
        yield file
    meta["version"] = version.hexdigest()[:8]
    script = f"(globalThis.lantaiSearch=globalThis.lantaiSearch||{{}}).meta={_json(meta)};\n"
    yield OutputFile(path=f"{SEARCH}meta.js", content=script.encode())


def _write_parts(library: Library, meta: dict[str, object]) -> Iterator[OutputFile]:
    """All files but `meta.js`; `meta` is filled."""
    unread = tuple(rank_entries(library))
    numbered = number_pages((one.outline for one in unread), library.search_order)
    weights = _weigh_fields(library.search_order.weights)
    meta |= {"pages": len(unread), "weights": weights}
    reader, suggestions = UnitReader(weights), list[Suggestion]()
    for first in range(0, len(numbered), _BATCH):
        some = numbered[first : first + _BATCH]
        entries = [unread[page].read() for _, page in some]
        reader.read(entries)
        suggestions += map(suggest_page, entries)
        for (number, _), entry in zip(some, entries, strict=True):
            yield _file(f"texts/{number}", _json(_describe(entry)))
    numbers = [number for number, _ in numbered]
    outlines = [unread[page].outline for _, page in numbered]
    suggestions += suggest_words(library.synonyms)
    yield from (_file(name, _json(data)) for name, data in write_suggestions(suggestions))
    del suggestions
    yield _file("facets", _json(read_facets(outlines, numbers)))
    yield _file("synonyms", _json([[normal_form(word) for word in group] for group in library.synonyms]))
    yield _file("traditional", _json([TRADITIONAL, SIMPLIFIED]))
    own = {number: entry.number for number, entry in zip(numbers, outlines, strict=True) if entry.number}
    yield from _write_lists(build_lists(reader.finish(numbers), own), meta)


def _weigh_fields(weights: PlaceWeights) -> tuple[int, ...]:
    """Weight by field; nothing equals a document's number."""
    return (weights.text, weights.heading, weights.title, int(Field.NUMBER))


def _write_lists(built: dict[str, list[Coded]], meta: dict[str, object]) -> Iterator[OutputFile]:
    """Lists and places; `meta` gets the numbers of files and the keys of long lists, the longest first."""
    long = find_longest(built["lists"], most=LONG_LISTS, shortest=SHORTEST_LONG)
    meta["long"] = long
    for name in tuple(built):
        shards = Shards(built.pop(name), long=long, size=SHARD_SIZES[name])
        meta[name] = shards.count
        yield from (_file(f"{name}/{file}", body) for file, body in shards.write())


def _describe(entry: Entry) -> dict[str, object]:
    return {
        "address": entry.address,
        "kind": entry.kind,
        "title": entry.title,
        "document": entry.document,
        "number": entry.number,
        "date": entry.day.isoformat() if entry.day else None,
        "validity": entry.validity,
        "fields": [[int(field), text] for field, text in entry.fields],
        "clauses": [_describe_clause(clause) for clause in entry.clauses],
    }


def _describe_clause(clause: Clause) -> list[object]:
    return [clause.section, clause.name, list(clause.headings), list(clause.texts)]


def _file(name: str, data: str) -> OutputFile:
    script = f'lantaiSearch.receive("{name}",{data});\n'
    return OutputFile(path=f"{SEARCH}{name}.js", content=script.encode("utf-8", "replace"))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
