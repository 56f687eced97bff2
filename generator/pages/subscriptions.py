"""订阅服务清单: every feed and calendar, what it holds and how it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import SUBSCRIPTIONS, subscription_row
from generator.model.calendar import find_calendars
from generator.model.feed import FEED_LIMIT, TAG_SUBJECTS, FeedSubject, find_feeds, moment_of
from generator.model.value import value_class
from generator.pages.head import Head
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.calendar import Calendar
    from generator.model.feed import Feed
    from generator.model.library import Library

_GROUPS = (
    ("all", "全部", (FeedSubject.ALL, FeedSubject.INTERPRETATIONS, FeedSubject.GAZETTE, FeedSubject.ANNUAL_REPORTS)),
    ("participation", "公众参与", (FeedSubject.CONSULTATIONS, FeedSubject.EVENTS)),
    ("units", "按单位", (FeedSubject.UNIT,)),
    ("topics", "按专题", (FeedSubject.TOPIC,)),
    ("tags", "按标签", TAG_SUBJECTS),
    ("categories", "按文件类别", (FeedSubject.CATEGORY,)),
    ("genres", "按文种", (FeedSubject.GENRE,)),
)


@value_class
class CalendarRow:
    """A calendar."""

    name: str
    count: int
    """Days it holds."""
    kind: str
    """`deadlines`, `expiry`, `consultations`, `events`: what its days are."""
    address: str
    url: str
    """In full, to be copied."""
    webcal: str
    """The same for a program that keeps calendars: it asks again by itself."""


@value_class
class FeedRow:
    """A feed in both forms; for a unit its calendar too."""

    id: str
    """On the page: `units-qh-drc`."""
    name: str
    count: int
    newest: str | None
    atom: str
    json: str
    calendar: CalendarRow | None


@value_class
class FeedGroup:
    """Feeds of one kind."""

    id: str
    name: str
    has_calendars: bool
    rows: tuple[FeedRow, ...]


@value_class
class SubscriptionsPage:
    """What `portal/subscriptions.html` may read, as `p`."""

    limit: int
    """Entries in one feed at most."""
    feed_count: int
    calendars: tuple[CalendarRow, ...]
    """Those that are not a unit's."""
    groups: tuple[FeedGroup, ...]


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield SUBSCRIPTIONS, None


def head(_: None, library: Library) -> Head:
    """订阅服务清单."""
    return Head(
        title="订阅服务清单",
        address=SUBSCRIPTIONS,
        description=f"{library.site.district}政策文件、解读、意见征集、公众活动的订阅地址和日历，不用注册，随时退订。",
    )


def present(_: None, library: Library) -> SubscriptionsPage:
    """Calendars, then feeds by kind; a kind without a feed is left out."""
    feeds = tuple(find_feeds(library))
    calendars = tuple(find_calendars(library))
    of_units = {calendar.unit: _present_calendar(calendar, library) for calendar in calendars if calendar.unit}
    return SubscriptionsPage(
        limit=FEED_LIMIT,
        feed_count=len(feeds),
        calendars=tuple(_present_calendar(calendar, library) for calendar in calendars if calendar.unit is None),
        groups=tuple(_present_groups(feeds, of_units)),
    )


def _present_groups(feeds: tuple[Feed, ...], calendars: dict[str, CalendarRow]) -> Iterator[FeedGroup]:
    for id_, name, subjects in _GROUPS:
        rows = tuple(_present_feed(feed, calendars) for feed in feeds if feed.subject in subjects)
        if rows:
            yield FeedGroup(id=id_, name=name, has_calendars=any(row.calendar for row in rows), rows=rows)


def _present_feed(feed: Feed, calendars: dict[str, CalendarRow]) -> FeedRow:
    return FeedRow(
        id=subscription_row(feed.address),
        name=feed.name,
        count=len(feed.entries),
        newest=print_date(moment_of(feed.entries[0])) if feed.entries else None,
        atom=f"{feed.address}.xml",
        json=f"{feed.address}.json",
        calendar=calendars.get(feed.value or "") if feed.subject is FeedSubject.UNIT else None,
    )


def _present_calendar(calendar: Calendar, library: Library) -> CalendarRow:
    url = library.site.url + calendar.address
    return CalendarRow(
        name=calendar.name,
        count=calendar.count,
        kind=calendar.kind.value,
        address=calendar.address,
        url=url,
        webcal=f"webcal://{url.partition('://')[2]}",
    )
