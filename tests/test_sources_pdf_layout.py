"""Lines, paragraphs and furniture of PDFs that the tests write themselves."""

import pytest

from generator.model.transcript import Line, Transcript
from generator.sources.pdf import read_pdf
from tests.pdf_writer import A4, EM, LEFT, PITCH, TOP, Sheet, office, write_pdf

PARAGRAPHS = [
    "各街道办事处，区政府各部门：",
    "为进一步规范河道保洁工作，改善沿河居住环境，经区政府同意，现就有关事项通知如下。",
    "一、总体要求",
    "坚持属地负责、部门协同的原则，把河道保洁纳入日常巡查，做到问题早发现、早处置，力争到年底前实现主要河道水面无成片漂浮物、岸线无暴露垃圾。",
    "二、主要任务",
    "（一）健全巡查制度。各街道办事处每周至少巡查一次，巡查记录由河长办公室汇总，并于次月五日前报送。",
    "（二）完善设施配置。对使用年限较长的保洁船只逐步更新，新购船只应当符合GB/T 9704标准所附清单的要求。",
    "1.沿河绿地由管养单位负责。",
    "2.码头和桥梁下部空间由产权单位负责，产权单位不明确的，由所在地街道办事处先行负责，再按程序明确责任主体。",
    "三、附则",
    "本通知自印发之日起施行。",
]


def read(*sheets: Sheet) -> Transcript:
    return read_pdf(write_pdf(*sheets), name="a.pdf", sha256="0")


def texts(transcript: Transcript) -> list[str]:
    return [block.text for block in transcript.blocks if isinstance(block, Line)]


def names(transcript: Transcript) -> set[str]:
    return {finding.name for finding in transcript.findings}


def test_paragraphs_come_back_whole():
    transcript = read(*office(PARAGRAPHS))
    assert texts(transcript) == PARAGRAPHS
    assert all(block.whole and block.page == 1 for block in transcript.blocks)
    assert [entry.text for entry in transcript.residue] == ["— 1 —"]


@pytest.mark.parametrize("rows", [4, 5, 7])
@pytest.mark.parametrize("shift", [0, 24])
def test_paragraphs_go_on_over_pages(rows, shift):
    sheets = office(PARAGRAPHS, rows=rows, shift=shift)
    transcript = read(*sheets)
    assert transcript.pages == len(sheets) > 2
    assert texts(transcript) == PARAGRAPHS
    assert [entry.text for entry in transcript.residue] == [f"— {n + 1} —" for n in range(len(sheets))]


def test_paragraphs_without_indents_end_where_a_line_is_short():
    assert texts(read(*office(PARAGRAPHS, indent=0))) == PARAGRAPHS


def test_place_of_a_line():
    transcript = read(*office(PARAGRAPHS, rows=5))
    first = next(block for block in transcript.blocks if block.text == "二、主要任务")
    assert (first.page, first.line) == (2, 3)


def test_a_title_over_several_lines_is_one():
    sheet = Sheet()
    sheet.text(LEFT + 56, 120, "青禾区人民政府办公室关于印发", 24)
    sheet.text(LEFT + 92, 156, "河道保洁工作方案的通知", 24)
    sheet.text(LEFT + 9.5 * EM, 200, "青府办〔2024〕12号")
    sheet.text(LEFT, 256, "各街道办事处：")
    sheet.text(LEFT + 2 * EM, 284, "现将工作方案印发给你们，请结合实际认真抓好落实工作，确")
    sheet.text(LEFT, 312, "保各项任务按期完成。")
    found = read(sheet).blocks
    assert [block.text for block in found] == [
        "青禾区人民政府办公室关于印发河道保洁工作方案的通知",
        "青府办〔2024〕12号",
        "各街道办事处：",
        "现将工作方案印发给你们，请结合实际认真抓好落实工作，确保各项任务按期完成。",
    ]
    assert [block.centred for block in found] == [True, True, False, False]
    assert found[2].after_gap


