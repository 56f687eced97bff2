"""A small fixed part of the fuzzer; `python -m tests.fuzz` reads as many inputs as one likes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz import CANARY, Campaign, read_one, run
from tests.fuzz_hostile import ATTACKS, GIANTS, SIZE
from tests.fuzz_inputs import FuzzInput, make_input, valid_files


def read_bytes(folder: Path, suffix: str, data: bytes) -> str:
    return read_one(FuzzInput(number=0, recipe="given", suffix=suffix, data=data), folder)


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_files_are_parsed_or_refused(tmp_path: Path, seed: int) -> None:
    report = run(Campaign(seed=seed, numbers=range(120), sandbox=tmp_path))
    assert report.failures == []
    assert report.outcomes.total() == 120
    assert min(report.outcomes["parsed"], report.outcomes["refused"]) > 20


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__.strip("_"))
def test_attacks_end_in_an_answer(tmp_path: Path, attack) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY, encoding="utf-8")
    document = valid_files()[4][1]
    for seed in range(5):
        suffix, data = attack(random.Random(seed), canary.as_uri(), document)
        assert read_bytes(tmp_path, suffix, data) in ("parsed", "refused", "given up")
    assert [path.name for path in tmp_path.iterdir()] == ["canary.txt"]


def test_a_hundred_megabytes_of_zeros_are_refused(tmp_path: Path) -> None:
    for suffix in (".txt", ".md", ".html", ".docx", ".pdf"):
        assert read_bytes(tmp_path, suffix, bytes(SIZE)) == "refused"
    _, data = GIANTS[1](random.Random(1))
    assert read_bytes(tmp_path, ".docx", data) in ("parsed", "refused")


def test_an_entity_of_the_machine_is_printed_as_it_stands_or_dropped(tmp_path: Path) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY, encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY c SYSTEM "{canary.as_uri()}">]><p>{CANARY}</p>'
    with pytest.raises(AssertionError, match="was read"):
        read_bytes(tmp_path, ".html", page.encode())
    page = page.replace(f"<p>{CANARY}", "<p>正文。&c;")
    assert read_bytes(tmp_path, ".html", page.encode()) == "parsed"


def test_an_input_can_be_made_again() -> None:
    for number in range(40):
        assert make_input(5, number, canary="file:///c") == make_input(5, number, canary="file:///c")
