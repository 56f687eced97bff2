"""申请助手: is it public already, the request's text, the day of the reply, the fee - all in the reader's browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import APPLICATION, ASSISTANT
from generator.model.request_form import FORM_PARTS, FORM_TITLE
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.application import present_forms
from generator.pages.components import Fact, Link
from generator.pages.fee_table import present_fees
from generator.pages.head import Head, Place
from generator.pages.request_desks import present_desks
from generator.pages.term_calendar import present_example, present_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.application import Application
    from generator.model.library import Library
    from generator.model.request_form import FormPart
    from generator.pages.components import Download
    from generator.pages.fee_table import FeeTable
    from generator.pages.request_desks import DeskCard
    from generator.pages.term_calendar import HolidayTable, TermExample


@value_class
class AssistantPage:
    """What `portal/assistant.html` may read, as `p`."""

    application: str
    """Address of the procedure."""
    desks: tuple[DeskCard, ...]
    form_title: str
    parts: tuple[FormPart, ...]
    forms: tuple[Download, ...]
    reply_days: int
    extension_days: int
    supplement_days: int | None
    supplement_effect: str
    """`restart` or `pause`."""
    received: tuple[Fact, ...]
    """收到之日 by channel, as the government's own desk says."""
    example: TermExample
    holidays: HolidayTable
    fees: tuple[FeeTable, ...]
    fee_note: str | None


def addresses(library: Library) -> Iterator[tuple[str, Application]]:
    """One page, where the portal says how requests are made."""
    if library.application is not None:
        yield ASSISTANT, library.application


def head(_: Application, library: Library) -> Head:
    """Below the procedure."""
    return Head(
        title="申请助手",
        address=ASSISTANT,
        place=Place(kind=ChannelKind.APPLICATION),
        trail=(Link(text="依申请公开", address=APPLICATION),),
        description=f"{library.site.name}依申请公开助手：先查是否已经公开，再写申请，算答复日期，估信息处理费。",
    )


def present(application: Application, library: Library) -> AssistantPage:
    """Fields, figures and tables that the page's script works with, readable without it."""
    limits = application.limits
    return AssistantPage(
        application=APPLICATION,
        desks=present_desks(application, library),
        form_title=FORM_TITLE,
        parts=FORM_PARTS,
        forms=present_forms(application, library),
        reply_days=limits.reply_days,
        extension_days=limits.extension_days,
        supplement_days=limits.supplement_days,
        supplement_effect=limits.supplement_effect.value,
        received=tuple(
            Fact(name=channel.means.label, value=channel.received)
            for channel in application.desks[0].channels
            if channel.received
        ),
        example=present_example(library, days=limits.reply_days),
        holidays=present_holidays(library),
        fees=present_fees(),
        fee_note=application.fee_note,
    )
