"""各部门、街镇平台: where each subordinate unit publishes, by kind of unit (逐级联通)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import PLATFORMS, documents_address, unit_address
from generator.model.document_facets import FacetKind
from generator.model.site import ChannelKind
from generator.model.unit import UnitKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.unit import Unit

_ABOVE = frozenset({UnitKind.GOVERNMENT, UnitKind.DESK})
"""The portal's own organ, and desks that publish through theirs."""


@value_class
class PlatformRow:
    """Where one unit publishes."""

    name: str
    parent: str | None
    page: str
    """Its page on this site."""
    website: str | None
    """Its own platform, where it has one."""
    telephone: str | None
    documents: Link | None
    """What it issued, where it issued anything."""
    newest: str | None


@value_class
class PlatformGroup:
    """Units of one kind."""

    id: str
    kind: str
    rows: tuple[PlatformRow, ...]


@value_class
class PlatformsPage:
    """What `portal/platforms.html` may read, as `p`."""

    groups: tuple[PlatformGroup, ...]
    total: int


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield PLATFORMS, None


def head(_: None, library: Library) -> Head:
    """各部门、街镇平台."""
    return Head(
        title="各部门、街镇平台",
        address=PLATFORMS,
        place=Place(kind=ChannelKind.PLATFORMS),
        description=f"{library.site.district}各部门、街道、镇政府信息公开平台的统一入口和电话。",
    )


def present(_: None, library: Library) -> PlatformsPage:
    """Units in register order under each kind."""
    issued: dict[str, list[Document]] = {}
    for document in library.documents:
        for issuer in document.record.issuers:
            issued.setdefault(issuer, []).append(document)
    groups = []
    for kind in UnitKind:
        units = (unit for unit in library.units if unit.kind is kind and kind not in _ABOVE)
        rows = tuple(_present_row(unit, issued.get(unit.id, []), library) for unit in units)
        if rows:
            groups.append(PlatformGroup(id=kind.value, kind=kind.label, rows=rows))
    return PlatformsPage(groups=tuple(groups), total=sum(len(group.rows) for group in groups))


def _present_row(unit: Unit, documents: list[Document], library: Library) -> PlatformRow:
    newest = documents[0].record if documents else None
    listed = Link(text=f"{len(documents)}件", address=documents_address(FacetKind.UNIT.value, unit.id))
    return PlatformRow(
        name=unit.name,
        parent=name_unit(unit.parent, library) if unit.parent else None,
        page=unit_address(unit.id),
        website=unit.url,
        telephone=unit.telephone,
        documents=listed if documents else None,
        newest=print_date(newest.published_on or newest.dated_on) if newest else None,
    )
