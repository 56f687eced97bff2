"""检索: the index of the site's own full-text search, in files that the client fetches one by one.

Below `search/`: `meta.js` (sizes), `lists/<n>.js` (inverted lists by hash of the key), `places/<n>.js` (places of
pairs, likewise), `texts/<page>.js` (what a hit shows, and what phrases are verified in), `facets.js` (filters and
dates), `synonyms.js`, `traditional.js` (繁体字). Every file is a script that hands JSON to the client, so that it
loads from a disk too. `docs/search.md` has the format.
"""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING

from generator.chinese.bigrams import shard_of
from generator.chinese.normal_form import normal_form
from generator.chinese.traditional import SIMPLIFIED, TRADITIONAL
from generator.model.address import SEARCH
from generator.outputs.output_file import OutputFile
from generator.outputs.search_entries import read_entries
from generator.outputs.search_facets import read_facets
from generator.outputs.search_lists import build_postings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.search_entry import Clause, Entry

SHARD_SIZE = 16_000
"""Bytes of a file of lists, on average: about 8 KB compressed."""


def write_search_index(library: Library) -> Iterator[OutputFile]:
    """The whole index; the same bytes for the same Library."""
    entries = tuple(sorted(read_entries(library), key=lambda entry: entry.rank))
    postings = build_postings(entries)
    lists = _divide("lists", {key: posting.pages for key, posting in postings.items()})
    places = _divide("places", {key: posting.places for key, posting in postings.items() if posting.places})
    texts = [_file(f"texts/{page}", _describe(entry)) for page, entry in enumerate(entries)]
    facets = _file("facets", read_facets(entries))
    synonyms = _file("synonyms", [[normal_form(word) for word in group] for group in library.synonyms])
    traditional = _file("traditional", [TRADITIONAL, SIMPLIFIED])
    version = hashlib.sha256()
    for file in (*lists, *places, *texts, facets, synonyms, traditional):
        version.update(file.content)
        yield file
    meta = {"lists": len(lists), "places": len(places), "pages": len(entries), "version": version.hexdigest()[:8]}
    script = f"(globalThis.lantaiSearch=globalThis.lantaiSearch||{{}}).meta={_json(meta)};\n"
    yield OutputFile(path=f"{SEARCH}meta.js", content=script.encode())


def _divide(name: str, bodies: dict[str, bytearray]) -> list[OutputFile]:
    """Files `name/0`, `name/1` … of about `SHARD_SIZE`, each key in the one that its hash names."""
    size = sum(len(key.encode()) + len(body) + 6 for key, body in bodies.items())
    files: list[list[str]] = [[] for _ in range(max(1, math.ceil(size / SHARD_SIZE)))]
    for key in bodies:
        files[shard_of(key, len(files))].append(key)
    return [
        _file(f"{name}/{number}", {key: bodies[key].decode("ascii") for key in sorted(keys)})
        for number, keys in enumerate(files)
    ]


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


def _file(name: str, data: object) -> OutputFile:
    script = f'lantaiSearch.receive("{name}",{_json(data)});\n'
    return OutputFile(path=f"{SEARCH}{name}.js", content=script.encode("utf-8", "replace"))


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
