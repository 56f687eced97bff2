"""A feed as Atom, RFC 4287."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.outputs.feed_channel import FeedChannel
    from generator.outputs.feed_entries import FeedEntry

_ATOM = "http://www.w3.org/2005/Atom"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""


def render_atom(channel: FeedChannel, entries: Sequence[FeedEntry]) -> bytes:
    """The whole feed; the moment of its last change is its newest entry's."""
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item] # the stubs know no default namespace
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "zh-CN")
    _add(feed, "id", f"{channel.url}.xml")
    _add(feed, "title", channel.title)
    _add(feed, "subtitle", channel.description)
    _add(feed, "updated", channel.updated.isoformat())
    _link(feed, rel="self", type="application/atom+xml", href=f"{channel.url}.xml")
    _link(feed, rel="alternate", type="text/html", href=channel.page)
    _add(_add(feed, "author"), "name", channel.author)
    for entry in entries:
        _add_entry(feed, entry)
    etree.indent(feed, space=" ")
    return etree.tostring(feed, xml_declaration=True, encoding="UTF-8") + b"\n"


def _add_entry(feed: etree._Element, entry: FeedEntry) -> None:
    element = _add(feed, "entry")
    _add(element, "id", entry.url)
    _add(element, "title", entry.title)
    _add(element, "published", entry.published.isoformat())
    _add(element, "updated", entry.published.isoformat())
    for author in entry.authors:
        _add(_add(element, "author"), "name", author)
    for term, label in ((entry.kind, entry.kind_name), (entry.form, entry.form)):
        _set(_add(element, "category"), term=term, label=label)
    _add(element, "summary", entry.summary)
    _link(element, rel="alternate", type="text/html", href=entry.url)
    if entry.about:
        _link(element, rel="related", type="text/html", href=entry.about)
    if entry.original:
        original = entry.original
        _link(element, rel="enclosure", type=original.media_type, length=str(original.size), href=original.url)
    if entry.source_url:
        _link(element, rel="via", href=entry.source_url)


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        element.text = _UNPRINTABLE.sub("", text)
    return element


def _link(parent: etree._Element, **attributes: str) -> None:
    _set(_add(parent, "link"), **attributes)


def _set(element: etree._Element, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(name, _UNPRINTABLE.sub("", value))
