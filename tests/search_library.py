"""A Library made by hand for the search tests: documents of random clauses, and one page of each other kind.

The words collide on purpose: characters are shared, numbers touch Han characters, phrases differ by one character.
"""

import random
from datetime import date

from generator.model.document import Category, Document, DocumentRecord, Validity
from generator.model.interpretation import Faq, Interpretation
from generator.model.library import Library
from generator.model.outline import Mark, Numbering, Outline, Paragraph, Section, SectionRole, Table
from generator.model.parsed import Structure
from generator.model.service import Service, ServiceGuide
from generator.model.site import FreePage, Site, TagVocabulary
from generator.model.topic import Topic
from generator.model.unit import Unit, UnitKind

TODAY = date(2026, 11, 22)
VOCABULARY = """
政务公开 信息公开 公开信息 主动公开 政府信息 政策解读 解读政策 阅办联动 一网通办 营商环境 惠企政策 行政规范性文件
开展 推进 落实 完善 及时 责任 单位 部门 各镇 街道 群众 企业 服务 监督 检查 考核 城市 更新 公文 公众 开放日 养老 托育
助餐 旧区改造 加装电梯 低收入家庭 年内 2024年 2025年 12月底前 3次 不少于10场 11号 1月 11月
5G 1.8亿元 1,000户 PM2.5 APP 12345热线
"""
WORDS = tuple(VOCABULARY.split())
MARKS = "，，，。；、"


def sentence(random_: random.Random, length: int) -> str:
    """Words with punctuation between some of them."""
    parts = []
    for _ in range(length):
        parts.append(random_.choice(WORDS))
        if random_.random() < 0.3:
            parts.append(random_.choice(MARKS))
    return "".join(parts) + "。"


def paragraph(text: str) -> Paragraph:
    return Paragraph(text=text, line=1)


def section(random_: random.Random, number: int, parent: str = "") -> Section:
    """A chapter with two items, or an item."""
    id_ = f"{parent}-{number}" if parent else f"s{number}"
    numeral = "一二三四五六七八九十"[number - 1]
    return Section(
        id=id_,
        mark=Mark.SECOND if parent else Mark.FIRST,
        label=f"（{numeral}）" if parent else f"{numeral}、",
        heading=sentence(random_, 2),
        run_in=bool(parent),
        role=SectionRole.NUMBERED,
        content=(paragraph(sentence(random_, 9)), paragraph(sentence(random_, 6))) if parent else (),
        line=1,
        children=() if parent else tuple(section(random_, child, id_) for child in (1, 2)),
    )


def task_table(random_: random.Random) -> Table:
    rows = tuple((str(row), sentence(random_, 3), "区政务服务办") for row in range(1, 4))
    return Table(
        caption="任务分解表", header=("序号", "任务", "责任单位"), rows=rows, row_lines=(1, 2, 3), cells=(), line=1
    )


def document(number: int, random_: random.Random) -> Document:
    year = 2022 + number % 4
    sections = tuple(section(random_, child) for child in range(1, 4))
    table = Section(
        id=f"annex{1}",
        mark=None,
        label=None,
        heading="附件 任务分解表",
        run_in=False,
        role=SectionRole.ANNEX,
        content=(task_table(random_),),
        line=1,
    )
    record = DocumentRecord(
        id=f"qhfb-{year}-{number}",
        title=f"青禾区{year}年{random_.choice(WORDS)}工作要点之{number}",
        genre="通知" if number % 3 else "工作要点",
        category=Category.NORMATIVE if number % 5 == 0 else Category.OTHER,
        document_number=f"青府办〔{year}〕{number}号",
        issuers=("qh-office",),
        dated_on=date(year, 1 + number % 12, 1 + number % 28),
        validity=Validity.REPEALED if number % 7 == 0 else Validity.IN_FORCE,
        topics=("zhengwu",) if number % 2 else (),
    )
    structure = Structure(
        outline=Outline(sections=(*sections, table), numbering=Numbering.RESTART),
        responsibilities=(),
        deadlines=(),
        tasks=(),
        references=(),
        findings=(),
    )
    return Document(record=record, structure=structure, source_file=None, attachment_files=())


def sample_library(documents: int = 60, seed: int = 20261122) -> Library:
    random_ = random.Random(seed)
    made = tuple(document(number, random_) for number in range(1, documents + 1))
    unit = Unit(
        id="qh-office", name="区政府办公室", full_name="青禾区人民政府办公室", kind=UnitKind.OFFICE, duties="承担会务"
    )
    service = Service(
        id="shengyu",
        name="生育津贴申领",
        aliases=("产假工资",),
        unit="qh-office",
        url="https://example.test/",
        guide=ServiceGuide(materials="身份证、银行卡", place="青禾路1号"),
    )
    interpretation = Interpretation(
        id="jd-1",
        title="一图读懂政务公开",
        interprets=made[0].id,
        unit="qh-office",
        published_on=date(2026, 1, 2),
        body="## 为什么要出台\n\n**便民**\u8d34心，见[说明](/guide/)。\n\n<script>alert(1)</script>",
        disclosure="proactive",
    )
    faq = Faq(
        id="faq-1",
        question="怎样申请公开？",
        document=made[0].id,
        unit="qh-office",
        answered_on=date(2026, 1, 3),
        body="填写<申请表>即可 & 邮寄。",
        disclosure="proactive",
    )
    site = Site(
        district="青禾区",
        name="青禾区人民政府",
        column="政府信息公开",
        domain="example.test",
        url="https://example.test/",
        site_code="0000000000",
        sponsor="青禾区人民政府办公室",
    )
    guide = FreePage(
        id="guide", title="政府信息公开指南", body="# 指南\n\n| 渠道 | 说明 |\n|---|---|\n| 邮寄 | 请注明字样 |\n"
    )
    return Library(
        site=site,
        channels=(),
        documents=made,
        interpretations=(interpretation,),
        faqs=(faq,),
        services=(service,),
        units=(unit,),
        topics=(Topic(id="zhengwu", name="政务专题"),),
        tags=TagVocabulary(),
        pages=(guide,),
        phrases={},
        relations={},
        duties={},
        synonyms=(("生育津贴", "生育保险待遇"),),
        document_by_id={one.id: one for one in made},
        document_by_number={},
        unit_by_id={unit.id: unit},
        service_by_id={service.id: service},
        page_by_id={},
        interpretations_of={},
        faqs_of={},
        documents_using={},
        today=TODAY,
    )
