"""Grids → tables: rectangular rows, a header where the grid has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze
from generator.model.outline import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.transcript import Cell, Grid, Row

CAPTION_LENGTH = 60
HEADER_CELL = 16
"""Characters up to which a cell of the first row can be a column's name."""
WIDEST = 200
"""Columns beyond which spans are taken for debris: every cell there covers its own place alone."""
_CAPTION = re.compile(
    r"^(?:附?表\s*[\d一二三四五六七八九十]{0,3}|.*(?:表|清单|名单|一览|目录|名录|台账))(?:[（(][^（()）]*[）)])?$|^附?表\s*[\d一二三四五六七八九十]+"
)
_NAMES = re.compile(
    "序号|名称|项目|单位|部门|内容|时间|时限|事项|备注|类别|指标|责任|任务|措施|要求|姓名|职务|地址|电话|日期|数量|金额|依据|目标|区域|领域"
    "|分类|条文|罪名|理由|文号|年度|省份|地区|举措|说明|编号|标准|类型|方式|主体|对象|范围|进度"
)


def to_table(grid: Grid, caption: str | None) -> Table:
    """The table of a grid. Rows keep their order and every cell its text; `""` stands where a merged cell covers."""
    rows, cells, lines = [], [], []
    occupied: dict[tuple[int, int], bool] = {}
    for at, row in enumerate(grid.rows):
        rows.append(_spread(row, at, occupied, below=len(grid.rows)))
        cells.append(row.cells)
        lines.append(row.line)
    width = max(map(len, rows), default=0)
    texts = [tuple(row + [""] * (width - len(row))) for row in rows]
    has_header = bool(texts) and (grid.has_header or _is_header(texts, grid.rows))
    return Table(
        caption=caption,
        header=texts[0] if has_header else (),
        rows=tuple(texts[1:] if has_header else texts),
        row_lines=tuple(lines[1:] if has_header else lines),
        cells=tuple(cells),
        line=grid.line,
        page=grid.page,
    )


def is_caption(text: str) -> bool:
    """Whether a paragraph just before a table is its caption."""
    return len(text) <= CAPTION_LENGTH and not re.search("[。；：:，]", text) and bool(_CAPTION.match(text))


def _spread(row: Row, at: int, occupied: dict[tuple[int, int], bool], *, below: int) -> list[str]:
    """The row's cells in their columns; `occupied` says which places cells from above cover, up to row `below`."""
    if not occupied and all(cell.rowspan == cell.colspan == 1 for cell in row.cells):
        return [cell.text for cell in row.cells]
    out: list[str] = []
    for cell in row.cells:
        while occupied.pop((at, len(out)), False):
            out.append("")
        start = len(out)
        columns = min(max(cell.colspan, 1), max(WIDEST - start, 1))
        out += [cell.text] + [""] * (columns - 1)
        last = min(at + max(cell.rowspan, 1), below) if start < WIDEST else 0
        for covered in range(at + 1, last):
            occupied.update(((covered, column), True) for column in range(start, start + columns))
    while occupied.pop((at, len(out)), False):
        out.append("")
    return out


def _is_header(rows: Sequence[tuple[str, ...]], source: Sequence[Row]) -> bool:
    """Whether the first row names the columns."""
    first = [squeeze(cell) for cell in rows[0]]
    named = [cell for cell in first if cell]
    if len(rows) < 2 or len(named) < 2 or any(len(cell) > HEADER_CELL for cell in named):
        return False
    if any(cell.rowspan > 1 and cell.colspan > 1 for cell in source[0].cells):
        return False
    if any(re.search(r"[。；]|^\d+$", cell) for cell in named):
        return False
    return first[0] in ("序号", "编号") or sum(bool(_NAMES.search(cell)) for cell in named) * 2 >= len(named)


def texts_of(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Texts of cells that hold something."""
    return tuple(cell.text for cell in cells if cell.text)
