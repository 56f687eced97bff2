"""What registers can contradict: each other and themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from generator.chinese.widths import fold
from generator.model.site import ChannelKind
from generator.model.unit import UnitKind
from generator.records import rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding, Location
    from generator.model.portal_files import PortalFiles
    from generator.model.record import Record
    from generator.model.service import Service
    from generator.model.site import Channel
    from generator.model.topic import Topic
    from generator.model.unit import Unit
    from generator.records.known_ids import KnownIds

    class Named(Protocol):
        """A record with an id."""

        @property
        def id(self) -> str:
            """Permanent id."""

        def at(self, *path: str | int) -> Location:
            """Place of a key."""


def check_registers(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Every contradiction within and between the registers."""
    channels = tuple(_walk(files.channels))
    yield from check_unique(files.units, "单位")
    yield from check_unique(files.services, "服务")
    yield from check_unique(files.topics, "专题")
    yield from check_unique(channels, "栏目")
    yield from _check_names(files.units)
    listed: tuple[Service | Topic, ...] = (*files.services, *files.topics)
    for named in listed:
        if named.name == named.id:
            message = f"名称还是编号“{named.id}”，会原样登到网上。"
            yield rules.UNFILLED_SAMPLE.at(named.at("name"), message, "把名称改成中文。")
    for unit in files.units:
        yield from _check_parent(unit, files.units, known)
    for service in files.services:
        yield from known.check_unit(service.unit, service.at("unit"))
        yield from check_tags(service, "audience", service.audience, files.tags.audience)
    for topic in files.topics:
        yield from known.check_unit(topic.lead, topic.at("lead"))
    for channel in channels:
        yield from _check_channel(channel, known)


def check_unique(records: Iterable[Named], noun: str) -> Iterator[Finding]:
    """A finding at every record whose id another one has already."""
    first: dict[str, Location] = {}
    for record in records:
        place = record.at("id")
        if record.id in first:
            message = f"{noun}编号“{record.id}”重复，{first[record.id]} 已经用过。"
            yield rules.DUPLICATE_ID.at(place, message, "编号是永久的，给后加的一条换一个编号。")
        else:
            first[record.id] = place


def check_tags(record: Record, key: str, tags: tuple[str, ...], vocabulary: tuple[str, ...]) -> Iterator[Finding]:
    """A finding at every tag that the vocabulary does not have."""
    for index, tag in enumerate(tags):
        if tag not in vocabulary:
            hint = suggest(tag, vocabulary) or f"可用的标签：{'、'.join(vocabulary) or '（标签表为空）'}。"
            yield rules.UNKNOWN_TAG.at(
                record.at(key, index), f"标签表 site_data/tags.yml 的 {key} 中没有“{tag}”。", hint
            )


def _check_names(units: Iterable[Unit]) -> Iterator[Finding]:
    """One name must mean one unit, else a duty would fall on the wrong one."""
    owners: dict[str, Unit] = {}
    for unit in units:
        names = [("name", unit.name), ("full_name", unit.full_name)]
        keys: list[tuple[Location, str]] = [(unit.at(key), name) for key, name in names]
        keys += [(unit.at("aliases", index), alias) for index, alias in enumerate(unit.aliases)]
        keys += [(unit.at("issuer_code"), unit.issuer_code)] if unit.issuer_code else []
        for place, name in keys:
            owner = owners.setdefault(fold(name), unit)
            if owner.id != unit.id:
                message = f"“{name}”已经是“{owner.id}”的名称，不能再指“{unit.id}”。"
                yield rules.AMBIGUOUS_NAME.at(
                    place, message, "每个名称、别名、机关代字只属于一个单位；泛指多个单位的用语写在 groups。"
                )


def _check_parent(unit: Unit, units: tuple[Unit, ...], known: KnownIds) -> Iterator[Finding]:
    parent = next((other for other in units if other.id == unit.parent), None)
    yield from known.check_unit(unit.parent, unit.at("parent"))
    if unit.kind is UnitKind.DESK and unit.parent is None:
        hint = "补上 parent: 所属单位的编号。"
        yield rules.MISPLACED_UNIT.at(unit.at("kind"), f"内设机构“{unit.name}”没有写明所属单位。", hint)
    elif parent is not None and (parent.id == unit.id or parent.kind is UnitKind.DESK):
        message = f"“{unit.name}”的所属单位“{parent.name}”不能是它自己或者另一个内设机构。"
        yield rules.MISPLACED_UNIT.at(unit.at("parent"), message, "写所属的委办局、街道或者镇的编号。")


def _check_channel(channel: Channel, known: KnownIds) -> Iterator[Finding]:
    if channel.kind is ChannelKind.PAGE and channel.page is None:
        message = f"栏目“{channel.name}”要显示页面，但没有写 page。"
        yield rules.CONTRADICTORY_CHANNEL.at(channel.at("kind"), message, "补上 page: content/pages/ 中的编号。")
    if channel.kind is ChannelKind.GROUP and not channel.children:
        message = f"栏目“{channel.name}”只作分组，但没有下级栏目。"
        yield rules.CONTRADICTORY_CHANNEL.at(channel.at("kind"), message, "补上 children，或者改变 kind。")
    for key, value, kind in (
        ("page", channel.page, ChannelKind.PAGE),
        ("category", channel.category, ChannelKind.DOCUMENTS),
    ):
        if value is not None and channel.kind is not kind:
            message = f"栏目“{channel.name}”的类型是 {channel.kind.value}，不能有“{key}”。"
            yield rules.CONTRADICTORY_CHANNEL.at(
                channel.at(key), message, f"删去这个键，或者把 kind 改为 {kind.value}。"
            )
    yield from known.check_page(channel.page, channel.at("page"))


def _walk(channels: Iterable[Channel]) -> Iterator[Channel]:
    for channel in channels:
        yield channel
        yield from _walk(channel.children)
