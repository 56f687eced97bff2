"""专题, 标签 and 与我有关 as search sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import FOR_ME, TAGS, topic_address
from generator.model.entry_kind import EntryKind
from generator.model.feed import TAG_SUBJECTS
from generator.outputs.search_prose import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.search_entry import Entry


def read_topics(library: Library) -> Iterator[Entry]:
    """A page for every topic, with the documents of other levels that stand nowhere else; one for all tags."""
    for topic in library.topics:
        parts = (text for part in topic.parts for text in (part.name, part.summary or ""))
        outside = (f"{entry.title}{entry.document_number or ''}" for entry in topic.outside)
        texts = (topic.summary or "", *topic.introduction, *parts, *outside)
        yield describe(
            EntryKind.TOPIC,
            topic_address(topic.id),
            f"{topic.name}专题",
            day=topic.patrolled_on,
            units=(topic.lead,) if topic.lead else (),
            topics=(topic.id,),
            texts=tuple(filter(None, texts)),
        )
    words = tuple(word for subject in TAG_SUBJECTS for word in getattr(library.tags, subject.value))
    if words:
        yield describe(EntryKind.PAGE, TAGS, "政策标签", texts=("、".join(words),))
        yield describe(EntryKind.PAGE, FOR_ME, "与我有关", names=("政策匹配", "我的标签"))
