"""The statistical tables of an annual report as printed: headers of several levels, every cell naming its own."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.model.annual_report_tables import (
    APPLICANTS,
    APPLICATIONS,
    DISCLOSED,
    DISPUTES,
    HEAD_NOTE,
    LAWSUITS,
    ORGANISATIONS,
    OUTCOMES,
)
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.annual_report import AnnualReport
    from generator.model.annual_report_tables import FigureLine, FigureValue


@value_class
class HeaderCell:
    """A header, or a corner that heads nothing."""

    id: str
    """On the page; "" for a corner."""
    text: str
    scope: str
    """`col`, `colgroup`, `row`, `rowgroup`; "" for a corner."""
    colspan: int = 1
    rowspan: int = 1


@value_class
class FigureCell:
    """A number with what heads it."""

    text: str
    name: str
    """Its column by itself, for narrow screens where the header cannot stand above."""
    headers: str
    """Ids, from the outermost, for programs that read aloud."""
    is_zero: bool
    is_total: bool


@value_class
class FigureRow:
    """A line."""

    headers: tuple[HeaderCell, ...]
    """Those that begin in this line."""
    cells: tuple[FigureCell, ...]
    is_nothing: bool = False
    """Zeros that add up to zero: on a phone the total says it all."""


@value_class
class StatisticsTable:
    """A table with its caption."""

    id: str
    caption: str
    head: tuple[tuple[HeaderCell, ...], ...]
    bodies: tuple[tuple[FigureRow, ...], ...]
    """Rows that belong together."""
    note: str | None = None
    """What stands in the corner, for narrow screens where there is none."""


def present_tables(report: AnnualReport) -> Mapping[int, tuple[StatisticsTable, ...]]:
    """Number of the chapter → its tables; chapter 二 prints one for each item of article 20."""
    return {
        DISCLOSED.chapter: tuple(_present_disclosed(report)),
        APPLICATIONS.chapter: (_present_applications(report),),
        DISPUTES.chapter: (_present_disputes(report),),
    }


def print_figure(figure: FigureValue) -> str:
    """不适用 in words; zero is zero."""
    return "不适用" if figure is None else str(figure)


def _present_disclosed(report: AnnualReport) -> Iterator[StatisticsTable]:
    for number, (part, found) in enumerate(groupby(DISCLOSED.lines, key=lambda line: line.part), start=1):
        lines = tuple(found)
        prefix = f"t2-{number}"
        columns = lines[0].columns
        first = HeaderCell(id=f"{prefix}c", text="信息内容", scope="col")
        names = (HeaderCell(id=f"{prefix}c{n}", text=name, scope="col") for n, name in enumerate(columns, start=1))
        rows = tuple(
            FigureRow(
                headers=(HeaderCell(id=f"{prefix}r{n}", text=line.label, scope="row"),),
                cells=_cells(report, line, [f"{prefix}r{n}"], prefix),
            )
            for n, line in enumerate(lines, start=1)
        )
        yield StatisticsTable(id=prefix, caption=part or "", head=((first, *names),), bodies=(rows,))


def _present_applications(report: AnnualReport) -> StatisticsTable:
    corner = HeaderCell(id="", text=HEAD_NOTE, scope="", colspan=3, rowspan=3)
    organisations = APPLICANTS[1:-1]
    head = (
        (corner, HeaderCell(id="t3a", text="申请人情况", scope="colgroup", colspan=len(APPLICANTS))),
        (
            HeaderCell(id="t3c1", text=APPLICANTS[0], scope="col", rowspan=2),
            HeaderCell(id="t3o", text=ORGANISATIONS, scope="colgroup", colspan=len(organisations)),
            HeaderCell(id=f"t3c{len(APPLICANTS)}", text=APPLICANTS[-1], scope="col", rowspan=2),
        ),
        tuple(HeaderCell(id=f"t3c{n}", text=name, scope="col") for n, name in enumerate(organisations, start=2)),
    )
    parts = groupby(_application_rows(report), key=lambda pair: pair[0].part)
    bodies = tuple(tuple(row for _, row in rows) for _, rows in parts)
    return StatisticsTable(id="t3", caption=APPLICATIONS.name, head=head, bodies=bodies, note=HEAD_NOTE)


def _application_rows(report: AnnualReport) -> Iterator[tuple[FigureLine, FigureRow]]:
    lines = APPLICATIONS.lines
    parts = [line.part for line in lines]
    groups = [line.group for line in lines]
    for number, line in enumerate(lines, start=1):
        begun = []
        above = []
        if line.part:
            above.append("t3p")
            if line is lines[parts.index(line.part)]:
                begun.append(HeaderCell(id="t3p", text=line.part, scope="rowgroup", rowspan=parts.count(line.part)))
        if line.group:
            first = groups.index(line.group)
            above.append(f"t3g{first}")
            if line is lines[first]:
                size = groups.count(line.group)
                begun.append(HeaderCell(id=f"t3g{first}", text=line.group, scope="rowgroup", rowspan=size))
        own = HeaderCell(id=f"t3r{number}", text=line.label, scope="row", colspan=3 - len(above))
        cells = _cells(report, line, [*above, own.id], "t3")
        is_nothing = all(cell.is_zero for cell in cells)
        yield line, FigureRow(headers=(*begun, own), cells=cells, is_nothing=is_nothing)


def _present_disputes(report: AnnualReport) -> StatisticsTable:
    lines = DISPUTES.lines
    width = len(OUTCOMES)
    ids = [f"t4l{number}" for number in range(1, len(lines) + 1)]
    head = (
        (
            HeaderCell(id=ids[0], text=lines[0].label, scope="colgroup", colspan=width, rowspan=2),
            HeaderCell(id="t4s", text=LAWSUITS, scope="colgroup", colspan=width * 2),
        ),
        tuple(
            HeaderCell(id=id_, text=line.label, scope="colgroup", colspan=width)
            for id_, line in zip(ids[1:], lines[1:], strict=True)
        ),
        tuple(HeaderCell(id=f"{id_}c{n}", text=name, scope="col") for id_ in ids for n, name in _number(OUTCOMES)),
    )
    cells = (
        cell
        for id_, line in zip(ids, lines, strict=True)
        for cell in _cells(report, line, ["t4s", id_] if line.group else [id_], id_, before=line.label)
    )
    row = FigureRow(headers=(), cells=tuple(cells))
    return StatisticsTable(id="t4", caption=DISPUTES.name, head=head, bodies=((row,),))


def _cells(
    report: AnnualReport, line: FigureLine, above: list[str], prefix: str, *, before: str = ""
) -> tuple[FigureCell, ...]:
    figures = report.figures[line.key]
    return tuple(
        FigureCell(
            text=print_figure(figure),
            name=f"{before}{'：' if before else ''}{name}",
            headers=" ".join((*above, *_heads(prefix, number, len(line.columns)))),
            is_zero=figure == 0,
            is_total=name == "总计",
        )
        for (number, name), figure in zip(_number(line.columns), figures, strict=True)
    )


def _heads(prefix: str, number: int, width: int) -> tuple[str, ...]:
    """Ids of the headers above a column, from the top."""
    if prefix != "t3":
        return (f"{prefix}c{number}",)
    return ("t3a", *(("t3o",) if 1 < number < width else ()), f"t3c{number}")


def _number(names: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    return enumerate(names, start=1)
