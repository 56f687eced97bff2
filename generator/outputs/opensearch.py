"""The library for an OpenSearch or Elasticsearch server: for whoever outgrows search by static files.

Not part of the site. `mapping.json` is the body of the request that makes the index, `bulk-0001.ndjson` and so on are
bodies of `_bulk` requests, an action and a page by turns, none larger than servers like to take at once.
Clauses are nested, so that a hit can be opened at its clause.
Text goes through the engines' own CJK analysis (bigrams), document numbers through a normalizer that drops brackets.
`lantai export opensearch DIR` writes both; `docs/search.md` has the commands that follow.
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

MOST_BYTES = 8_000_000
"""Of one bulk file, unless a single page is larger; servers refuse 100 MB by default."""
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
    """`mapping.json`, then the bulk files one after the other; the same bytes for the same Library."""
    yield OutputFile(path="mapping.json", content=f"{_json(MAPPING)}\n".encode())
    lines, size, number = list[bytes](), 0, 1
    for entry in read_entries(library):
        page = "".join(f"{_json(line)}\n" for line in _render(entry)).encode("utf-8", "replace")
        if lines and size + len(page) > MOST_BYTES:
            yield _bulk(number, lines)
            lines, size, number = [], 0, number + 1
        lines.append(page)
        size += len(page)
    yield _bulk(number, lines)


def _bulk(number: int, lines: list[bytes]) -> OutputFile:
    return OutputFile(path=f"bulk-{number:04}.ndjson", content=b"".join(lines))


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
