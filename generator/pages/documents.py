"""政策文件 as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import DOCUMENTS, documents_address
from generator.model.document import Category
from generator.model.document_facets import FacetKind
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.document_lists import divide, present_filters, present_pager
from generator.pages.document_rows import present_rows
from generator.pages.feed_link import link_feed_of_list
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.components import DocumentRow, Filter, Pager
    from generator.pages.document_lists import DocumentList

_NAMES = {
    FacetKind.YEAR: "{}文件",
    FacetKind.UNIT: "{}制发的文件",
    FacetKind.GENRE: "文种为“{}”的文件",
    FacetKind.SUBJECT: "主题为“{}”的文件",
    FacetKind.VALIDITY: "有效性为“{}”的文件",
    FacetKind.INTERPRETED: "有解读的文件",
    FacetKind.SERVICEABLE: "可以直接办理的文件",
}


@value_class
class DocumentsPage:
    """What `portal/documents.html` may read, as `p`."""

    name: str | None
    """Of the chosen filter value; None for all documents."""
    total: int
    all_documents: str
    """Address of the list without a filter."""
    rows: tuple[DocumentRow, ...]
    filters: tuple[Filter, ...]
    pager: Pager | None


def addresses(library: Library) -> Iterator[tuple[str, DocumentList]]:
    """Every page of every list."""
    for listed in divide(library):
        yield _address(listed), listed


def head(listed: DocumentList, library: Library) -> Head:
    """The list's name; from the second page on with its number."""
    name = _name(listed)
    category = Category(listed.value) if listed.facet is FacetKind.CATEGORY and listed.value else None
    trail = () if listed.facet is None else (Link(text="全部文件", address=DOCUMENTS),)
    return Head(
        title=name if listed.number == 1 else f"{name}（第{listed.number}页）",
        address=_address(listed),
        place=Place(kind=ChannelKind.DOCUMENTS, category=category),
        trail=trail,
        feed=link_feed_of_list(listed, library),
        description=f"{library.site.name}主动公开的{name}，共{listed.total}件。",
    )


def present(listed: DocumentList, library: Library) -> DocumentsPage:
    """One page of a list."""
    return DocumentsPage(
        name=listed.name,
        total=listed.total,
        all_documents=DOCUMENTS,
        rows=present_rows(listed.documents, library),
        filters=present_filters(listed),
        pager=present_pager(listed),
    )


def _address(listed: DocumentList) -> str:
    return documents_address(listed.facet.value if listed.facet else None, listed.value, listed.number)


def _name(listed: DocumentList) -> str:
    if listed.name is None:
        return "全部文件"
    return (_NAMES.get(listed.facet, "{}") if listed.facet else "{}").format(listed.name)
