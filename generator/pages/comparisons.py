"""All comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import COMPARISONS, comparison_address
from generator.model.comparison import find_comparisons
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Row
from generator.pages.head import Head, Place
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.comparison import Comparison
    from generator.model.library import Library


@value_class
class ComparisonsPage:
    """What `portal/comparisons.html` may read, as `p`."""

    rows: tuple[Row, ...]


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield COMPARISONS, None


def head(_: None, library: Library) -> Head:
    """新旧对照."""
    return Head(
        title="新旧对照",
        address=COMPARISONS,
        place=Place(kind=ChannelKind.DOCUMENTS),
        description=f"{library.site.name}各年度工作要点、修订和替代文件的逐条对照。",
    )


def present(_: None, library: Library) -> ComparisonsPage:
    """The newest documents first."""
    return ComparisonsPage(rows=tuple(_present(found, library) for found in find_comparisons(library)))


def _present(found: Comparison, library: Library) -> Row:
    newer, older = library.document_by_id[found.newer].record, library.document_by_id[found.older].record
    return Row(
        title=newer.title,
        address=comparison_address(found.newer, found.older),
        detail=f"{found.label}：{older.document_number or older.title}",
        date=print_date(newer.published_on or newer.dated_on),
    )
