"""What the register of matters, the fields of the standard catalogue and the channels that show them can contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.site import ChannelKind
from generator.records import rules
from generator.records.register_checks import check_tags, check_unique
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding
    from generator.model.matter import Matter
    from generator.model.portal_files import PortalFiles
    from generator.model.site import Channel
    from generator.records.known_ids import KnownIds

_RESERVED = frozenset({"matrix"})
"""A page of its own beside the matters' pages."""


def check_column(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Repeated and reserved ids, and names that no register has."""
    yield from check_unique(files.matters, "主动公开事项")
    yield from check_unique(files.catalogue_fields, "标准目录领域")
    for matter in files.matters:
        yield from _check_matter(matter, files, known)
    for field in files.catalogue_fields:
        yield from known.check_unit(field.lead, field.at("lead"))
        if field.id.startswith("by-"):
            yield rules.RESERVED_ID.at(field.at("id"), f"领域编号“{field.id}”不能以 by- 开头。", "换一个编号。")
    yield from _check_channels(files.channels, files)
    yield from _check_translations(files, known)
    if files.site and files.site.senior_audience and files.site.senior_audience not in files.tags.audience:
        yield from check_tags(files.site, "senior_audience", (files.site.senior_audience,), files.tags.audience)


def _check_matter(matter: Matter, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    if matter.id in _RESERVED:
        yield rules.RESERVED_ID.at(matter.at("id"), f"事项编号“{matter.id}”与网站的固定页面冲突。", "换一个编号。")
    for index, unit in enumerate(matter.units):
        yield from known.check_unit(unit, matter.at("units", index))
    place, sources = matter.at("sources"), matter.sources
    for document in sources.documents:
        yield from known.check_document(document, place)
    for page in sources.pages:
        yield from known.check_page(page, place)
    for topic in sources.topics:
        yield from known.check_topic(topic, place)
    yield from check_tags(sources.tags, "audience", sources.tags.audience, files.tags.audience)
    yield from check_tags(sources.tags, "industry", sources.tags.industry, files.tags.industry)
    yield from check_tags(sources.tags, "matter", sources.tags.matter, files.tags.matter)
    yield from check_tags(sources.tags, "stage", sources.tags.stage, files.tags.stage)


def _check_translations(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    for page in files.pages:
        yield from known.check_page(page.translation_of, page.at("translation_of"))
        if page.translation_of is not None and page.language is None:
            message = f"页面“{page.id}”是译文，但没有写 language。"
            yield rules.ABSENT_KEY.at(page.at("translation_of"), message, "补上 language: en 这样的语言代码。")


def _check_channels(channels: Iterable[Channel], files: PortalFiles) -> Iterator[Finding]:
    matters = [matter.id for matter in files.matters]
    for channel in channels:
        yield from _check_channels(channel.children, files)
        is_matter = channel.kind is ChannelKind.MATTER
        if is_matter and channel.matter is None:
            message = f"栏目“{channel.name}”要显示一个主动公开事项，但没有写 matter。"
            yield rules.CONTRADICTORY_CHANNEL.at(channel.at("kind"), message, "补上 matter: 事项的编号。")
        elif channel.matter is not None and not is_matter:
            message = f"栏目“{channel.name}”的类型是 {channel.kind.value}，不能有“matter”。"
            yield rules.CONTRADICTORY_CHANNEL.at(channel.at("matter"), message, "删去这个键，或者把 kind 改为 matter。")
        elif is_matter and channel.matter not in matters and not {channel.matter, "matters"} & files.unread:
            hint = suggest(channel.matter or "", matters) or "先在 site_data/matters.yml 登记。"
            message = f"主动公开事项 site_data/matters.yml 中没有“{channel.matter}”。"
            yield rules.UNKNOWN_MATTER.at(channel.at("matter"), message, hint)
