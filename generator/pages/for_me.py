"""与我有关: the reader chooses tags, the browser keeps them and lists what has them; nothing leaves the device.

Without scripts the page is the list of tags, each leading to its documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import FOR_ME, SUBSCRIPTIONS
from generator.model.feed import FEED_LIMIT
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.head import Head, Place
from generator.pages.tags import group_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.tags import TagGroup


@value_class
class ForMePage:
    """What `portal/for_me.html` may read, as `p`."""

    groups: tuple[TagGroup, ...]
    limit: int
    """Of each tag so many entries are looked at."""
    site_url: str
    """The addresses in feeds begin with it."""
    subscriptions: str


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield FOR_ME, None


def head(_: None, library: Library) -> Head:
    """与我有关."""
    return Head(
        title="与我有关",
        address=FOR_ME,
        place=Place(kind=ChannelKind.FOR_ME),
        description=f"选择身份、行业和关心的事项，在自己的设备上列出{library.site.district}相关政策，不登录，不上传。",
    )


def present(_: None, library: Library) -> ForMePage:
    """The whole vocabulary."""
    return ForMePage(
        groups=group_tags(library), limit=FEED_LIMIT, site_url=library.site.url, subscriptions=SUBSCRIPTIONS
    )
