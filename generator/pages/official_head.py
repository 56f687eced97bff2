"""公文版: the head of an official letter, GB/T 9704-2012 7.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.pages.wording import name_unit

if TYPE_CHECKING:
    from generator.model.document import Document
    from generator.model.library import Library

_OTHER_HEADS = ("函", "纪要", "令", "命令")
"""文种 whose heads look otherwise (GB/T 9704-2012 10): none is imitated."""

_ROOM = 10
"""Characters of 40 pt with their spacing on a line of 156 mm."""


@value_class
class OfficialHead:
    """版头; the red mark and line stand only where the issuer's own document is at hand."""

    marks: tuple[str, ...]
    """发文机关标志, one line an organ; () where the source is not the issuer's own."""
    is_long: bool
    """The longest name, with 文件 behind it, is too long for one line of the usual size."""
    number: str | None


def present_official_head(document: Document, library: Library) -> OfficialHead:
    """Mark and number of a document."""
    record = document.record
    has_mark = is_own_document(document, library) and not record.genre.endswith(_OTHER_HEADS)
    names = tuple(name_unit(issuer, library, full=True) for issuer in record.issuers)
    return OfficialHead(
        marks=names if has_mark and record.document_number else (),
        is_long=max(map(len, names), default=0) + len("文件") > _ROOM,
        number=record.document_number,
    )


def is_own_document(document: Document, library: Library) -> bool:
    """Whether the text comes from the issuers' own document: organs of this portal, and nobody else named as source."""
    record = document.record
    known = [library.unit_by_id[issuer] for issuer in record.issuers if issuer in library.unit_by_id]
    names = {name for unit in known for name in (unit.id, unit.name, unit.full_name, *unit.aliases)}
    is_elsewhere = record.content_source is not None and record.content_source not in names
    return bool(known) and len(known) == len(record.issuers) and not is_elsewhere
