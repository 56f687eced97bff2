"""正文与任务分解表对照: rows that agree, that were altered, that are not in the body; names that differ."""

from __future__ import annotations

from dataclasses import replace

from generator import parsing, sources
from generator.pages.comparison_difference import Segment, SegmentKind
from generator.pages.task_agreement import TableAgreement, find_source, present_agreement
from tests.sample_documents import plan
from tests.sample_library import make_library

BODY = """# 青禾区2026年便民工作要点

## 一、窗口服务

（一）规范窗口管理。区政务服务中心每周六全天办公。各窗口公布服务电话。

（二）培训窗口人员。全年组织窗口人员业务培训不少于4次。

（三）改善等候环境。增加座椅和饮水设施，张贴楼层示意图。

## 附件 任务分解表

| 序号 | 任务名称 | 任务内容 | 责任单位 |
| --- | --- | --- | --- |
"""


def compare(*rows: str) -> TableAgreement | None:
    text = BODY + "\n".join(f"| {number} | {row} |" for number, row in enumerate(rows, start=1)) + "\n"
    structure = parsing.read_structure(sources.read_markdown(text, name="plan.md"), year=2026)
    document = replace(plan(2026), structure=structure)
    return present_agreement(document, make_library((document,)))


def mark(segments: tuple[Segment, ...]) -> str:
    return "".join(s.text if s.kind is SegmentKind.SAME else f"[{s.text}]" for s in segments)


def test_rows_of_the_body_agree_whatever_the_widths() -> None:
    found = compare(
        "规范窗口管理 | 区政务服务中心每周六全天办公 | 区政务服务中心",
        "规范窗口管理 | 各窗口公布服务电话。 | 各街镇",
        "培训窗口人员 | 全年组织窗口人员业务培训不少于４次。 | 区政务服务中心",
    )
    assert found == TableAgreement(same=3, altered=0, missing=0, rows=(), shifted=())


def test_an_altered_row_shows_what_differs_from_its_own_sentence_only() -> None:
    found = compare(
        "规范窗口管理 | 各窗口公布投诉电话。 | 各街镇",
        "培训窗口人员 | 全年组织窗口人员业务培训不少于4次。 | 区政务服务中心",
    )
    assert found is not None
    assert (found.same, found.altered, found.missing) == (1, 1, 0)
    row = found.rows[0]
    assert (row.row, mark(row.body), mark(row.printed)) == (1, "各窗口公布[服务]电话。", "各窗口公布[投诉]电话。")
    assert row.clause is not None
    assert row.clause.text == "一（一）"


def test_a_row_that_is_not_in_the_body_is_shown_whole() -> None:
    found = compare(
        "培训窗口人员 | 全年组织窗口人员业务培训不少于4次。 | 区政务服务中心",
        "规范窗口管理 | 各窗口公布服务电话。 | 各街镇",
        "绿化 | 沿河补种柳树三百棵。 | 区绿化市容局",
    )
    assert found is not None
    assert (found.same, found.altered, found.missing) == (2, 0, 1)
    assert (found.rows[0].clause, found.rows[0].body, mark(found.rows[0].printed)) == (None, (), "沿河补种柳树三百棵。")


def test_a_name_that_was_altered_is_told_beside_the_heading() -> None:
    found = compare("改善等待环境 | 增加座椅和饮水设施，张贴楼层示意图。 | 区政务服务中心")
    assert found is not None
    assert [(row.title, row.heading) for row in found.rows] == [("改善等待环境", "改善等候环境")]


def test_a_name_that_is_printed_beside_the_next_task_is_told() -> None:
    found = compare(
        "规范窗口管理 | 区政务服务中心每周六全天办公。 | 区政务服务中心",
        "| 全年组织窗口人员业务培训不少于4次。 | 区政务服务中心",
        "培训窗口人员 | 增加座椅和饮水设施，张贴楼层示意图。 | 区政务服务中心",
    )
    assert found is not None
    assert len(found.shifted) == 1
    assert "第2行" in found.shifted[0]
    assert "规范窗口管理" in found.shifted[0]


def test_a_table_that_was_not_made_of_the_body_is_not_compared() -> None:
    assert compare("绿化 | 沿河补种柳树三百棵。 | 区绿化市容局", "照明 | 更换路灯五百盏。 | 区建设管理委") is None


def test_the_source_of_a_row_is_the_shortest_run_of_sentences() -> None:
    assert find_source("先公开。再说明理由。后归档。", "再说明缘由。") == "再说明理由。"
    assert find_source("先公开。再说明理由。后归档。", "再说明理由，后归档。") == "再说明理由。后归档。"
