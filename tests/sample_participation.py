"""A decision, consultations in every state and events before and after, for the sample library."""

from __future__ import annotations

from datetime import date, datetime

from generator.errors import Location
from generator.model.consultation import AnswerChannel, AnswerKind, Consultation, ConsultationOutcome, HeardGroup
from generator.model.decision import Decision, DecisionStep, StepDisclosure, StepState
from generator.model.document import Attachment
from generator.model.event import (
    Attendance,
    Event,
    EventKind,
    EventQuestion,
    EventReport,
    Photo,
    Representatives,
    SignUp,
)
from generator.model.opinion import Opinion, Verdict
from generator.model.participation import EventGoal, ParticipationGoals

GOALS = ParticipationGoals(
    sme_share=50,
    catalogue_by="03-31",
    events=(
        EventGoal(kind=EventKind.ATTENDANCE, per_year=4, basis="要点", from_year=2025),
        EventGoal(kind=EventKind.OPEN_DAY, per_year=1, basis="通知", units=("qh-drc", "suian")),
    ),
)
_WAYS = (
    AnswerChannel(kind=AnswerKind.FORM, value="网上填写", url="https://ywtb.qinghe.example/opinions"),
    AnswerChannel(kind=AnswerKind.MAIL, value="opinions@qinghe.example"),
    AnswerChannel(kind=AnswerKind.TELEPHONE, value="000-0000 0111"),
    AnswerChannel(kind=AnswerKind.POST, value="穗行大道2号"),
)


def consultation(id_: str, opens: date, closes: date, **more: object) -> Consultation:
    """A consultation with draft and explanation in its body."""
    given = {
        "id": id_,
        "title": f"关于《助餐办法（{id_}）》公开征求意见的公告",
        "unit": "qh-drc",
        "published_on": opens,
        "opens_on": opens,
        "closes_on": closes,
        "answer_channels": _WAYS,
        "disclosure": "proactive",
        "body": "为什么要定。\n\n# 助餐办法（征求意见稿）\n\n一、助餐对象。\n",
        "location": Location(f"content/consultations/{id_}.md", 1),
    }
    return Consultation(**{**given, **more})


CONSULTATIONS = (
    consultation("jijiang", date(2026, 12, 1), date(2026, 12, 30)),
    consultation(
        "zhengji",
        date(2026, 11, 1),
        date(2026, 11, 30),
        questions=("多少钱合适？",),
        business_support=True,
        heard=(
            HeardGroup(audience="餐饮企业", method="座谈", number=10, smes=4),
            HeardGroup(audience="协会", number=2),
        ),
    ),
    consultation(
        "jiezhi",
        date(2026, 9, 1),
        date(2026, 9, 30),
        attachments=(Attachment(title="草案", file="originals/表 1.pdf"),),
    ),
    consultation(
        "fankui",
        date(2025, 4, 1),
        date(2025, 4, 30),
        document="qhfg-2025-3",
        outcome=ConsultationOutcome(
            published_on=date(2025, 5, 20),
            received=5,
            adopted=3,
            opinions=(
                Opinion(
                    opinion="再多一些", number=2, verdict=Verdict.NOT_ADOPTED, reply="超出财力。", raised_by="居民"
                ),
                Opinion(opinion="送到家里", number=3, verdict=Verdict.ADOPTED),
            ),
        ),
    ),
)
DECISIONS = (
    Decision(
        id="zhucan-juece",
        title="助餐办法",
        year=2025,
        order=1,
        basis="助餐条例第三条",
        unit="qh-drc",
        planned="2025年6月",
        hearing=True,
        catalogue="qhfb-2024-12",
        published_on=date(2025, 3, 28),
        document="qhfg-2025-3",
        steps=(
            StepDisclosure(step=DecisionStep.DRAFT, consultation="fankui"),
            StepDisclosure(step=DecisionStep.CONSULTATION, consultation="fankui", on=date(2025, 4, 2), text="公告"),
            StepDisclosure(step=DecisionStep.HEARING, event="tingzheng"),
            StepDisclosure(step=DecisionStep.PARTICIPATION, interpretation="jiedu"),
            StepDisclosure(
                step=DecisionStep.EXPERT_REVIEW, url="https://www.elsewhere.example/", text="意见", on=date(2025, 5, 1)
            ),
            StepDisclosure(step=DecisionStep.RISK_ASSESSMENT, state=StepState.NOT_APPLICABLE, reason="不涉及风险。"),
            StepDisclosure(step=DecisionStep.RESULT, document="qhfg-2025-3"),
            StepDisclosure(step=DecisionStep.RESULT, interpretation="jiedu"),
            StepDisclosure(step=DecisionStep.IMPLEMENTATION, state=StepState.NOT_DISCLOSED, expected="2026年12月"),
        ),
        disclosure="proactive",
        body="老人吃饭难。\n",
        location=Location("content/decisions/2025/zhucan-juece.md", 1),
    ),
)


def event(id_: str, kind: EventKind, starts_at: datetime | date, **more: object) -> Event:
    """An event without anything that may be left out."""
    given = {
        "id": id_,
        "title": f"活动{id_}",
        "kind": kind,
        "unit": "qh-drc",
        "published_on": date(2025, 1, 6),
        "starts_at": starts_at,
        "place": "穗行大道2号",
        "disclosure": "proactive",
        "location": Location(f"content/events/{id_}.md", 1),
    }
    return Event(**{**given, **more})


EVENTS = (
    event(
        "kaifang",
        EventKind.OPEN_DAY,
        datetime.fromisoformat("2026-12-04 09:30"),
        ends_at=datetime.fromisoformat("2026-12-04 11:00"),
        partners=("suian",),
        theme="一顿午餐",
        capacity="30人",
        access="门口有坡道",
        sign_up=SignUp(telephone="000-0000 0111", closes_on=date(2026, 12, 1), note="额满为止"),
        documents=("qhfg-2025-3",),
        body="先看，后问。\n",
    ),
    event(
        "quxiao",
        EventKind.COMMUNITY,
        date(2026, 11, 10),
        cancelled="台风",
        ends_at=datetime.fromisoformat("2026-11-11 10:00"),
    ),
    event(
        "liexi",
        EventKind.ATTENDANCE,
        datetime.fromisoformat("2025-06-03 14:00"),
        unit="qh-office",
        decision="zhucan-juece",
        attendance=Attendance(
            meeting="第十次常务会议",
            agenda="助餐办法",
            representatives=(Representatives(audience="居民代表", number=6),),
            opinions=(Opinion(opinion="写清电话", raised_by="居民代表", verdict=Verdict.PARTLY, reply="已写入。"),),
        ),
    ),
    event(
        "tingzheng",
        EventKind.HEARING,
        datetime.fromisoformat("2025-05-12 09:00"),
        report=EventReport(
            published_on=date(2025, 5, 15),
            participants=12,
            summary="十二人发言。",
            questions=(EventQuestion(question="何时施行？", answer="七月。"),),
            photos=(Photo(file="originals/表 1.pdf", alt="会场"),),
        ),
    ),
)
