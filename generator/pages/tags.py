"""标签: the controlled vocabulary with the documents of each tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import FOR_ME, TAGS, tag_address
from generator.model.feed import TAG_SUBJECTS, address_feed
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.feed import FeedSubject
    from generator.model.library import Library


@value_class
class TagChoice:
    """A tag."""

    key: str
    """`audience-…`: the name under which a browser remembers it; permanent."""
    text: str
    address: str
    count: int
    feed: str
    """Its JSON Feed."""


@value_class
class TagGroup:
    """One kind of tags."""

    id: str
    name: str
    tags: tuple[TagChoice, ...]
    """In the vocabulary's order, those without a document included: they can be subscribed to."""


@value_class
class TagsPage:
    """What `portal/tags.html` may read, as `p`."""

    groups: tuple[TagGroup, ...]
    for_me: str


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield TAGS, None


def head(_: None, library: Library) -> Head:
    """政策标签."""
    return Head(
        title="政策标签",
        address=TAGS,
        place=Place(kind=ChannelKind.TAGS),
        description=f"按对象、行业、事项、阶段查阅{library.site.district}的政策文件，每个标签都可以订阅。",
    )


def present(_: None, library: Library) -> TagsPage:
    """Every kind that has tags."""
    return TagsPage(groups=group_tags(library), for_me=FOR_ME)


def group_tags(library: Library) -> tuple[TagGroup, ...]:
    """The vocabulary with counts."""
    groups = (_present_group(subject, library) for subject in TAG_SUBJECTS)
    return tuple(group for group in groups if group.tags)


def _present_group(subject: FeedSubject, library: Library) -> TagGroup:
    kind = subject.value
    counts: dict[str, int] = {}
    for document in library.documents:
        for tag in getattr(document.record.tags, kind):
            counts[tag] = counts.get(tag, 0) + 1
    return TagGroup(
        id=kind,
        name=subject.label,
        tags=tuple(
            TagChoice(
                key=address_feed(subject, tag).rpartition("/")[2],
                text=tag,
                address=tag_address(kind, tag),
                count=counts.get(tag, 0),
                feed=f"{address_feed(subject, tag)}.json",
            )
            for tag in dict.fromkeys(getattr(library.tags, kind))
        ),
    )
