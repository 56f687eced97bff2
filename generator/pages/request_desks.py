"""受理机构 and their 申请渠道, as the guide, the procedure and the assistant print them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import unit_address
from generator.model.application import Means
from generator.model.value import value_class
from generator.pages.components import Fact, Link
from generator.pages.wording import name_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.application import Application, RequestChannel, RequestDesk
    from generator.model.library import Library
    from generator.model.unit import Unit


@value_class
class ChannelCard:
    """One way to hand in a request."""

    name: str
    """当面申请 …"""
    facts: tuple[Fact, ...]
    """Only what is known."""
    url: str | None
    note: str | None


@value_class
class DeskCard:
    """Who accepts requests, and how."""

    id: str
    """Unit id."""
    unit: Link
    answers_for: tuple[str, ...]
    """Full names of the organs whose information is requested here."""
    telephone: str | None
    email: str | None
    post: str | None
    """Address and postcode in one line, for the letter."""
    channels: tuple[ChannelCard, ...]


def present_desks(application: Application, library: Library) -> tuple[DeskCard, ...]:
    """The desks in the order of the register, the government's own first."""
    return tuple(_present_desk(desk, library) for desk in application.desks)


def _present_desk(desk: RequestDesk, library: Library) -> DeskCard:
    unit = library.unit_by_id[desk.unit]
    letter = next((channel for channel in desk.channels if channel.means is Means.POST), None)
    return DeskCard(
        id=unit.id,
        unit=Link(text=unit.full_name, address=unit_address(unit.id)),
        answers_for=tuple(name_unit(name, library, full=True) for name in desk.answers_for or (desk.unit,)),
        telephone=desk.telephone or unit.telephone,
        email=desk.email,
        post=" ".join(part for part in (letter.address or unit.address, letter.postcode) if part) if letter else None,
        channels=tuple(_present_channel(channel, unit) for channel in desk.channels),
    )


def _present_channel(channel: RequestChannel, unit: Unit) -> ChannelCard:
    facts = (Fact(name=name, value=value) for name, value in _facts(channel, unit) if value)
    return ChannelCard(name=channel.means.label, facts=tuple(facts), url=channel.url, note=channel.note)


def _facts(channel: RequestChannel, unit: Unit) -> Iterator[tuple[str, str | None]]:
    """Names and values; what a channel does not say is the unit's, where the channel needs it."""
    if channel.means in (Means.IN_PERSON, Means.POST):
        yield "地址", channel.address or unit.address
    yield "收件人", channel.addressee
    yield "邮政编码", channel.postcode
    if channel.means is Means.IN_PERSON:
        yield "办公时间", channel.hours or unit.hours
    else:
        yield "办公时间", channel.hours
    yield "传真", channel.fax
    if channel.means is Means.IN_PERSON:
        yield "电话", channel.telephone or unit.telephone
    else:
        yield "电话", channel.telephone
    yield "收到之日", channel.received
