"""Bulk input for OpenSearch and Elasticsearch, held to the format of their `_bulk` request and to its own mapping."""

import json
from datetime import date

from generator.outputs.opensearch import MAPPING, render_opensearch
from generator.outputs.search_entries import read_entries
from tests.search_library import sample_library

TYPES = {"keyword": str, "text": str, "integer": int, "byte": int}


def read_bulk() -> list[dict]:
    files = {file.path: file.content for file in render_opensearch(sample_library())}
    assert json.loads(files["mapping.json"]) == MAPPING
    content = files["bulk.ndjson"].decode("utf-8")
    assert content.endswith("\n"), "the request's last line must end too"
    return [json.loads(line) for line in content.removesuffix("\n").split("\n")]


def accepts(kind: dict, value: object) -> bool:
    """Whether a field of that type takes the value; any field takes null and lists of what it takes."""
    if value is None:
        return True
    if isinstance(value, list):
        return all(accepts(kind, one) for one in value)
    if kind["type"] == "nested":
        return value.keys() <= kind["properties"].keys() and all(
            accepts(kind["properties"][name], inner) for name, inner in value.items()
        )
    if kind["type"] == "date":
        return date.fromisoformat(value).isoformat() == value
    small = kind["type"] != "byte" or -128 <= value <= 127
    return isinstance(value, TYPES[kind["type"]]) and small


def test_actions_and_pages_by_turns_every_page_once():
    lines = read_bulk()
    actions, pages = lines[::2], lines[1::2]
    assert all(action == {"index": {"_id": page["address"]}} for action, page in zip(actions, pages, strict=True))
    assert sorted(page["address"] for page in pages) == sorted(e.address for e in read_entries(sample_library()))
    assert len({page["address"] for page in pages}) == len(pages)


def test_every_field_is_mapped_and_of_its_type():
    fields = MAPPING["mappings"]["properties"]
    for page in read_bulk()[1::2]:
        assert page.keys() == fields.keys()
        assert all(accepts(fields[name], value) for name, value in page.items()), page["address"]


def test_analysis_names_only_what_is_defined():
    analysis = MAPPING["settings"]["analysis"]
    for normalizer in analysis["normalizer"].values():
        assert set(normalizer["char_filter"]) <= analysis["char_filter"].keys()
    number = MAPPING["mappings"]["properties"]["number"]
    assert number["normalizer"] in analysis["normalizer"]
