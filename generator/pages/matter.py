"""One matter of 法定主动公开内容: what is published of it, newest first, and where each unit that owes it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import MATTER_MATRIX, STATUTORY, matter_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link, Row
from generator.pages.document_lists import PAGE_SIZE, page_through
from generator.pages.document_rows import present_row
from generator.pages.head import Head, Place
from generator.pages.matter_rows import HeldMatter, hold_matters, name_article, present_states
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.matter import MatterEntry
    from generator.pages.components import DocumentRow, Pager
    from generator.pages.matter_rows import MatterState


@value_class
class MatterPart:
    """One page of one matter."""

    held: HeldMatter
    number: int

    @property
    def page_count(self) -> int:
        """At least one."""
        return max(1, -(-len(self.held.entries) // PAGE_SIZE))


@value_class
class EntryRow:
    """One thing published: a document with its marks, or anything else."""

    document: DocumentRow | None
    other: Row | None


@value_class
class MatterPage:
    """What `portal/matter.html` may read, as `p`."""

    name: str
    article: str
    wording: str
    total: int
    rows: tuple[EntryRow, ...]
    pager: Pager | None
    states: tuple[MatterState, ...]
    """On the first page; () on the others."""
    matrix: str


def addresses(library: Library) -> Iterator[tuple[str, MatterPart]]:
    """Every page of every matter."""
    for held in hold_matters(library):
        first = MatterPart(held=held, number=1)
        for number in range(1, first.page_count + 1):
            yield matter_address(held.matter.id, number), MatterPart(held=held, number=number)


def head(part: MatterPart, library: Library) -> Head:
    """The matter's name; from the second page on with its number."""
    matter = part.held.matter
    return Head(
        title=matter.name if part.number == 1 else f"{matter.name}（第{part.number}页）",
        address=matter_address(matter.id, part.number),
        place=Place(kind=ChannelKind.MATTER, matter=matter.id),
        trail=(Link(text="法定主动公开内容", address=STATUTORY),),
        description=f"{library.site.district}主动公开的{matter.wording}，共{len(part.held.entries)}项。",
    )


def present(part: MatterPart, library: Library) -> MatterPage:
    """One page of what is published."""
    held = part.held
    start = (part.number - 1) * PAGE_SIZE
    return MatterPage(
        name=held.matter.name,
        article=name_article(held.matter),
        wording=held.matter.wording,
        total=len(held.entries),
        rows=tuple(_present_entry(entry, library) for entry in held.entries[start : start + PAGE_SIZE]),
        pager=page_through(part.number, part.page_count, lambda number: matter_address(held.matter.id, number)),
        states=present_states(held, library) if part.number == 1 else (),
        matrix=MATTER_MATRIX,
    )


def _present_entry(entry: MatterEntry, library: Library) -> EntryRow:
    if entry.document is not None:
        return EntryRow(document=present_row(entry.document, library), other=None)
    units = "、".join(name_unit(unit, library) for unit in entry.units)
    row = Row(title=entry.title, address=entry.address, detail=units or None, date=print_date(entry.day))
    return EntryRow(document=None, other=row)
