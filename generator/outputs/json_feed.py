"""A feed as JSON Feed, version 1.1 (jsonfeed.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.outputs.feed_channel import FeedChannel
    from generator.outputs.feed_entries import FeedEntry


def render_json_feed(channel: FeedChannel, items: Sequence[bytes]) -> bytes:
    """The whole feed, of items as `write_item` writes them."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": f"{channel.url}.json",
        "description": channel.description,
        "language": "zh-CN",
        "authors": [{"name": channel.author}],
    }
    head = to_json(feed, indent=1).removesuffix(b"\n}")
    listed = b"[\n  " + b",\n  ".join(items) + b"\n ]" if items else b"[]"
    return head + b',\n "items": ' + listed + b"\n}\n"


def write_item(entry: FeedEntry) -> bytes:
    """An entry as it stands in every feed; `_lantai` holds what the format has no word for."""
    item: dict[str, Any] = {
        "id": entry.url,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.published.isoformat(),
        "authors": [{"name": author} for author in entry.authors],
        "tags": [entry.kind_name, entry.form],
        "_lantai": {"kind": entry.kind, "about": entry.about},
    }
    if entry.source_url:
        item["external_url"] = entry.source_url
    if entry.original:
        original = entry.original
        item["attachments"] = [
            {"url": original.url, "mime_type": original.media_type, "size_in_bytes": original.size, "title": "公文原件"}
        ]
    return to_json(item, indent=1).replace(b"\n", b"\n  ")
