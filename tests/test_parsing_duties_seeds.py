"""Duties of the five real plans, where they are beside the checkout, against figures counted by hand."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from generator import pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model.parsed import Parsed

TASKS = {"YP24": 83, "PJ24": 29, "BS22": 33, "PD23": 70, "FX25": 30}
"""Smallest nodes and tails, or rows of the table."""
DEADLINES = {"YP24": 3, "PJ24": 5, "BS22": 12, "PD23": 6, "FX25": 1}


@pytest.fixture(scope="module")
def plans(shared: Path) -> dict[str, tuple[dict[str, Any], Parsed]]:
    truth = json.loads((shared / "seeds" / "ground_truth.json").read_text(encoding="utf-8"))
    return {entry["id"]: (entry, pipeline.inspect(shared / "seeds" / f"{name}.txt")) for name, entry in truth.items()}


@pytest.mark.parametrize("plan", list(TASKS))
def test_figures(plans: dict[str, tuple[dict[str, Any], Parsed]], plan: str) -> None:
    truth, parsed = plans[plan]
    structure = parsed.structure
    notes = {(note.section, note.line, note.start) for note in structure.responsibilities}
    assert len(notes) == truth["notes"]
    assert len(structure.tasks) == TASKS[plan]
    assert len(structure.deadlines) == DEADLINES[plan]
    numbers = {reference.document_number for reference in structure.references} - {None}
    assert numbers == set(truth.get("cited_doc_no", ()))


def test_table_of_tasks(plans: dict[str, tuple[dict[str, Any], Parsed]]) -> None:
    truth, parsed = plans["PD23"]
    table = truth["table"]
    tasks = parsed.structure.tasks
    assert [task.row for task in tasks] == list(range(1, table["rows"] + 1))
    assert list(Counter(task.title for task in tasks).values()) == list(table["rows_per_section"].values())
    findings = [finding for finding in parsed.findings if finding.code.startswith("P42")]
    told = Counter(finding.name for finding in findings)
    assert told["late-task-title"] == len(table["late_labels"])
    assert told["altered-task-text"] == len(table["altered_rows"])
    assert told["altered-task-title"] == 1
    assert told["deadline-before-date"] == 1
    named = [finding.message for finding in findings if finding.name == "doubtful-unit-name"]
    assert len(named) == len(table["ocr_units"])
    assert all(any(name in message for message in named) for name in table["ocr_units"])


@pytest.mark.parametrize("plan", ["YP24", "PJ24", "BS22", "FX25"])
def test_no_name_is_doubted_wrongly(plans: dict[str, tuple[dict[str, Any], Parsed]], plan: str) -> None:
    assert [f.message for f in plans[plan][1].findings if f.name == "doubtful-unit-name"] == []
