"""Word files: printed text with its automatic numbers, text boxes once, tables true and for layout."""

from __future__ import annotations

import pytest

from generator.model.transcript import Figure, Grid, Line, Transcript
from generator.sources.docx import read_docx
from generator.sources.docx_numerals import format_number
from tests.docx_builder import SPACES, W, cell, level, numbered, numbering, package, paragraph, run, table


def read(body: str, **parts: str) -> Transcript:
    return read_docx(package(body, **parts), name="文件.docx", sha256="0")


def texts(transcript: Transcript) -> list[str]:
    return [block.text for block in transcript.blocks if isinstance(block, Line)]


def names(transcript: Transcript) -> list[str]:
    return [finding.name for finding in transcript.findings]


@pytest.mark.parametrize(
    ("kind", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("japaneseCounting", 10, "十"),
        ("ideographDigital", 20, "二〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("ideographTraditional", 3, "丙"),
        ("upperRoman", 14, "XIV"),
        ("lowerLetter", 27, "aa"),
        ("decimalFullWidth", 10, "１０"),
        ("hebrew1", 5, "5"),
        ("decimalEnclosedParen", 99, "99"),
    ],
)
def test_list_numbers_are_printed_as_word_prints_them(kind: str, number: int, printed: str) -> None:
    assert format_number(number, kind) == printed


def test_levels_count_on_and_restart_below_a_higher_one() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
    top = numbered("甲") + numbered("乙") + numbered("公开", 1) + numbered("解读", 1) + numbered("图解", 2)
    rest = numbered("视频", 2) + numbered("丙") + numbered("组织", 1) + numbered("考核", 2)
    found = texts(read(top + rest, numbering=numbering(levels)))
    assert found[:5] == ["一、甲", "二、乙", "（一）公开", "（二）解读", "1.图解"]
    assert found[5:] == ["2.视频", "三、丙", "（一）组织", "1.考核"]


def test_article_numbers_are_set_off_from_the_text() -> None:
    transcript = read(numbered("为了管理，制定本办法。"), numbering=numbering(level(0, "chineseCounting", "第%1条")))
    assert texts(transcript) == ["第一条 为了管理，制定本办法。"]


def test_decimal_outline_prints_the_levels_above() -> None:
    levels = level(0, "chineseCounting", "第%1章") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    transcript = read(numbered("总则") + numbered("目的", 1), numbering=numbering(levels))
    assert texts(transcript) == ["第一章 总则", "1.1 目的"]


def test_a_list_goes_on_or_starts_anew_where_the_file_says_so() -> None:
    plain = '<w:num w:numId="{}"><w:abstractNumId w:val="0"/>{}</w:num>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    nums = plain.format(1, "") + plain.format(2, "") + plain.format(3, anew)
    body = numbered("甲") + numbered("乙", identity=2) + numbered("丙", identity=3) + numbered("丁", identity=3)
    assert texts(read(body, numbering=numbering(level(0, "decimal", "%1."), nums))) == ["1.甲", "2.乙", "5.丙", "6.丁"]


def test_numbering_from_a_style_and_switched_off() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="a2"><w:basedOn w:val="a1"/></w:style></w:styles>'
    )
    off = '<w:pStyle w:val="a2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
    body = (
        paragraph("总则", '<w:pStyle w:val="a2"/>')
        + paragraph("说明", off)
        + paragraph("附则", '<w:pStyle w:val="a1"/>')
    )
    transcript = read(body, styles=styles, numbering=numbering(level(0, "chineseCounting", "第%1章")))
    assert texts(transcript) == ["第一章 总则", "说明", "第二章 附则"]
    assert [block.heading_level for block in transcript.blocks if isinstance(block, Line)] == [1, 1, 1]


def test_bullets_print_no_number() -> None:
    assert texts(read(numbered("要点"), numbering=numbering(level(0, "bullet", "\uf0b7")))) == ["要点"]


def test_looks_of_a_paragraph() -> None:
    body = (
        paragraph("标题", '<w:jc w:val="center"/><w:outlineLvl w:val="1"/>')
        + paragraph("")
        + paragraph("正文。", '<w:ind w:firstLineChars="200" w:firstLine="640"/>')
        + paragraph("各镇：", '<w:outlineLvl w:val="9"/>')
    )
    lines = [block for block in read(body).blocks if isinstance(block, Line)]
    assert [(line.heading_level, line.centred, line.after_gap, line.indented, line.line) for line in lines] == [
        (2, True, False, None, 1),
        (None, False, True, True, 3),
        (None, False, False, False, 4),
    ]


def test_text_box_stands_once_where_it_is_anchored() -> None:
    box = f"<w:txbxContent>{paragraph('青府办〔2024〕9号')}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp>"
    choice = f"<w:drawing><wp:anchor><a:graphic>{shape}</a:graphic></wp:anchor></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice>{choice}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    assert texts(read(f"<w:p>{run(both) + run('标题')}</w:p>")) == ["青府办〔2024〕9号", "标题"]
    assert texts(read(f"<w:p>{run('标题') + run(old)}</w:p>")) == ["标题", "青府办〔2024〕9号"]


