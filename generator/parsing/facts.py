"""Labelled values: the page's metadata table, its meta tags, and lines such as 「来源：…　发布时间：…」."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.chinese.dates import first_date
from generator.chinese.widths import squeeze, trim
from generator.model.elements import Printed
from generator.model.transcript import Fact, Residue

if TYPE_CHECKING:
    from datetime import date

    from generator.model.transcript import Transcript
    from generator.parsing.anatomy import Reading

FACT_ELEMENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("title", ("标题", "名称", "信息名称", "文件名称", "ArticleTitle")),
    ("document_number", ("发文字号", "文号", "文件编号", "发文文号", "文件字号")),
    ("issuers", ("发文机关", "发布机构", "公开主体", "制发机关", "发文单位", "发布单位", "发布机关", "信息来源单位")),
    ("dated_on", ("成文日期", "生成日期", "发文日期", "制发日期", "颁布时间", "颁布日期")),
    ("published_on", ("发布日期", "发布时间", "公开日期", "PubDate", "发稿时间")),
    ("effective_on", ("施行日期", "实施日期", "生效日期")),
    ("expires_on", ("失效日期", "有效期至", "废止日期")),
    ("content_source", ("来源", "信息来源", "文章来源", "稿件来源", "ContentSource")),
    ("index_number", ("索引号", "信息索引号")),
    ("subject_category", ("主题分类",)),
)
"""Element, and the names under which pages print it."""


@dataclass(slots=True)
class FactSheet:
    """What the labels say."""

    title: str | None = None
    document_number: str | None = None
    issuers: str | None = None
    dated_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    content_source: str | None = None
    index_number: str | None = None
    subject_category: str | None = None
    printed: list[Printed] = field(default_factory=list)
    residue: tuple[Residue, ...] = ()


def read_facts(reading: Reading, transcript: Transcript) -> FactSheet:
    """The labelled values of a document; of two for one element the first counts, a visible one before a hidden one."""
    sheet = FactSheet()
    rest: list[Residue] = []
    for fact in sorted(transcript.facts, key=lambda fact: not fact.visible):
        element = _element(fact.name)
        taken = element is not None and _set(sheet, element, fact.value)
        if not fact.visible:
            continue
        if taken and element is not None:
            sheet.printed.append(_printed(element, fact))
        else:
            rest.append(Residue(text=fact.printed or fact.name + fact.value, line=fact.line, page=fact.page))
    for name, value, _ in reading.facts:
        element = _element(name)
        if element is not None:
            _set(sheet, element, value)
    sheet.residue = tuple(rest)
    return sheet


def _printed(element: str, fact: Fact) -> Printed:
    return Printed(element=element, text=fact.printed or fact.name + fact.value, line=fact.line, page=fact.page)


def _element(name: str) -> str | None:
    plain = squeeze(name)
    return next((element for element, names in FACT_ELEMENTS if plain in names), None)


def _set(sheet: FactSheet, element: str, value: str) -> bool:
    """Note a value; False where it says nothing or another one came first."""
    text = trim(value)
    if not text or getattr(sheet, element) is not None:
        return False
    read = first_date(text) if element.endswith("_on") else text
    if read is None:
        return False
    setattr(sheet, element, read)
    return True
