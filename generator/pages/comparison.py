"""新旧对照: two documents clause by clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import COMPARISONS, comparison_address, document_address
from generator.model.comparison import find_comparisons
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.comparison_rows import count_pairs, present_rows
from generator.pages.components import Fact, Link
from generator.pages.head import Head, Place
from generator.pages.life_cycle import present_badge
from generator.pages.punctuation import widen
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.comparison import Comparison
    from generator.model.document import Document
    from generator.model.library import Library
    from generator.pages.comparison_rows import ComparedRow, PairCount


@value_class
class ComparedDocument:
    """One of the two documents."""

    link: Link
    facts: tuple[Fact, ...]
    """文号, dates and validity; only those that are known."""


@value_class
class ComparisonPage:
    """What `portal/comparison.html` may read, as `p`."""

    label: str
    """与上年度对照, 新旧对照."""
    older: ComparedDocument
    newer: ComparedDocument
    counts: tuple[PairCount, ...]
    moved: int
    rows: tuple[ComparedRow, ...]


def addresses(library: Library) -> Iterator[tuple[str, Comparison]]:
    """A page for every pair of related documents."""
    return ((comparison_address(found.newer, found.older), found) for found in find_comparisons(library))


def head(found: Comparison, library: Library) -> Head:
    """Both titles."""
    newer, older = library.document_by_id[found.newer].record, library.document_by_id[found.older].record
    return Head(
        title=f"{found.label}：{newer.title}",
        address=comparison_address(found.newer, found.older),
        place=Place(kind=ChannelKind.DOCUMENTS, category=newer.category),
        trail=(Link(text="新旧对照", address=COMPARISONS),),
        description=f"《{newer.title}》与《{older.title}》逐条对照：新增、删除、改写和保留的条款。",
    )


def present(found: Comparison, library: Library) -> ComparisonPage:
    """Both documents and all their clauses."""
    newer, older = library.document_by_id[found.newer], library.document_by_id[found.older]
    rows = present_rows(older, newer, library)
    return ComparisonPage(
        label=found.label,
        older=_present_document(older, library),
        newer=_present_document(newer, library),
        counts=count_pairs(rows),
        moved=sum(row.is_moved for row in rows),
        rows=rows,
    )


def _present_document(document: Document, library: Library) -> ComparedDocument:
    record = document.record
    badge = present_badge(document, library)
    facts = (
        ("发文字号", record.document_number),
        ("成文日期", print_date(record.dated_on)),
        ("施行日期", print_date(record.effective_on)),
        ("有效期至", print_date(record.expires_on)),
        ("状态", badge.text if badge else None),
    )
    title = widen(record.title) if library.site.full_width_punctuation else record.title
    return ComparedDocument(
        link=Link(text=title, address=document_address(document.id)),
        facts=tuple(Fact(name=name, value=value) for name, value in facts if value),
    )
