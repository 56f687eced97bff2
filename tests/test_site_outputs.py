"""What the site offers besides its pages."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import openpyxl
import pytest

from generator.outputs.crawler_files import render_crawler_files
from generator.outputs.ledger_files import HEADER, render_ledgers
from generator.outputs.manifest import PublishedFile, compare, read_manifest, render_manifest
from generator.outputs.open_data import render_open_data, render_open_documents, render_open_tasks
from generator.outputs.output_file import list_files
from tests.sample_library import make_library

LEDGER = "ledgers/qhfb-2024-12/"


@pytest.fixture(scope="module")
def ledgers() -> dict[str, bytes]:
    return {file.path: file.content for file in list_files(render_ledgers, make_library())}


@pytest.fixture(scope="module")
def data() -> dict[str, list[dict[str, object]]]:
    outputs = (render_open_documents, render_open_tasks, render_open_data)
    files = {file.path: file.content.decode() for output in outputs for file in output(make_library())}
    return {path: [json.loads(line) for line in text.splitlines()] for path, text in files.items()}


def test_both_ledgers_hold_the_same_rows(ledgers: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(ledgers[f"{LEDGER}tasks.csv"].decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(ledgers[f"{LEDGER}tasks.xlsx"])).active
    assert sheet is not None
    assert rows == [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert tuple(rows[0]) == HEADER
    assert [row[1] for row in rows[1:]] == ["s1-1-1", "s1-1-1_2", "row7"]
    assert rows[1][8] == "2024-03-31"


def test_a_ledger_has_the_same_bytes_again(ledgers: dict[str, bytes]) -> None:
    assert {file.path: file.content for file in list_files(render_ledgers, make_library())} == ledgers


def test_a_spreadsheet_computes_nothing_that_a_text_says() -> None:
    library = make_library()
    document = library.document_by_id["qhfb-2024-12"]
    task = document.structure.tasks[0]
    hostile = type(task)(**{name: getattr(task, name) for name in task.__slots__} | {"text": "=1+1"})
    structure = type(document.structure)(
        **{name: getattr(document.structure, name) for name in document.structure.__slots__} | {"tasks": (hostile,)}
    )
    changed = type(document)(
        record=document.record,
        structure=structure,
        source_file=document.source_file,
        attachment_files=document.attachment_files,
    )
    files = {file.path: file.content for file in list_files(render_ledgers, make_library((changed,)))}
    assert "'=1+1" in files[f"{LEDGER}tasks.csv"].decode("utf-8-sig")
    sheet = openpyxl.load_workbook(io.BytesIO(files[f"{LEDGER}tasks.xlsx"])).active
    assert sheet is not None
    assert sheet["D2"].data_type == "s"
    assert sheet["D2"].value == "=1+1"


def test_open_data_has_the_five_files(data: dict[str, list[dict[str, object]]]) -> None:
    assert {path: len(records) for path, records in data.items()} == {
        "api/documents.ndjson": 3,
        "api/tasks.ndjson": 3,
        "api/interpretations.ndjson": 1,
        "api/faqs.ndjson": 1,
        "api/services.ndjson": 1,
    }


def test_a_document_keeps_every_key_and_no_internal_one(data: dict[str, list[dict[str, object]]]) -> None:
    first, *_, plan = data["api/documents.ndjson"]
    assert first["index_number"] is None
    assert plan["url"] == "https://www.qinghe.example/documents/qhfb-2024-12/"
    assert plan["source"] == {
        "url": "https://www.qinghe.example/files/originals/plan.txt",
        "sha256": "a" * 64,
        "size": 2048,
    }
    assert "reviewed" not in plan
    assert "location" not in plan
    assert [node["id"] for node in plan["outline"]] == ["s1", "s1-1", "s1-1-1", "s2", "annex1"]


def test_the_sitemap_names_each_page_once() -> None:
    files = {file.path: file.content for file in render_crawler_files(make_library())}
    addresses = [element.text for element in ET.fromstring(files["sitemap.xml"]).iter() if element.tag.endswith("loc")]
    assert len(addresses) == len(set(addresses))
    assert "https://www.qinghe.example/ledgers/qhfb-2024-12/" in addresses
    assert "Sitemap: https://www.qinghe.example/sitemap.xml" in files["robots.txt"].decode()


def test_a_manifest_tells_what_was_done_to_a_site() -> None:
    def file(path: str, sha256: str = "a") -> PublishedFile:
        return PublishedFile(path=path, sha256=sha256, size=1)

    expected = read_manifest(render_manifest([file("a"), file("b"), file("c")]))
    found = [file("a"), file("b", "b"), file("d")]
    assert [(one.path, one.kind) for one in compare(expected, found)] == [
        ("b", "altered"),
        ("c", "missing"),
        ("d", "foreign"),
    ]
    assert compare(expected, expected) == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"[]", "list indices"), (b"{}", "files"), (b"{", "property name"), (b'{"files": [{}]}', "path")],
)
def test_what_is_no_manifest_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        read_manifest(content)
