"""Numbers of persons in a text: exactly the right ones are told, masked, and quickly."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.personal_data import find_personal_data

FIXTURE = Path(__file__).parent / "fixtures" / "personal_data" / "numbers.md"


def cases() -> list[tuple[str, str, str]]:
    """Title, text and expected lines: three parts, each ended by a line with a full stop."""
    lines = iter(FIXTURE.read_text(encoding="utf-8").split("\n\n", 1)[1].split("\n"))
    found = []
    for title in lines:
        if title:
            assert next(lines) == "."
            parts = ["\n".join(iter(lambda: next(lines), ".")) for _ in range(2)]
            found.append((title, parts[0], parts[1]))
    return found


def tell(text: str) -> str:
    return "\n".join(
        f"{text.count(chr(10), 0, found.start) + 1} {found.kind.label} {found.masked}"
        for found in find_personal_data(text)
    )


@pytest.mark.parametrize(("title", "text", "expected"), cases(), ids=lambda value: str(value)[:30])
def test_exactly_the_right_numbers_are_told(title: str, text: str, expected: str) -> None:
    assert tell(text) == expected, title


def test_more_than_thirty_data_are_planted() -> None:
    assert len(cases()) > 30


def test_all_planted_data_in_one_text_are_told_as_one_by_one() -> None:
    whole = "\n".join(text for _, text, _ in cases())
    one_by_one = [line.split(" ", 1)[1] for _, _, expected in cases() for line in expected.splitlines()]
    assert [line.split(" ", 1)[1] for line in tell(whole).splitlines()] == one_by_one


def test_no_number_is_ever_printed() -> None:
    for found in (number for _, text, _ in cases() for number in find_personal_data(text)):
        assert found.value not in found.masked
        assert len(found.masked) == len(found.value)


@given(st.text(alphabet="0123456789Xx*-. ，〔〕号元/a１２１３", max_size=200))
def test_any_text_is_read_to_its_end(text: str) -> None:
    for found in islice(find_personal_data(text), 100):
        assert 0 <= found.start < len(text)
        assert "*" in found.masked


@given(st.text(alphabet="一二三，。0123456789", max_size=80))
def test_a_number_after_any_text_is_found_on_its_own_line(text: str) -> None:
    assert tell(f"{text}\n本人电话：13912345678").endswith("手机号码 139****5678")


@pytest.mark.parametrize(
    "line", ["各单位要按照职责分工，于2026年6月30日前完成，金额1234567890元。\n", "1" * 10 + " ", "13912345678号；"]
)
def test_a_long_text_is_read_in_linear_time(line: str) -> None:
    seconds = []
    for characters in (50_000, 400_000):
        text = line * (characters // len(line))
        begun = time.process_time()
        assert list(find_personal_data(text)) == []
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 40 * max(seconds[0], 0.005)
