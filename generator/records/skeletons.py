"""`lantai new`: a correct skeleton of a record, to be filled in by an editor.

The texts stand in the folder `skeletons/`, one file a kind. A record of its own becomes a new file of `content/`; a row
of a register is appended to the register.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from generator.errors import Location, PortalError, Rule, Severity
from generator.model.policy_class import PolicyClass
from generator.model.value import value_class
from generator.records.report import suggest

if TYPE_CHECKING:
    from datetime import date

    from generator.model.portal_files import PortalFiles
    from generator.settings import Settings

_TEXTS = Path(__file__).with_name("skeletons")

PLACES: tuple[tuple[str, str], ...] = (
    ("document", "content/documents/{year}/{id}.md"),
    ("interpretation", "content/interpretations/{id}.md"),
    ("faq", "content/faqs/{id}.md"),
    ("page", "content/pages/{id}.md"),
    ("decision", "content/decisions/{year}/{id}.md"),
    ("consultation", "content/consultations/{id}.md"),
    ("event", "content/events/{year}/{id}.md"),
    ("annual-report", "content/annual_reports/{id}.md"),
    ("service", "site_data/services.yml"),
    ("topic", "site_data/topics.yml"),
    ("unit", "site_data/units.yml"),
    ("open-question", "site_data/open_questions.yml"),
    ("eligibility", "site_data/eligibility/{id}.yml"),
    ("window", "site_data/benefits.yml"),
    ("benefit", "site_data/benefits.yml"),
    ("message", "site_data/messages.yml"),
    ("guide", "content/guides/{id}.md"),
    ("matter", "site_data/matters.yml"),
    ("disclosure-rule", "site_data/disclosure_rules.yml"),
    ("gazette-issue", "site_data/gazette.yml"),
)
"""Kinds that can be begun, and the file each goes into."""
LISTS = {"window": "windows", "benefit": "automatic", "message": "messages", "gazette-issue": "issues"}
"""Kinds that are rows of a list inside a register, and the list's key."""

EXISTING_TARGET = Rule("R501", "existing-target", Severity.ERROR, "要新建的文件已经存在，没有改动它。")
UNKNOWN_KIND = Rule("R502", "unknown-kind", Severity.ERROR, "不认识要新建的种类。")
UNKNOWN_DOCUMENT = Rule("R503", "unidentified-document", Severity.ERROR, "要新建的东西要说明是哪份文件的。")
UNKNOWN_CLASS = Rule("R505", "unknown-policy-class", Severity.ERROR, "没有这种政策类别，或者不是解读。")
UNFIT_ID = Rule("R504", "unfit-id", Severity.ERROR, "id 只能用小写字母、数字和短横。")
UNFIT_REGISTER = Rule("R507", "unfit-register", Severity.ERROR, "名册里的列表写成了一行，样张放不进去。")
RULES = (EXISTING_TARGET, UNKNOWN_KIND, UNKNOWN_DOCUMENT, UNFIT_ID, UNKNOWN_CLASS, UNFIT_REGISTER)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ISSUE = re.compile(r"20[0-9]{2}-[1-9][0-9]?")
"""Id of an issue of 政府公报: its year and number."""
ABOUT_A_DOCUMENT = frozenset({"interpretation", "faq", "open-question", "eligibility", "window", "benefit"})


@value_class
class Beginning:
    """What the editor said on the command line; "" where nothing was said."""

    kind: str
    id: str
    document: str = ""
    unit: str = ""
    url: str = ""
    policy_class: str = ""
    """Of an interpretation: its template then asks for what that class of policy needs."""
    section: str = ""
    """Id of the document's first clause, where a skeleton must name one."""


