"""办事服务: the guide, and the documents and clauses it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    SERVICES,
    collected_documents_address,
    document_address,
    service_address,
    unit_address,
)
from generator.model.collected import SHOWN
from generator.model.library_view import ask
from generator.model.link_patrol import LinkState, find_patrolled
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.citation import name_clauses
from generator.pages.components import Fact, Link
from generator.pages.eligibility_rules import link_eligibility
from generator.pages.head import Head, Place
from generator.pages.linked_data import Audience, GovernmentOrganization, GovernmentService, ServiceChannel
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.service import Service


@value_class
class BasisDocument:
    """A document that offers the service, with the clauses at which it does."""

    title: str
    address: str
    number: str | None
    date: str | None
    clauses: tuple[Link, ...]


@value_class
class Notice:
    """An address on the net that does not open, or did not last time."""

    is_closed: bool
    """No address is offered any more; else it may have been a passing fault, or the other one still works."""
    found: str | None
    """Day on which the patrol found it."""
    last_ok: str | None


@value_class
class ServicePage:
    """What `portal/service.html` may read, as `p`."""

    name: str
    aliases: tuple[str, ...]
    code: str | None
    unit: Link
    audience: tuple[str, ...]
    guide: tuple[Fact, ...]
    """The elements of 办事指南 that are checked; None where nobody filled them in."""
    url: str | None
    """None where the last patrols found it dead."""
    mobile_url: str | None
    """None where there is none, or it is dead."""
    notice: Notice | None
    """What the last patrol found amiss, with what works all the same."""
    checked: str | None
    documents: tuple[BasisDocument, ...]
    """The newest."""
    document_count: int
    """Of all."""
    all_documents: str | None
    """Address of the list of them; None where all are here."""
    checks: tuple[Link, ...]
    """政策体检."""


def addresses(library: Library) -> Iterator[tuple[str, Service]]:
    """A page for every service."""
    return ((service_address(service.id), service) for service in library.services)


def head(service: Service, library: Library) -> Head:
    """The service's name."""
    return Head(
        title=service.name,
        address=service_address(service.id),
        place=Place(kind=ChannelKind.SERVICES),
        trail=(Link(text="办事服务", address=SERVICES),),
        description=f"{service.name}办事指南：条件、材料、地点、时间和流程，由{name_unit(service.unit, library)}办理。",
        data=(_describe(service, library),),
    )


def present(service: Service, library: Library) -> ServicePage:
    """The guide and its basis."""
    guide, using = service.guide, library.documents_using.get(service.id, ())
    url, mobile_url = _unless_dead(service.url, library), _unless_dead(service.mobile_url, library)
    return ServicePage(
        name=service.name,
        aliases=service.aliases,
        code=service.code,
        unit=Link(text=name_unit(service.unit, library, full=True), address=unit_address(service.unit)),
        audience=service.audience,
        guide=(
            Fact(name="设定依据", value=guide.basis),
            Fact(name="申请条件", value=guide.conditions),
            Fact(name="办理材料", value=guide.materials),
            Fact(name="办理流程", value=guide.process),
            Fact(name="办理地点", value=guide.place),
            Fact(name="办理时间", value=guide.hours),
            Fact(name="联系电话", value=guide.telephone),
        ),
        url=url,
        mobile_url=mobile_url,
        notice=_find_notice(service, library, is_closed=url is None and mobile_url is None),
        checked=print_date(service.checked_on),
        documents=tuple(_present_basis(service, using[:SHOWN])),
        document_count=len(using),
        all_documents=collected_documents_address(service_address(service.id)) if len(using) > SHOWN else None,
        checks=link_eligibility(library, service=service.id),
    )


def _describe(service: Service, library: Library) -> GovernmentService:
    site, unit = library.site, service.unit
    return GovernmentService(
        name=service.name,
        url=site.url + service_address(service.id),
        identifier=service.code,
        alternate_name=service.aliases,
        audience=tuple(Audience(audience_type=name) for name in service.audience),
        area_served=site.district,
        service_operator=GovernmentOrganization(
            name=name_unit(unit, library, full=True), url=site.url + unit_address(unit)
        ),
        available_channel=ServiceChannel(
            service_url=_unless_dead(service.url, library) or site.url + service_address(service.id),
            service_phone=service.guide.telephone,
            service_location=service.guide.place,
        ),
    )


def _unless_dead(url: str | None, library: Library) -> str | None:
    found = ask(library, find_patrolled, url) if url else None
    return None if found is not None and found.is_dead else url


def _find_notice(service: Service, library: Library, *, is_closed: bool) -> Notice | None:
    """Of the first address that is broken."""
    for url in (service.url, service.mobile_url):
        found = ask(library, find_patrolled, url) if url else None
        if found is not None and found.state is LinkState.BROKEN:
            return Notice(is_closed=is_closed, found=print_date(found.checked_on), last_ok=print_date(found.last_ok))
    return None


def _present_basis(service: Service, documents: Iterable[Document]) -> Iterator[BasisDocument]:
    for document in documents:
        linked = (link.section for link in document.record.services if link.service == service.id)
        sections = tuple(section for section in linked if section)
        names = name_clauses(document.structure.outline) if sections else {}
        yield BasisDocument(
            title=document.record.title,
            address=document_address(document.id),
            number=document.record.document_number,
            date=print_date(document.record.dated_on),
            clauses=tuple(
                Link(text=names.get(section, section), address=document_address(document.id, section))
                for section in sections
            ),
        )
