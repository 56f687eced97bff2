"""站点地图 for readers: every channel, then what is in the lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    ASSISTANT,
    AUDIT,
    BENEFITS,
    CATALOGUE,
    COMPARISONS,
    DOWNLOADS,
    ELIGIBILITY,
    FOR_ME,
    MATTER_MATRIX,
    MESSAGES,
    OPEN_DATA,
    PATROL,
    PLATFORMS,
    SENIOR,
    SITE_MAP,
    STATUTORY,
    TAGS,
    TOPICS,
    VALIDITY,
)
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.document_lists import DocumentList, divide, present_filters
from generator.pages.head import Head
from generator.pages.shell import address_channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.site import Channel
    from generator.pages.components import Filter

_ASSISTANT = Link(text="申请助手", address=ASSISTANT)
"""Where the portal says how requests are made."""
_OVERVIEWS = (
    Link(text="有效性一览", address=VALIDITY),
    Link(text="政策专题", address=TOPICS),
    Link(text="政策标签", address=TAGS),
    Link(text="与我有关", address=FOR_ME),
    Link(text="新旧对照", address=COMPARISONS),
    Link(text="法定主动公开内容", address=STATUTORY),
    Link(text="主动公开事项与单位对照表", address=MATTER_MATRIX),
    Link(text="基层政务公开标准目录", address=CATALOGUE),
    Link(text="各部门、街镇平台", address=PLATFORMS),
    Link(text="长者版", address=SENIOR),
    Link(text="下载与转发", address=DOWNLOADS),
    Link(text="开放数据", address=OPEN_DATA),
    Link(text="公开体检", address=AUDIT),
    Link(text="链接巡检", address=PATROL),
)


@value_class
class MappedChannel:
    """A channel with those below it."""

    link: Link
    children: tuple[Link, ...]


@value_class
class SiteMapPage:
    """What `portal/site_map.html` may read, as `p`."""

    channels: tuple[MappedChannel, ...]
    overviews: tuple[Link, ...]
    """Pages that look at all documents from one side."""
    filters: tuple[Filter, ...]


def addresses(library: Library) -> Iterator[tuple[str, DocumentList]]:
    """One page; its subject carries the lists of documents."""
    yield SITE_MAP, next(divide(library))


def head(_: DocumentList, library: Library) -> Head:
    """站点地图."""
    return Head(title="站点地图", address=SITE_MAP, description=f"{library.site.name}{library.site.column}的全部栏目。")


def present(listed: DocumentList, library: Library) -> SiteMapPage:
    """Channels in display order."""
    return SiteMapPage(
        channels=tuple(
            MappedChannel(link=_link(channel), children=tuple(_link(child) for child in channel.children))
            for channel in library.channels
        ),
        overviews=(*_OVERVIEWS, *_find_optional(library)),
        filters=present_filters(listed),
    )


def _find_optional(library: Library) -> Iterator[Link]:
    """Pages that a portal has with their registers."""
    if library.application is not None:
        yield _ASSISTANT
    if library.eligibility:
        yield Link(text="政策体检", address=ELIGIBILITY)
    if library.benefits is not None:
        yield Link(text="申报日历和免申即享", address=BENEFITS)
    if library.message_board is not None:
        yield Link(text="政策留言板", address=MESSAGES)


def _link(channel: Channel) -> Link:
    return Link(text=channel.name, address=address_channel(channel))
