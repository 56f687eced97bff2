"""The column's own lists as search sees them: matters of disclosure, fields of the standard catalogue, entrances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    AUDIT,
    MATTER_MATRIX,
    PATROL,
    PLATFORMS,
    SENIOR,
    STATUTORY,
    catalogue_address,
    matter_address,
)
from generator.model.entry_kind import EntryKind
from generator.outputs.search_prose import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.search_entry import Entry


def read_column(library: Library) -> Iterator[Entry]:
    """Matters with the law's words, fields with their items, then the pages that every portal has."""
    for matter in library.matters:
        address = matter_address(matter.id)
        yield describe(EntryKind.PAGE, address, matter.name, units=matter.units, texts=(matter.wording,))
    for field in library.catalogue_fields:
        items = (item for item in library.catalogue_items if item.field == field.id)
        yield describe(
            EntryKind.PAGE,
            catalogue_address("field", field.id),
            f"{field.name}领域标准目录",
            day=field.revised_on,
            has_year=False,
            units=(field.lead,),
            texts=tuple(f"{item.heading}：{item.name}。{item.content_elements}" for item in items),
        )
    if library.matters:
        yield describe(EntryKind.PAGE, STATUTORY, "法定主动公开内容", names=("主动公开目录",))
        yield describe(EntryKind.PAGE, MATTER_MATRIX, "主动公开事项与单位对照表")
    yield describe(EntryKind.PAGE, PLATFORMS, "各部门、街镇平台")
    yield describe(EntryKind.PAGE, AUDIT, "公开体检", names=("自查", "网站检查"))
    yield describe(EntryKind.PAGE, PATROL, "链接巡检", names=("断链", "站外链接检查"))
    yield describe(EntryKind.PAGE, SENIOR, "长者版", names=("适老化", "大字版", "无障碍"))
