"""Lists for the desk: 补充入库清单 of topics, and tags that a document's text suggests; a person decides."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from generator import pipeline, records
from generator.model.topic import find_missing
from generator.records.suggestions import suggest_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.document import DocumentRecord
    from generator.settings import Settings

MISSING_HEADER = ("专题编号", "专题", "牵头单位", "文件编号", "标题", "发文字号", "理由", "状态")
SUGGESTED_HEADER = ("文件", "标题", "种类", "建议的标签", "状态")
_KINDS = {"audience": "对象", "industry": "行业", "matter": "事项", "stage": "阶段"}
_UNCONFIRMED = "待确认"


def list_missing(settings: Settings) -> Iterator[tuple[str, ...]]:
    """补充入库清单: what the rules ask for, and what was rejected with its reason.

    Raises:
        InvalidPortalError: as `pipeline.load`.
    """
    library = pipeline.load(settings)
    published: tuple[DocumentRecord, ...] = tuple(document.record for document in library.documents)
    by_id = {record.id: record for record in published}
    for topic in library.topics:
        lead = library.unit_by_id[topic.lead].name if topic.lead else ""
        named = (topic.id, topic.name, lead)
        for record, reason in find_missing(topic, published):
            yield (*named, record.id, record.title, record.document_number or "", reason, _UNCONFIRMED)
        for entry in topic.rejected:
            found = by_id.get(entry.document)
            if found is not None:
                number = found.document_number or ""
                yield (*named, found.id, found.title, number, entry.reason, f"{entry.on}确认不收入")


def suggest_tags(settings: Settings) -> Iterator[tuple[str, ...]]:
    """标签建议 for published documents: kinds of tags that have none, where the text has words of the vocabulary.

    Raises:
        InvalidPortalError: as `pipeline.load`.
    """
    library = pipeline.load(settings)
    known = records.read(settings)
    for document in library.documents:
        record = document.record
        absent = [kind for kind in _KINDS if not getattr(record.tags, kind)]
        found = suggest_for(record.title, document.structure, known) if absent else None
        for kind in absent:
            words = getattr(found, kind)
            if words:
                yield record.location.path, record.title, _KINDS[kind], "、".join(words), _UNCONFIRMED


def write_csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """A table that spreadsheets open as Chinese: with the mark of UTF-8 at its beginning."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")
