"""All interpretations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import INTERPRETATIONS
from generator.model.feed import FeedSubject
from generator.model.site import ChannelKind
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place
from generator.pages.interpretation_rows import present_interpretation_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.components import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpretationsPage:
    """What `portal/interpretations.html` may read, as `p`."""

    rows: tuple[Row, ...]


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield INTERPRETATIONS, None


def head(_: None, library: Library) -> Head:
    """政策解读."""
    return Head(
        title="政策解读",
        address=INTERPRETATIONS,
        place=Place(kind=ChannelKind.INTERPRETATIONS),
        feed=link_feed(FeedSubject.INTERPRETATIONS),
        description=f"{library.site.district}政策文件的解读，共{len(library.interpretations)}篇。",
    )


def present(_: None, library: Library) -> InterpretationsPage:
    """Newest first."""
    return InterpretationsPage(rows=tuple(present_interpretation_row(i, library) for i in library.interpretations))
