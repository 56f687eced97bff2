"""What a page tells the shell around it: title, place in the column, meta tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.document import Category
    from generator.model.site import ChannelKind
    from generator.pages.components import Link
    from generator.pages.feed_link import FeedLink
    from generator.pages.linked_data import Node


@value_class
class Place:
    """The channel a page belongs to, said by what it shows, so that pages need not know the tree."""

    kind: ChannelKind
    category: Category | None = None
    page: str | None = None
    matter: str | None = None
    """Id of an editors' page."""
    channel: str | None = None
    """The channel itself, for pages that are about one."""


@value_class
class Article:
    """The third group of the national meta tags: only pages that are an article have it."""

    title: str
    published: str | None
    """`YYYY-MM-DD HH:MM`; None where nobody says, and then no tag is printed: a date is never made up."""
    source: str
    keywords: tuple[str, ...] = ()


@value_class
class Translation:
    """The page in another language."""

    language: str
    """BCP 47: `en`."""
    name: str
    """Of the language, in itself: English."""
    address: str
    url: str
    """In full, for programs."""


@value_class
class Head:
    """Read by `shell.present`."""

    title: str
    address: str
    place: Place | None = None
    """None: a page outside every channel."""
    trail: tuple[Link, ...] = ()
    """Crumbs between the channel and the page."""
    description: str | None = None
    article: Article | None = None
    translations: tuple[Translation, ...] = ()
    """The same page in other languages."""
    feed: FeedLink | None = None
    """What can be subscribed to on the page."""
    data: tuple[Node, ...] = ()
    """What programs may read of the page; the shell adds 当前位置."""
    canonical: str | None = None
    """Address of the page that this one stands for; its own where none is named."""
    anywhere: bool = False
    """The page is served at any address (404): its links must not be relative."""
