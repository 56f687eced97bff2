"""订阅源: everything, every unit, topic, tag, 文件类别 and 文种, each as Atom and as JSON Feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.feed import find_feeds
from generator.outputs.atom import render_atom, write_entry
from generator.outputs.feed_channel import read_channel
from generator.outputs.feed_entries import read_entry
from generator.outputs.json_feed import render_json_feed, write_item
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.feed_entries import FeedEntry

_Written = tuple["FeedEntry", bytes, bytes]
"""An entry, as Atom and as JSON."""


def render_feeds(library: Library) -> Iterator[OutputFile]:
    """Two files for every feed; an entry stands in many and is written once."""
    written: dict[tuple[type, str], _Written] = {}
    for feed in find_feeds(library):
        for found in feed.entries:
            key = (type(found), found.id)
            if key not in written:
                entry = read_entry(found, library)
                written[key] = entry, write_entry(entry), write_item(entry)
        listed = [written[type(found), found.id] for found in feed.entries]
        channel = read_channel(feed, [entry for entry, _, _ in listed], library)
        yield OutputFile(path=f"{feed.address}.xml", content=render_atom(channel, [atom for _, atom, _ in listed]))
        yield OutputFile(path=f"{feed.address}.json", content=render_json_feed(channel, [item for *_, item in listed]))
