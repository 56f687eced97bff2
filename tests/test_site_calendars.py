"""Calendars: the days they hold, as a calendar program reads them."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Category, Validity
from generator.outputs.calendars import render_calendars
from generator.outputs.icalendar_text import fold, write_component, write_text
from tests.sample_documents import normative, plan
from tests.sample_library import make_library


@pytest.fixture(scope="module")
def calendars() -> dict[str, bytes]:
    library = make_library((normative(expires_on=date(2027, 7, 31)), plan(2025), plan(2024)))
    return {file.path: file.content for file in render_calendars(library)}


def read_events(content: bytes) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_a_deadline_is_a_day_with_who_and_whence(calendars: dict[str, bytes]) -> None:
    events = {str(event["uid"]): event for event in read_events(calendars["calendars/deadlines.ics"])}
    event = events["task-qhfb-2024-12-s1-1-1@www.qinghe.example"]
    assert event.decoded("dtstart") == date(2024, 3, 31)
    assert event.decoded("dtend") == date(2024, 4, 1)
    assert event.decoded("dtstamp").isoformat() == "2026-11-22T00:00:00+00:00"
    assert str(event["url"]) == "https://www.qinghe.example/ledgers/qhfb-2024-12/#task-s1-1-1"
    assert str(event["summary"]) == "任务截止：公开年度重大项目清单,3月底前完成。"
    lines = str(event["description"]).splitlines()
    assert "牵头单位：区发展改革委" in lines
    assert "截止日早于成文日" in lines
    assert lines[-1] == "出自：《青禾区2024年政务公开工作要点》（青府办〔2024〕12号）"


def test_each_unit_has_only_what_it_owes() -> None:
    files = {file.path: file.content for file in render_calendars(make_library())}
    owing = {path.removeprefix("calendars/units/") for path in files if "/units/" in path}
    assert owing == {"qh-drc.ics", "suian.ics", "heyuan.ics"}
    (event,) = read_events(files["calendars/units/qh-drc.ics"])
    assert str(event["uid"]).startswith("task-qhfb-2024-12-s1-1-1@")


def test_an_expiry_warns_half_a_year_two_months_and_a_month_before(calendars: dict[str, bytes]) -> None:
    (event,) = read_events(calendars["calendars/expiry.ics"])
    assert event.decoded("dtstart") == date(2027, 7, 31)
    triggers = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert triggers == [timedelta(days=-180), timedelta(days=-60), timedelta(days=-30)]


@pytest.mark.parametrize(
    "more",
    [{"validity": Validity.REPEALED}, {"category": Category.OTHER}, {"expires_on": None}],
)
def test_what_has_no_term_or_ended_before_is_not_announced(more: dict[str, object]) -> None:
    document = normative(**{"expires_on": date(2027, 7, 31), **more})
    assert "calendars/expiry.ics" not in {file.path for file in render_calendars(make_library((document,)))}


def test_uids_are_unique_and_lines_are_folded(calendars: dict[str, bytes]) -> None:
    for path, content in calendars.items():
        uids = [str(event["uid"]) for event in read_events(content)]
        assert uids
        assert len(uids) == len(set(uids)), path
        assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_the_same_day_gives_the_same_bytes(calendars: dict[str, bytes]) -> None:
    library = make_library((normative(expires_on=date(2027, 7, 31)), plan(2025), plan(2024)))
    assert {file.path: file.content for file in render_calendars(library)} == calendars


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    event = icalendar.Event.from_ical(write_component("VEVENT", [write_text("SUMMARY", f"甲{text}乙")]))
    assert str(event["summary"]) == f"甲{text}乙"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_a_folded_line_is_cut_between_characters(line: str) -> None:
    folded = fold(line)
    assert folded.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode() == line
    for piece in folded.split(b"\r\n"):
        assert len(piece) <= 75
        piece.decode()


def test_control_characters_break_no_line() -> None:
    assert write_text("SUMMARY", "甲\r\nEND:VEVENT\x00") == "SUMMARY:甲\\nEND:VEVENT"