def test_imprint_in_two_columns_is_one_line():
    sheet = office(PARAGRAPHS)[0]
    sheet.text(LEFT + 14, 760, "青禾区人民政府办公室", 14)
    sheet.text(LEFT + 19 * EM, 760, "2024年4月3日印发", 14)
    assert texts(read(sheet))[-1] == "青禾区人民政府办公室　　2024年4月3日印发"


def test_letters_spaced_by_justification_have_no_blanks():
    sheet = Sheet()
    for number, char in enumerate("中心河道保洁标准"):
        sheet.text(150 + number * 30, 120, char)
    sheet.text(LEFT, 160, "office suite 与 GB/T 9704 的关系")
    assert texts(read(sheet)) == ["中心河道保洁标准", "office suite 与 GB/T 9704 的关系"]


def test_a_deliberate_blank_stays():
    sheet = Sheet()
    sheet.text(LEFT, 120, "第一条")
    sheet.text(LEFT + 4 * EM, 120, "为了规范河道保洁工作，制定本办法。")
    assert texts(read(sheet)) == ["第一条 为了规范河道保洁工作，制定本办法。"]


def test_an_item_with_a_hanging_indent_is_one_paragraph():
    sheet = Sheet()
    for number in range(6):
        sheet.text(LEFT, 400 + number * PITCH, "河道保洁的经费由区级财政统筹安排并接受审计部门的监督检查")
    sheet.text(LEFT + 2 * EM, TOP, "附件：1.河道保洁责任区域划分一览表和各街道办事处联系方")
    sheet.text(LEFT + 6 * EM, TOP + PITCH, "式汇总表")
    sheet.text(LEFT + 5 * EM, TOP + 2 * PITCH, "2.河道保洁考核评分细则")
    assert texts(read(sheet))[:2] == [
        "附件：1.河道保洁责任区域划分一览表和各街道办事处联系方式汇总表",
        "2.河道保洁考核评分细则",
    ]


def test_two_columns_are_read_one_after_the_other():
    sheet = Sheet()
    sheet.text(180, 80, "青禾区人民政府公报第三期", 20)
    left = ["河道保洁工作由河长办公室统筹协调", "各街道办事处按照责任区域组织实施"] * 8
    right = ["右栏所载事项自公布之日起即行生效", "有关单位应当做好衔接和宣传工作的"] * 8
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        sheet.text(60, 120 + number * 30, one, 14)
        sheet.text(320, 120 + number * 30, other, 14)
    whole = "".join(texts(read(sheet)))
    assert whole == "青禾区人民政府公报第三期" + "".join(left) + "".join(right)


def test_running_heads_are_residue():
    sheets = office(PARAGRAPHS, rows=4)
    for sheet in sheets:
        sheet.text(380, 60, "青禾区规范性文件汇编", 10)
    transcript = read(*sheets)
    assert texts(transcript) == PARAGRAPHS
    assert sum(entry.text == "青禾区规范性文件汇编" for entry in transcript.residue) == len(sheets)


def test_annexes_that_begin_alike_are_no_running_heads():
    sheets = []
    for number in range(4):
        sheet = Sheet()
        sheet.text(LEFT, 80, "附件")
        sheet.text(LEFT + 32, 140, f"第{'一二三四'[number]}份附件的内容各不相同。")
        sheets.append(sheet)
    assert texts(read(*sheets)).count("附件") == 4


@pytest.mark.parametrize("printed", ["第1页共3页", "- 1 -", "1", "1 / 3", "—1—", "Page 1 of 3"])
def test_page_numbers_in_every_form(printed):
    sheets = [office(PARAGRAPHS[number:])[0] for number in range(3)]
    for number, sheet in enumerate(sheets, 1):
        sheet.operators.pop()
        sheet.text(280, 800, printed.replace("1", str(number), 1), 12)
    transcript = read(*sheets)
    assert len(transcript.residue) == 3
    assert texts(transcript) == [*PARAGRAPHS, *PARAGRAPHS[1:], *PARAGRAPHS[2:]]


