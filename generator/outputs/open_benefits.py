"""Open data of 政策体检, 申报日历, 免申即享 and 留言选登: a record a line, keys as in the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.address import BENEFITS, eligibility_address, message_address
from generator.model.holidays import working_calendar
from generator.model.message import PAGE_SIZE, order_messages
from generator.outputs.record_lines import render_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.output_file import OutputFile


def render_open_benefits(library: Library) -> Iterator[OutputFile]:
    """Four files of `api/`."""
    yield render_records("eligibility", _read_eligibility(library))
    yield render_records("windows", _read_windows(library))
    yield render_records("automatic_benefits", _read_automatic(library))
    yield render_records("messages", _read_messages(library))


def _read_eligibility(library: Library) -> Iterator[dict[str, Any]]:
    """The examples by which an editor tests a rule are nobody's data."""
    for rule in library.eligibility:
        yield {
            **rule.model_dump(mode="json", exclude={"tests", "conditions"}),
            "conditions": [entry.model_dump(mode="json", exclude_defaults=True) for entry in rule.conditions],
            "url": library.site.url + eligibility_address(rule.id),
        }


def _read_windows(library: Library) -> Iterator[dict[str, Any]]:
    for window in library.benefits.windows if library.benefits else ():
        yield {
            **window.model_dump(mode="json"),
            "state": window.state_on(library.today).value,
            "url": library.site.url + BENEFITS,
        }


def _read_automatic(library: Library) -> Iterator[dict[str, Any]]:
    for entry in library.benefits.automatic if library.benefits else ():
        yield {**entry.model_dump(mode="json"), "url": library.site.url + BENEFITS}


def _read_messages(library: Library) -> Iterator[dict[str, Any]]:
    board, calendar = library.message_board, working_calendar(library.holidays)
    for index, message in enumerate(order_messages(board) if board else ()):
        yield {
            **message.model_dump(mode="json"),
            "reply_days": message.reply_days(calendar),
            "url": library.site.url + message_address(message.id, index // PAGE_SIZE + 1),
        }
