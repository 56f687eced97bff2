"""A Library made by hand: two annual plans and a normative document, with everything that can stand around them."""

from __future__ import annotations

from datetime import date

from generator.errors import Location
from generator.model.cross_reference import resolve_references
from generator.model.document import Category, Document, OriginalFile, RelationType
from generator.model.gazette import Gazette, GazetteIssue, GazettePoint
from generator.model.interpretation import ClauseNote, Faq, Interpretation
from generator.model.library import Library, ResolvedRelation
from generator.model.matter import Matter, MatterSources
from generator.model.publication import Redirect
from generator.model.service import Service, ServiceGuide
from generator.model.site import Channel, ChannelKind, FreePage, Site, TagVocabulary
from generator.model.standard_catalogue import (
    CatalogueField,
    CatalogueItem,
    DisclosureChannel,
    DisclosureLevel,
    DisclosureMethod,
)
from generator.model.topic import OutsideDocument, Topic, TopicLevel, TopicPart
from generator.model.unit import Unit, UnitKind, UnitPhrase
from generator.records.unit_phrases import count_duties
from tests.annual_report_samples import make_report
from tests.sample_documents import STATUTE, normative, plan
from tests.sample_participation import CONSULTATIONS, DECISIONS, EVENTS, GOALS
from tests.sample_registers import BENEFITS, BOARD, RULE
from tests.sample_requests import PROCEDURE, RULES, UNIT_GUIDE

TODAY = date(2026, 11, 22)

SITE = Site(
    district="青禾区",
    name="青禾区人民政府",
    column="政府信息公开",
    domain="www.qinghe.example",
    url="https://www.qinghe.example/",
    site_code="0000000000",
    sponsor="青禾区人民政府办公室",
    telephone="000-0000 0101",
    full_width_punctuation=True,
)
CHANNELS = (
    Channel(
        id="policy",
        name="政策文件",
        kind=ChannelKind.GROUP,
        children=(
            Channel(id="normative", name="行政规范性文件", kind=ChannelKind.DOCUMENTS, category=Category.NORMATIVE),
            Channel(id="other", name="其他文件", kind=ChannelKind.DOCUMENTS, category=Category.OTHER),
        ),
    ),
    Channel(id="guide", name="政府信息公开指南", kind=ChannelKind.PAGE, page="guide"),
    Channel(id="institutions", name="机构职能", kind=ChannelKind.UNITS, description="各单位的职能和联系方式。"),
    Channel(id="ledgers", name="任务台账", kind=ChannelKind.LEDGERS),
)
UNITS = (
    Unit(id="qh-office", name="区政府办公室", full_name="青禾区人民政府办公室", kind=UnitKind.OFFICE),
    Unit(
        id="qh-drc",
        name="区发展改革委",
        full_name="青禾区发展和改革委员会",
        kind=UnitKind.DEPARTMENT,
        address="青禾区穗行大道2号",
        telephone="000-0000 0111",
    ),
    Unit(id="suian", name="穗安街道", full_name="穗安街道办事处", kind=UnitKind.SUBDISTRICT, groups=("各街道",)),
    Unit(id="heyuan", name="禾苑街道", full_name="禾苑街道办事处", kind=UnitKind.SUBDISTRICT, groups=("各街道",)),
)
SERVICE = Service(
    id="zhucan",
    name="老年助餐登记",
    unit="qh-drc",
    url="https://ywtb.qinghe.example/zhucan",
    guide=ServiceGuide(basis="《青禾区助餐办法》", materials="身份证"),
    checked_on=date(2026, 11, 2),
)

