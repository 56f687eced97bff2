"""下载与转发: the whole column for machines without a network, posters and files to pass on, the gazette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import DOWNLOADS, GAZETTE, OFFLINE_EDITION, OPEN_DATA, document_address
from generator.model.relay import is_relayed
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head
from generator.pages.punctuation import widen
from generator.pages.relay import present_relay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.relay import Relay

_SHOWN = 100
"""Relay packs on the page; older ones are reached from their documents."""


@value_class
class RelayRow:
    """A policy with what can be passed on of it."""

    document: Link
    relay: Relay


@value_class
class DownloadsPage:
    """What `portal/downloads.html` may read, as `p`."""

    offline: str | None
    """Address of the ZIP; None where the portal does not offer it."""
    today: str
    """Day of the copy."""
    gazette: Link | None
    open_data: str
    rows: tuple[RelayRow, ...]
    more: int
    """Relay packs for which the page has no room."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield DOWNLOADS, None


def head(_: None, library: Library) -> Head:
    """下载与转发."""
    return Head(
        title="下载与转发",
        address=DOWNLOADS,
        description=f"{library.site.name}{library.site.column}的离线版、政策海报、二维码、转发文字和开放数据。",
    )


def present(_: None, library: Library) -> DownloadsPage:
    """The newest policies first."""
    relayed = [document for document in library.documents if is_relayed(document, library)]
    show = widen if library.site.full_width_punctuation else str
    packs = ((document, present_relay(document, library)) for document in relayed[:_SHOWN])
    gazette = library.gazette
    return DownloadsPage(
        offline=OFFLINE_EDITION if library.site.offline_edition else None,
        today=library.today.isoformat(),
        gazette=Link(text=gazette.name, address=GAZETTE) if gazette else None,
        open_data=OPEN_DATA,
        rows=tuple(
            RelayRow(document=Link(text=show(document.record.title), address=document_address(document.id)), relay=pack)
            for document, pack in packs
            if pack
        ),
        more=len(relayed[_SHOWN:]),
    )
