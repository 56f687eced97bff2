"""Open Graph: title and summary that a message or a timeline shows of a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.pages.meta_tags import MetaTag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.site import Site
    from generator.pages.head import Head


def tag_share(head: Head, site: Site) -> tuple[MetaTag, ...]:
    """`<meta property=… content=…>`; a tag without content is never printed."""
    return tuple(MetaTag(name=name, content=content) for name, content in _tag(head, site) if content)


def _tag(head: Head, site: Site) -> Iterator[tuple[str, str | None]]:
    yield "og:title", head.title
    yield "og:type", "article" if head.article else "website"
    yield "og:url", None if head.anywhere else site.url + head.address
    yield "og:site_name", f"{site.name}{site.column}"
    yield "og:locale", "zh_CN"
    yield "og:description", head.description
    if head.article and head.article.published:
        yield "article:published_time", f"{head.article.published.replace(' ', 'T')}+08:00"
