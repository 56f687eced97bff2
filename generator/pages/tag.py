"""One 标签: its documents, those in force first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import FOR_ME, TAGS, tag_address
from generator.model.document import Validity
from generator.model.feed import TAG_SUBJECTS
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.document_lists import page_through
from generator.pages.document_rows import present_rows
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.document import Document
    from generator.model.feed import FeedSubject
    from generator.model.library import Library
    from generator.pages.components import DocumentRow, Pager


PAGE_SIZE = 50
_ENDED = (Validity.EXPIRED, Validity.REPEALED)


@value_class
class TagList:
    """A page of the documents that have a word of the vocabulary."""

    kind: FeedSubject
    word: str
    number: int
    last: int
    current: tuple[Document, ...]
    """Of this page: what has not ended, newest first."""
    ended: tuple[Document, ...]
    current_count: int
    """Of all pages."""
    ended_count: int

    @property
    def address(self) -> str:
        """Of this page."""
        return tag_address(self.kind.value, self.word, self.number)


@value_class
class TagPage:
    """What `portal/tag.html` may read, as `p`."""

    kind: str
    word: str
    current: tuple[DocumentRow, ...]
    """Documents of this page that have not ended, newest first."""
    ended: tuple[DocumentRow, ...]
    current_count: int
    """Of all pages."""
    ended_count: int
    pager: Pager | None
    for_me: str


def addresses(library: Library) -> Iterator[tuple[str, TagList]]:
    """Pages for every tag of the vocabulary, one at least."""
    for kind in TAG_SUBJECTS:
        tagged: dict[str, list[Document]] = {word: [] for word in getattr(library.tags, kind.value)}
        for document in library.documents:
            for word in dict.fromkeys(getattr(document.record.tags, kind.value)):
                if word in tagged:
                    tagged[word].append(document)
        for word, documents in tagged.items():
            for listed in _divide(kind, word, documents, library.today):
                yield listed.address, listed


def _divide(kind: FeedSubject, word: str, documents: list[Document], today: date) -> Iterator[TagList]:
    ended = [document for document in documents if document.record.validity_on(today) in _ENDED]
    current = [document for document in documents if document.record.validity_on(today) not in _ENDED]
    starts = range(0, max(1, len(documents)), PAGE_SIZE)
    for number, start in enumerate(starts, start=1):
        behind = start - len(current)
        yield TagList(
            kind=kind,
            word=word,
            number=number,
            last=len(starts),
            current=tuple(current[start : start + PAGE_SIZE]),
            ended=tuple(ended[max(0, behind) : max(0, behind + PAGE_SIZE)]),
            current_count=len(current),
            ended_count=len(ended),
        )


def head(tag: TagList, library: Library) -> Head:
    """The word; its feed."""
    title = f"{tag.kind.label}：{tag.word}"
    return Head(
        title=title if tag.number == 1 else f"{title}（第{tag.number}页）",
        address=tag.address,
        place=Place(kind=ChannelKind.TAGS),
        trail=(Link(text="政策标签", address=TAGS),),
        description=f"{library.site.district}与“{tag.word}”有关的政策文件。",
        feed=link_feed(tag.kind, tag.word, tag.word),
    )


def present(tag: TagList, library: Library) -> TagPage:
    """Newest first."""
    return TagPage(
        kind=tag.kind.label,
        word=tag.word,
        current=present_rows(tag.current, library),
        ended=present_rows(tag.ended, library),
        current_count=tag.current_count,
        ended_count=tag.ended_count,
        pager=page_through(tag.number, tag.last, lambda number: tag_address(tag.kind.value, tag.word, number)),
        for_me=FOR_ME,
    )
