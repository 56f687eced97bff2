"""国办发〔2017〕47号, annex 网页设计规范: the three groups of meta tags; a tag without content is never printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import HOME
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.site import Channel, Site
    from generator.pages.head import Head


@value_class
class MetaTag:
    """`<meta name=… content=…>`."""

    name: str
    content: str


def tag_page(head: Head, channel: Channel | None, site: Site) -> tuple[MetaTag, ...]:
    """网站标签 on every page, 栏目标签 on every page of a channel and on the home page, 内容页标签 on articles."""
    tags = (*_tag_site(site), *_tag_column(head, channel, site), *_tag_article(head, site))
    return tuple(MetaTag(name=name, content=content) for name, content in tags if content)


def _tag_site(site: Site) -> Iterator[tuple[str, str]]:
    yield "SiteName", site.name
    yield "SiteDomain", site.domain
    yield "SiteIDCode", site.site_code


def _tag_column(head: Head, channel: Channel | None, site: Site) -> Iterator[tuple[str, str]]:
    if channel is not None:
        yield "ColumnName", channel.name
        yield "ColumnDescription", channel.description or f"{site.name}{site.column}：{channel.name}"
        yield "ColumnKeywords", ",".join(channel.keywords or (channel.name, site.district))
        yield "ColumnType", channel.column_type
    elif head.address == HOME:
        yield "ColumnName", site.column
        yield "ColumnDescription", f"{site.name}依法主动公开政府信息的统一平台"
        yield "ColumnKeywords", f"{site.column},{site.district}"
        yield "ColumnType", "首页"


def _tag_article(head: Head, site: Site) -> Iterator[tuple[str, str]]:
    if head.article is not None:
        yield "ArticleTitle", head.article.title
        yield "PubDate", head.article.published or ""
        yield "ContentSource", head.article.source
        yield "Keywords", ",".join(head.article.keywords)
        yield "Url", site.url + head.address
    if head.description:
        yield "Description", head.description
