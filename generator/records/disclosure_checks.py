"""What 指南, 制度, 依申请公开 and 放假安排 can contradict: themselves, the registers and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Location
from generator.model.application import Means
from generator.model.disclosure_rule import RuleLevel
from generator.model.guide import GuidePart, divide_guide
from generator.model.site import ChannelKind
from generator.records import rules
from generator.records.holiday_checks import check_holidays
from generator.records.register_checks import check_unique
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.errors import Finding
    from generator.model.application import Application, RequestChannel
    from generator.model.disclosure_rule import DisclosureRule
    from generator.model.guide import Guide
    from generator.model.portal_files import PortalFiles
    from generator.model.site import Channel
    from generator.records.known_ids import KnownIds

_LEVELS = tuple(RuleLevel)


def check_disclosure(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Every contradiction of the four kinds."""
    yield from check_holidays(files.holidays)
    yield from _check_guides(files.guides, known)
    yield from check_unique(files.disclosure_rules, "制度")
    for rule in files.disclosure_rules:
        yield from _check_rule(rule, files, known)
    if files.application is not None:
        yield from _check_application(files.application, files, known)
    yield from _check_channels(files.channels, files)
    yield from _check_addresses(files)


def _check_guides(guides: tuple[Guide, ...], known: KnownIds) -> Iterator[Finding]:
    yield from check_unique(guides, "公开指南")
    first: dict[str | None, Guide] = {}
    for guide in guides:
        yield from known.check_unit(guide.unit, guide.at("unit"))
        yield from known.check_unit(guide.office.unit, guide.at("office"))
        for index, remedy in enumerate(guide.remedies):
            yield from known.check_unit(remedy.unit, guide.at("remedies", index))
        if first.setdefault(guide.unit, guide) is not guide:
            whose = f"“{guide.unit}”" if guide.unit else "区政府"
            message = f"{whose}已经有一份公开指南：{first[guide.unit].location.path}。"
            hint = "在原来的指南里修订；别的单位的指南用 unit 写明单位编号。"
            yield rules.SECOND_GUIDE.at(guide.at("unit" if guide.unit else "id"), message, hint)
        yield from _check_parts(guide)


def _check_parts(guide: Guide) -> Iterator[Finding]:
    """The first heading that is not the part wanted at its place: what follows is out of order anyway."""
    _, *found = divide_guide(guide)
    wanted = "、".join(part.label for part in GuidePart)
    hint = f"正文用四个“## ”标题，依次是{wanted}；更小的标题用“### ”。"
    for part, text in zip(GuidePart, found, strict=False):
        if not part.is_named_by(text.heading):
            message = f"这里应是“{part.label}”部分，写的是“{text.heading}”。"
            yield rules.MISPLACED_GUIDE_PART.at(Location(guide.location.path, text.line), message, hint)
            return
    if len(found) < len(GuidePart):
        missing = tuple(GuidePart)[len(found)]
        yield rules.MISPLACED_GUIDE_PART.at(guide.location, f"缺少“{missing.label}”部分。", hint)
    elif len(found) > len(GuidePart):
        extra = found[len(GuidePart)]
        message = f"四个部分之后多出一个“{extra.heading}”。"
        yield rules.MISPLACED_GUIDE_PART.at(Location(guide.location.path, extra.line), message, hint)


