"""标准目录 as tables: the items of a field, of a unit, or of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import CATALOGUE, catalogue_address
from generator.model.site import ChannelKind
from generator.model.standard_catalogue import DisclosureLevel, find_contents
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.standard_catalogue import CatalogueField, CatalogueItem


@value_class
class ItemList:
    """The items of one value."""

    facet: str
    """`field`, `unit` or `level`."""
    value: str
    name: str
    items: tuple[CatalogueItem, ...]
    field: CatalogueField | None
    """Where the list is that of a field."""


@value_class
class Content:
    """Where an item is published."""

    link: Link
    day: str | None


@value_class
class ItemRow:
    """A row of the national form."""

    field: str
    """Id, for the script that combines filters."""
    units: str
    levels: str
    serial: str
    field_name: str
    heading: str
    name: str
    elements: str
    basis: str
    time_limit: str
    owners: str
    channels: tuple[str, ...]
    """Those that are ticked."""
    addressed_to: str
    methods: str
    level_names: str
    contents: tuple[Content, ...]
    """() is a gap, and said to be one."""


@value_class
class Option:
    """A value of a filter within the page."""

    value: str
    text: str


@value_class
class Selection:
    """A filter within the page."""

    id: str
    name: str
    options: tuple[Option, ...]


@value_class
class CatalogueItemsPage:
    """What `portal/catalogue_items.html` may read, as `p`."""

    is_field: bool
    version: str | None
    revised: str | None
    lead: str | None
    rows: tuple[ItemRow, ...]
    gaps: int
    selections: tuple[Selection, ...]
    downloads: str | None
    """Folder of the field's tables; None where the list is no field's."""
    catalogue: str


def addresses(library: Library) -> Iterator[tuple[str, ItemList]]:
    """A list for every field, and for every unit and level that has an item."""
    items = library.catalogue_items
    for field in library.catalogue_fields:
        own = tuple(item for item in items if item.field == field.id)
        yield _place(ItemList(facet="field", value=field.id, name=field.name, items=own, field=field))
    for unit in library.units:
        own = tuple(item for item in items if unit.id in item.units)
        if own:
            yield _place(ItemList(facet="unit", value=unit.id, name=unit.name, items=own, field=None))
    for level in DisclosureLevel:
        own = tuple(item for item in items if level in item.levels)
        if own:
            yield _place(ItemList(facet="level", value=level.value, name=level.label, items=own, field=None))


def head(listed: ItemList, library: Library) -> Head:
    """Field, unit or level."""
    title = {"field": "{}领域标准目录", "unit": "{}的标准目录事项", "level": "{}公开的标准目录事项"}[listed.facet]
    return Head(
        title=title.format(listed.name),
        address=catalogue_address(listed.facet, listed.value),
        place=Place(kind=ChannelKind.CATALOGUE),
        trail=(Link(text="基层政务公开标准目录", address=CATALOGUE),),
        description=f"{library.site.district}{title.format(listed.name)}，共{len(listed.items)}项。",
    )


def present(listed: ItemList, library: Library) -> CatalogueItemsPage:
    """Rows in the order of the tables."""
    names = {field.id: field.name for field in library.catalogue_fields}
    rows = tuple(_present_row(item, names[item.field], library) for item in listed.items)
    field = listed.field
    return CatalogueItemsPage(
        is_field=field is not None,
        version=field.version if field else None,
        revised=print_date(field.revised_on) if field else None,
        lead=name_unit(field.lead, library) if field else None,
        rows=rows,
        gaps=sum(not row.contents for row in rows),
        selections=tuple(one for one in _select(listed, names, library) if len(one.options) > 1),
        downloads=catalogue_address("field", field.id) if field else None,
        catalogue=CATALOGUE,
    )


def _place(listed: ItemList) -> tuple[str, ItemList]:
    return catalogue_address(listed.facet, listed.value), listed


def _present_row(item: CatalogueItem, field: str, library: Library) -> ItemRow:
    return ItemRow(
        field=item.field,
        units=" ".join(item.units),
        levels=" ".join(level.value for level in item.levels),
        serial=item.serial,
        field_name=field,
        heading=item.heading,
        name=item.name,
        elements=item.content_elements,
        basis=item.basis,
        time_limit=item.time_limit,
        owners="、".join(item.owners),
        channels=tuple(channel.label for channel in item.channels),
        addressed_to=item.addressed_to,
        methods="、".join(method.label for method in item.methods),
        level_names="、".join(level.label for level in item.levels),
        contents=tuple(
            Content(link=Link(text=found.title, address=found.address), day=print_date(found.day))
            for found in find_contents(item, library)
        ),
    )


def _select(listed: ItemList, names: dict[str, str], library: Library) -> Iterator[Selection]:
    fields = dict.fromkeys(item.field for item in listed.items)
    units = {unit for item in listed.items for unit in item.units}
    levels = {level for item in listed.items for level in item.levels}
    yield _selection("field", "领域", [(field, names[field]) for field in fields])
    yield _selection("unit", "公开主体", [(unit.id, unit.name) for unit in library.units if unit.id in units])
    yield _selection("level", "公开层级", [(level.value, level.label) for level in DisclosureLevel if level in levels])
    yield _selection("state", "内容", [("published", "已有内容"), ("gap", "暂无内容")])


def _selection(id_: str, name: str, values: list[tuple[str, str]]) -> Selection:
    return Selection(id=id_, name=name, options=tuple(Option(value=value, text=text) for value, text in values))
