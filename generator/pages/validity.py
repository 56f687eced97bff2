"""有效性一览: which documents are in force, which soon end, which have ended."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from generator.model.address import VALIDITY, document_address, documents_address
from generator.model.document import Validity
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.punctuation import widen
from generator.pages.validity_timeline import has_life
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library

MOST = 50
"""Documents of a state that are listed here; all of them stand in the lists of documents."""
NOTICE_DAYS = (30, 60, 180)
"""Days before the end of a term at which the drafting unit evaluates, reports and proposes."""
_CURRENT = (Validity.IN_FORCE, Validity.AMENDED)


@value_class
class ValidityRow:
    """A document with its term."""

    document: Link
    number: str | None
    unit: str
    """起草单位, else who issued it."""
    category: str
    effective: str | None
    expires: str | None
    days_left: int | None
    """Until the last day of the term; None where it has none or it is over."""


@value_class
class ValidityGroup:
    """Documents of one state."""

    id: str
    name: str
    rows: tuple[ValidityRow, ...]
    count: int
    """With those that are not listed here."""
    all_documents: str | None = None
    """Address of the list of all of them; None where all are here."""


@value_class
class ValidityPage:
    """What `portal/validity.html` may read, as `p`."""

    today: str
    queue: tuple[ValidityGroup, ...]
    """In force, by how soon the term ends; () where none ends soon."""
    groups: tuple[ValidityGroup, ...]
    """Every state that a document may have, be it empty."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield VALIDITY, None


def head(_: None, library: Library) -> Head:
    """有效性一览."""
    return Head(
        title="有效性一览",
        address=VALIDITY,
        place=Place(kind=ChannelKind.DOCUMENTS),
        description=f"{library.site.name}文件的有效性：现行有效、尚未施行、已修改、失效、废止，以及即将届满的文件。",
    )


def present(_: None, library: Library) -> ValidityPage:
    """Every document that has a validity; plans for a year have none."""
    living = [document for document in library.documents if has_life(document, library)]
    states = {document.id: document.record.validity_on(library.today) for document in living}
    groups = tuple(
        _present_group(validity, [document for document in living if states[document.id] is validity], library)
        for validity in Validity
        if validity is not Validity.NOT_APPLICABLE
    )
    ending = [document for document in living if states[document.id] in _CURRENT and _is_ending(document, library)]
    return ValidityPage(
        today=library.today.isoformat(),
        queue=_queue([_present_row(document, library) for document in ending]),
        groups=groups,
    )


def _present_group(validity: Validity, documents: list[Document], library: Library) -> ValidityGroup:
    is_long = len(documents) > MOST
    return ValidityGroup(
        id=validity.value,
        name=validity.label,
        rows=tuple(_present_row(document, library) for document in documents[:MOST]),
        count=len(documents),
        all_documents=documents_address("validity", validity.value) if is_long else None,
    )


def _is_ending(document: Document, library: Library) -> bool:
    expires_on = document.record.expires_on
    return expires_on is not None and expires_on - library.today <= timedelta(days=NOTICE_DAYS[-1])


def _queue(rows: list[ValidityRow]) -> tuple[ValidityGroup, ...]:
    """Each document in the narrowest span it falls into, the soonest first."""
    waiting = sorted((row for row in rows if row.days_left is not None), key=lambda row: row.days_left or 0)
    groups: list[ValidityGroup] = []
    after = -1
    for days in NOTICE_DAYS:
        inside = tuple(row for row in waiting if row.days_left is not None and after < row.days_left <= days)
        groups += (
            [ValidityGroup(id=f"within-{days}", name=f"{days}日内届满", rows=inside, count=len(inside))]
            if inside
            else []
        )
        after = days
    return tuple(groups)


def _present_row(document: Document, library: Library) -> ValidityRow:
    record = document.record
    is_current = record.validity_on(library.today) in _CURRENT
    left = (record.expires_on - library.today).days if record.expires_on and is_current else None
    issuers = "、".join(name_unit(issuer, library) for issuer in record.issuers)
    title = widen(record.title) if library.site.full_width_punctuation else record.title
    return ValidityRow(
        document=Link(text=title, address=document_address(document.id)),
        number=record.document_number,
        unit=name_unit(record.drafted_by, library) if record.drafted_by else issuers,
        category=record.category.label,
        effective=print_date(record.effective_on),
        expires=print_date(record.expires_on),
        days_left=left if left is not None and left >= 0 else None,
    )
