"""Bulk input for OpenSearch and Elasticsearch, held to the format of their `_bulk` request and to its own mapping."""

import json
import re
from datetime import date

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.outputs import opensearch
from generator.outputs.opensearch import MAPPING, render_opensearch
from generator.outputs.search_entries import read_entries
from tests.conftest import ROOT, TODAY
from tests.search_library import sample_library

UNPUBLISHED = {"qhfb-2025-31", "qhfb-2026-19"}
"""Documents of the demonstration that are withheld or a draft."""
TYPES = {"keyword": str, "text": str, "integer": int, "byte": int}


def read_bulk() -> list[dict]:
    files = {file.path: file.content for file in render_opensearch(sample_library())}
    assert json.loads(files["mapping.json"]) == MAPPING
    parts = [content for path, content in files.items() if re.fullmatch(r"bulk-\d{4}\.ndjson", path)]
    assert len(parts) == len(files) - 1
    assert all(part.endswith(b"\n") for part in parts), "a request's last line must end too"
    content = b"".join(parts).decode("utf-8")
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


def test_large_libraries_come_in_several_requests(monkeypatch):
    whole = read_bulk()
    monkeypatch.setattr(opensearch, "MOST_BYTES", 20_000)
    files = [file for file in render_opensearch(sample_library()) if file.path != "mapping.json"]
    assert len(files) > 3
    assert all(len(file.content) <= 20_000 or file.content.count(b"\n") == 2 for file in files)
    assert [file.path for file in files] == sorted(file.path for file in files)
    assert read_bulk() == whole


def test_the_command_writes_what_is_published_and_nothing_else(tmp_path):
    done = CliRunner().invoke(
        app, ["export", "opensearch", str(tmp_path / "out"), "--root", str(ROOT), "--today", TODAY]
    )
    assert done.exit_code == 0, done.output
    assert "已写好 2 个文件" in done.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["bulk-0001.ndjson", "mapping.json"]
    lines = (tmp_path / "out" / "bulk-0001.ndjson").read_text("utf-8").splitlines()
    documents = {json.loads(line)["document"] for line in lines[1::2]}
    assert "qhfg-2025-3" in documents
    assert documents.isdisjoint(UNPUBLISHED)


@pytest.mark.parametrize("name", ["solr", "../opensearch", ""])
def test_an_unknown_format_is_refused(tmp_path, name):
    done = CliRunner().invoke(app, ["export", name, str(tmp_path / "out"), "--root", str(ROOT)])
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


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
