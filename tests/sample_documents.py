"""Documents made by hand: an annual plan with everything that can stand in one, and a statute."""

from __future__ import annotations

from datetime import date, datetime

from generator.errors import Location
from generator.model.document import (
    Attachment,
    Category,
    Disclosure,
    Document,
    DocumentRecord,
    OriginalFile,
    ServiceLink,
    Tags,
    Validity,
)
from generator.model.outline import Mark, Numbering, Outline, Paragraph, Section, SectionRole, Table
from generator.model.parsed import (
    Deadline,
    DeadlineKind,
    Reference,
    Responsibility,
    ResponsibilityRole,
    Structure,
    Task,
    TaskSource,
)
from generator.model.transcript import Cell

TODAY = date(2026, 11, 22)
NOTE = "（牵头单位：区发展改革委；配合单位：各街道）"


def section(id_: str | None, mark: Mark | None, label: str | None, heading: str, *texts: str, **more) -> Section:
    """A node whose paragraphs all stand on line 1."""
    given = {"run_in": False, "role": SectionRole.NUMBERED, "line": 1, **more}
    content = (*(Paragraph(text=text, line=1) for text in texts), *given.pop("tables", ()))
    return Section(id=id_, mark=mark, label=label, heading=heading, content=content, **given)


def task(id_: str | None, text: str, **more) -> Task:
    given = {"source": TaskSource.SECTION, "row": None, "title": None, "responsible": (), "lead": (), "supporting": ()}
    return Task(id=id_, text=text, line=1, **{**given, "open_ended": False, "due_on": None, "deadline": None, **more})


TASKS = (
    task(
        "s1-1-1",
        "公开年度重大项目清单,3月底前完成。",
        lead=("区发展改革委",),
        supporting=("各街道",),
        due_on=date(2024, 3, 31),
        deadline="3月底前",
    ),
    task("s1-1-1", "同步公开进展。", responsible=("区政府办公室", "区里的老单位"), open_ended=True),
    task(None, "汇总全年情况。", source=TaskSource.TABLE, row=7, title="年度总结", responsible=("区政府办公室",)),
)
PLAN = Structure(
    outline=Outline(
        sections=(
            section(
                None,
                None,
                None,
                "",
                "现将《青禾区2024年政务公开工作要点》印发给你们,请认真执行。",
                role=SectionRole.NOTICE,
            ),
            section(None, None, None, "", "根据上级部署，制定本要点。", role=SectionRole.PREAMBLE),
            section(
                "s1",
                Mark.FIRST,
                "一、",
                "主动公开",
                children=(
                    section(
                        "s1-1",
                        Mark.SECOND,
                        "（一）",
                        "围绕发展公开。",
                        "衔接《青禾区助餐办法》（青府规〔2025〕3号）。",
                        run_in=True,
                        children=(
                            section(
                                "s1-1-1",
                                Mark.THIRD,
                                "1.",
                                "",
                                f"公开年度重大项目清单,3月底前完成。{NOTE}同步公开进展。",
                            ),
                        ),
                    ),
                ),
            ),
            section("s2", Mark.FIRST, "二、", "组织保障", "每季度至少1次调度。"),
            section(
                "annex1",
                None,
                "附件",
                "任务分解表",
                role=SectionRole.ANNEX,
                tables=(
                    Table(
                        caption="任务分解表",
                        header=("任务", "责任单位"),
                        rows=(("汇总", "区政府办公室、各街道"), ("", "区发展改革委")),
                        row_lines=(1, 2),
                        cells=(
                            (Cell(text="任务"), Cell(text="责任单位")),
                            (Cell(text="汇总", rowspan=2), Cell(text="区政府办公室、各街道")),
                            (Cell(text="区发展改革委"),),
                        ),
                        line=1,
                    ),
                ),
            ),
        ),
        numbering=Numbering.RESTART,
    ),
    responsibilities=tuple(
        Responsibility(section="s1-1-1", role=role, units=units, open_ended=False, raw=NOTE, line=1)
        for role, units in (
            (ResponsibilityRole.LEAD, ("区发展改革委",)),
            (ResponsibilityRole.SUPPORTING, ("各街道",)),
        )
    ),
    deadlines=(
        Deadline(
            section="s2", raw="每季度至少1次", kind=DeadlineKind.RECURRING, due_on=None, at_least=1, unit="次", line=1
        ),
    ),
    tasks=TASKS,
    references=(
        Reference(
            section="s1-1",
            title="青禾区助餐办法",
            document_number="青府规〔2025〕3号",
            raw="《青禾区助餐办法》（青府规〔2025〕3号）",
            line=1,
        ),
    ),
    findings=(),
)
STATUTE = Structure(
    outline=Outline(
        sections=(
            section(
                "c1",
                Mark.CHAPTER,
                "第一章",
                "总则",
                children=(
                    section("a1", Mark.ARTICLE, "第一条", "", "为了方便老年人用餐，制定本办法。"),
                    section(
                        "a2",
                        Mark.ARTICLE,
                        "第二条",
                        "（定义）",
                        "助餐包括：",
                        children=(section("a2-1", Mark.SECOND, "（一）", "", "堂食；"),),
                    ),
                ),
            ),
        ),
        numbering=Numbering.RUN_THROUGH,
    ),
    responsibilities=(),
    deadlines=(),
    tasks=(),
    references=(),
    findings=(),
)


