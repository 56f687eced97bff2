"""What parsing promises of any text, and single traps of joining, numbers, elements and tables."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import parsing
from generator.model.inspection import to_json
from generator.model.outline import Mark, Numbering
from generator.model.parsed import Parsed
from generator.model.transcript import Block, Cell, Fact, Figure, Grid, Line, Row, SourceFormat, Transcript
from generator.parsing.genres import find_genre
from generator.parsing.line_kinds import LineKind, kind_of
from generator.parsing.marks import read_number
from generator.parsing.tables import to_table

PHRASES = (
    "青禾区人民政府办公室文件|青府办〔2024〕3号|关于印发《青禾区公开要点》的通知|各街道办事处：|"
    "现印发给你们，请执行。|青禾区公开要点|一、总体要求|二、|（一）加强公开。各单位落实。|(二)|"
    "1.公开预算|2.5万元|（1）细则|①事项|第一章 总则|第一条 为了公开，|第二条|目录|附件：1.清单|附件|"
    "附件2|2024年4月1日|抄送：区委办，|青禾区财政局|青禾区财政局2024年4月3日印发|（此件公开发布）|"
    "当前位置：首页|来源：区政府 发布时间：2024-05-01|（责任单位：区民政局）|1.1 成效|1.1.1 更好。|"
    "正文没有结束|……|特此通知|第三条规定的|总理 张三|青禾区人民政府令|第7号|〈|）|"
)


def transcript_of(*blocks: Block, facts: tuple[Fact, ...] = ()) -> Transcript:
    return Transcript(name="a.txt", format=SourceFormat.TXT, sha256="", blocks=blocks, facts=facts)


def parse_lines(*texts: str, whole: bool = True) -> Parsed:
    return parsing.parse(
        transcript_of(*(Line(text=text, line=number, whole=whole) for number, text in enumerate(texts, 1)))
    )


texts = st.one_of(
    st.sampled_from(PHRASES.strip("|").split("|")),
    st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip())),
)
cells = st.lists(
    st.builds(
        Cell,
        text=st.one_of(st.just(""), texts),
        rowspan=st.integers(0, 4),
        colspan=st.integers(0, 4),
    ),
    min_size=1,
    max_size=4,
)
blocks = st.one_of(
    st.builds(
        Line,
        text=texts,
        line=st.integers(1, 99),
        page=st.one_of(st.none(), st.integers(1, 9)),
        whole=st.booleans(),
        heading_level=st.one_of(st.none(), st.integers(1, 6)),
        centred=st.booleans(),
        after_gap=st.booleans(),
        indented=st.one_of(st.none(), st.booleans()),
        end_gap=st.one_of(st.none(), st.floats(0, 40)),
    ),
    st.builds(
        Grid,
        rows=st.lists(st.builds(Row, cells=cells.map(tuple), line=st.integers(1, 99)), max_size=5).map(tuple),
        line=st.integers(1, 99),
        has_header=st.booleans(),
    ),
    st.builds(Figure, alt=texts, target=st.just("a.png"), line=st.integers(1, 99)),
)
facts = st.builds(
    Fact,
    name=st.sampled_from(("标题", "发文机关", "成文日期", "发布日期", "主题词", "索引号")),
    value=texts,
    line=st.just(1),
    visible=st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(blocks, max_size=25), st.lists(facts, max_size=4))
def test_any_transcript_is_parsed_and_conserved(content: list[Block], labelled: list[Fact]) -> None:
    parsed = parsing.parse(transcript_of(*content, facts=tuple(labelled)))
    assert not parsed.conservation.lost
    assert not parsed.conservation.invented
    ids = [section.id for section in parsed.structure.outline.walk() if section.id is not None]
    assert len(ids) == len(set(ids))
    for _, table in parsed.structure.tables():
        assert len({len(row) for row in (*table.rows, *([table.header] if table.header else []))}) <= 1
        assert len(table.row_lines) == len(table.rows)
    to_json(parsed)


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, max_size=30))
def test_any_body_has_a_structure(content: list[str]) -> None:
    lines = (Line(text=text, line=number, whole=True) for number, text in enumerate(content, 1))
    structure = parsing.read_structure(transcript_of(*lines), year=None)
    assert structure.outline.numbering in Numbering


@pytest.mark.parametrize(
    ("text", "mark", "label", "numbers"),
    [
        ("一、总体要求", Mark.FIRST, "一、", (1,)),
        ("二十一、保障", Mark.FIRST, "二十一、", (21,)),
        ("（十九）加强", Mark.SECOND, "（十九）", (19,)),
        ("(三) 加强", Mark.SECOND, "(三)", (3,)),
        ("12.公开", Mark.THIRD, "12.", (12,)),
        ("7．公开", Mark.THIRD, "7．", (7,)),
        ("1.2024年底前完成", Mark.THIRD, "1.", (1,)),
        ("（2）细则", Mark.FOURTH, "（2）", (2,)),
        ("③事项", Mark.FIFTH, "③", (3,)),
        ("1.1 成效", Mark.DECIMAL, "1.1", (1, 1)),
        ("第三编 分则", Mark.BOOK, "第三编", (3,)),
        ("第 一 章　总则", Mark.CHAPTER, "第 一 章", (1,)),
        ("第二节 管理", Mark.DIVISION, "第二节", (2,)),
        ("第一百二十条之一　有下列", Mark.ARTICLE, "第一百二十条之一", (120, 1)),
        ("第十条", Mark.ARTICLE, "第十条", (10,)),
    ],
)
def test_numbers_at_the_head_of_a_line(text: str, mark: Mark, label: str, numbers: tuple[int, ...]) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.mark, number.label, number.numbers) == (mark, label, numbers)


@pytest.mark.parametrize(
    "text", ["一是加强", "2024年", "2.5万元", "1.8%的", "十五五规划", "三、四级医院", "第三方评估", ""]
)
def test_words_that_only_begin_like_numbers(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("青禾区人民政府办公室文件", LineKind.MASTHEAD),
        ("青府办〔2024〕12号", LineKind.NUMBER),
        ("青府办（2024）12号", LineKind.NUMBER),
        ("（80）青法研字第13号", LineKind.NUMBER),
        ("青禾市人民政府令", LineKind.ORDER),
        ("第 7 号", LineKind.SERIAL),
        ("2024年第3号", LineKind.SERIAL),
        ("区长　　张 禾", LineKind.OFFICER),
        ("二○二四年四月一日", LineKind.DATE),
        ("青禾区财政局 2024年4月1日", LineKind.DATED_ORGAN),
        ("青禾区财政局　2024年4月1日印发", LineKind.PRINTED),
        ("（此件主动公开）", LineKind.ANNOTATION),
        ("（2011年5月4日青禾市人民政府令第6号公布）", LineKind.ADOPTION),
        ("附件1", LineKind.ANNEX),
        ("附　件", LineKind.ANNEX),
        ("附件：清单", LineKind.NOTE),
        ("抄送：区委办。", LineKind.COPIED),
        ("各镇人民政府，各街道办事处：", LineKind.ADDRESSEE),
        ("现将有关事项通知如下：", LineKind.TEXT),
        ("应当符合下列条件：", LineKind.TEXT),
        ("打印纸采购由区财政局负责", LineKind.TITLE),
        ("分享经验的单位要做好准备", LineKind.TITLE),
        ("本方案于2024年4月1日印发", LineKind.TITLE),
    ],
)
def test_kinds_of_lines(text: str, kind: LineKind) -> None:
    assert kind_of(text) is kind


def test_run_in_headings_end_at_the_first_full_stop() -> None:
    (section,) = parse_lines("青禾区要点", "一、加强公开。各单位落实。按月通报。").structure.outline.sections
    assert (section.heading, [entry.text for entry in section.paragraphs]) == ("加强公开。", ["各单位落实。按月通报。"])
    assert section.run_in


def test_numbers_that_run_through_keep_their_printed_path() -> None:
    parsed = parse_lines("青禾区要点", "一、甲", "（一）子。", "（二）丑。", "二、乙", "（三）寅。")
    assert parsed.structure.outline.numbering is Numbering.RUN_THROUGH
    assert [section.id for section in parsed.structure.outline.walk()] == ["s1", "s1-1", "s1-2", "s2", "s2-3"]


def test_a_signature_is_not_the_date_of_publication() -> None:
    parsed = parsing.parse(
        transcript_of(
            Line(text="青禾区财政局关于预算公开的通知", line=1, whole=True),
            Line(text="请按时公开。", line=2, whole=True),
            Line(text="青禾区财政局", line=3, whole=True),
            Line(text="2024年4月1日", line=4, whole=True),
            facts=(
                Fact(name="发布日期", value="2024-04-08", line=1),
                Fact(name="成文日期", value="2024-04-02", line=1),
                Fact(name="主题词", value="", line=1),
            ),
        )
    )
    elements = parsed.elements
    assert (elements.dated_on, elements.published_on) == (date(2024, 4, 1), date(2024, 4, 8))
    assert elements.issuers == ("青禾区财政局",)
    assert [entry.text for entry in parsed.residue] == ["主题词"]
    assert "contradictory-fact" in {finding.name for finding in parsed.findings}


def test_nothing_is_invented_where_nothing_is_printed() -> None:
    elements = parse_lines("请各单位按时报送材料。").elements
    assert elements.title is None
    assert elements.document_number is None
    assert elements.dated_on is None
    assert elements.issuers == ()


def test_a_cited_number_is_not_the_documents_own() -> None:
    elements = parse_lines("关于公开的通知", "根据青府办〔2023〕9号文件要求，做好公开。").elements
    assert elements.document_number is None


def test_merged_cells_leave_empty_places() -> None:
    rows = (
        Row(cells=(Cell(text="序号"), Cell(text="任务", colspan=2)), line=1),
        Row(cells=(Cell(text="1", rowspan=2), Cell(text="甲"), Cell(text="乙")), line=2),
        Row(cells=(Cell(text="丙"), Cell(text="丁")), line=3),
    )
    table = to_table(Grid(rows=rows, line=1), None)
    assert table.header == ("序号", "任务", "")
    assert table.rows == (("1", "甲", "乙"), ("", "丙", "丁"))


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("2024年青禾区政务公开工作要点", "工作要点"),
        ("青禾区公园管理办法（试行）", "管理办法"),
        ("关于同意设立公园的批复", "批复"),
        ("青禾区概况", None),
        (None, None),
    ],
)
def test_genres(title: str | None, genre: str | None) -> None:
    assert find_genre(title) == genre


def test_a_long_text_is_parsed_in_linear_time() -> None:
    import time

    paragraph = "各单位要按照职责分工，及时公开有关信息，"
    seconds = []
    for times in (500, 4000):
        content = [Line(text=paragraph * (1 + number % 9), line=number) for number in range(1, times + 1)]
        begun = time.process_time()
        parsing.parse(transcript_of(*content))
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 40 * max(seconds[0], 0.01)
