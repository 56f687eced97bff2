"""订阅源: everything, every unit, topic, tag, 文件类别 and 文种, each as Atom and as JSON Feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.feed import find_feeds
from generator.outputs.atom import render_atom
from generator.outputs.feed_channel import read_channel
from generator.outputs.feed_entries import read_entry
from generator.outputs.json_feed import render_json_feed
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.feed_entries import FeedEntry


def render_feeds(library: Library) -> Iterator[OutputFile]:
    """Two files for every feed."""
    read: dict[tuple[type, str], FeedEntry] = {}
    for feed in find_feeds(library):
        for entry in feed.entries:
            key = (type(entry), entry.id)
            read[key] = read.get(key) or read_entry(entry, library)
        entries = [read[type(entry), entry.id] for entry in feed.entries]
        channel = read_channel(feed, entries, library)
        yield OutputFile(path=f"{feed.address}.xml", content=render_atom(channel, entries))
        yield OutputFile(path=f"{feed.address}.json", content=render_json_feed(channel, entries))
