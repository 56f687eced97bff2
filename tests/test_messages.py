"""政策留言板 and 申报日历: working days, limits, channels that are never dead, states by the day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.chinese.working_days import known_calendar
from generator.mkdocs_adapter.environment import prepare
from generator.model.benefit import WindowState
from generator.outputs.calendars import render_calendars
from generator.pages import benefits, messages, shell
from generator.pages.contact import present_contact
from tests.sample_library import make_library
from tests.sample_registers import BENEFITS, BOARD


def board(**more: object):
    return BOARD.model_copy(update=more)


def test_reply_days_pass_over_the_national_holiday() -> None:
    first = BOARD.messages[0]
    assert first.reply_days(known_calendar()) == 1, "2026-10-01 to 10-07 are days off"
    assert first.model_copy(update={"replied_on": None}).reply_days(known_calendar()) is None
    assert first.model_copy(update={"replied_on": date(2099, 1, 4)}).reply_days(known_calendar()) is None


def test_messages_are_paged_with_rates_and_gaps() -> None:
    library = make_library()
    pages = [messages.present(number, library) for _, number in messages.addresses(library)]
    assert [[row.id for row in page.rows] for page in pages] == [
        [message.id for message in sorted(BOARD.messages, key=lambda m: m.id)][:10],
        [message.id for message in sorted(BOARD.messages, key=lambda m: m.id)][10:],
    ]
    assert [page.rate for page in pages] == ["100.0%", "100.0%"]
    assert [page.gaps for page in pages] == [10, 10]
    assert [(row.received, row.replied, row.on_time, row.rate) for row in pages[0].months] == [(3, 2, 1, "50.0%")]
    assert pages[1].months == ()


def test_a_late_reply_is_told() -> None:
    late = BOARD.messages[0].model_copy(update={"replied_on": date(2026, 10, 30)})
    page = messages.present(1, make_library(message_board=board(messages=(late,))))
    assert (page.rows[0].is_on_time, page.rate) == (False, "0.0%")


def test_a_portal_without_a_board_has_no_page_and_no_form() -> None:
    library = make_library(message_board=None)
    assert list(messages.addresses(library)) == []
    contact = present_contact(library, unit="qh-drc")
    assert (contact.form_action, contact.messages, contact.mail) == (None, None, None)


@pytest.mark.parametrize(
    ("action", "origin"),
    [("https://liuyan.qinghe.example/submit", "https://liuyan.qinghe.example"), (None, None)],
)
def test_the_policy_allows_the_one_host_that_receives_the_form(action: str | None, origin: str | None) -> None:
    library = make_library(message_board=board(form_action=action))
    frame = shell.read_frame(library)
    assert frame.form_origin == origin
    assert present_contact(library, unit=None).form_action == action


def test_a_document_knows_the_messages_about_it() -> None:
    contact = present_contact(make_library(), unit="qh-drc", document="qhfg-2025-3")
    assert [(link.text, link.address) for link in contact.answered] == [("第1问", "messages/#m1")]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 10, 31), WindowState.COMING),
        (date(2026, 11, 1), WindowState.OPEN),
        (date(2026, 11, 30), WindowState.OPEN),
        (date(2026, 12, 1), WindowState.CLOSED),
    ],
)
def test_both_days_of_a_window_count(today: date, state: WindowState) -> None:
    assert BENEFITS.windows[0].state_on(today) is state
    page = benefits.present(None, make_library(today=today))
    assert page.months[0].rows[0].state == state.label
    assert [row.id for row in page.open_rows] == (["w1"] if state is WindowState.OPEN else [])


def test_the_last_day_stands_in_the_calendar() -> None:
    files = {file.path: file.content.decode() for file in render_calendars(make_library())}
    assert "DTSTART;VALUE=DATE:20261130" in files["calendars/windows.ics"]
    assert "TRIGGER:-P7D" in files["calendars/windows.ics"]


@pytest.mark.parametrize("action", ["https://liuyan.qinghe.example/submit", None])
def test_a_form_is_on_the_page_only_where_somebody_receives_it(action: str | None) -> None:
    library = make_library(message_board=board(form_action=action))
    theme = Path(__file__).parents[1] / "theme"
    environment = prepare(Environment(loader=FileSystemLoader(theme)), theme)
    frame = shell.read_frame(library)
    printed = environment.get_template("portal/messages.html").render(
        p=messages.present(1, library), s=shell.present(messages.head(1, library), frame)
    )
    policy = "form-action 'self' https://liuyan.qinghe.example\"" if action else "form-action 'self'\""
    assert policy in printed.replace("&#39;", "'")
    assert ('method="post" action="https://liuyan.qinghe.example/submit"' in printed) is (action is not None)
    assert "mailto:liuyan@qinghe.example" in printed
