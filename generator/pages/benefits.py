"""申报日历和免申即享: which applications are open when, and what comes without applying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import BENEFITS, calendar_address, document_address, service_address, subscription_address
from generator.model.benefit import WindowState
from generator.model.calendar import CalendarKind
from generator.model.document import Category
from generator.model.feed import FeedSubject, address_feed
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.citation import name_clauses
from generator.pages.components import Link
from generator.pages.eligibility_rules import link_eligibility
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.benefit import ApplicationWindow, AutomaticBenefit
    from generator.model.library import Library

_TONES = {WindowState.OPEN: "current", WindowState.COMING: "plain", WindowState.CLOSED: "ended"}


@value_class
class WindowRow:
    """An application with its days."""

    id: str
    title: str
    opens: str
    closes: str
    state: str
    tone: str
    days_left: int | None
    """Until the last day, of one that is open."""
    document: Link
    service: Link | None
    checks: tuple[Link, ...]
    """政策体检."""


@value_class
class WindowMonth:
    """Applications that begin in one month."""

    id: str
    name: str
    rows: tuple[WindowRow, ...]


@value_class
class AutomaticRow:
    """免申即享."""

    id: str
    title: str
    benefit: str
    unit: str
    document: Link


@value_class
class BenefitsPage:
    """What `portal/benefits.html` may read, as `p`."""

    today: str
    open_rows: tuple[WindowRow, ...]
    """Those that close soonest first."""
    months: tuple[WindowMonth, ...]
    """All, the latest month first."""
    automatic: tuple[AutomaticRow, ...]
    calendar: str | None
    webcal: str | None
    """For programs that keep calendars."""
    feed: str
    """The row of the notices' feed in the list of subscriptions."""


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page; none where there is no register."""
    if library.benefits is not None:
        yield BENEFITS, None


def head(_: None, library: Library) -> Head:
    """申报日历."""
    return Head(
        title="申报日历和免申即享",
        address=BENEFITS,
        place=Place(kind=ChannelKind.BENEFITS),
        description=f"{library.site.district}各类补贴、项目什么时候申报、哪天截止，哪些不用申请就能享受。",
    )


def present(_: None, library: Library) -> BenefitsPage:
    """Windows by month of their first day; what is open stands first besides."""
    register = library.benefits
    windows = register.windows if register else ()
    rows = {window.id: _present_window(window, library) for window in windows}
    ordered = sorted(windows, key=lambda window: (window.closes_on, window.id))
    months = sorted({f"{window.opens_on:%Y-%m}" for window in windows}, reverse=True)
    calendar = calendar_address(CalendarKind.WINDOWS.value)
    return BenefitsPage(
        today=library.today.isoformat(),
        open_rows=tuple(rows[one.id] for one in ordered if one.state_on(library.today) is WindowState.OPEN),
        months=tuple(
            WindowMonth(
                id=f"month-{month}",
                name=f"{month[:4]}年{int(month[5:])}月",
                rows=tuple(rows[window.id] for window in ordered if f"{window.opens_on:%Y-%m}" == month),
            )
            for month in months
        ),
        automatic=tuple(_present_automatic(entry, library) for entry in (register.automatic if register else ())),
        calendar=calendar if windows else None,
        webcal=f"webcal://{library.site.url.partition('://')[2]}{calendar}" if windows else None,
        feed=subscription_address(address_feed(FeedSubject.CATEGORY, Category.APPLICATION_NOTICE.value)),
    )


def _present_window(window: ApplicationWindow, library: Library) -> WindowRow:
    state = window.state_on(library.today)
    service = library.service_by_id.get(window.service or "")
    return WindowRow(
        id=window.id,
        title=window.title,
        opens=window.opens_on.isoformat(),
        closes=window.closes_on.isoformat(),
        state=state.label,
        tone=_TONES[state],
        days_left=(window.closes_on - library.today).days if state is WindowState.OPEN else None,
        document=_link(window.document, window.section, library),
        service=Link(text=service.name, address=service_address(service.id)) if service else None,
        checks=link_eligibility(library, document=window.document),
    )


def _present_automatic(entry: AutomaticBenefit, library: Library) -> AutomaticRow:
    return AutomaticRow(
        id=entry.id,
        title=entry.title,
        benefit=entry.benefit,
        unit=name_unit(entry.unit, library),
        document=_link(entry.document, entry.section, library),
    )


def _link(document: str, section: str | None, library: Library) -> Link:
    """The document at its clause."""
    known = library.document_by_id[document]
    clause = name_clauses(known.structure.outline).get(section, "") if section else ""
    text = f"《{known.record.title}》{clause}"
    return Link(text=text, address=document_address(document, section))
