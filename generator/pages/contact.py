"""留言与咨询: where a reader can ask. A form is shown only where the portal names who receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.model.address import MESSAGES, message_address, unit_address
from generator.model.message import PAGE_SIZE, order_messages
from generator.model.value import value_class
from generator.pages.components import Fact, Link

if TYPE_CHECKING:
    from generator.model.library import Library
    from generator.model.message import MessageBoard


@value_class
class Contact:
    """The message channel of a page."""

    facts: tuple[Fact, ...]
    """Telephone, counter and the like; only those that exist."""
    unit: Link | None
    """The unit that answers."""
    form_action: str | None = None
    """Where the form is sent; None: no form is shown, so that none is dead."""
    form_host: str | None = None
    mail: str | None = None
    privacy: str | None = None
    """What becomes of what one writes."""
    reply_limit: int | None = None
    """Working days."""
    messages: str | None = None
    """Address of 政策留言板, where there is one."""
    answered: tuple[Link, ...] = ()
    """Published messages about the document."""


def present_contact(library: Library, *, unit: str | None, document: str | None = None) -> Contact:
    """The answering unit's own telephone and counter, then the site's."""
    known = library.unit_by_id.get(unit or "")
    board = library.message_board
    site = library.site
    lines = (
        ("咨询电话", known.telephone if known else site.telephone),
        ("当面咨询", known.address if known else site.address),
        ("办公时间", known.hours if known else None),
        ("服务热线", site.hotline),
    )
    return Contact(
        facts=tuple(Fact(name=name, value=value) for name, value in lines if value),
        unit=Link(text=known.full_name, address=unit_address(known.id)) if known else None,
        form_action=board.form_action if board else None,
        form_host=urlsplit(board.form_action).netloc if board and board.form_action else None,
        mail=board.mail if board else None,
        privacy=board.privacy_statement if board else None,
        reply_limit=board.reply_limit if board else None,
        messages=MESSAGES if board else None,
        answered=_answered(board, document),
    )


def _answered(board: MessageBoard | None, document: str | None) -> tuple[Link, ...]:
    """Messages about a document, on the pages of the list that hold them."""
    if board is None or not any(message.document == document for message in board.messages if document):
        return ()
    return tuple(
        Link(text=message.subject, address=message_address(message.id, place // PAGE_SIZE + 1))
        for place, message in enumerate(order_messages(board))
        if message.document == document
    )
