"""Every address outside the site that anything published names: in texts, and in any key of any record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from generator.model import address
from generator.model.annual_report import AnnualReport
from generator.model.application import Application
from generator.model.consultation import Consultation
from generator.model.decision import Decision
from generator.model.disclosure_rule import DisclosureRule
from generator.model.document import Document
from generator.model.event import Event
from generator.model.gazette import Gazette
from generator.model.guide import Guide
from generator.model.interpretation import Faq, Interpretation
from generator.model.link_patrol import link_key
from generator.model.link_target import TargetKind, read_target
from generator.model.record import Prose, Record
from generator.model.service import Service
from generator.model.site import FreePage, Site
from generator.model.unit import Unit
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Location
    from generator.model.library import Library

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_PASSED = frozenset({"links", "patrol", "files", "findings", "today", "location", "key_lines", "body", "structure"})
"""Fields of the Library and of records that hold no addresses of others, or hold them a second time."""


@value_class
class LinkPlace:
    """A page that may hold links."""

    title: str
    address: str | None
    """None for what stands on no page of its own."""
    unit: str | None
    """Id of the unit that answers for it."""


@value_class
class OutsideLink:
    """An address, and where it is written."""

    url: str
    """As `link_key` writes it."""
    place: LinkPlace
    location: Location


def find_outside_links(library: Library) -> tuple[OutsideLink, ...]:
    """Web addresses of other sites, one for each place that names them, by address and place.

    New kinds of records are looked through without being told to this function: whatever text of a published record
    is a web address counts.
    """
    records = tuple(_records(library))
    texts = ((getattr(record, "record", record), record) for record in records)
    places = {own.location.path: _place_of(record) for own, record in texts if isinstance(own, Prose)}
    found = [*_written(library, places)]
    for record in records:
        own = getattr(record, "record", record)
        found += (
            OutsideLink(url=link_key(url), place=_place_of(record), location=own.at(*path))
            for path, url in _urls_in(own, ())
            if not url.startswith(library.site.url)
        )
    return tuple(sorted(set(found), key=lambda link: (link.url, link.place.address or "", link.location)))


def _written(library: Library, places: Mapping[str, LinkPlace]) -> Iterator[OutsideLink]:
    """Links of Markdown bodies; `places` has their pages by the path of the file."""
    for link in library.links:
        target = read_target(link, site_url=library.site.url)
        is_web = target.path.startswith("//") or _WEB.match(target.path)
        if target.kind is TargetKind.OUTSIDE and is_web:
            unnamed = LinkPlace(title=link.page, address=link.page, unit=None)
            place = places.get(link.location.path, unnamed)
            yield OutsideLink(url=link_key(target.path), place=place, location=link.location)


def _records(library: Library) -> Iterator[Any]:
    """Everything that the Library publishes, once."""
    for field in fields(library):
        value = getattr(library, field.name)
        if field.name not in _PASSED and not isinstance(value, Mapping):
            for item in value if isinstance(value, tuple) else (value,):
                if isinstance(getattr(item, "record", item), Record):
                    yield item


def _urls_in(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Keys and web addresses, however deep."""
    if isinstance(value, str):
        if "//" in value and _WEB.fullmatch(value.strip()):
            yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _urls_in(item, (*path, index))
    elif isinstance(value, Record):
        for name, part in value.__dict__.items():
            if part and name not in _PASSED and not isinstance(part, Enum | date):
                yield from _urls_in(part, (*path, name))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _urls_in(getattr(value, field.name), (*path, field.name))


def _place_of(item: object) -> LinkPlace:
    """The page of a record; kinds without one are called by their name."""
    own = getattr(item, "record", item)
    page = next((address_of(item) for kind, address_of in _PAGES if isinstance(item, kind)), None)
    titles = (getattr(own, name, None) for name in ("title", "question", "name"))
    units = (getattr(own, name, None) for name in ("drafted_by", "unit", "issuers"))
    unit = own.id if isinstance(own, Unit) else next((unit for unit in units if unit), None)
    return LinkPlace(
        title=next((str(title) for title in titles if title), _NAMES.get(page or "", "")),
        address=page,
        unit=unit[0] if isinstance(unit, tuple) else unit,
    )


_PAGES: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (Document, lambda item: address.document_address(item.id)),
    (Interpretation, lambda item: address.interpretation_address(item.id)),
    (Faq, lambda item: address.faq_address(item.id)),
    (Service, lambda item: address.service_address(item.id)),
    (Unit, lambda item: address.unit_address(item.id)),
    (FreePage, lambda item: address.page_address(item.id)),
    (Guide, lambda item: address.guide_address(item.unit)),
    (Decision, lambda item: address.decision_address(item.id)),
    (Consultation, lambda item: address.consultation_address(item.id)),
    (Event, lambda item: address.event_address(item.id)),
    (AnnualReport, lambda item: address.annual_report_address(item.id)),
    (DisclosureRule, lambda item: f"{address.DISCLOSURE_RULES}#{item.id}"),
    (Application, lambda _: address.APPLICATION),
    (Gazette, lambda _: address.GAZETTE),
    (Site, lambda _: address.HOME),
)
"""Kinds of records that have a page."""
_NAMES = {address.APPLICATION: "依申请公开", address.GAZETTE: "政府公报"}
"""Of pages whose record has no title."""
