"""标准目录 to download, in the columns of the national form: a table for each field and one of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import CATALOGUE, catalogue_address
from generator.model.standard_catalogue import DisclosureChannel, find_contents
from generator.outputs.output_file import OutputFile
from generator.outputs.spreadsheet import Table, render_csv, render_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.library import Library
    from generator.model.standard_catalogue import CatalogueItem

HEADER = (
    *("领域", "序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体"),
    *("公开对象", "公开方式", "公开层级", "已公开的内容", "网址"),
)
_WIDTHS = (14, 6, 16, 20, 40, 40, 24, 20, 40, 14, 10, 12, 30, 50)


def render_catalogue(library: Library) -> Iterator[OutputFile]:
    """`catalogue.csv` and `catalogue.xlsx` beside the overview and every field's page; nothing without a field."""
    if not library.catalogue_fields:
        return
    yield from _render(CATALOGUE, "基层政务公开标准目录", library.catalogue_items, library)
    for field in library.catalogue_fields:
        items = (item for item in library.catalogue_items if item.field == field.id)
        title = f"{field.name}领域基层政务公开标准目录（{field.version}）"
        yield from _render(catalogue_address("field", field.id), title, items, library)


def _render(folder: str, title: str, items: Iterable[CatalogueItem], library: Library) -> Iterator[OutputFile]:
    names = {field.id: field.name for field in library.catalogue_fields}
    rows = tuple(_read_row(item, names[item.field], library) for item in items)
    table = Table(title=title, sheet="标准目录", header=HEADER, widths=_WIDTHS, rows=rows)
    yield OutputFile(path=f"{folder}catalogue.csv", content=render_csv(table))
    yield OutputFile(path=f"{folder}catalogue.xlsx", content=render_workbook(table))


def _read_row(item: CatalogueItem, field: str, library: Library) -> tuple[str, ...]:
    contents = tuple(find_contents(item, library))
    return (
        *(field, item.serial, item.heading, item.name, item.content_elements, item.basis, item.time_limit),
        "、".join(item.owners),
        " ".join(f"{'■' if channel in item.channels else '□'}{channel.label}" for channel in DisclosureChannel),
        item.addressed_to,
        "、".join(method.label for method in item.methods),
        "、".join(level.label for level in item.levels),
        "；".join(found.title for found in contents) or "暂无",
        " ".join(library.site.url + found.address for found in contents),
    )
