"""The frame around every page: identity, left navigation, crumbs, meta tags, footer.

What does not change from page to page is read once into a `Frame`; a page then costs no walk over the channels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.model.address import (
    ANNUAL_REPORTS,
    APPLICATION,
    AUDIT,
    BENEFITS,
    CATALOGUE,
    CONSULTATIONS,
    DECISIONS,
    DISCLOSURE_RULES,
    ELIGIBILITY,
    EVENTS,
    FAQS,
    FOR_ME,
    GAZETTE,
    GUIDE,
    HOME,
    INTERPRETATIONS,
    LEDGERS,
    MESSAGES,
    PLATFORMS,
    SENIOR,
    SERVICES,
    STATUTORY,
    TAGS,
    TOPICS,
    UNITS,
    channel_address,
    documents_address,
    matter_address,
    page_address,
)
from generator.model.qr_code import QrCode, draw_code
from generator.model.site import Channel, ChannelKind
from generator.model.value import value_class
from generator.pages.components import Fact, Link
from generator.pages.linked_data import BreadcrumbList, ListItem, render_linked_data
from generator.pages.meta_tags import MetaTag, tag_page
from generator.pages.open_graph import tag_share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markupsafe import Markup

    from generator.model.library import Library
    from generator.model.site import Site
    from generator.pages.feed_link import FeedLink
    from generator.pages.head import Head, Place, Translation

_DEFAULT_CHANNELS = (
    Channel(id="documents", name="政策文件", kind=ChannelKind.DOCUMENTS),
    Channel(id="interpretations", name="政策解读", kind=ChannelKind.INTERPRETATIONS),
    Channel(id="faqs", name="政策问答", kind=ChannelKind.FAQS),
    Channel(id="services", name="办事服务", kind=ChannelKind.SERVICES),
    Channel(id="ledgers", name="任务台账", kind=ChannelKind.LEDGERS),
    Channel(id="units", name="机构职能", kind=ChannelKind.UNITS),
)
"""For a portal that has not arranged its column yet: nothing may be out of reach."""
_OWN_PAGES = {
    ChannelKind.UNITS: UNITS,
    ChannelKind.INTERPRETATIONS: INTERPRETATIONS,
    ChannelKind.FAQS: FAQS,
    ChannelKind.SERVICES: SERVICES,
    ChannelKind.LEDGERS: LEDGERS,
    ChannelKind.GUIDE: GUIDE,
    ChannelKind.DISCLOSURE_RULES: DISCLOSURE_RULES,
    ChannelKind.APPLICATION: APPLICATION,
    ChannelKind.ANNUAL_REPORTS: ANNUAL_REPORTS,
    ChannelKind.DECISIONS: DECISIONS,
    ChannelKind.CONSULTATIONS: CONSULTATIONS,
    ChannelKind.EVENTS: EVENTS,
    ChannelKind.GAZETTE: GAZETTE,
    ChannelKind.AUDIT: AUDIT,
    ChannelKind.STATUTORY: STATUTORY,
    ChannelKind.CATALOGUE: CATALOGUE,
    ChannelKind.PLATFORMS: PLATFORMS,
    ChannelKind.SENIOR: SENIOR,
    ChannelKind.ELIGIBILITY: ELIGIBILITY,
    ChannelKind.BENEFITS: BENEFITS,
    ChannelKind.MESSAGES: MESSAGES,
    ChannelKind.TOPICS: TOPICS,
    ChannelKind.TAGS: TAGS,
    ChannelKind.FOR_ME: FOR_ME,
}

_ABOVE = {ChannelKind.MATTER: ChannelKind.STATUTORY}
"""Where pages belong that have no channel of their own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NavigationEntry:
    """A channel in the left navigation; all pages of a build show the same."""

    id: str
    name: str
    address: str
    children: tuple[NavigationEntry, ...]


@value_class
class SitePage:
    """What `portal/shell.html` may read, as `s`."""

    root: str
    """What leads from the page to the site's root: `../../`, `./` on the home page."""
    title: str
    """Of the page; "" on the home page."""
    site_name: str
    district: str
    column: str
    is_demonstration: bool
    canonical: str
    translations: tuple[Translation, ...]
    """The page in other languages; no control is shown where there is none."""
    navigation: tuple[NavigationEntry, ...]
    path: tuple[str, ...]
    """Ids of the channel of the page and of those above it, from the top; () outside."""
    crumbs: tuple[Link, ...]
    """当前位置, without the page itself."""
    meta: tuple[MetaTag, ...]
    share: tuple[MetaTag, ...]
    """Open Graph, by `property`."""
    data: Markup | None
    """JSON-LD, escaped."""
    feed: FeedLink | None
    """Offered to readers' programs, and below the content to readers."""
    footer: tuple[Fact, ...]
    """主办单位, 网站标识码 …: only lines that have a value."""
    error_report_url: str | None
    code: QrCode | None
    """The page's address for a phone's camera, on paper; None where the page is served at any address."""
    published: str | None
    """When an article was published; printed on paper."""
    form_origin: str | None
    """The one foreign host to which a form may be sent: it receives messages."""
    is_preview: bool
    """A live preview reloads itself by a script in the page, which the published policy forbids."""


