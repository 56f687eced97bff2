"""开放数据: the page tells of every file, and of every key in the order in which it is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.model.data_set import DATA_SETS

ABOUT = {data_set.name: data_set for data_set in DATA_SETS}


def test_every_file_of_records_is_told_of(demonstration: Path) -> None:
    written = {path.stem for path in (demonstration / "api").glob("*.ndjson")}
    assert written == set(ABOUT)


@pytest.mark.parametrize("name", ABOUT)
def test_every_key_is_told_of_in_its_order(name: str, demonstration: Path) -> None:
    lines = (demonstration / "api" / f"{name}.ndjson").read_text("utf-8").splitlines()
    assert lines, "the demonstration has a record of every kind"
    told = [field.key for field in ABOUT[name].data_fields]
    assert {tuple(json.loads(line)) for line in lines} == {tuple(told)}


@pytest.mark.parametrize("name", ABOUT)
def test_every_key_has_a_meaning(name: str) -> None:
    assert all(field.key.isascii() and field.meaning.strip() for field in ABOUT[name].data_fields)
