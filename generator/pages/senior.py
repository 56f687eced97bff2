"""长者版: how the site is made larger and clearer, whom to call, and what the elderly look for most (适老化)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.address import FAQS, SENIOR, documents_address, service_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Row
from generator.pages.document_rows import present_rows
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.site import Site
    from generator.pages.components import DocumentRow

_FEW = 6
_NUMBER = re.compile(r"(?P<name>.*?)[\s：:]*(?P<number>\d[\d\s-]*)")
"""`政务服务便民热线 000-0000 0100`: what is called, and its number."""


@value_class
class Call:
    """Whom to call."""

    name: str
    number: str
    address: str | None
    """`tel:…`; None where the number is written in words."""


@value_class
class SeniorPage:
    """What `portal/senior.html` may read, as `p`."""

    calls: tuple[Call, ...]
    address: str | None
    audience: str | None
    """Whose services and documents follow; None where the portal names no such tag."""
    services: tuple[Row, ...]
    documents: tuple[DocumentRow, ...]
    faqs: str
    all_documents: str


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield SENIOR, None


def head(_: None, library: Library) -> Head:
    """长者版."""
    return Head(
        title="长者版",
        address=SENIOR,
        place=Place(kind=ChannelKind.SENIOR),
        description=f"{library.site.name}{library.site.column}长者版：大字、高对比度、电话咨询和常办的事。",
    )


def present(_: None, library: Library) -> SeniorPage:
    """What carries the portal's tag for the elderly, newest first."""
    site = library.site
    wanted = site.senior_audience
    tagged = [document for document in library.documents if wanted in document.record.tags.audience]
    return SeniorPage(
        calls=tuple(_present_calls(site)),
        address=site.address,
        audience=wanted,
        services=tuple(
            Row(title=service.name, address=service_address(service.id), detail=service.guide.telephone)
            for service in library.services
            if wanted in service.audience
        )[:_FEW],
        documents=present_rows(tagged[:_FEW], library),
        faqs=FAQS,
        all_documents=documents_address(),
    )


def _present_calls(site: Site) -> Iterator[Call]:
    for name, number in (("", site.hotline), (site.sponsor, site.telephone)):
        if not number:
            continue
        match = _NUMBER.fullmatch(number.strip())
        if match is None:
            yield Call(name=name, number=number, address=None)
        else:
            digits = re.sub(r"\s", "", match["number"])
            yield Call(name=match["name"] or name, number=match["number"], address=f"tel:{digits}")
