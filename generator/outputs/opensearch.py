"""The library for an OpenSearch or Elasticsearch server: for whoever outgrows search by static files.

Not part of the site. Two files: `mapping.json`, the body of the request that makes the index, and `bulk.ndjson`, the
body of `_bulk` requests, an action and a page by turns. Clauses are nested, so that a hit can be opened at its clause.
Text goes through the engines' own CJK analysis (bigrams), document numbers through a normalizer that drops brackets.
`docs/search.md` has the commands.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.outputs.output_file import OutputFile
from generator.outputs.search_entries import read_entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.search_entry import Entry

_KEYWORD = {"type": "keyword"}
_TEXT = {"type": "text", "analyzer": "cjk"}
MAPPING: dict[str, object] = {
    "settings": {
        "analysis": {
            "char_filter": {
                "brackets": {"type": "pattern_replace", "pattern": "[\\s〔〕\\[\\]（）()【】]+", "replacement": " "}
            },
            "normalizer": {"number": {"type": "custom", "char_filter": ["brackets"], "filter": ["lowercase", "trim"]}},
        }
    },
    "mappings": {
        "dynamic": "strict",
        "properties": {
            "address": _KEYWORD,
            "kind": _KEYWORD,
            "document": _KEYWORD,
            "number": {"type": "keyword", "normalizer": "number"},
            "title": _TEXT,
            "date": {"type": "date", "format": "strict_date"},
            "year": {"type": "integer"},
            "units": _KEYWORD,
            "genre": _KEYWORD,
            "validity": _KEYWORD,
            "topics": _KEYWORD,
            "standing": {"type": "byte"},
            "level": {"type": "byte"},
            "elements": _TEXT,
            "clauses": {
                "type": "nested",
                "properties": {"section": _KEYWORD, "name": _TEXT, "headings": _TEXT, "texts": _TEXT},
            },
        },
    },
}
"""Settings and field types; every field of a bulk line stands here, others are refused by the server."""


def render_opensearch(library: Library) -> Iterator[OutputFile]:
    """`mapping.json` and `bulk.ndjson`; the same bytes for the same Library."""
    yield OutputFile(path="mapping.json", content=f"{_json(MAPPING)}\n".encode())
    lines = (line for entry in read_entries(library) for line in _render(entry))
    yield OutputFile(
        path="bulk.ndjson", content="".join(f"{_json(line)}\n" for line in lines).encode("utf-8", "replace")
    )


def _render(entry: Entry) -> Iterator[dict[str, object]]:
    yield {"index": {"_id": entry.address}}
    yield {
        "address": entry.address,
        "kind": entry.kind,
        "document": entry.document,
        "number": entry.number,
        "title": entry.title,
        "date": entry.day.isoformat() if entry.day else None,
        "year": entry.year,
        "units": entry.units,
        "genre": entry.genre,
        "validity": entry.validity,
        "topics": entry.topics,
        "standing": entry.standing,
        "level": entry.level,
        "elements": [text for _, text in entry.fields],
        "clauses": [
            {"section": clause.section, "name": clause.name, "headings": clause.headings, "texts": clause.texts}
            for clause in entry.clauses
        ],
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
