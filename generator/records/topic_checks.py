"""What must hold of 专题: their parts, what they list, and what their rules ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.topic import TopicLevel, find_missing
from generator.records import rules as general
from generator.records import topic_rules as rules
from generator.records.register_checks import check_tags
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.errors import Finding
    from generator.model.portal_files import PortalFiles
    from generator.model.topic import Topic
    from generator.records.known_ids import KnownIds

_OUTSIDE = (TopicLevel.NATION, TopicLevel.CITY)


def check_topics(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Every contradiction of a topic, then 补充入库清单."""
    for topic in files.topics:
        yield from _check_names(topic, files, known)
        yield from _check_parts(topic, files)
        yield from _check_outside(topic, files)
        yield from _check_rejected(topic, files, known)
        for record, reason in find_missing(topic, files.documents):
            message = f"《{record.title}》（{record.id}）没有收入专题“{topic.name}”，按规则应当收入：{reason}。"
            hint = f"在文件的 topics 里加上 {topic.id}；不收入的，在专题的 rejected 里写明理由。"
            yield rules.MISSING_DOCUMENT.at(record.at("topics"), message, hint)


def _check_names(topic: Topic, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Names of services and tags that the rules use."""
    place = topic.at("rules")
    for service in topic.rules.services:
        yield from known.check_service(service, place)
    for kind in ("audience", "industry", "matter", "stage"):
        yield from check_tags(topic.rules.tags, kind, getattr(topic.rules.tags, kind), getattr(files.tags, kind))


def _check_parts(topic: Topic, files: PortalFiles) -> Iterator[Finding]:
    inside = {record.id for record in files.documents if topic.id in record.topics}
    seen: set[str] = set()
    for part in topic.parts:
        if part.id in seen:
            yield rules.UNKNOWN_PART.at(part.at("id"), f"子专题编号“{part.id}”在专题里用了两次。", "换一个编号。")
        seen.add(part.id)
        for document in part.documents:
            if document not in inside and document not in files.unread:
                message = f"子专题“{part.name}”列出的“{document}”没有收入专题“{topic.name}”。"
                yield rules.FOREIGN_DOCUMENT.at(part.at("documents"), message, f"在文件的 topics 里加上 {topic.id}。")
    for entry in topic.outside:
        if entry.part is not None and entry.part not in seen:
            message = f"专题“{topic.name}”没有子专题“{entry.part}”。"
            yield rules.UNKNOWN_PART.at(entry.at("part"), message, f"可用：{'、'.join(sorted(seen)) or '（没有）'}。")


def _check_outside(topic: Topic, files: PortalFiles) -> Iterator[Finding]:
    """Levels, and copies that are not what was copied."""
    digests = {file.path: file.sha256 for file in files.originals}
    for entry in topic.outside:
        if entry.file is not None and entry.file not in digests:
            hint = suggest(entry.file, digests) or "放在 content/originals/ 下，路径从 content/ 之下写起。"
            yield general.ABSENT_FILE.at(entry.at("file"), f"抄录的原文“{entry.file}”不存在。", hint)
        elif entry.file is not None and entry.sha256 != digests[entry.file]:
            said = f"抄录的原文“{entry.file}”与 sha256 不符，文件的是 {digests[entry.file]}。"
            yield general.ALTERED_FILE.at(
                entry.at("sha256"), said, "恢复抄录时的文件；重新抄录的，更新 sha256 和抄录日。"
            )
        if entry.level not in _OUTSIDE:
            message = f"《{entry.title}》是{entry.level.label}级文件，不能抄录。"
            yield rules.LOCAL_COPY.at(entry.at("level"), message, "本区和街镇的文件放在 content/documents/ 里。")


def _check_rejected(topic: Topic, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    records = {record.id: record for record in files.documents}
    for entry in topic.rejected:
        yield from known.check_document(entry.document, entry.at("document"))
        record = records.get(entry.document)
        if record is not None and topic.id in record.topics:
            message = f"“{entry.document}”已经收入专题“{topic.name}”，又写了不收入。"
            yield rules.POINTLESS_REJECTION.at(entry.at("document"), message, "两处只留一处。")


def find_future_days(files: PortalFiles, today: date) -> Iterator[Finding]:
    """Days that have not come."""
    for topic in files.topics:
        days = [(topic.at("patrolled_on"), topic.patrolled_on)]
        days += [(entry.at("copied_on"), entry.copied_on) for entry in topic.outside]
        days += [(entry.at("on"), entry.on) for entry in topic.rejected]
        for place, day in days:
            if day is not None and day > today:
                yield rules.FUTURE_DAY.at(place, f"{day} 还没有到。", "写实际的日期。")
