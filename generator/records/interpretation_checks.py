"""What one interpretation can be checked for by itself: elements, transcript, what a follow-up answers to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.interpretation import InterpretationForm, InterpretationStage
from generator.model.policy_class import find_headings
from generator.records import interpretation_rules as rules

if TYPE_CHECKING:
    from generator.model.interpretation import Interpretation
    from generator.records.report import Report

_TRANSCRIPT = ("文字稿", "文字实录", "文字版", "台词")


def check_interpretation(interpretation: Interpretation, report: Report) -> None:
    """Note what a published interpretation leaves unsaid."""
    if not interpretation.is_published:
        return
    missing = interpretation.missing if interpretation.policy_class else ()
    if missing and interpretation.stage is InterpretationStage.RELEASE:
        expected = len(interpretation.expected)
        message = (
            f"解读要素 {expected - len(missing)}/{expected}，正文里没有：{'、'.join(part.label for part in missing)}。"
        )
        hint = f"写成小标题，例如“## {missing[0].label}”；确实没有可说的，在 omits 里加上 {missing[0].value}。"
        report.add(rules.MISSING_ELEMENTS, interpretation.at("policy_class").line, message, hint)
    is_video = interpretation.form is InterpretationForm.VIDEO
    if is_video and not any(word in heading for heading in find_headings(interpretation.body) for word in _TRANSCRIPT):
        hint = "在正文里加一节“## 文字稿”，把画面和旁白都写下来。"
        report.add(rules.ABSENT_TRANSCRIPT, interpretation.at("form").line, "视频解读没有文字稿。", hint)
    if interpretation.stage is InterpretationStage.FOLLOW_UP and interpretation.trigger is None:
        hint = "加一行 trigger: 因为什么而写，例如 咨询集中问题。"
        report.add(rules.UNTRIGGERED_FOLLOW_UP, interpretation.at("stage").line, "跟踪解读没有写明缘由。", hint)
