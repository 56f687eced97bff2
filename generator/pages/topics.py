"""专题: the list of all topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import TOPICS, topic_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


@value_class
class TopicCard:
    """A topic in the list."""

    name: str
    address: str
    summary: str | None
    count: int
    """Documents, those of other levels included."""
    lead: str | None
    patrolled: str | None
    parts: tuple[str, ...]


@value_class
class TopicsPage:
    """What `portal/topics.html` may read, as `p`."""

    topics: tuple[TopicCard, ...]


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield TOPICS, None


def head(_: None, library: Library) -> Head:
    """政策专题."""
    return Head(
        title="政策专题",
        address=TOPICS,
        place=Place(kind=ChannelKind.TOPICS),
        description=f"{library.site.district}按一件事、一类事集中发布的政策文件、解读、问答和办事服务。",
    )


def present(_: None, library: Library) -> TopicsPage:
    """In the register's order."""
    counts = {topic.id: len(topic.outside) for topic in library.topics}
    for document in library.documents:
        for topic in document.record.topics:
            counts[topic] = counts.get(topic, 0) + 1
    return TopicsPage(
        topics=tuple(
            TopicCard(
                name=topic.name,
                address=topic_address(topic.id),
                summary=topic.summary,
                count=counts[topic.id],
                lead=name_unit(topic.lead, library) if topic.lead else None,
                patrolled=print_date(topic.patrolled_on),
                parts=tuple(part.name for part in topic.parts),
            )
            for topic in library.topics
        )
    )
