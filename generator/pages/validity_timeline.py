"""有效性时间轴: from 成文 through 施行 and 修改 to 失效 or 废止, with the documents that did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.document import RelationType, Validity
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.life_cycle import is_annual_plan
from generator.pages.wording import print_full_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.document import Document
    from generator.model.library import Library, ResolvedRelation

_BY_OTHERS = {
    RelationType.AMENDS: "修改",
    RelationType.SUPERSEDES: "被替代",
    RelationType.REPEALS: "废止",
}
"""What another document does to this one."""
_TO_OTHERS = {
    RelationType.AMENDS: "修改原文件",
    RelationType.SUPERSEDES: "替代原文件",
    RelationType.REPEALS: "废止原文件",
}
"""What this document does to another one."""
_TERM = "有效期届满"
_ENDINGS = frozenset({RelationType.SUPERSEDES, RelationType.REPEALS})


@value_class
class LifeEvent:
    """A station of a document's life."""

    name: str
    day: str | None
    """`2026-08-01`; None where nobody says."""
    printed: str | None
    tone: str
    """`past`, `future` or `past ending`, `future ending`: how it is drawn; the words say the same."""
    link: Link | None = None


def has_life(document: Document, library: Library) -> bool:
    """Whether the document has a validity at all; a plan for a year has none."""
    validity = document.record.validity_on(library.today)
    return validity not in (None, Validity.NOT_APPLICABLE) and not is_annual_plan(document, library)


def present_life(document: Document, library: Library) -> tuple[LifeEvent, ...]:
    """By day, what has no day last; () for a document without validity."""
    if not has_life(document, library):
        return ()
    events = (*_own_events(document, library), *_related_events(document, library))
    ends = [event.day for event in events if event.tone.endswith("ending") and event.link and event.day]
    kept = (event for event in events if event.name != _TERM or min(ends, default="9999") > (event.day or ""))
    return tuple(sorted(kept, key=lambda event: event.day or "9999"))


def _own_events(document: Document, library: Library) -> Iterator[LifeEvent]:
    record = document.record
    stations = (("成文", record.dated_on), ("施行", record.effective_on), (_TERM, record.expires_on))
    for name, day in stations:
        if day is not None:
            yield _tell(name, day, library, is_ending=name == _TERM)


def _related_events(document: Document, library: Library) -> Iterator[LifeEvent]:
    for relation in library.relations.get(document.id, ()):
        name = (_BY_OTHERS if relation.inverse else _TO_OTHERS).get(relation.type)
        if name is None:
            continue
        acting = library.document_by_id.get(relation.document or "") if relation.inverse else document
        day = (acting.record.effective_on or acting.record.dated_on) if acting else None
        is_ending = relation.inverse and relation.type in _ENDINGS
        yield _tell(name, day, library, is_ending=is_ending, link=_link(relation))


def _tell(
    name: str, day: date | None, library: Library, *, is_ending: bool = False, link: Link | None = None
) -> LifeEvent:
    time = "future" if day is not None and _begins_later(name, day, library.today) else "past"
    tone = f"{time} ending" if is_ending else time
    iso = day.isoformat() if day else None
    return LifeEvent(name=name, day=iso, printed=print_full_date(day), tone=tone, link=link)


def _begins_later(name: str, day: date, today: date) -> bool:
    """A term's last day still counts as in force."""
    return day >= today if name == _TERM else day > today


def _link(relation: ResolvedRelation) -> Link:
    """A document that the site does not have is named without an address."""
    return Link(text=relation.text, address=document_address(relation.document) if relation.document else "")