TAGS = TagVocabulary(audience=("老年人",), matter=("助餐服务",), stage=("退休和养老",))
TOPIC = Topic(
    id="yanglao",
    name="养老服务",
    summary="老年人用得上的政策。",
    lead="qh-drc",
    introduction=("先看“吃饭”。",),
    patrolled_on=date(2026, 11, 10),
    parts=(TopicPart(id="meals", name="吃饭", words=("助餐",)), TopicPart(id="empty", name="住房")),
    outside=(
        OutsideDocument(
            title="关于老年助餐的指导意见",
            level=TopicLevel.NATION,
            issuer="国务院有关部门",
            url="https://nation.example/1",
            sha256="d" * 64,
            copied_on=date(2026, 11, 9),
            part="meals",
        ),
    ),
)
GAZETTE = Gazette(
    name="青禾区人民政府公报",
    summary="刊载区政府文件。",
    editor="青禾区人民政府办公室",
    frequency="每季度一期。",
    points=(GazettePoint(name="区图书馆", address="青禾区穗行大道29号", telephone="000-0000 0181"),),
    issues=(
        GazetteIssue(year=2025, number=2, running_number=2, published_on=date(2025, 7, 15)),
        GazetteIssue(year=2024, number=1, published_on=date(2024, 4, 15), interpretations=("jiedu",)),
    ),
)
MATTERS = (
    Matter(
        id="regulations",
        name="规范性文件",
        article=20,
        item=1,
        wording="行政法规、规章和规范性文件",
        units=("qh-office", "qh-drc"),
        sources=MatterSources(categories=(Category.NORMATIVE,), pages=("guide",)),
    ),
    Matter(
        id="organs",
        name="机构职能",
        article=20,
        item=2,
        wording="机关职能、机构设置",
        units=("qh-office",),
        sources=MatterSources(units=True, services=True),
    ),
    Matter(id="urban", name="市政建设", article=21, wording="涉及市政建设的政府信息", units=("qh-drc",)),
)
CATALOGUE_FIELD = CatalogueField(
    id="elderly-care", name="养老服务", version="2026年版", revised_on=date(2026, 6, 30), lead="qh-drc"
)
CATALOGUE_ITEMS = tuple(
    CatalogueItem(
        field="elderly-care",
        serial=str(serial),
        heading="养老服务政策",
        name=name,
        content_elements="对象、标准、办法",
        basis="《政府信息公开条例》",
        time_limit="20个工作日内",
        owners=owners,
        units=units,
        channels=(DisclosureChannel.WEBSITE, DisclosureChannel.NOTICE_BOARD),
        addressed_to="全社会",
        methods=(DisclosureMethod.PROACTIVE,),
        levels=levels,
        contents=contents,
    )
    for serial, name, owners, units, levels, contents in (
        (
            1,
            "助餐",
            ("区发展改革委",),
            ("qh-drc",),
            (DisclosureLevel.COUNTY,),
            ("qhfg-2025-3", "zhucan", "guide", "suian"),
        ),
        (2, "备案", ("各街道",), ("suian", "heyuan"), (DisclosureLevel.COUNTY, DisclosureLevel.TOWNSHIP), ()),
    )
)


