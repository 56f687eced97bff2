"""A channel that has no page of its own: what it is for, and its children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import channel_address
from generator.model.value import value_class
from generator.pages.components import Row
from generator.pages.head import Head, Place
from generator.pages.shell import address_channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.site import Channel


@value_class
class ChannelPage:
    """What `portal/channel.html` may read, as `p`."""

    name: str
    description: str | None
    children: tuple[Row, ...]


def addresses(library: Library) -> Iterator[tuple[str, Channel]]:
    """Groups, and channels whose editors' page is not named."""
    waiting = list(library.channels)
    while waiting:
        channel = waiting.pop(0)
        waiting.extend(channel.children)
        if address_channel(channel) == channel_address(channel.id):
            yield channel_address(channel.id), channel


def head(channel: Channel, library: Library) -> Head:
    """The channel's name."""
    return Head(
        title=channel.name,
        address=channel_address(channel.id),
        place=Place(kind=channel.kind, channel=channel.id),
        description=channel.description or f"{library.site.name}{channel.name}",
    )


def present(channel: Channel, library: Library) -> ChannelPage:
    """Its children with what they are for."""
    del library
    return ChannelPage(
        name=channel.name,
        description=channel.description,
        children=tuple(
            Row(title=child.name, address=address_channel(child), detail=child.description)
            for child in channel.children
        ),
    )
