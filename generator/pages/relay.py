"""转发包 on a document's page: a text to copy, the poster, the code, the whole text as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import poster_address, relay_file_address
from generator.model.relay import is_relayed, write_short_text
from generator.model.value import value_class
from generator.pages.components import Link

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.model.library import Library


@value_class
class RelayFile:
    """A file to pass on."""

    text: str
    format: str
    address: str


@value_class
class Relay:
    """What can be passed on."""

    text: str
    """Fit for a message."""
    poster: Link
    files: tuple[RelayFile, ...]


def present_relay(document: Document, library: Library) -> Relay | None:
    """None for what the public need not be told of."""
    if not is_relayed(document, library):
        return None
    files = (("二维码图片", "png"), ("二维码矢量图", "svg"), ("全文纯文本", "txt"))
    return Relay(
        text=write_short_text(document, library),
        poster=Link(text="公告栏海报（A4）", address=poster_address(document.id)),
        files=tuple(
            RelayFile(text=text, format=ending.upper(), address=relay_file_address(document.id, ending))
            for text, ending in files
        ),
    )
