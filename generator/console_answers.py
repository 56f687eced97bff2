"""What the commands on interpretations and answers show, as text: nothing here prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.interpretation import InterpretationForm, InterpretationStage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.interpretation import Interpretation
    from generator.pipeline import AnswerWork


def work_report(work: AnswerWork) -> Iterator[str]:
    """Three lists, each with its number; an empty one says so."""
    yield f"待复核 {len(work.doubtful)} 条（网页上已标明，不再导出）"
    yield from (f"  {path}　{reason}" for path, reason in work.doubtful)
    yield f"没有确认记录 {len(work.unconfirmed)} 条"
    yield from (f"  {path}" for path in work.unconfirmed)
    yield f"问过还没有答的条款 {len(work.gaps)} 处"
    for gap in work.gaps:
        yield f"  {gap.document} {gap.section or '全文'}　{gap.asked} 人次　{'；'.join(gap.questions)}"


def work_to_json(work: AnswerWork) -> dict[str, Any]:
    """The same, for programs."""
    return {
        "doubtful": [{"file": path, "reason": reason} for path, reason in work.doubtful],
        "unconfirmed": list(work.unconfirmed),
        "gaps": [
            {"document": gap.document, "section": gap.section, "asked": gap.asked, "questions": list(gap.questions)}
            for gap in work.gaps
        ],
    }


def score_report(interpretations: Sequence[Interpretation]) -> Iterator[str]:
    """Written interpretations of the release, the least complete first."""
    shown = [found for found in interpretations if _is_scored(found)]
    for found in sorted(shown, key=lambda found: (len(found.expected) - len(found.missing), found.id)):
        expected = len(found.expected)
        kind = found.policy_class.label if found.policy_class else "未分类"
        missing = f"　缺：{'、'.join(element.label for element in found.missing)}" if found.missing else ""
        yield f"{expected - len(found.missing)}/{expected} {found.location.path}（{kind}）{missing}"
    yield f"文字解读 {len(shown)} 篇，要素齐全 {sum(not found.missing for found in shown)} 篇"


def _is_scored(found: Interpretation) -> bool:
    """A picture or a film stands beside a text, and is held to the elements only where its class is given."""
    is_text = found.form is InterpretationForm.TEXT or found.policy_class is not None
    return found.stage is InterpretationStage.RELEASE and is_text