def make_library(documents: tuple[Document, ...] | None = None, **more) -> Library:
    """The whole; the later plan has neither tasks nor notice."""
    later = plan(2025, structure=STATUTE, notice_title=None, services=(), attachments=())
    later = Document(record=later.record, structure=later.structure, source_file=None, attachment_files=())
    documents = documents or (normative(), later, plan(2024))
    by_id = {document.id: document for document in documents}
    interpretation = Interpretation(
        id="jiedu",
        title="《要点》解读",
        interprets="qhfb-2024-12",
        unit="qh-office",
        published_on=date(2024, 4, 9),
        notes=(ClauseNote(section="s1-1-1", note="三月底能看到清单。"),),
        disclosure="proactive",
        body="## 背景\n\n见[第一条](../documents/qhfg-2025-3.md#a1)。\n",
        location=Location("content/interpretations/jiedu.md", 1),
    )
    faq = Faq(
        id="shei-jiedu",
        question="谁来公开？",
        document="qhfb-2024-12",
        sections=("s1-1-1",),
        unit="qh-drc",
        answered_on=date(2024, 5, 1),
        disclosure="proactive",
        body="由**区发展改革委**公开。\n",
        location=Location("content/faqs/shei-jiedu.md", 1),
    )
    guide = FreePage(
        id="guide",
        title="指南",
        revised_on=date(2026, 9, 15),
        body="# 一、范围\n\n| 项 | 限 |\n|---|---|\n| 主动公开 | 20个工作日 |\n",
        location=Location("content/pages/guide.md", 1),
    )
    streets = UnitPhrase(phrase="各街道", units=("suian", "heyuan"), is_group=True)
    office, drc = (UnitPhrase(phrase=unit.name, units=(unit.id,), is_group=False) for unit in UNITS[:2])
    unknown = UnitPhrase(phrase="区里的老单位", units=(), is_group=False)
    phrases = {phrase.phrase: phrase for phrase in (streets, office, drc, unknown)}

    def is_known(document: Document) -> bool:
        return all(phrase in phrases for phrase in document.structure.card.owing_phrases)

    earlier = "qhfb-2024-12" if "qhfb-2024-12" in by_id and "qhfb-2025-12" in by_id else None

    cites, cited_by = resolve_references(documents)
    given = {
        "cites": cites,
        "cited_by": cited_by,
        "site": SITE,
        "channels": CHANNELS,
        "documents": documents,
        "interpretations": (interpretation,),
        "faqs": (faq,),
        "services": (SERVICE,),
        "units": UNITS,
        "topics": (TOPIC,),
        "tags": TAGS,
        "pages": (guide,),
        "phrases": phrases,
        "relations": {
            "qhfb-2024-12": (
                ResolvedRelation(
                    type=RelationType.PREVIOUS_YEAR,
                    inverse=True,
                    document="qhfb-2025-12",
                    text="青禾区2025年政务公开工作要点",
                ),
                ResolvedRelation(type=RelationType.BASIS, inverse=False, document=None, text="国办发〔2017〕47号"),
            ),
        }
        if earlier
        else {},
        "duties": count_duties(filter(is_known, documents), phrases, UNITS),
        "document_by_id": by_id,
        "document_by_number": {document.record.document_number: document for document in documents},
        "unit_by_id": {unit.id: unit for unit in UNITS},
        "service_by_id": {SERVICE.id: SERVICE},
        "page_by_id": {guide.id: guide},
        "interpretations_of": {"qhfb-2024-12": (interpretation,)} if earlier else {},
        "faqs_of": {"qhfb-2024-12": (faq,)} if earlier else {},
        "documents_using": {SERVICE.id: (by_id["qhfb-2024-12"],)} if earlier else {},
        "today": TODAY,
        "decisions": DECISIONS if earlier else (),
        "consultations": CONSULTATIONS if earlier else (),
        "events": EVENTS if earlier else (),
        "participation": GOALS,
        "gazette": GAZETTE,
        "matters": MATTERS,
        "catalogue_fields": (CATALOGUE_FIELD,),
        "eligibility": (RULE,) if "qhfg-2025-3" in by_id else (),
        "benefits": BENEFITS if "qhfg-2025-3" in by_id else None,
        "message_board": BOARD,
        "catalogue_items": CATALOGUE_ITEMS,
        "annual_reports": (make_report(2025), make_report(2024)),
        "application": PROCEDURE,
        "guides": (UNIT_GUIDE,),
        "disclosure_rules": RULES,
        "redirects": (
            Redirect.model_validate({"from": "qhfb-2023-1", "to": "qhfb-2024-12"}),
            Redirect.model_validate(
                {"from": "qhfb-2023-2", "reason": "与另一件重复", "withdrawn_on": date(2024, 5, 6)}
            ),
        ),
        "files": (OriginalFile(path="originals/表 1.pdf", sha256="c" * 64, size=10),),
    }
    return Library(**{**given, **more})
