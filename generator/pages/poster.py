"""海报: one A4 sheet of a policy for 公告栏, with what a passer-by must know and a code that leads to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address, poster_address
from generator.model.qr_code import QrCode, draw_code
from generator.model.relay import is_relayed
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Fact, Link
from generator.pages.head import Head, Place
from generator.pages.punctuation import widen
from generator.pages.title_phrases import divide_title
from generator.pages.wording import name_unit, print_full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.service import Service

_ROOM = 3
"""Services that fit on one sheet beside a summary of 200 characters."""


@value_class
class PosterService:
    """Where a matter is done, for someone who stands before the sheet."""

    name: str
    facts: tuple[Fact, ...]
    """Place, hours, telephone; only those that are known."""


@value_class
class PosterPage:
    """What `portal/poster.html` may read, as `p`."""

    document: Link
    title: tuple[str, ...]
    """In pieces that should stay whole where the line is broken."""
    citation: str | None
    """文号."""
    issuers: str
    summary: str | None
    facts: tuple[Fact, ...]
    """施行, 有效期, 适用对象; only those that are known."""
    services: tuple[PosterService, ...]
    more_services: int
    """Those for which the sheet has no room."""
    code: QrCode
    """Of the document's page, not of the poster's."""
    url: str
    hotline: str | None


def addresses(library: Library) -> Iterator[tuple[str, Document]]:
    """A sheet for every document that is passed on."""
    return ((poster_address(document.id), document) for document in library.documents if is_relayed(document, library))


def head(document: Document, library: Library) -> Head:
    """The document's title, marked as its poster."""
    del library
    record = document.record
    return Head(
        title=f"{record.title}（海报）",
        address=poster_address(document.id),
        place=Place(kind=ChannelKind.DOCUMENTS, category=record.category),
        trail=(Link(text=record.title, address=document_address(document.id)),),
        description=f"《{record.title}》的公告栏海报，A4 一页，扫码查看全文、解读和办理入口。",
    )


def present(document: Document, library: Library) -> PosterPage:
    """The sheet of a document."""
    record = document.record
    url = library.site.url + document_address(document.id)
    services = list(dict.fromkeys(link.service for link in record.services))
    dates = (
        ("施行日期", print_full_date(record.effective_on)),
        ("有效期至", print_full_date(record.expires_on)),
        ("适用对象", "、".join(record.tags.audience)),
        ("公布日期", print_full_date(record.published_on or record.dated_on)),
    )
    show = widen if library.site.full_width_punctuation else str
    return PosterPage(
        document=Link(text=record.title, address=document_address(document.id)),
        title=divide_title(show(record.title)),
        citation=record.document_number,
        issuers="、".join(name_unit(issuer, library, full=True) for issuer in record.issuers),
        summary=record.summary,
        facts=tuple(Fact(name=name, value=value) for name, value in dates if value),
        services=tuple(_present_service(library.service_by_id[service]) for service in services[:_ROOM]),
        more_services=len(services[_ROOM:]),
        code=draw_code(url),
        url=url,
        hotline=library.site.hotline,
    )


def _present_service(service: Service) -> PosterService:
    guide = service.guide
    lines = (("地点", guide.place), ("时间", guide.hours), ("电话", guide.telephone))
    return PosterService(name=service.name, facts=tuple(Fact(name=name, value=value) for name, value in lines if value))