def record(id_: str, **more) -> DocumentRecord:
    given = {"issuers": ("qh-office",), "disclosure": Disclosure.PROACTIVE, "subject_category": "综合政务/政务公开"}
    return DocumentRecord(id=id_, location=Location(f"content/documents/{id_}.md", 1), **{**given, **more})


def plan(year: int, *, structure: Structure = PLAN, **more) -> Document:
    given = {
        "title": f"青禾区{year}年政务公开工作要点",
        "notice_title": f"青禾区人民政府办公室关于印发《青禾区{year}年政务公开工作要点》的通知",
        "genre": "工作要点",
        "category": Category.OTHER,
        "document_number": f"青府办〔{year}〕12号",
        "dated_on": date(year, 4, 1),
        "printed_on": date(year, 4, 3),
        "published_on": datetime(year, 4, 8, 9, 30),  # noqa: DTZ001 - local time, as the record says
        "validity": Validity.NOT_APPLICABLE,
        "gazette": f"{year}-1",
        "addressees": ("各街道办事处", "区政府各部门"),
        "copied_to": ("区委各部门",),
        "annotation": "此件公开发布",
        "services": (ServiceLink(service="zhucan", section="s1-1-1"), ServiceLink(service="zhucan")),
        "attachments": (Attachment(title="任务分解表", file="attachments/tasks.csv"),),
    }
    file = OriginalFile(path="originals/plan.txt", sha256="a" * 64, size=2048)
    attachment = OriginalFile(path="attachments/tasks.csv", sha256="b" * 64, size=900)
    return Document(
        record=record(f"qhfb-{year}-12", **{**given, **more}),
        structure=structure,
        source_file=file,
        attachment_files=(attachment,),
    )


def normative(**more) -> Document:
    given = {
        "title": "青禾区助餐办法",
        "genre": "办法",
        "category": Category.NORMATIVE,
        "document_number": "青府规〔2025〕3号",
        "dated_on": date(2025, 6, 18),
        "validity": Validity.IN_FORCE,
        "effective_on": date(2025, 8, 1),
        "gazette": "2025-2",
        "topics": ("yanglao",),
        "tags": Tags(audience=("老年人",), matter=("助餐服务",)),
        "expires_on": date(2030, 7, 31),
    }
    return Document(
        record=record("qhfg-2025-3", **{**given, **more}), structure=STATUTE, source_file=None, attachment_files=()
    )
