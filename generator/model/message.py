"""政策留言板: the channels by which readers write, the messages that are published with their replies, the figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints

from generator.chinese.working_days import UnknownYearError, working_days_between
from generator.model.record import NonEmpty, Record, RecordId

if TYPE_CHECKING:
    from generator.chinese.working_days import WorkingCalendar


PAGE_SIZE = 10
"""Messages on one page of the list."""


class Message(Record):
    """留言选登: one message, without the name of its writer."""

    id: RecordId
    subject: NonEmpty
    text: NonEmpty
    document: RecordId | None = None
    """The policy it is about."""
    left_on: date
    """留言时间."""
    unit: RecordId
    """答复单位."""
    replied_on: date | None = None
    """答复时间; None while it is being handled."""
    reply: NonEmpty | None = None
    faq: RecordId | None = None
    """The question of the knowledge base that was made of it; a replied message without one is 待补充."""

    def reply_days(self, calendar: WorkingCalendar) -> int | None:
        """Working days from message to reply; None without a reply, or where nobody knows the holidays."""
        if self.replied_on is None:
            return None
        try:
            return working_days_between(self.left_on, self.replied_on, calendar)
        except UnknownYearError:
            return None


class MessageFigures(Record):
    """All messages of a month, those that are not published included."""

    month: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
    received_messages: int
    replied_messages: int
    on_time_messages: int


class MessageBoard(Record):
    """`site_data/messages.yml`."""

    form_action: Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+/\S*$")] | None = None
    """Where the form is sent; without one no form is shown."""
    mail: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+$")] | None = None
    privacy_statement: NonEmpty
    reply_limit: int
    """Working days within which a message is answered."""
    reply_basis: NonEmpty | None = None
    """What the limit rests on."""
    figures: tuple[MessageFigures, ...] = ()
    """By month, the newest first."""
    messages: Annotated[tuple[Message, ...], Field()] = ()

    @property
    def form_origin(self) -> str | None:
        """Scheme and host of the form's receiver, which the site's policy must allow."""
        if self.form_action is None:
            return None
        parts = urlsplit(self.form_action)
        return f"{parts.scheme}://{parts.netloc}"


def order_messages(board: MessageBoard) -> tuple[Message, ...]:
    """Newest first, then by id."""
    return tuple(sorted(board.messages, key=lambda message: (-message.left_on.toordinal(), message.id)))
