"""A feed as Atom, RFC 4287."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.outputs.feed_channel import FeedChannel
    from generator.outputs.feed_entries import FeedEntry

_OPEN = "<?xml version='1.0' encoding='UTF-8'?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh-CN\">\n"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""
_KEPT = {"\r": "&#13;"}


def render_atom(channel: FeedChannel, entries: Iterable[bytes]) -> bytes:
    """The whole feed, of entries as `write_entry` writes them; it was last changed when its newest entry was."""
    head = (
        _tell("id", f"{channel.url}.xml"),
        _tell("title", channel.title),
        _tell("subtitle", channel.description),
        _tell("updated", channel.updated.isoformat()),
        _point("link", rel="self", type="application/atom+xml", href=f"{channel.url}.xml"),
        _point("link", rel="alternate", type="text/html", href=channel.page),
        _name_author(channel.author, " "),
    )
    begin = _OPEN + "".join(f" {line}\n" for line in head)
    return begin.encode() + b"".join(entries) + b"</feed>\n"


def write_entry(entry: FeedEntry) -> bytes:
    """An entry as it stands in every feed."""
    lines = "".join(f"  {line}\n" for line in _write_lines(entry))
    return f" <entry>\n{lines} </entry>\n".encode()


def _write_lines(entry: FeedEntry) -> Iterator[str]:
    published = entry.published.isoformat()
    yield _tell("id", entry.url)
    yield _tell("title", entry.title)
    yield _tell("published", published)
    yield _tell("updated", published)
    for author in entry.authors:
        yield _name_author(author, "  ")
    for term, label in ((entry.kind, entry.kind_name), (entry.form, entry.form)):
        yield _point("category", term=term, label=label)
    yield _tell("summary", entry.summary)
    yield _point("link", rel="alternate", type="text/html", href=entry.url)
    if entry.about:
        yield _point("link", rel="related", type="text/html", href=entry.about)
    if entry.original:
        found = entry.original
        yield _point("link", rel="enclosure", type=found.media_type, length=str(found.size), href=found.url)
    if entry.source_url:
        yield _point("link", rel="via", href=entry.source_url)


def _tell(name: str, text: str) -> str:
    """An element that holds text."""
    return f"<{name}>{escape(_UNPRINTABLE.sub('', text), _KEPT)}</{name}>"


def _name_author(name: str, indent: str) -> str:
    return f"<author>\n{indent} {_tell('name', name)}\n{indent}</author>"


def _point(name: str, **attributes: str) -> str:
    """An element of attributes alone."""
    written = (f" {key}={quoteattr(_UNPRINTABLE.sub('', value))}" for key, value in attributes.items())
    return f"<{name}{''.join(written)}/>"
