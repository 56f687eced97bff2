"""Decisions, consultations and events: states by the calendar, shares, counters, what is shown when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.consultation import ConsultationState, HeardGroup
from generator.model.decision import Decision, DecisionStep, StepDisclosure, StepState, read_steps
from generator.model.event import EventState
from generator.model.feed import FeedSubject, find_feeds
from generator.outputs.calendars import render_calendars
from generator.outputs.feed_entries import read_entry
from generator.pages import consultation, consultations, decision, decisions, event, events
from generator.pages.consultation_course import present_course
from generator.pages.decision_steps import measure, present_steps
from generator.pages.participation_rows import print_hours
from tests.sample_library import make_library
from tests.sample_participation import CONSULTATIONS, DECISIONS, EVENTS
from tests.sample_participation import consultation as make_consultation

if TYPE_CHECKING:
    from generator.model.library import Library

DRAFTS = {found.id: found for found in CONSULTATIONS}
SHOWN = {found.id: found for found in EVENTS}


@pytest.fixture(scope="module")
def library() -> Library:
    return make_library()


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 10, 31), ConsultationState.UPCOMING),
        (date(2026, 11, 1), ConsultationState.OPEN),
        (date(2026, 11, 30), ConsultationState.OPEN),
        (date(2026, 12, 1), ConsultationState.CLOSED),
    ],
)
def test_a_consultation_is_open_on_its_first_and_on_its_last_day(day: date, state: ConsultationState) -> None:
    assert DRAFTS["zhengji"].state_on(day) is state


def test_an_outcome_ends_every_other_state() -> None:
    assert DRAFTS["fankui"].state_on(date(2025, 4, 15)) is ConsultationState.ANSWERED


def test_every_state_has_its_group_be_it_empty(library: Library) -> None:
    groups = consultations.present(None, make_library(consultations=())).groups
    assert [(group.name, group.rows) for group in groups] == [
        ("征集中", ()),
        ("即将开始", ()),
        ("已截止", ()),
        ("已反馈", ()),
    ]
    assert [len(group.rows) for group in consultations.present(None, library).groups] == [1, 1, 1, 1]


def test_days_are_counted_for_the_state_that_needs_them(library: Library) -> None:
    told = [
        (standing.days_left, standing.days_until, standing.days_since)
        for standing in (consultation.present(found, library).standing for found in CONSULTATIONS)
    ]
    assert told == [(None, 9, None), (8, None, None), (None, None, 53), (None, None, None)]


@pytest.mark.parametrize(
    ("groups", "share", "is_short"),
    [
        (((10, 4), (2, None)), 33, True),
        (((10, 5),), 50, False),
        (((1000, 499),), 49, True),
        (((10, None),), None, False),
        ((), None, False),
        (((0, 0),), None, False),
    ],
)
def test_the_share_of_small_firms_counts_everybody_heard(
    groups: tuple[tuple[int, int | None], ...], share: int | None, *, is_short: bool, library: Library
) -> None:
    heard = tuple(HeardGroup(audience="企业", number=number, smes=smes) for number, smes in groups)
    found = DRAFTS["zhengji"].model_copy(update={"heard": heard})
    shown = consultation.present(found, library).heard
    assert shown is not None
    assert (shown.share, shown.is_short, shown.is_measured) == (share, is_short, True)


def test_nothing_is_measured_where_nothing_is_required() -> None:
    library = make_library(participation=None)
    shown = consultation.present(DRAFTS["zhengji"], library).heard
    assert shown is not None
    assert not shown.is_measured
    assert not shown.is_short
    assert consultation.present(DRAFTS["jiezhi"], library).heard is None


def test_the_body_is_divided_at_the_drafts_title() -> None:
    found = make_consultation(
        "a", date(2026, 1, 1), date(2026, 1, 2), body="说明\n\n## 小节\n\n# 办法\n\n一、甲。\n\n# 附件\n"
    )
    assert found.explanation_text == "说明\n\n## 小节"
    assert found.draft_text == "# 办法\n\n一、甲。\n\n# 附件"
    assert DRAFTS["zhengji"].model_copy(update={"body": "只有说明。\n"}).draft_text == ""


def test_ways_to_answer_open_what_they_can(library: Library) -> None:
    ways = consultation.present(DRAFTS["zhengji"], library).ways
    assert [way.address for way in ways] == [
        "https://ywtb.qinghe.example/opinions",
        "mailto:opinions@qinghe.example",
        "tel:000-00000111",
        None,
    ]


def test_the_course_leads_from_the_catalogue_to_the_document(library: Library) -> None:
    stages = [(stage.name, stage.days, stage.is_done) for stage in present_course(DRAFTS["fankui"], library)]
    assert stages == [
        ("列入重大行政决策目录", "2025-03-28", True),
        ("公开征求意见", "2025-04-01 至 2025-04-30", True),
        ("公布采纳情况", "2025-05-20", True),
        ("印发文件", "2025-06-18", True),
    ]


def test_a_decision_always_has_eleven_steps_and_unmentioned_ones_are_not_disclosed(library: Library) -> None:
    steps = present_steps(DECISIONS[0], library)
    assert [step.state for step in steps] == [
        *("已公开", "已公开", "已公开", "已公开", "已公开", "不适用"),
        *("未公开", "未公开", "已公开", "未公开", "未公开"),
    ]
    done = measure(steps)
    assert (done.disclosed, done.not_applicable, done.not_disclosed, done.settled, done.percent) == (6, 1, 4, 7, 63)


def test_a_step_takes_title_and_day_of_what_it_names(library: Library) -> None:
    steps = {step.id: step for step in present_steps(DECISIONS[0], library)}
    assert [(item.text, item.date, item.is_outside) for step in steps.values() for item in step.items] == [
        ("关于《助餐办法（fankui）》公开征求意见的公告", "2025-04-01", False),
        ("公告", "2025-04-02", False),
        ("活动tingzheng", "2025-05-15", False),
        ("《要点》解读", "2024-04-09", False),
        ("意见", "2025-05-01", True),
        ("青禾区助餐办法", "2025-06-18", False),
        ("《要点》解读", "2024-04-09", False),
    ]
    assert steps["risk_assessment"].reason == "不涉及风险。"
    assert steps["implementation"].expected == "2026年12月"


@given(st.lists(st.tuples(st.sampled_from(DecisionStep), st.sampled_from(StepState))))
def test_whatever_is_said_the_steps_are_eleven_and_in_order(said: list[tuple[DecisionStep, StepState]]) -> None:
    disclosures = tuple(StepDisclosure(step=step, state=state) for step, state in said)
    found = read_steps(DECISIONS[0].model_copy(update={"steps": disclosures}))
    assert [status.step for status in found] == list(DecisionStep)
    assert sum(len(status.disclosures) for status in found) == len(said)


def test_opinions_of_a_decision_come_from_the_consultation_and_from_the_meeting(library: Library) -> None:
    page = decision.present(DECISIONS[0], library)
    assert [(row.opinion, row.verdict, row.source.address if row.source else "") for row in page.opinions] == [
        ("再多一些", "未采纳", "consultations/fankui/#outcome"),
        ("送到家里", "采纳", "consultations/fankui/#outcome"),
        ("写清电话", "部分采纳", "events/liexi/#opinions"),
    ]
    assert [row.representatives for row in page.attendances] == ["居民代表6人"]
    assert page.count is not None
    assert (page.count.held, page.count.required, page.count.is_met) == (1, 4, False)


@pytest.mark.parametrize(("due", "is_late"), [("04-08", False), ("04-07", True), (None, False)])
def test_a_catalogue_is_late_after_its_last_day(due: str | None, *, is_late: bool) -> None:
    library = make_library()
    goals = library.participation
    assert goals is not None
    old: Decision = DECISIONS[0].model_copy(update={"year": 2024})
    library = make_library(decisions=(old,), participation=goals.model_copy(update={"catalogue_by": due}))
    (catalogue,) = decisions.present(None, library).years[0].catalogues
    assert (catalogue.published, catalogue.is_late) == ("2024-04-08", is_late)


@pytest.mark.parametrize(
    ("id_", "state", "hours"),
    [
        ("kaifang", EventState.UPCOMING, "2026年12月4日（星期五）9:30—11:00"),
        ("quxiao", EventState.CANCELLED, "2026年11月10日（星期二）—2026年11月11日10:00"),
        ("liexi", EventState.REPORTED, "2025年6月3日（星期二）14:00"),
        ("tingzheng", EventState.REPORTED, "2025年5月12日（星期一）9:00"),
    ],
)
def test_an_event_follows_the_calendar(id_: str, state: EventState, hours: str) -> None:
    assert SHOWN[id_].state_on(date(2026, 11, 22)) is state
    assert print_hours(SHOWN[id_]) == hours


def test_an_event_without_a_report_waits_for_it_from_the_next_day() -> None:
    found = SHOWN["kaifang"]
    assert found.state_on(date(2026, 12, 4)) is EventState.TODAY
    assert found.state_on(date(2026, 12, 5)) is EventState.HELD


def test_events_to_come_stand_first_and_goals_count_partners(library: Library) -> None:
    page = events.present(None, library)
    assert [month.id for month in page.coming] == ["coming-2026-12"]
    assert [month.id for month in page.past] == ["month-2026-11", "month-2025-06", "month-2025-05"]
    goals = {goal.kind: [(row.held, row.required, row.is_met) for row in goal.rows] for goal in page.goals}
    assert goals == {"公众代表列席会议": [(0, 4, False)], "政府开放月": [(0, 1, False), (0, 1, False)]}
    later = make_library(today=date(2026, 12, 31))
    assert [row.held for row in events.present(None, later).goals[1].rows] == [1, 1]


def test_nobody_is_asked_to_sign_up_for_what_has_been(library: Library) -> None:
    assert event.present(SHOWN["kaifang"], library).joining is not None
    later = make_library(today=date(2026, 12, 5))
    assert event.present(SHOWN["kaifang"], later).joining is None
    between = event.present(SHOWN["kaifang"], make_library(today=date(2026, 12, 2))).joining
    assert between is not None
    assert between.is_over


def test_programs_read_an_event_with_its_hours(library: Library) -> None:
    (described,) = event.head(SHOWN["kaifang"], library).data
    assert (described.start_date, described.end_date) == ("2026-12-04T09:30:00+08:00", "2026-12-04T11:00:00+08:00")
    (cancelled,) = event.head(SHOWN["quxiao"], library).data
    assert (cancelled.start_date, cancelled.event_status) == ("2026-11-10", "https://schema.org/EventCancelled")


def test_calendars_hold_last_days_and_hours(library: Library) -> None:
    files = {file.path: file.content for file in render_calendars(library)}
    drafts = list(icalendar.Calendar.from_ical(files["calendars/consultations.ics"]).walk("VEVENT"))
    assert [entry.decoded("dtstart") for entry in drafts] == [
        date(2025, 4, 30),
        date(2026, 9, 30),
        date(2026, 11, 30),
        date(2026, 12, 30),
    ]
    assert all(len(entry.walk("VALARM")) == 2 for entry in drafts)
    shown = {
        str(entry["uid"]): entry for entry in icalendar.Calendar.from_ical(files["calendars/events.ics"]).walk("VEVENT")
    }
    coming = shown["event-kaifang@www.qinghe.example"]
    assert coming.decoded("dtstart").isoformat() == "2026-12-04T01:30:00+00:00"
    assert str(coming["location"]) == "穗行大道2号"
    gone = shown["event-quxiao@www.qinghe.example"]
    assert (str(gone["status"]), gone.decoded("dtstart"), gone.decoded("dtend")) == (
        "CANCELLED",
        date(2026, 11, 10),
        date(2026, 11, 12),
    )


def test_an_outcome_and_a_report_are_news_of_their_own(library: Library) -> None:
    feeds = {feed.subject: feed for feed in find_feeds(library)}
    told = [read_entry(entry, library) for entry in feeds[FeedSubject.CONSULTATIONS].entries]
    assert [entry.url.removeprefix("https://www.qinghe.example/") for entry in told] == [
        "consultations/jijiang/",
        "consultations/zhengji/",
        "consultations/jiezhi/",
        "consultations/fankui/#outcome",
    ]
    assert told[-1].title.startswith("采纳情况：")
    shown = [read_entry(entry, library).title for entry in feeds[FeedSubject.EVENTS].entries]
    assert shown[0] == "活动反馈：活动tingzheng"