def _check_rule(rule: DisclosureRule, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    others = {other.id: other for other in files.disclosure_rules}
    for index, name in enumerate(rule.rests_on):
        yield from _check_basis(rule, name, rule.at("rests_on", index), others)
    if rule.level is RuleLevel.OWN and not rule.rests_on:
        hint = "用 rests_on 列出上位规定的编号。"
        yield rules.GROUNDLESS_RULE.at(rule.at("name"), f"“{rule.name}”没有写明依据哪项上位规定。", hint)
    if rule.document is not None:
        yield from known.check_document(rule.document, rule.at("document"))
        kept_back = {record.id for record in files.documents if not record.is_published}
        if rule.document in kept_back:
            message = f"“{rule.name}”所在的文件“{rule.document}”没有公开。"
            yield rules.UNPUBLISHED_TARGET.at(rule.at("document"), message, "文件公开以后再链接，或者删去这个键。")
    elif rule.level is not RuleLevel.OWN and not (rule.url or rule.source):
        hint = "用 source 写明在哪里公布，或者用 url 写网址。"
        yield rules.SOURCELESS_RULE.at(rule.at("name"), f"“{rule.name}”不在本站，又没有写明出处。", hint)


def _check_basis(
    rule: DisclosureRule, name: str, place: Location, others: Mapping[str, DisclosureRule]
) -> Iterator[Finding]:
    basis = others.get(name)
    if basis is None:
        hint = suggest(name, others) or "先在本名册中登记上位规定。"
        yield rules.UNKNOWN_HIGHER_RULE.at(place, f"没有编号为“{name}”的规定。", hint)
    elif _LEVELS.index(basis.level) >= _LEVELS.index(rule.level):
        message = f"“{basis.name}”（{basis.level.label}）的层级不比“{rule.name}”（{rule.level.label}）高。"
        yield rules.UNKNOWN_HIGHER_RULE.at(place, message, "写上位规定的编号，或者改正 level。")


def _check_application(application: Application, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    units = {unit.id: unit for unit in files.units}
    answering: dict[str, str] = {}
    for desk in application.desks:
        yield from known.check_unit(desk.unit, desk.at("unit"))
        for index, name in enumerate(desk.answers_for):
            yield from known.check_unit(name, desk.at("answers_for", index))
        for name in desk.answers_for or (desk.unit,):
            if answering.setdefault(name, desk.unit) != desk.unit:
                message = f"“{name}”的申请写了两个受理机构：“{answering[name]}”和“{desk.unit}”。"
                hint = "一个单位只写一个受理机构，它的几种渠道写在一起。"
                yield rules.INCOMPLETE_REQUEST_CHANNEL.at(desk.at("unit"), message, hint)
        unit = units.get(desk.unit)
        for index, channel in enumerate(desk.channels):
            address = channel.address or (unit.address if unit else None)
            yield from _check_means(channel, address, desk.at("channels", index))
    if application.form and application.form not in {file.path for file in files.originals}:
        message = f"没有申请表文件 content/{application.form}。"
        hint = "放到 content/attachments/ 下；删去 form，网站会自己生成一份。"
        yield rules.ABSENT_FILE.at(application.at("form"), message, hint)


def _check_means(channel: RequestChannel, address: str | None, place: Location) -> Iterator[Finding]:
    wanted = {
        Means.ONLINE: ("url", channel.url),
        Means.FAX: ("fax", channel.fax),
        Means.IN_PERSON: ("address", address),
        Means.POST: ("address", address),
    }
    key, value = wanted[channel.means]
    if not value:
        message = f"{channel.means.label}没有写 {key}，群众办不成。"
        yield rules.INCOMPLETE_REQUEST_CHANNEL.at(place, message, f"补上 {key}；没有这种渠道的，删去这一条。")


def _check_channels(channels: Iterable[Channel], files: PortalFiles) -> Iterator[Finding]:
    """A channel without what it shows would lead to nothing."""
    wanted = {
        ChannelKind.GUIDE: (
            "guides",
            any(guide.unit is None for guide in files.guides),
            "content/guides/ 里的公开指南",
        ),
        ChannelKind.DISCLOSURE_RULES: (
            "disclosure_rules",
            bool(files.disclosure_rules),
            "site_data/disclosure_rules.yml",
        ),
        ChannelKind.APPLICATION: ("application", files.application is not None, "site_data/application.yml"),
    }
    for channel in channels:
        register, is_there, what = wanted.get(channel.kind, ("", True, ""))
        if not is_there and not {register, "guide"} & files.unread:
            message = f"栏目“{channel.name}”还没有内容：缺少 {what}。"
            yield rules.CHANNEL_WITHOUT_CONTENT.at(channel.at("kind"), message, "补上内容，或者先去掉这个栏目。")
        yield from _check_channels(channel.children, files)


def _check_addresses(files: PortalFiles) -> Iterator[Finding]:
    """An editors' page of the same address: the portal was not moved to the new form yet."""
    taken = {
        "guide": any(guide.unit is None for guide in files.guides),
        "rules": bool(files.disclosure_rules),
        "application": files.application is not None,
    }
    for page in files.pages:
        if taken.get(page.id):
            message = f"页面编号“{page.id}”与网站的固定地址冲突。"
            yield rules.RESERVED_ID.at(page.at("id"), message, "内容已经移到新的栏目，删去这个页面，或者换一个编号。")
