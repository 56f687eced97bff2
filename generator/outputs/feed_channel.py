"""What a feed says of itself."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from generator.chinese.time_zone import CHINA
from generator.model.address import CONSULTATIONS, DOCUMENTS, EVENTS, GAZETTE, HOME, INTERPRETATIONS, unit_address
from generator.model.feed import FeedSubject
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.feed import Feed
    from generator.model.library import Library
    from generator.outputs.feed_entries import FeedEntry


@value_class
class FeedChannel:
    """The head of a feed."""

    url: str
    """Without ending."""
    page: str
    """The page of the site that shows the same."""
    title: str
    description: str
    author: str
    updated: datetime


def read_channel(feed: Feed, entries: Sequence[FeedEntry], library: Library) -> FeedChannel:
    """A feed without entries was last changed by the build."""
    site = library.site
    return FeedChannel(
        url=site.url + feed.address,
        page=site.url + _find_page(feed),
        title=f"{feed.name} - {site.name}{site.column}",
        description=f"{site.name}{site.column}：{feed.name}，新的在前。",
        author=site.name,
        updated=entries[0].published if entries else datetime.combine(library.today, time.min, CHINA),
    )


def _find_page(feed: Feed) -> str:
    if feed.subject is FeedSubject.UNIT and feed.value:
        return unit_address(feed.value)
    own = {
        FeedSubject.ALL: HOME,
        FeedSubject.INTERPRETATIONS: INTERPRETATIONS,
        FeedSubject.CONSULTATIONS: CONSULTATIONS,
        FeedSubject.EVENTS: EVENTS,
        FeedSubject.GAZETTE: GAZETTE,
    }
    return own.get(feed.subject, DOCUMENTS)
