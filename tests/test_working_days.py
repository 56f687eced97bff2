"""Working days: against terms counted by hand, and what must hold of any term."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.working_days import (
    DayKind,
    Pause,
    UnknownYearError,
    add_working_days,
    count_working_days,
    known_calendar,
    working_days_between,
)
from tests.working_day_vectors import read_terms

CALENDAR = known_calendar()
TERMS = read_terms()
DAYS = st.dates(date(2004, 1, 1), date(2026, 12, 31))


def test_the_hand_counted_terms_are_those_that_matter() -> None:
    twenty = [term for term in TERMS if term.days == 20]
    assert len(twenty) >= 20
    assert {term.received.year for term in twenty} == {2024, 2025, 2026}
    assert sum("春节" in term.passed_over for term in twenty) >= 6
    assert any(term.received.weekday() == 5 for term in twenty)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.title)
def test_as_counted_by_hand(term) -> None:
    count = count_working_days(term.received, term.days, CALENDAR)
    passed = Counter(day.reason for day in count.days if day.number is None)
    made_up = [day.on.isoformat() for day in count.days if day.kind is DayKind.MADE_UP]
    if count.due_on:
        assert count.due_on.isoformat() == term.ends
        assert add_working_days(term.received, term.days, CALENDAR) == count.due_on
        assert working_days_between(term.received, count.due_on, CALENDAR) == term.days
    else:
        assert term.ends == f"{count.counted}个工作日之后，{count.unknown_from}起算不出"
    assert dict(passed) == term.passed_over
    assert made_up == term.made_up


def test_where_the_table_ends_no_date_is_made_up() -> None:
    with pytest.raises(UnknownYearError, match="2027"):
        add_working_days(date(2026, 12, 4), 20, CALENDAR)
    with pytest.raises(UnknownYearError):
        working_days_between(date(2026, 12, 4), date(2027, 1, 4), CALENDAR)
    assert CALENDAR.last_day == date(2026, 12, 31)


def test_a_further_year_carries_the_count_on() -> None:
    longer = CALENDAR.extended([2027], {date(2027, 1, 1): "元旦"}, [date(2027, 1, 3)])
    count = count_working_days(date(2026, 12, 4), 20, longer)
    assert [(day.on.isoformat(), day.reason) for day in count.days[-3:]] == [
        ("2027-01-01", "元旦"),
        ("2027-01-02", "周末"),
        ("2027-01-03", "调休上班"),
    ]
    assert longer.last_day == date(2027, 12, 31)


def test_a_pause_moves_the_end_by_its_working_days() -> None:
    pause = Pause(first=date(2026, 11, 25), last=date(2026, 12, 1), reason="征求第三方意见")
    count = count_working_days(date(2026, 11, 20), 5, CALENDAR, pauses=[pause])
    assert count.due_on == date(2026, 12, 4)
    reasons = [day.reason for day in count.days if day.number is None]
    assert reasons == ["周末", "周末", *["征求第三方意见"] * 3, "周末", "周末", *["征求第三方意见"] * 2]


def test_no_days_end_at_the_start() -> None:
    assert add_working_days(date(2026, 10, 1), 0, CALENDAR) == date(2026, 10, 1)
    assert working_days_between(date(2026, 10, 1), date(2026, 9, 1), CALENDAR) == 0


@given(DAYS, st.integers(1, 60))
def test_every_day_is_told_once_and_in_order(start: date, days: int) -> None:
    count = count_working_days(start, days, CALENDAR)
    assert [day.on for day in count.days] == [start + timedelta(days=step + 1) for step in range(len(count.days))]
    assert [day.number for day in count.days if day.number] == list(range(1, count.counted + 1))
    assert all(day.reason for day in count.days)
    assert (count.due_on is None) == (count.counted < days) == (count.unknown_from is not None)


@given(DAYS, st.integers(1, 30), st.integers(1, 30))
def test_two_terms_after_each_other_are_one(start: date, first: int, second: int) -> None:
    whole = count_working_days(start, first + second, CALENDAR)
    part = count_working_days(start, first, CALENDAR)
    if part.due_on:
        assert count_working_days(part.due_on, second, CALENDAR).due_on == whole.due_on
