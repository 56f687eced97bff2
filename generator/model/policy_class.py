"""What a good interpretation says (解读要素), and which of it each class of policy needs (政策类别)."""

from __future__ import annotations

import re
from enum import StrEnum

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>.+?)[ \t]*(?:\{[^}]*\})?[ \t#]*$", re.MULTILINE)
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


class InterpretationElement(StrEnum):
    """解读要素: the ten things that the district plans ask an interpretation to say."""

    CORE_CONCEPTS = "core_concepts"
    KEYWORDS = "keywords"
    SCOPE = "scope"
    GUIDANCE = "guidance"
    OPERATION = "operation"
    PRACTICE = "practice"
    BENEFITS = "benefits"
    DIFFERENCES = "differences"
    IMPACT = "impact"
    CAUTIONS = "cautions"

    @property
    def label(self) -> str:
        """Chinese label: the heading of a template."""
        return _WORDS[self][0]


_WORDS: dict[InterpretationElement, tuple[str, ...]] = {
    InterpretationElement.CORE_CONCEPTS: ("核心概念", "是什么意思"),
    InterpretationElement.KEYWORDS: ("关键词", "是什么意思"),
    InterpretationElement.SCOPE: ("适用范围", "适用对象", "适用于谁", "谁能享受", "哪些人能"),
    InterpretationElement.GUIDANCE: ("办事指引", "怎么办", "怎么申请", "怎么领", "怎样办", "怎样申请", "申报指引"),
    InterpretationElement.OPERATION: ("操作方法", "操作步骤", "怎么办", "怎样办", "四步走", "怎么做"),
    InterpretationElement.PRACTICE: ("执行口径", "怎么掌握", "怎样掌握"),
    InterpretationElement.BENEFITS: ("惠民利企举措", "惠民举措", "利企举措", "享受条件", "能享受什么", "能得到什么"),
    InterpretationElement.DIFFERENCES: ("新旧政策差异", "新旧差异", "有什么不同", "有哪些变化"),
    InterpretationElement.IMPACT: ("影响范围", "影响哪些人", "影响谁"),
    InterpretationElement.CAUTIONS: ("注意事项", "要注意什么", "请留意"),
}
"""What a heading may call each, its own name first."""


class PolicyClass(StrEnum):
    """政策类别: what kind of policy an interpretation explains, because a plan is not explained as a subsidy is."""

    ENTERPRISE = "enterprise"
    LIVELIHOOD = "livelihood"
    ENFORCEMENT = "enforcement"
    PLAN = "plan"
    INTERNAL = "internal"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "enterprise": "惠企申报",
            "livelihood": "民生待遇",
            "enforcement": "监管处罚",
            "plan": "规划计划",
            "internal": "机构内部",
        }[self.value]

    @property
    def elements(self) -> tuple[InterpretationElement, ...]:
        """What an interpretation of this class should say, in the order of its template."""
        return tuple(element for element in InterpretationElement if element not in _UNUSED[self])


_UNUSED: dict[PolicyClass, frozenset[InterpretationElement]] = {
    PolicyClass.ENTERPRISE: frozenset(),
    PolicyClass.LIVELIHOOD: frozenset(),
    PolicyClass.ENFORCEMENT: frozenset({InterpretationElement.GUIDANCE, InterpretationElement.BENEFITS}),
    PolicyClass.PLAN: frozenset(
        {InterpretationElement.GUIDANCE, InterpretationElement.OPERATION, InterpretationElement.PRACTICE}
    ),
    PolicyClass.INTERNAL: frozenset(
        {InterpretationElement.GUIDANCE, InterpretationElement.BENEFITS, InterpretationElement.CORE_CONCEPTS}
    ),
}


def find_headings(body: str) -> tuple[str, ...]:
    """The headings of a Markdown body, as printed."""
    return tuple(found["words"] for found in _HEADING.finditer(_FENCED.sub("", body)))


def elements_named(heading: str) -> tuple[InterpretationElement, ...]:
    """The elements that a heading announces; one heading may announce several."""
    return tuple(element for element, words in _WORDS.items() if any(word in heading for word in words))


def find_elements(body: str) -> frozenset[InterpretationElement]:
    """The elements that a body has a heading for."""
    return frozenset(element for heading in find_headings(body) for element in elements_named(heading))