def begin(settings: Settings, files: PortalFiles, beginning: Beginning) -> Path:
    """Write the skeleton and return the file it stands in; a unit that was not named is the document's drafter.

    Raises:
        PortalError: the kind or the document is unknown, or the file exists; nothing was written.
    """
    place = dict(PLACES).get(beginning.kind)
    if place is None:
        kinds = "、".join(kind for kind, _ in PLACES)
        raise PortalError(UNKNOWN_KIND.at(Location(beginning.kind), "没有这一种。", f"可以新建：{kinds}。"))
    _check_id(beginning)
    _check_class(beginning)
    beginning = _complete(beginning, files)
    path = settings.root / place.format(id=beginning.id, year=settings.today.year)
    text = _skeleton(beginning, settings.today, path.suffix)
    if path.suffix == ".yml" and "{id}" not in place:
        text = _added(path, beginning.kind, text, settings)
    elif path.exists():
        hint = "换一个 id，或者直接修改这个文件。"
        raise PortalError(EXISTING_TARGET.at(Location(str(path.relative_to(settings.root))), "文件已经存在。", hint))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _added(path: Path, kind: str, row: str, settings: Settings) -> str:
    """The register with the row: at the end of a list, or on top of a list inside it.

    Raises:
        PortalError: the list is written in one line; nothing was written.
    """
    head = _TEXTS / f"{kind}-register.yml"
    empty = head.read_text("utf-8") if head.is_file() else ""
    register = path.read_text("utf-8").rstrip("\n") + "\n" if path.is_file() else empty
    key = LISTS.get(kind)
    if key is None:
        return register + row if register else row.lstrip("\n")
    found = re.search(rf"^{key}:(?P<value>[^\n#]*)(?:#[^\n]*)?\n", register, re.MULTILINE)
    if found is None:
        return f"{register}{key}:\n{row}"
    if found["value"].strip() not in ("", "[]"):
        place = Location(path.relative_to(settings.root).as_posix(), register.count("\n", 0, found.start()) + 1)
        raise PortalError(UNFIT_REGISTER.at(place, f"“{key}”写成了一行。", "改成每条一行，以“- ”开头，再运行一次。"))
    below = register[found.end() :]
    row = row if not below.startswith("- ") else re.sub("^  ", "", row, flags=re.MULTILINE)
    return f"{register[: found.start()]}{key}:\n{row}{below}"


def _check_id(beginning: Beginning) -> None:
    is_issue = beginning.kind == "gazette-issue"
    if not (_ISSUE if is_issue else ID).fullmatch(beginning.id):
        hint = "写年份和期数，例如 2026-4。" if is_issue else "只用小写字母、数字和短横，例如 childcare-2025-who。"
        raise PortalError(UNFIT_ID.at(Location(beginning.kind), f"“{beginning.id}”不能作 id。", hint))


def _check_class(beginning: Beginning) -> None:
    """Only interpretations have a policy class, and only those that have a template."""
    known = {policy_class.value: policy_class.label for policy_class in PolicyClass}
    if beginning.policy_class and (beginning.kind != "interpretation" or beginning.policy_class not in known):
        hint = f"解读可以用 --class {'、'.join(f'{value}（{label}）' for value, label in known.items())}。"
        said = f"没有政策类别“{beginning.policy_class}”。" if beginning.kind == "interpretation" else "只有解读分类别。"
        raise PortalError(UNKNOWN_CLASS.at(Location(beginning.kind), said, hint))


def _complete(beginning: Beginning, files: PortalFiles) -> Beginning:
    """What follows from the portal's own records."""
    documents = {record.id: record for record in files.documents}
    if beginning.kind in ABOUT_A_DOCUMENT and beginning.document not in documents:
        hint = suggest(beginning.document, documents) or "用 --for 给出文件的 id，例如 --for qhfb-2024-12。"
        said = f"没有 id 为“{beginning.document}”的文件。" if beginning.document else "没有说明是哪份文件的。"
        raise PortalError(UNKNOWN_DOCUMENT.at(Location(beginning.kind), said, hint))
    record = documents.get(beginning.document)
    known = [unit.id for unit in files.units]
    named = record and (record.drafted_by or next((issuer for issuer in record.issuers if issuer in known), None))
    return replace(beginning, unit=beginning.unit or named or (known[0] if known else ""))


def _skeleton(beginning: Beginning, today: date, suffix: str) -> str:
    text = (_TEXTS / f"{beginning.kind}{suffix}").read_text("utf-8")
    if beginning.policy_class:
        front, _ = text.rsplit("---\n", 1)
        text = f"{front}---\n" + (_TEXTS / f"interpretation-{beginning.policy_class}.md").read_text("utf-8")
    return Template(text).substitute(
        id=beginning.id,
        document=beginning.document,
        unit=beginning.unit,
        url=beginning.url or "https://",
        section=beginning.section,
        policy_class=f" {beginning.policy_class}" if beginning.policy_class else "",
        today=today.isoformat(),
        year=_year_of(beginning, today),
        number=beginning.id.rpartition("-")[2],
    )


def _year_of(beginning: Beginning, today: date) -> str:
    """The year that the id of a report or an issue names (2026, qh-edu-2026, 2026-4), else the present one."""
    is_named = beginning.kind in {"annual-report", "gazette-issue"}
    named = re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", beginning.id) if is_named else []
    return named[-1] if named else str(today.year)
