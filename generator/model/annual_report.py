"""政府信息公开工作年度报告: six chapters, three statistical tables, one year, one organ (国办公开办函〔2021〕30号)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.model.document import Disclosure, Review
from generator.model.record import NonEmpty, Prose, Record, RecordId
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.model.annual_report_tables import FigureValue

CHAPTERS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
"""Headings of the six chapters: word for word, in this order."""

FigureText = NonEmpty | None
"""The numbers of a line as an editor writes them: in the order of the columns, spaces between; None: not filled in."""


class DisclosedFigures(Record):
    """Chapter 二: what was disclosed under article 20 of the Regulations."""

    government_rules: FigureText = None
    normative_documents: FigureText = None
    licences: FigureText = None
    penalties: FigureText = None
    compulsory_measures: FigureText = None
    fees: FigureText = None


class ApplicationFigures(Record):
    """Chapter 三: applications by applicant, from what came in to what is carried forward."""

    received: FigureText = None
    carried_over: FigureText = None
    granted: FigureText = None
    partly_granted: FigureText = None
    state_secret: FigureText = None
    forbidden_by_law: FigureText = None
    security_and_stability: FigureText = None
    third_party: FigureText = None
    internal_affairs: FigureText = None
    process_information: FigureText = None
    enforcement_file: FigureText = None
    administrative_inquiry: FigureText = None
    not_held: FigureText = None
    to_be_produced: FigureText = None
    still_unclear: FigureText = None
    complaint: FigureText = None
    repeated: FigureText = None
    publication: FigureText = None
    excessive: FigureText = None
    confirmation: FigureText = None
    not_supplemented: FigureText = None
    fee_unpaid: FigureText = None
    other_handling: FigureText = None
    concluded: FigureText = None
    carried_forward: FigureText = None


class DisputeFigures(Record):
    """Chapter 四: administrative reconsideration and lawsuits by their outcome."""

    reconsideration: FigureText = None
    direct_lawsuit: FigureText = None
    lawsuit_after_reconsideration: FigureText = None


class AnnualReportRecord(Prose):
    """Front matter and body of `content/annual_reports/*.md`; the body is the six chapters."""

    id: RecordId
    year: Annotated[int, Field(ge=1949, le=2999)]
    """The year reported on: 统计期限 from 1 January to 31 December."""
    unit: RecordId
    """The organ that reports."""
    title: NonEmpty | None = None
    """Only where it differs from 「单位全称」「年」年政府信息公开工作年度报告."""
    disclosure: Disclosure | None = None
    reviewed: Review | None = None
    published_on: date | None = None
    """发布日期; needed as soon as the report is published."""
    disclosed: DisclosedFigures = DisclosedFigures()
    applications: ApplicationFigures = ApplicationFigures()
    disputes: DisputeFigures = DisputeFigures()

    @property
    def is_published(self) -> bool:
        """The human gate."""
        return self.disclosure is Disclosure.PROACTIVE


@value_class
class ReportChapter:
    """A chapter's prose, as its editor wrote it."""

    heading: str
    """One of `CHAPTERS`; "" for what stands before the first of them."""
    body: str
    """Markdown; "" where a chapter is its table alone."""
    body_line: int


@value_class
class AnnualReport:
    """A published report: every cell filled in, every sum right."""

    record: AnnualReportRecord
    title: str
    published_on: date
    figures: Mapping[str, tuple[FigureValue, ...]]
    """Key of a line → its numbers, in the order of the line's columns; every line of the three tables."""
    preamble: ReportChapter
    chapters: tuple[ReportChapter, ...]
    """The six, in order."""

    @property
    def id(self) -> str:
        """Permanent id."""
        return self.record.id

    @property
    def year(self) -> int:
        """The year reported on."""
        return self.record.year

    @property
    def unit(self) -> str:
        """Id of the organ that reports."""
        return self.record.unit

    def count(self, line: str, column: int = 0) -> int:
        """A number of a line of counts; 不适用 counts nothing."""
        return int(self.figures[line][column] or 0)
