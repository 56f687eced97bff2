"""The feed that a page offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import subscription_address
from generator.model.feed import FeedSubject, address_feed, name_feed
from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.library import Library
    from generator.model.unit import Unit
    from generator.pages.document_lists import DocumentList


@value_class
class FeedLink:
    """Addresses of a feed in both forms, and of its row in 订阅服务清单."""

    name: str
    atom: str
    json: str
    row: str


def link_feed(subject: FeedSubject, value: str | None = None, named: str | None = None) -> FeedLink:
    """The feed of a subject; `named` is the value's Chinese name."""
    address = address_feed(subject, value)
    return FeedLink(
        name=name_feed(subject, named),
        atom=f"{address}.xml",
        json=f"{address}.json",
        row=subscription_address(address),
    )


def link_feed_of_unit(unit: Unit) -> FeedLink:
    """What a unit issues and explains."""
    return link_feed(FeedSubject.UNIT, unit.id, unit.name)


def link_feed_of_list(listed: DocumentList, library: Library) -> FeedLink:
    """The list's own feed where it has one, else everything's."""
    if listed.feed is FeedSubject.UNIT and listed.value:
        return link_feed_of_unit(library.unit_by_id[listed.value])
    if listed.feed is FeedSubject.GENRE:
        return link_feed(listed.feed, listed.name, listed.name)
    return link_feed(listed.feed, listed.value, listed.name) if listed.feed else link_feed(FeedSubject.ALL)
