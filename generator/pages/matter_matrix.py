"""Matter × unit: the day of the newest publication, or the gap and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import MATTER_MATRIX, STATUTORY, unit_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.matter_rows import hold_matters, link_matter, name_article, present_states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.matter_rows import MatterState


@value_class
class MatrixColumn:
    """A matter."""

    link: Link
    article: str


@value_class
class MatrixRow:
    """A unit, with a cell for each matter."""

    id: str
    unit: Link
    cells: tuple[MatterState | None, ...]
    """None where the unit neither owes the matter nor published anything of it."""
    gap_count: int


@value_class
class MatterMatrixPage:
    """What `portal/matter_matrix.html` may read, as `p`."""

    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    published: int
    """Cells with something published."""
    gaps: int


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield MATTER_MATRIX, None


def head(_: None, library: Library) -> Head:
    """主动公开对照表."""
    return Head(
        title="主动公开事项与单位对照表",
        address=MATTER_MATRIX,
        place=Place(kind=ChannelKind.STATUTORY),
        trail=(Link(text="法定主动公开内容", address=STATUTORY),),
        description=f"{library.site.district}各单位对每一项法定主动公开内容的最新公开日期和缺项。",
    )


def present(_: None, library: Library) -> MatterMatrixPage:
    """Units that owe or published anything, in register order."""
    held = tuple(hold_matters(library))
    states = [{state.unit: state for state in present_states(one, library)} for one in held]
    rows = []
    for unit in library.units:
        cells = tuple(column.get(unit.id) for column in states)
        if any(cells):
            gaps = sum(cell is not None and not cell.count for cell in cells)
            link = Link(text=unit.name, address=unit_address(unit.id))
            rows.append(MatrixRow(id=unit.id, unit=link, cells=cells, gap_count=gaps))
    return MatterMatrixPage(
        columns=tuple(MatrixColumn(link=link_matter(one.matter), article=name_article(one.matter)) for one in held),
        rows=tuple(rows),
        published=sum(cell is not None and cell.count > 0 for row in rows for cell in row.cells),
        gaps=sum(row.gap_count for row in rows),
    )
