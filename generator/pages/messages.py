"""留言选登: what readers wrote, what was replied, and in how many working days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import MESSAGES, document_address, faq_address, messages_address
from generator.model.holidays import working_calendar
from generator.model.message import PAGE_SIZE, order_messages
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.contact import Contact, present_contact
from generator.pages.document_lists import page_through
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.chinese.working_days import WorkingCalendar
    from generator.model.library import Library
    from generator.model.message import Message, MessageBoard
    from generator.pages.components import Pager


@value_class
class MessageRow:
    """A message with its reply."""

    id: str
    subject: str
    text: str
    left: str
    unit: str
    replied: str | None
    reply: str | None
    days: int | None
    """Working days; None while there is no reply, or where nobody knows the holidays."""
    is_on_time: bool
    document: Link | None
    faq: Link | None
    is_gap: bool
    """待补充: replied, and not yet in the knowledge base."""


@value_class
class MonthRow:
    """Figures of a month."""

    month: str
    received: int
    replied: int
    on_time: int
    rate: str
    """按时办结率, of what was replied."""


@value_class
class MessagesPage:
    """What `portal/messages.html` may read, as `p`."""

    total: int
    rows: tuple[MessageRow, ...]
    pager: Pager | None
    limit: int
    basis: str | None
    rate: str | None
    """On-time rate of the replies that are published; None where none is."""
    months: tuple[MonthRow, ...]
    """On the first page; () on the others."""
    gaps: int
    contact: Contact | None
    """How to write, on the first page."""


def addresses(library: Library) -> Iterator[tuple[str, int]]:
    """Every page of the list; none where there is no register."""
    if library.message_board is not None:
        for number in range(1, _page_count(library.message_board) + 1):
            yield messages_address(number), number


def head(number: int, library: Library) -> Head:
    """留言选登; from the second page on with its number."""
    return Head(
        title="政策留言板" if number == 1 else f"政策留言板（第{number}页）",
        address=messages_address(number),
        place=Place(kind=ChannelKind.MESSAGES),
        trail=() if number == 1 else (Link(text="政策留言板", address=MESSAGES),),
        description=f"群众对{library.site.district}政策的留言和答复：留言时间、答复时间、答复单位、答复内容，以及每月办理情况。",
    )


def present(number: int, library: Library) -> MessagesPage:
    """One page, the newest messages first."""
    board = library.message_board
    assert board is not None
    calendar = working_calendar(library.holidays)
    ordered = order_messages(board)
    rows = tuple(_present_row(message, board, calendar, library) for message in ordered)
    counted = [row for row in rows if row.days is not None]
    start = (number - 1) * PAGE_SIZE
    is_first = number == 1
    return MessagesPage(
        total=len(rows),
        rows=rows[start : start + PAGE_SIZE],
        pager=page_through(number, _page_count(board), messages_address),
        limit=board.reply_limit,
        basis=board.reply_basis,
        rate=_rate(sum(row.is_on_time for row in counted), len(counted)) if counted else None,
        months=tuple(_present_months(board)) if is_first else (),
        gaps=sum(row.is_gap for row in rows),
        contact=present_contact(library, unit=None) if is_first else None,
    )


def _page_count(board: MessageBoard) -> int:
    return max(1, -(-len(board.messages) // PAGE_SIZE))


def _present_row(message: Message, board: MessageBoard, calendar: WorkingCalendar, library: Library) -> MessageRow:
    days = message.reply_days(calendar)
    document = library.document_by_id.get(message.document or "")
    faq = next((faq for faq in library.faqs if faq.id == message.faq), None)
    return MessageRow(
        id=message.id,
        subject=message.subject,
        text=message.text,
        left=message.left_on.isoformat(),
        unit=name_unit(message.unit, library),
        replied=print_date(message.replied_on),
        reply=message.reply,
        days=days,
        is_on_time=days is not None and days <= board.reply_limit,
        document=Link(text=document.record.title, address=document_address(document.id)) if document else None,
        faq=Link(text=faq.question, address=faq_address(faq.id)) if faq else None,
        is_gap=message.reply is not None and faq is None,
    )


def _present_months(board: MessageBoard) -> Iterator[MonthRow]:
    for row in sorted(board.figures, key=lambda row: row.month, reverse=True):
        yield MonthRow(
            month=f"{row.month[:4]}年{int(row.month[5:])}月",
            received=row.received_messages,
            replied=row.replied_messages,
            on_time=row.on_time_messages,
            rate=_rate(row.on_time_messages, row.replied_messages),
        )


def _rate(part: int, whole: int) -> str:
    """Per cent with one place; a dash where there is nothing to divide."""
    return f"{part * 100 / whole:.1f}%" if whole else "—"