def test_radicals_are_repaired_and_counted():
    sheet = Sheet()
    sheet.text(LEFT, 120, "\u2f08\u2ea0政府\u2f64印，\uf900\uff0c\u2ed3期")
    transcript = read(sheet)
    assert texts(transcript) == ["人民政府用印，豈，长期"]
    finding = next(finding for finding in transcript.findings if finding.name == "radical-for-character")
    assert "有 5 个字" in finding.message


def test_private_characters_are_kept_and_told():
    sheet = Sheet()
    sheet.text(LEFT, 120, "人名用字\ue123已保留")
    transcript = read(sheet)
    assert texts(transcript) == ["人名用字\ue123已保留"]
    assert names(transcript) == {"private-use-character"}


def test_what_cannot_be_seen_is_residue():
    sheet = office(PARAGRAPHS)[0]
    sheet.text(LEFT, 600, "隐藏的字", before="3 Tr")
    sheet.text(LEFT, 640, "白色的字", before="1 g")
    sheet.text(700, 680, "页外的字")
    transcript = read(sheet)
    assert texts(transcript) == PARAGRAPHS
    assert {entry.text for entry in transcript.residue} == {"— 1 —", "隐藏的字", "白色的字", "页外的字"}
    assert names(transcript) == {"invisible-text"}


def test_white_on_a_dark_ground_is_text():
    sheet = Sheet()
    sheet.fill(60, 100, 400, 130, 0.2)
    sheet.text(LEFT, 120, "深色底上的白字", before="1 g")
    assert texts(read(sheet)) == ["深色底上的白字"]


def test_a_watermark_is_residue():
    sheet = office(PARAGRAPHS)[0]
    sheet.text(200, 500, "内部资料", 40, matrix="0.7 0.7 -0.7 0.7")
    transcript = read(sheet)
    assert texts(transcript) == PARAGRAPHS
    assert "内部资料" in [entry.text for entry in transcript.residue]
    assert "rotated-text" in names(transcript)


@pytest.mark.parametrize(("rotation", "matrix"), [(90, "0 1 -1 0"), (0, "0 1 -1 0"), (270, "0 -1 1 0")])
def test_a_page_that_is_turned_reads_the_same(rotation, matrix):
    sheet = Sheet(rotation=rotation)
    for number, line in enumerate(("第一行横排在转过来的页面上", "第二行也是这样")):
        way = 1 if matrix.startswith("0 1") else -1
        x = 100 + number * 40 if way > 0 else A4[0] - 100 - number * 40
        sheet.text(x, 700 if way > 0 else 100, line, matrix=matrix)
    assert texts(read(sheet)) == ["第一行横排在转过来的页面上", "第二行也是这样"]


def test_imitated_bold_is_read_once():
    sheet = Sheet()
    for offset in (0, 0.3, 0.6):
        sheet.text(LEFT + offset, 120, "加粗的标题标题")
    assert texts(read(sheet)) == ["加粗的标题标题"]


def test_raised_characters_stay_in_their_line():
    sheet = Sheet()
    sheet.text(LEFT, 120, "面积为60m")
    sheet.text(LEFT + 72, 113, "2", 9)
    sheet.text(LEFT + 77, 120, "左右。")
    sheet.text(LEFT, 160, "下一行是另一段。")
    assert texts(read(sheet)) == ["面积为60m2左右。", "下一行是另一段。"]


def test_rows_without_rulings_are_lines_with_a_finding():
    sheet = Sheet()
    for number, row in enumerate((("街道", "河长", "电话"), ("青浦街道", "甲", "001"), ("禾山街道", "乙", "002"))):
        for column, text in enumerate(row):
            sheet.text(80 + 150 * column, 120 + 30 * number, text)
    transcript = read(sheet)
    assert texts(transcript) == ["街道　　河长　　电话", "青浦街道　　甲　　001", "禾山街道　　乙　　002"]
    assert names(transcript) == {"unruled-table"}