def test_fields_give_their_result_and_symbols_their_look() -> None:
    marks = {kind: run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")}
    code = run("<w:instrText>PAGE</w:instrText>") + run("码")
    field = marks["begin"] + code + marks["separate"] + run("结果") + marks["end"]
    ticked, unknown = run('<w:sym w:font="Wingdings" w:char="F0FE"/>'), run('<w:sym w:font="Zapf" w:char="F021"/>')
    inside = f"<w:hyperlink>{run('链接')}</w:hyperlink><w:smartTag>{run('<w:tab/><w:noBreakHyphen/>')}</w:smartTag>"
    transcript = read(f"<w:p>{field}{ticked}{run('公开')}{unknown}{inside}</w:p>")
    assert texts(transcript) == ["结果☑公开\ufffd链接\t-"]
    assert names(transcript) == ["unknown-symbol"]


def test_tracked_changes_are_accepted_and_told() -> None:
    deleted = f"<w:del>{run('<w:delText>删去</w:delText>')}</w:del><w:moveFrom>{run('移走')}</w:moveFrom>"
    body = (
        f"<w:p>{run('保留')}<w:ins>{run('增加')}</w:ins>{deleted}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('前半，')}</w:p><w:p>{run('后半。')}</w:p>"
    )
    transcript = read(body)
    assert texts(transcript) == ["保留增加", "前半，后半。"]
    assert names(transcript) == ["tracked-change"]


def test_line_breaks_end_paragraphs_only_after_sentences_and_before_numbers() -> None:
    br = run("<w:br/>")
    body = f"<w:p>{run('关于印发') + br + run('方案的通知')}</w:p><w:p>{run('一、甲。') + br + run('二、乙。')}</w:p>"
    assert [(block.text, block.whole) for block in read(body).blocks if isinstance(block, Line)] == [
        ("关于印发", False),
        ("方案的通知", False),
        ("一、甲。", True),
        ("二、乙。", True),
    ]


def test_notes_headers_and_hidden_text_are_residue() -> None:
    note, hidden = run('<w:footnoteReference w:id="2"/>'), run("<w:rPr><w:vanish/></w:rPr><w:t>暗</w:t>")
    footnotes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph("线")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("注文")}</w:footnote></w:footnotes>'
    )
    header = f"<w:hdr {W}>{paragraph('页眉')}</w:hdr>"
    transcript = read(f"<w:p>{run('正文') + note + hidden}</w:p>", footnotes=footnotes, header1=header, header2=header)
    assert texts(transcript) == ["正文"]
    assert sorted(entry.text for entry in transcript.residue) == ["暗", "注文", "页眉"]
    assert set(names(transcript)) == {"hidden-run", "footnote"}


def test_merged_cells_are_told_and_not_repeated() -> None:
    rows = (
        cell("任务", '<w:gridSpan w:val="2"/>') + cell("单位"),
        cell("一", '<w:vMerge w:val="restart"/>') + cell("甲|（续）") + cell("区府办"),
        cell("", "<w:vMerge/>") + cell("乙") + cell("区财政局"),
    )
    (grid,) = read(table(*rows)).blocks
    assert isinstance(grid, Grid)
    assert [[(entry.text, entry.rowspan, entry.colspan) for entry in row.cells] for row in grid.rows] == [
        [("任务", 1, 2), ("单位", 1, 1)],
        [("一", 2, 1), ("甲\n（续）", 1, 1), ("区府办", 1, 1)],
        [("乙", 1, 1), ("区财政局", 1, 1)],
    ]


def test_nested_table_is_part_of_its_cell() -> None:
    inner = table(cell("东") + cell("西"), cell("南") + cell("北"))
    outer = f"<w:tc>{paragraph('泵站')}{inner}{paragraph('')}</w:tc>"
    (grid,) = read(table(outer + cell("二"), cell("三") + cell("四"))).blocks
    assert isinstance(grid, Grid)
    assert grid.rows[0].cells[0].text == "泵站\n东 西\n南 北"


def test_layout_tables_are_lines() -> None:
    imprint = table(
        cell("抄送：区委办公室，区人大|常委会办公室。", '<w:gridSpan w:val="2"/>'),
        cell("区政府办公室") + cell("2024年5月6日印发"),
    )
    signature = table(cell("青禾区民政局") + cell("青禾区财政局"), borders="")
    transcript = read(imprint + signature)
    assert texts(transcript) == [
        "抄送：区委办公室，区人大",
        "常委会办公室。",
        "区政府办公室\u30002024年5月6日印发",
        "青禾区民政局\u3000青禾区财政局",
    ]
    assert not any(isinstance(block, Grid) for block in transcript.blocks)


def test_pictures_are_listed_with_what_people_wrote_of_them() -> None:
    def picture(description: str) -> str:
        inside = f'<wp:docPr id="1" name="x" descr="{description}"/><a:blip r:embed="rIdPicture"/>'
        return f"<w:p>{run(f'<w:drawing><wp:inline>{inside}</wp:inline></w:drawing>')}</w:p>"

    blocks = read(picture("区位图") + picture("C:\\图\\1.png")).blocks
    figures = [(block.alt, block.target) for block in blocks if isinstance(block, Figure)]
    assert figures == [("区位图", "word/media/image1.png"), ("", "word/media/image1.png")]


def test_content_controls_and_strict_files_are_read() -> None:
    body = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('目　录')}</w:sdtContent></w:sdt>"
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = package(body, spaces=SPACES.replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert texts(read(body)) == ["目　录"]
    assert texts(read_docx(strict, name="x.docx", sha256="0")) == ["目　录"]


def test_a_file_without_text_is_told() -> None:
    assert names(read("<w:p/>")) == ["document-without-text"]


def test_a_damaged_part_is_told_and_the_rest_is_read() -> None:
    transcript = read(paragraph("正文"), styles="<w:styles")
    assert texts(transcript) == ["正文"]
    assert names(transcript) == ["damaged-part"]
