"""One 标签: its documents, those in force first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import FOR_ME, TAGS, tag_address
from generator.model.feed import TAG_SUBJECTS
from generator.model.site import ChannelKind
from generator.pages.components import Link
from generator.pages.document_rows import present_rows
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.feed import FeedSubject
    from generator.model.library import Library
    from generator.pages.components import DocumentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A word of the vocabulary."""

    kind: FeedSubject
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagPage:
    """What `portal/tag.html` may read, as `p`."""

    kind: str
    word: str
    count: int
    current: tuple[DocumentRow, ...]
    """Documents that have not ended, newest first."""
    ended: tuple[DocumentRow, ...]
    for_me: str


def addresses(library: Library) -> Iterator[tuple[str, Tag]]:
    """A page for every tag of the vocabulary."""
    for kind in TAG_SUBJECTS:
        for word in dict.fromkeys(getattr(library.tags, kind.value)):
            yield tag_address(kind.value, word), Tag(kind=kind, word=word)


def head(tag: Tag, library: Library) -> Head:
    """The word; its feed."""
    return Head(
        title=f"{tag.kind.label}：{tag.word}",
        address=tag_address(tag.kind.value, tag.word),
        place=Place(kind=ChannelKind.TAGS),
        trail=(Link(text="政策标签", address=TAGS),),
        description=f"{library.site.district}与“{tag.word}”有关的政策文件。",
        feed=link_feed(tag.kind, tag.word, tag.word),
    )


def present(tag: Tag, library: Library) -> TagPage:
    """Newest first."""
    tagged = (one for one in library.documents if tag.word in getattr(one.record.tags, tag.kind.value))
    rows = present_rows(tagged, library)
    return TagPage(
        kind=tag.kind.label,
        word=tag.word,
        count=len(rows),
        current=tuple(row for row in rows if row.badge is None),
        ended=tuple(row for row in rows if row.badge is not None),
        for_me=FOR_ME,
    )
