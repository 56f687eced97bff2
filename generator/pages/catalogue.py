"""标准目录: the fields with their versions, how much of each is published, and other ways into it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.model.address import CATALOGUE, catalogue_address, unit_address
from generator.model.site import ChannelKind
from generator.model.standard_catalogue import DisclosureLevel, find_contents
from generator.model.value import value_class
from generator.pages.components import Choice, Filter, Link
from generator.pages.head import Head, Place
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.standard_catalogue import CatalogueField


@value_class
class FieldRow:
    """A field in the overview."""

    link: Link
    version: str
    revised: str | None
    lead: Link
    total: int
    published: int
    gaps: int


@value_class
class CataloguePage:
    """What `portal/catalogue.html` may read, as `p`."""

    fields: tuple[FieldRow, ...]
    total: int
    gaps: int
    filters: tuple[Filter, ...]
    csv: str
    """All fields in one table."""
    workbook: str


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield CATALOGUE, None


def head(_: None, library: Library) -> Head:
    """标准目录."""
    return Head(
        title="基层政务公开标准目录",
        address=CATALOGUE,
        place=Place(kind=ChannelKind.CATALOGUE),
        description=f"{library.site.district}基层政务公开标准目录：公开事项、内容、依据、时限、主体、渠道，每一项都通到已公开的内容。",
    )


def present(_: None, library: Library) -> CataloguePage:
    """Fields in register order."""
    fields = tuple(_present_field(field, library) for field in library.catalogue_fields)
    return CataloguePage(
        fields=fields,
        total=sum(field.total for field in fields),
        gaps=sum(field.gaps for field in fields),
        filters=tuple(_present_filters(library)),
        csv=f"{CATALOGUE}catalogue.csv",
        workbook=f"{CATALOGUE}catalogue.xlsx",
    )


def _present_field(field: CatalogueField, library: Library) -> FieldRow:
    items = [item for item in library.catalogue_items if item.field == field.id]
    published = sum(any(True for _ in find_contents(item, library)) for item in items)
    return FieldRow(
        link=Link(text=field.name, address=catalogue_address("field", field.id)),
        version=field.version,
        revised=print_date(field.revised_on),
        lead=Link(text=name_unit(field.lead, library), address=unit_address(field.lead)),
        total=len(items),
        published=published,
        gaps=len(items) - published,
    )


def _present_filters(library: Library) -> Iterator[Filter]:
    units = Counter(unit for item in library.catalogue_items for unit in item.units)
    levels = Counter(level for item in library.catalogue_items for level in item.levels)
    named = [(unit.id, unit.name, units[unit.id]) for unit in library.units if unit.id in units]
    if named:
        yield _present_filter("unit", "公开主体", named)
    if levels:
        yield _present_filter(
            "level", "公开层级", [(one.value, one.label, levels[one]) for one in DisclosureLevel if one in levels]
        )


def _present_filter(facet: str, name: str, values: list[tuple[str, str, int]]) -> Filter:
    choices = (
        Choice(text=text, address=catalogue_address(facet, value), count=count, current=False, value=value)
        for value, text, count in values
    )
    return Filter(id=facet, name=name, choices=tuple(choices))
