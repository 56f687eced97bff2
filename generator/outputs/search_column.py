"""The column's own lists as search sees them: matters of disclosure, fields of the standard catalogue, entrances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import address as places
from generator.model.entry_kind import EntryKind
from generator.outputs.search_prose import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.search_entry import Entry

_EVERYWHERE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (places.PLATFORMS, "各部门、街镇平台", ()),
    (places.AUDIT, "公开体检", ("自查", "网站检查")),
    (places.PATROL, "链接巡检", ("断链", "站外链接检查")),
    (places.SENIOR, "长者版", ("适老化", "大字版", "无障碍")),
    (places.VALIDITY, "有效性一览", ("文件清理", "废止失效目录")),
    (places.COMPARISONS, "新旧对照", ("修订对照",)),
    (places.LEDGERS, "任务台账", ()),
    (places.INTERPRETATIONS, "政策解读", ()),
    (places.FAQS, "政策问答", ("问答库", "常见问题")),
    (places.TOPICS, "政策专题", ()),
    (places.DECISIONS, "重大行政决策", ()),
    (places.CONSULTATIONS, "意见征集", ("征求意见",)),
    (places.EVENTS, "政府开放月和公众活动", ("政府开放日",)),
    (places.ANNUAL_REPORTS, "政府信息公开年报", ("年度报告",)),
    (places.SERVICES, "办事服务", ()),
    (places.UNITS, "机构职能", ("机构信息", "部门")),
    (places.SUBSCRIPTIONS, "订阅服务清单", ("订阅", "日历", "RSS")),
    (places.DOWNLOADS, "下载与转发", ("离线版", "二维码")),
    (places.OPEN_DATA, "开放数据", ("数据接口", "数据文件")),
    (places.SITE_MAP, "站点地图", ("网站地图",)),
)
"""Address, title and other names of the pages that every portal has."""


def read_column(library: Library) -> Iterator[Entry]:
    """Matters with the law's words, fields with their items, then the pages that every portal has."""
    for matter in library.matters:
        address = places.matter_address(matter.id)
        yield describe(EntryKind.PAGE, address, matter.name, units=matter.units, texts=(matter.wording,))
    for field in library.catalogue_fields:
        items = (item for item in library.catalogue_items if item.field == field.id)
        yield describe(
            EntryKind.PAGE,
            places.catalogue_address("field", field.id),
            f"{field.name}领域标准目录",
            day=field.revised_on,
            has_year=False,
            units=(field.lead,),
            texts=tuple(f"{item.heading}：{item.name}。{item.content_elements}" for item in items),
        )
    if library.matters:
        yield describe(EntryKind.PAGE, places.STATUTORY, "法定主动公开内容", names=("主动公开目录",))
        yield describe(EntryKind.PAGE, places.MATTER_MATRIX, "主动公开事项与单位对照表")
    for address, title, names in _EVERYWHERE:
        yield describe(EntryKind.PAGE, address, title, names=names)
