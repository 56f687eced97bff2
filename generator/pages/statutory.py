"""法定主动公开内容: the matters of the Regulations one by one, with what is newest and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import MATTER_MATRIX, STATUTORY, unit_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.matter_rows import hold_matters, is_standing, link_matter, name_article, present_states
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.matter_rows import HeldMatter


@value_class
class MatterRow:
    """A matter in the overview."""

    article: str
    link: Link
    wording: str
    count: int
    newest: str | None
    is_standing: bool
    owners: tuple[Link, ...]
    gaps: tuple[Link, ...]
    """Owners that have published nothing of it."""


@value_class
class ArticleRows:
    """The matters of one article."""

    article: int
    rows: tuple[MatterRow, ...]


@value_class
class StatutoryPage:
    """What `portal/statutory.html` may read, as `p`."""

    articles: tuple[ArticleRows, ...]
    matrix: str
    total: int
    empty: int
    """Matters of which nothing is published."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield STATUTORY, None


def head(_: None, library: Library) -> Head:
    """法定主动公开内容."""
    return Head(
        title="法定主动公开内容",
        address=STATUTORY,
        place=Place(kind=ChannelKind.STATUTORY),
        description=f"对照《中华人民共和国政府信息公开条例》，逐项列出{library.site.district}主动公开的内容、最新日期和负责单位。",
    )


def present(_: None, library: Library) -> StatutoryPage:
    """Articles in the order in which the register first names them."""
    held = tuple(hold_matters(library))
    articles = dict.fromkeys(one.matter.article for one in held)
    return StatutoryPage(
        articles=tuple(
            ArticleRows(
                article=article,
                rows=tuple(_present_row(one, library) for one in held if one.matter.article == article),
            )
            for article in articles
        ),
        matrix=MATTER_MATRIX,
        total=len(held),
        empty=sum(not one.entries for one in held),
    )


def _present_row(held: HeldMatter, library: Library) -> MatterRow:
    states = {state.unit: state for state in present_states(held, library)}
    owners = tuple(Link(text=states[unit].name, address=unit_address(unit)) for unit in held.matter.units)
    gaps = tuple(link for link, unit in zip(owners, held.matter.units, strict=True) if not states[unit].count)
    newest = held.entries[0].day if held.entries else None
    return MatterRow(
        article=name_article(held.matter),
        link=link_matter(held.matter),
        wording=held.matter.wording,
        count=len(held.entries),
        newest=print_date(newest),
        is_standing=is_standing(held),
        owners=owners,
        gaps=gaps,
    )