@value_class
class Frame:
    """What all pages of a build share."""

    site: Site
    navigation: tuple[NavigationEntry, ...]
    channels: Mapping[str, Channel]
    paths: Mapping[str, tuple[str, ...]]
    """Channel id → ids from the top down to it."""
    places: Mapping[tuple[str, str | None], str]
    """What a channel shows → its id."""
    footer: tuple[Fact, ...]
    form_origin: str | None
    is_preview: bool


def read_frame(library: Library, *, is_preview: bool = False) -> Frame:
    """Everything of the shell that no page changes."""
    channels = library.channels or _DEFAULT_CHANNELS
    walked = tuple(_walk(channels, ()))
    places: dict[tuple[str, str | None], str] = {}
    for channel, _ in walked:
        places.setdefault((channel.kind, channel.category or channel.page or channel.matter), channel.id)
    return Frame(
        site=library.site,
        navigation=tuple(_present_entry(channel) for channel in channels),
        channels={channel.id: channel for channel, _ in walked},
        paths={channel.id: path for channel, path in walked},
        places=places,
        footer=_present_footer(library.site),
        form_origin=library.message_board.form_origin if library.message_board else None,
        is_preview=is_preview,
    )


def present(head: Head, frame: Frame) -> SitePage:
    """The shell of one page."""
    site = frame.site
    channel = _find_channel(head.place, frame)
    path = frame.paths[channel.id] if channel else ()
    crumbs = tuple(_present_crumbs(head, path, frame))
    return SitePage(
        root=urlsplit(site.url).path or "/" if head.anywhere else root_of(head.address),
        title=head.title if head.address != HOME else "",
        site_name=site.name,
        district=site.district,
        column=site.column,
        is_demonstration=site.is_demonstration,
        canonical=site.url + (head.address if head.canonical is None else head.canonical),
        translations=head.translations,
        navigation=frame.navigation,
        path=path,
        crumbs=crumbs,
        meta=tag_page(head, channel, site),
        share=tag_share(head, site),
        data=render_linked_data((*head.data, *_describe_crumbs(head, crumbs, site))),
        feed=head.feed,
        footer=frame.footer,
        error_report_url=site.error_report_url,
        code=None if head.anywhere else draw_code(site.url + head.address),
        published=head.article.published if head.article else None,
        form_origin=frame.form_origin,
        is_preview=frame.is_preview,
    )


def root_of(address: str) -> str:
    """What leads from a page to the site's root.

    Examples:
        "" -> ./
        documents/qhfb-2024-12/ -> ../../
    """
    return "../" * address.partition("#")[0].count("/") or "./"


def address_channel(channel: Channel) -> str:
    """Where a channel leads."""
    if channel.kind is ChannelKind.DOCUMENTS:
        return documents_address("category", channel.category) if channel.category else documents_address()
    if channel.kind is ChannelKind.PAGE and channel.page:
        return page_address(channel.page)
    if channel.kind is ChannelKind.MATTER and channel.matter:
        return matter_address(channel.matter)
    return _OWN_PAGES.get(channel.kind) or channel_address(channel.id)


def _walk(channels: tuple[Channel, ...], above: tuple[str, ...]) -> Iterator[tuple[Channel, tuple[str, ...]]]:
    for channel in channels:
        path = (*above, channel.id)
        yield channel, path
        yield from _walk(channel.children, path)


def _present_entry(channel: Channel) -> NavigationEntry:
    children = tuple(_present_entry(child) for child in channel.children)
    return NavigationEntry(id=channel.id, name=channel.name, address=address_channel(channel), children=children)


def _find_channel(place: Place | None, frame: Frame) -> Channel | None:
    if place is None:
        return None
    exact = place.channel or frame.places.get((place.kind, place.category or place.page or place.matter))
    found = exact or frame.places.get((_ABOVE.get(place.kind, place.kind), None))
    return frame.channels[found] if found else None


def _present_crumbs(head: Head, path: tuple[str, ...], frame: Frame) -> Iterator[Link]:
    if head.address == HOME:
        return
    channels = (frame.channels[id_] for id_ in path)
    above = (Link(text=channel.name, address=address_channel(channel)) for channel in channels)
    seen = {head.address}
    for link in (Link(text=frame.site.column, address=HOME), *above, *head.trail):
        if link.address not in seen:
            seen.add(link.address)
            yield link


def _describe_crumbs(head: Head, crumbs: tuple[Link, ...], site: Site) -> Iterator[BreadcrumbList]:
    """The crumbs as printed, the page itself last; the entrance and a page that is served anywhere have none."""
    if head.anywhere or not crumbs:
        return
    steps = enumerate((*crumbs, Link(text=head.title, address=head.address)), start=1)
    yield BreadcrumbList(
        item_list_element=tuple(
            ListItem(position=position, name=link.text, item=site.url + link.address) for position, link in steps
        )
    )


def _present_footer(site: Site) -> tuple[Fact, ...]:
    lines = (
        ("主办单位", site.sponsor),
        ("地址", site.address),
        ("联系电话", site.telephone),
        ("网站标识码", site.site_code),
        ("ICP备案编号", site.icp),
        ("公安机关备案号", site.police),
        ("网络支持", "本网站支持IPv6" if site.ipv6 else None),
    )
    return tuple(Fact(name=name, value=value) for name, value in lines if value)
