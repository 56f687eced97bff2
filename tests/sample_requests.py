"""The sample portal's procedure for requests, guides and rules of disclosure."""

from __future__ import annotations

from datetime import date

from generator.errors import Location
from generator.model.application import Application, FlowStep, Means, RequestChannel, RequestDesk, RequestLimits
from generator.model.disclosure_rule import DisclosureRule, RuleLevel, RuleState
from generator.model.guide import Guide, GuideOffice, Remedy, Revision

PROCEDURE = Application(
    summary="怎样申请。",
    revised_on=date(2026, 9, 15),
    desks=(
        RequestDesk(
            unit="qh-drc",
            answers_for=("qh-office",),
            email="gk@qinghe.example",
            channels=(
                RequestChannel(means=Means.IN_PERSON, hours="周一至周五", received="提交申请的当天"),
                RequestChannel(means=Means.POST, postcode="000000", addressee="公开科"),
                RequestChannel(means=Means.ONLINE, url="https://ywtb.qinghe.example/gk"),
            ),
        ),
        RequestDesk(unit="suian", channels=(RequestChannel(means=Means.POST, address="穗安路1号"),)),
    ),
    requirements=("姓名",),
    flow=(FlowStep(name="接收", detail="收到"), FlowStep(name="答复", detail="书面", aside="延长")),
    limits=RequestLimits(basis="本区规范", supplement_days=7),
)
GUIDE = Guide(
    id="guide",
    title="指南",
    summary="写给大家看。",
    revisions=(
        Revision(revised_on=date(2024, 1, 1), changes="首次公布。"),
        Revision(revised_on=date(2026, 9, 15), changes="改了电话。"),
    ),
    office=GuideOffice(unit="qh-drc", fax="000-0000 0103"),
    remedies=(Remedy(name="投诉举报", unit="qh-drc"), Remedy(name="行政诉讼", detail="依法提起。")),
    body=(
        "前言。\n\n## 一、主动公开\n\n### （一）范围\n\n```\n## 不是标题\n```\n\n"
        "## 二、依申请公开\n\n申请。\n\n## 三、工作机构\n\n## 四、监督和救济\n\n末尾。\n"
    ),
    location=Location("content/guides/guide.md", 1),
)
RULES = (
    DisclosureRule(id="tiaoli", name="条例", level=RuleLevel.LAW, source="政策文件库"),
    DisclosureRule(id="guifan", name="规范", level=RuleLevel.OWN, document="qhfg-2025-3", rests_on=("tiaoli",)),
    DisclosureRule(
        id="banfa",
        name="办法",
        level=RuleLevel.OWN,
        state=RuleState.UNDER_REVISION,
        issuer="qh-office",
        rests_on=("tiaoli",),
        to_be_aligned="还没有写明周期。",
    ),
)

UNIT_GUIDE = GUIDE.model_copy(update={"id": "guide-suian", "unit": "suian", "title": "街道指南"})
