"""All services, by the unit that does them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import AUDIT, SERVICES, document_address, service_address
from generator.model.collected import SHOWN
from generator.model.library_view import ask
from generator.model.service_coverage import ServiceCoverage, measure_coverage
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Row
from generator.pages.head import Head, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library


@value_class
class ServicesOfUnit:
    """What one unit does."""

    unit: str
    rows: tuple[Row, ...]


@value_class
class ServicesPage:
    """What `portal/services.html` may read, as `p`."""

    units: tuple[ServicesOfUnit, ...]
    total: int
    coverage: ServiceCoverage
    missing: tuple[Row, ...]
    """Documents that name a service and do not offer it yet, with the words: the newest."""
    missing_count: int
    """Of all; 公开体检 has them."""
    audit: str
    """Address of 公开体检."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield SERVICES, None


def head(_: None, library: Library) -> Head:
    """办事服务."""
    return Head(
        title="办事服务",
        address=SERVICES,
        place=Place(kind=ChannelKind.SERVICES),
        description=f"{library.site.district}政策文件涉及的办事服务，看完政策即可办理。",
    )


def present(_: None, library: Library) -> ServicesPage:
    """Units in register order, services in theirs."""
    groups = []
    for unit in library.units:
        rows = tuple(
            Row(
                title=service.name,
                address=service_address(service.id),
                detail="、".join(service.audience) or None,
            )
            for service in library.services
            if service.unit == unit.id
        )
        if rows:
            groups.append(ServicesOfUnit(unit=unit.name, rows=rows))
    coverage = ask(library, measure_coverage)
    return ServicesPage(
        units=tuple(groups),
        total=len(library.services),
        coverage=coverage,
        missing=tuple(
            Row(title=entry.title, address=document_address(entry.id), detail="".join(entry.messages))
            for entry in coverage.missing[:SHOWN]
        ),
        missing_count=len(coverage.missing),
        audit=AUDIT,
    )
