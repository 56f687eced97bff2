"""Ruled tables of PDFs that the tests write themselves."""

import itertools

import pytest

from generator.model.transcript import Grid, Line, Transcript
from generator.sources.pdf import read_pdf
from tests.pdf_writer import Sheet, write_pdf

XS = [60.0, 110.0, 240.0, 420.0, 530.0]


def read(*sheets: Sheet) -> Transcript:
    return read_pdf(write_pdf(*sheets), name="a.pdf", sha256="0")


def grids(transcript: Transcript) -> list[Grid]:
    return [block for block in transcript.blocks if isinstance(block, Grid)]


def cells(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def put(sheet: Sheet, row: list[str], y: float, xs: list[float] = XS) -> None:
    """Print a row's cells, each line of a cell 16 points below the one before."""
    for x, text in zip(xs, row, strict=False):
        for number, line in enumerate(text.split("\n")):
            if line:
                sheet.text(x + 5, y + 16 * number, line, 12)


def test_a_table_stands_between_its_lines_and_no_text_twice():
    sheet = Sheet()
    sheet.text(73, 100, "任务分解表")
    sheet.lattice(XS, [120, 150, 180])
    put(sheet, ["序号", "任务", "内容", "单位"], 140)
    put(sheet, ["1", "巡查", "每周一次", "河长办"], 170)
    sheet.text(73, 230, "注：表内单位为责任单位。")
    transcript = read(sheet)
    assert [type(block) for block in transcript.blocks] == [Line, Grid, Line]
    assert cells(grids(transcript)[0]) == [["序号", "任务", "内容", "单位"], ["1", "巡查", "每周一次", "河长办"]]
    assert "".join(transcript.strings()).count("巡查") == 1
    assert [row.line for row in grids(transcript)[0].rows] == [2, 3]


def test_lines_of_a_cell_are_joined_where_the_cell_was_full():
    sheet = Sheet()
    sheet.lattice(XS, [120, 150, 220])
    put(sheet, ["序号", "任务", "内容", "单位"], 140)
    put(sheet, ["1", "建立河道保洁巡查制\n度\n完善设施", "更新GB/T\n9704清单", "河长办"], 170)
    assert cells(grids(read(sheet))[0])[1] == ["1", "建立河道保洁巡查制度\n完善设施", "更新GB/T\n9704清单", "河长办"]


def test_merged_cells_have_spans():
    sheet = Sheet()
    for y in (120, 150, 210):
        sheet.line(60, y, 530, y)
    sheet.line(110, 180, 530, 180)
    for x in (60, 530):
        sheet.line(x, 120, x, 210)
    sheet.line(110, 150, 110, 210)
    sheet.line(240, 150, 240, 210)
    put(sheet, ["责任分工总表"], 140)
    put(sheet, ["一", "巡查", "河长办"], 170)
    put(sheet, ["", "保洁", "街道"], 200)
    grid = grids(read(sheet))[0]
    spans = [[(cell.text, cell.rowspan, cell.colspan) for cell in row.cells] for row in grid.rows]
    assert spans == [
        [("责任分工总表", 1, 3)],
        [("一", 2, 1), ("巡查", 1, 1), ("河长办", 1, 1)],
        [("保洁", 1, 1), ("街道", 1, 1)],
    ]


def test_rulings_may_be_thin_boxes_or_drawn_cell_by_cell():
    sheet = Sheet()
    for y in (120, 150, 180):
        for left, right in itertools.pairwise(XS):
            sheet.fill(left, y, right, y + 0.5)
    for x in XS:
        sheet.fill(x, 120, x + 0.5, 150)
        sheet.fill(x, 150, x + 0.5, 180)
    put(sheet, ["序号", "任务", "内容", "单位"], 140)
    put(sheet, ["1", "巡查", "每周一次", "河长办"], 170)
    assert cells(grids(read(sheet))[0])[1] == ["1", "巡查", "每周一次", "河长办"]


def test_a_table_without_side_lines_is_whole():
    sheet = Sheet()
    for y in (120, 150, 180):
        sheet.line(60, y, 530, y)
    for x in XS[1:-1]:
        sheet.line(x, 120, x, 180)
    put(sheet, ["序号", "任务", "内容", "单位"], 140)
    put(sheet, ["1", "巡查", "每周一次", "河长办"], 170)
    assert cells(grids(read(sheet))[0]) == [["序号", "任务", "内容", "单位"], ["1", "巡查", "每周一次", "河长办"]]


@pytest.mark.parametrize("boxed", ["frame", "rules"])
def test_frames_and_rules_are_no_tables(boxed):
    sheet = Sheet()
    if boxed == "frame":
        sheet.lattice([60, 530], [80, 300, 700])
    else:
        for y in (150, 600, 640):
            sheet.line(60, y, 530, y)
    sheet.text(73, 120, "青府办〔2024〕12号")
    sheet.text(73, 620, "青禾区人民政府办公室")
    sheet.text(380, 620, "2024年4月3日印发", 14)
    transcript = read(sheet)
    assert grids(transcript) == []
    assert [block.text for block in transcript.blocks] == [
        "青府办〔2024〕12号",
        "青禾区人民政府办公室　　2024年4月3日印发",
    ]


def over_pages(second: list[list[str]], *, closed: bool = True) -> Transcript:
    """A table of two rows on one page and `second` at the head of the next."""
    one, two = Sheet(), Sheet()
    one.lattice(XS, [600, 640, 680, 760])
    put(one, ["序号", "任务", "内容", "单位"], 620)
    put(one, ["1", "巡查", "每周一次。", "河长办"], 660)
    put(one, ["2", "保洁", "水面没有成片的漂浮物，岸线没\n有暴露垃圾，巡查记录在每个月", "街道"], 700)
    ys = [80.0 + 40 * number for number in range(len(second) + 1)]
    two.lattice(XS, ys)
    for number, row in enumerate(second):
        put(two, row, 100 + 40 * number)
    one.text(290, 800, "1", 12)
    two.text(290, 800, "2", 12)
    return read(one, two)


def test_rows_go_on_over_pages():
    transcript = over_pages([["3", "考核", "每季一次。", "河长办"]])
    grid = grids(transcript)[0]
    assert len(grids(transcript)) == 1
    assert [row[0] for row in cells(grid)] == ["序号", "1", "2", "3"]
    assert [entry.text for entry in transcript.residue] == ["1", "2"]
    assert [finding.name for finding in transcript.findings] == ["table-over-pages"]


def test_a_header_printed_again_is_residue():
    transcript = over_pages([["序号", "任务", "内容", "单位"], ["3", "考核", "每季一次。", "河长办"]])
    grid = grids(transcript)[0]
    assert [row[0] for row in cells(grid)] == ["序号", "1", "2", "3"]
    assert grid.has_header
    assert "序号　任务　内容　单位" in [entry.text for entry in transcript.residue]


def test_a_row_cut_by_the_page_is_joined():
    transcript = over_pages([["", "", "五日前汇总。", ""], ["3", "考核", "每季一次。", "河长办"]])
    rows = cells(grids(transcript)[0])
    assert rows[2] == ["2", "保洁", "水面没有成片的漂浮物，岸线没有暴露垃圾，巡查记录在每个月五日前汇总。", "街道"]
    assert rows[3] == ["3", "考核", "每季一次。", "河长办"]


def test_an_empty_cell_of_a_whole_row_stays():
    rows = cells(grids(over_pages([["3", "", "每季一次。", "河长办"]]))[0])
    assert rows[3] == ["3", "", "每季一次。", "河长办"]


def test_a_table_after_a_line_is_another_table():
    one, two = Sheet(), Sheet()
    one.lattice(XS, [600, 640, 680])
    put(one, ["序号", "任务", "内容", "单位"], 620)
    put(one, ["1", "巡查", "每周一次。", "河长办"], 660)
    two.text(73, 80, "附件2")
    two.lattice(XS, [120, 150, 180])
    put(two, ["序号", "任务", "内容", "单位"], 140)
    put(two, ["1", "考核", "每季一次。", "河长办"], 170)
    assert len(grids(read(one, two))) == 2
