"""链接巡检: what was found when the links that lead out of the site were last followed, told by unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.model.address import PATROL, SERVICES
from generator.model.library_view import ask
from generator.model.link_patrol import LinkState, PatrolledLink
from generator.model.outside_links import find_outside_links
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.link_patrol import PatrolRound
    from generator.model.outside_links import OutsideLink


@value_class
class PatrolCount:
    """Links in one state."""

    state: LinkState
    name: str
    count: int


@value_class
class PatrolRow:
    """A link, and the page that has it."""

    title: str
    page: str | None
    """Address of that page on this site."""
    url: str
    is_followed: bool
    """Whether readers are offered it: a dead link is printed, never linked."""
    state: LinkState
    label: str
    cause: str | None
    moved_to: str | None
    last_ok: str | None


@value_class
class PatrolGroup:
    """Links that one unit answers for."""

    name: str
    rows: tuple[PatrolRow, ...]
    faults: int


@value_class
class PatrolPage:
    """What `portal/patrol.html` may read, as `p`."""

    checked_at: str | None
    """None where no patrol was ever made."""
    total: int
    """Links that are published today."""
    counts: tuple[PatrolCount, ...]
    to_mend: tuple[PatrolRow, ...]
    """Broken, doubtful and moved ones, first those that hurt most."""
    groups: tuple[PatrolGroup, ...]
    history: tuple[tuple[str, PatrolRound], ...]
    """Day and figures, newest first."""


_TO_MEND = (LinkState.BROKEN, LinkState.REVIEW, LinkState.REDIRECTED)
_ORDER = {state: number for number, state in enumerate(LinkState)}
_WITHOUT_UNIT = "网站主办单位"


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield PATROL, None


def head(_: None, library: Library) -> Head:
    """链接巡检."""
    return Head(
        title="链接巡检",
        address=PATROL,
        place=Place(kind=ChannelKind.SERVICES),
        trail=(Link(text="办事服务", address=SERVICES),),
        description=f"{library.site.district}政府信息公开专栏站外链接的巡检结果：正常、已改地址、打不开、要人工核。",
    )


def present(_: None, library: Library) -> PatrolPage:
    """Every link that is published, with what the last patrol knew of it."""
    patrol = library.patrol
    known = {link.url: link for link in patrol.links} if patrol else {}
    links = ask(library, find_outside_links)
    pairs = [(link, _present_row(link, known.get(link.url))) for link in links]
    pairs.sort(key=lambda pair: _ORDER[pair[1].state])
    states = Counter({row.url: row.state for _, row in pairs}.values())
    groups: dict[str, list[PatrolRow]] = {}
    for link, row in pairs:
        unit = link.place.unit
        groups.setdefault(name_unit(unit, library) if unit else _WITHOUT_UNIT, []).append(row)
    order = {unit.name: number for number, unit in enumerate(library.units)}
    last = patrol.last if patrol else None
    return PatrolPage(
        checked_at=f"{last.checked_at:%Y-%m-%d %H:%M}" if last else None,
        total=len({link.url for link in links}),
        counts=tuple(PatrolCount(state=state, name=state.label, count=states[state]) for state in reversed(LinkState)),
        to_mend=tuple(row for _, row in pairs if row.state in _TO_MEND),
        groups=tuple(
            PatrolGroup(name=name, rows=tuple(rows), faults=sum(row.state in _TO_MEND for row in rows))
            for name, rows in sorted(groups.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
        ),
        history=tuple((f"{found.checked_at:%Y-%m-%d}", found) for found in patrol.history) if patrol else (),
    )


def _present_row(link: OutsideLink, found: PatrolledLink | None) -> PatrolRow:
    state = found.state if found else LinkState.UNCHECKED
    cause = found.cause if found else None
    return PatrolRow(
        title=link.place.title,
        page=link.place.address,
        url=link.url,
        is_followed=found is None or not found.is_dead,
        state=state,
        label=state.label,
        cause=cause.label if cause else None,
        moved_to=found.moved_to if found else None,
        last_ok=print_date(found.last_ok) if found else None,
    )
