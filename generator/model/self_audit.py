"""公开体检: what the portal found when it examined itself, and what nobody can see from outside."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.errors import Finding, Location, Severity
from generator.model.document import Category
from generator.model.record import NonEmpty, Record
from generator.model.value import value_class

Points = Annotated[float, Field(ge=0, le=100)]
Days = Annotated[int, Field(ge=1, le=3660)]
MonthDay = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class AuditClass(StrEnum):
    """检查类别, after the classes of assessment rule-books."""

    EXISTENCE_STRUCTURE = "existence_structure"
    DISCOVERY_TIMELINESS = "discovery_timeliness"
    QUALITY_ELEMENTS = "quality_elements"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "existence_structure": "有无与结构",
            "discovery_timeliness": "时效",
            "quality_elements": "要素",
            "not_assessable": "站外不可见",
        }[self.value]


class Deduction(Record):
    """扣分 that a portal's own rule-book sets for a check."""

    code: NonEmpty
    points: Points


class AuditGoals(Record):
    """`site_data/audit.yml`: what the national rules leave open, decided by the portal."""

    must_interpret: tuple[Category, ...] = (Category.NORMATIVE,)
    """应解读尽解读: categories whose documents need an interpretation."""
    interpreted_since: date | None = None
    """Documents published before that day need none."""
    repeal_list_days: Days | None = None
    """A 清理结果 or 失效文件清单 is due within so many days; one of any age will do where nothing is said."""
    annual_report_due: MonthDay | None = None
    """Day of the year by which the report on the year before is published; not asked where nothing is said."""
    outcome_days: Days | None = None
    """采纳情况 is due so many days after a consultation's last day; not asked where nothing is said."""
    service_check_days: Days | None = None
    """A service's link is followed by a person within so many days; not asked where nothing is said."""
    patrol_days: Days | None = None
    """链接巡检 is made within so many days; not asked where nothing is said."""
    deductions: tuple[Deduction, ...] = ()


class WordingRule(Record):
    """A row of `site_data/wording.yml`: words that must not occur, or are commonly mistaken."""

    word: NonEmpty
    instead: NonEmpty | None = None
    """What was probably meant."""
    reason: NonEmpty | None = None
    unless: tuple[NonEmpty, ...] = ()
    """Longer words in which it is right."""
    is_grave: bool = False
    """严重错误: told as a warning."""


@value_class
class AuditFault:
    """One thing that fell short; names nothing that is not published."""

    message: str
    """Chinese, for the public too."""
    hint: str
    """Chinese: what the editor does."""
    location: Location
    title: str
    """Of the page concerned."""
    address: str | None
    """Of that page; None where there is none yet."""


@value_class
class AuditResult:
    """What one check found."""

    code: str
    name: str
    severity: Severity
    title: str
    """What is checked: 「发布是否及时」."""
    audit_class: AuditClass
    basis: str
    """Where the rule stands."""
    points: float | None
    """扣分, once for the check whatever the number of faults; None where no rule sets any."""
    checked: int
    """Things that were looked at."""
    faults: tuple[AuditFault, ...]
    is_told: bool
    """The desk hears of it by another finding already."""

    @property
    def deducted(self) -> float:
        """扣分 of this check as it stands."""
        return self.points if self.points and self.faults else 0.0

    def findings(self) -> tuple[Finding, ...]:
        """The faults for editors, with their places."""
        return tuple(
            Finding(
                code=self.code,
                name=self.name,
                severity=self.severity,
                location=fault.location,
                message=fault.message,
                hint=fault.hint,
            )
            for fault in self.faults
        )


@value_class
class AuditScore:
    """The checks of one class together."""

    audit_class: AuditClass
    checks: int
    checked: int
    faults: int
    deducted: float

    @property
    def rate(self) -> int | None:
        """Per cent of the things looked at that were in order, rounded down; None where there was nothing."""
        return (self.checked - self.faults) * 100 // self.checked if self.checked else None


@value_class
class UnseenMatter:
    """What cannot be judged from the published site, and who can."""

    title: str
    reason: str


@value_class
class SelfAudit:
    """The whole examination, made while the portal was opened."""

    examined_on: date
    results: tuple[AuditResult, ...]
    """In the order in which checks are declared."""
    unseen: tuple[UnseenMatter, ...]

    @property
    def scores(self) -> tuple[AuditScore, ...]:
        """By class, in the order of the classes; those without checks are left out."""
        found = []
        for audit_class in AuditClass:
            own = [result for result in self.results if result.audit_class is audit_class]
            if own:
                score = AuditScore(
                    audit_class=audit_class,
                    checks=len(own),
                    checked=sum(result.checked for result in own),
                    faults=sum(len(result.faults) for result in own),
                    deducted=round(sum(result.deducted for result in own), 1),
                )
                found.append(score)
        return tuple(found)

    def findings(self) -> tuple[Finding, ...]:
        """What editors are told, in order of place."""
        told = (finding for result in self.results if not result.is_told for finding in result.findings())
        return tuple(sorted(told, key=lambda finding: finding.sort_key))
