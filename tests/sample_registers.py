"""Registers of the sample library: a rule of 政策体检, days to apply, a message board."""

from __future__ import annotations

from datetime import date

from generator.model.benefit import ApplicationWindow, AutomaticBenefit, Benefits
from generator.model.eligibility import EligibilityRule
from generator.model.message import Message, MessageBoard, MessageFigures

RULE = EligibilityRule.model_validate(
    {
        "id": "butie",
        "title": "养老补贴",
        "document": "qhfg-2025-3",
        "service": "zhucan",
        "benefit": "每月400元。",
        "questions": [{"id": "age", "text": "多少周岁？", "type": "number", "measure": "周岁"}],
        "conditions": [{"text": "年满六十周岁", "section": "a1", "when": {"question": "age", "at_least": 60}}],
        "tests": [{"name": "六十岁", "answers": ["age=60"], "verdict": "eligible"}],
    }
)
BENEFITS = Benefits(
    windows=(
        ApplicationWindow(
            id="w1",
            title="养老补贴申报",
            document="qhfg-2025-3",
            section="a1",
            service="zhucan",
            opens_on=date(2026, 11, 1),
            closes_on=date(2026, 11, 30),
        ),
    ),
    automatic=(
        AutomaticBenefit(id="b1", title="标准调整", benefit="自动补发。", document="qhfg-2025-3", unit="qh-drc"),
    ),
)
BOARD = MessageBoard(
    form_action="https://liuyan.qinghe.example/submit",
    mail="liuyan@qinghe.example",
    privacy_statement="只用于答复。",
    reply_limit=5,
    reply_basis="青府办〔2024〕12号",
    figures=(MessageFigures(month="2026-10", received_messages=3, replied_messages=2, on_time_messages=1),),
    messages=tuple(
        Message(
            id=f"m{number}",
            subject=f"第{number}问",
            text="怎么办？",
            document="qhfg-2025-3" if number == 1 else None,
            left_on=date(2026, 9, 30),
            unit="qh-drc",
            replied_on=date(2026, 10, 8) if number < 12 else None,
            reply="这样办。" if number < 12 else None,
            faq="shei-jiedu" if number == 1 else None,
        )
        for number in range(1, 13)
    ),
)
