"""Where a reader can ask: a static site has no form of its own and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import unit_address
from generator.pages.components import Fact, Link

if TYPE_CHECKING:
    from generator.model.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The message channel of a page."""

    facts: tuple[Fact, ...]
    """Telephone, counter and the like; only those that exist."""
    unit: Link | None
    """The unit that answers."""


def present_contact(library: Library, *, unit: str | None) -> Contact:
    """The answering unit's own telephone and counter, then the site's."""
    known = library.unit_by_id.get(unit or "")
    site = library.site
    lines = (
        ("咨询电话", known.telephone if known else site.telephone),
        ("当面咨询", known.address if known else site.address),
        ("办公时间", known.hours if known else None),
        ("服务热线", site.hotline),
    )
    return Contact(
        facts=tuple(Fact(name=name, value=value) for name, value in lines if value),
        unit=Link(text=known.full_name, address=unit_address(known.id)) if known else None,
    )
