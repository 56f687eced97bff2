"""The three statistical tables of 政府信息公开工作年度报告, as 国办公开办函〔2021〕30号 prints them.

A line has one key in the front matter, in the open data and here; its label is the printed one.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

FigureValue = int | Decimal | None
"""A printed number; None is 不适用. Zero is a number: nothing happened. A cell without either is not published."""

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
"""Columns of chapter 三; all but the first and the last are 法人或其他组织."""
ORGANISATIONS = "法人或其他组织"
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
"""Columns of chapter 四, for each of its lines."""
RESULTS = "三、本年度办理结果"
LAWSUITS = "行政诉讼"
HEAD_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
"""Printed in the corner of the table of chapter 三."""


@value_class
class FigureLine:
    """A line of a table: where its numbers are named, in print and in data."""

    key: str
    label: str
    """As printed: 1.属于国家秘密."""
    columns: tuple[str, ...]
    group: str | None = None
    """（三）不予公开, 行政诉讼: without it the label does not say what it is."""
    part: str | None = None
    """第二十条第（一）项, 三、本年度办理结果."""
    fractional: bool = False
    """An amount in 万元, else a count."""

    @property
    def name(self) -> str:
        """The line by itself, for messages and files: （三）不予公开1.属于国家秘密."""
        return f"{self.group or ''}{self.label}"


@value_class
class FigureTable:
    """A table of a chapter."""

    key: str
    chapter: int
    name: str
    """Of the chapter, without its number: 主动公开政府信息情况."""
    lines: tuple[FigureLine, ...]

    @property
    def place(self) -> str:
        """How messages call it: 第三章表."""
        return f"第{'一二三四五六'[self.chapter - 1]}章表"


def _disclosed() -> Iterator[FigureLine]:
    documents = ("本年制发件数", "本年废止件数", "现行有效件数")
    decisions = ("本年处理决定数量",)
    amount = ("本年收费金额（单位：万元）",)
    first, fifth, sixth, eighth = (f"第二十条第（{number}）项" for number in "一五六八")
    yield FigureLine(key="government_rules", label="规章", columns=documents, part=first)
    yield FigureLine(key="normative_documents", label="行政规范性文件", columns=documents, part=first)
    yield FigureLine(key="licences", label="行政许可", columns=decisions, part=fifth)
    yield FigureLine(key="penalties", label="行政处罚", columns=decisions, part=sixth)
    yield FigureLine(key="compulsory_measures", label="行政强制", columns=decisions, part=sixth)
    yield FigureLine(key="fees", label="行政事业性收费", columns=amount, part=eighth, fractional=True)


def _applications() -> Iterator[FigureLine]:
    for part, group, key, label in _APPLICATION_LABELS:
        yield FigureLine(key=key, label=label, columns=APPLICANTS, group=group, part=part)


_REFUSED, _UNAVAILABLE, _DECLINED, _OTHER = "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"
_ENDED = "行政机关不再处理其政府信息公开申请"
_APPLICATION_LABELS = (
    (None, None, "received", "一、本年新收政府信息公开申请数量"),
    (None, None, "carried_over", "二、上年结转政府信息公开申请数量"),
    (RESULTS, None, "granted", "（一）予以公开"),
    (RESULTS, None, "partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    (RESULTS, _REFUSED, "state_secret", "1.属于国家秘密"),
    (RESULTS, _REFUSED, "forbidden_by_law", "2.其他法律行政法规禁止公开"),
    (RESULTS, _REFUSED, "security_and_stability", "3.危及“三安全一稳定”"),
    (RESULTS, _REFUSED, "third_party", "4.保护第三方合法权益"),
    (RESULTS, _REFUSED, "internal_affairs", "5.属于三类内部事务信息"),
    (RESULTS, _REFUSED, "process_information", "6.属于四类过程性信息"),
    (RESULTS, _REFUSED, "enforcement_file", "7.属于行政执法案卷"),
    (RESULTS, _REFUSED, "administrative_inquiry", "8.属于行政查询事项"),
    (RESULTS, _UNAVAILABLE, "not_held", "1.本机关不掌握相关政府信息"),
    (RESULTS, _UNAVAILABLE, "to_be_produced", "2.没有现成信息需要另行制作"),
    (RESULTS, _UNAVAILABLE, "still_unclear", "3.补正后申请内容仍不明确"),
    (RESULTS, _DECLINED, "complaint", "1.信访举报投诉类申请"),
    (RESULTS, _DECLINED, "repeated", "2.重复申请"),
    (RESULTS, _DECLINED, "publication", "3.要求提供公开出版物"),
    (RESULTS, _DECLINED, "excessive", "4.无正当理由大量反复申请"),
    (RESULTS, _DECLINED, "confirmation", "5.要求行政机关确认或重新出具已获取信息"),
    (RESULTS, _OTHER, "not_supplemented", f"1.申请人无正当理由逾期不补正、{_ENDED}"),
    (RESULTS, _OTHER, "fee_unpaid", f"2.申请人逾期未按收费通知要求缴纳费用、{_ENDED}"),
    (RESULTS, _OTHER, "other_handling", "3.其他"),
    (RESULTS, None, "concluded", "（七）总计"),
    (None, None, "carried_forward", "四、结转下年度继续办理"),
)

DISCLOSED = FigureTable(key="disclosed", chapter=2, name="主动公开政府信息情况", lines=tuple(_disclosed()))
APPLICATIONS = FigureTable(
    key="applications", chapter=3, name="收到和处理政府信息公开申请情况", lines=tuple(_applications())
)
DISPUTES = FigureTable(
    key="disputes",
    chapter=4,
    name="政府信息公开行政复议、行政诉讼情况",
    lines=(
        FigureLine(key="reconsideration", label="行政复议", columns=OUTCOMES),
        FigureLine(key="direct_lawsuit", label="未经复议直接起诉", columns=OUTCOMES, group=LAWSUITS),
        FigureLine(key="lawsuit_after_reconsideration", label="复议后起诉", columns=OUTCOMES, group=LAWSUITS),
    ),
)
FIGURE_TABLES: tuple[FigureTable, ...] = (DISCLOSED, APPLICATIONS, DISPUTES)

RESULT_KEYS: tuple[str, ...] = tuple(
    line.key for line in APPLICATIONS.lines if line.part == RESULTS and line.key != "concluded"
)
"""The lines that add up to （七）总计."""
TOTAL = len(APPLICANTS) - 1
"""Index of the column 总计 of chapter 三."""
