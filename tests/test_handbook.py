"""The editors' handbook says exactly what the program says, and its way from a source to a page can be walked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.cli import app
from generator.manual import ALL_RULES
from generator.model.application import (
    Application,
    FlowStep,
    Means,
    RequestChannel,
    RequestDesk,
    RequestLimits,
    SupplementEffect,
)
from generator.model.disclosure_rule import DisclosureRule, RuleLevel, RuleState
from generator.model.document import (
    Attachment,
    Category,
    Disclosure,
    DocumentRecord,
    Relation,
    RelationType,
    Review,
    ServiceLink,
    SourceFile,
    Tags,
    Validity,
)
from generator.model.guide import Guide, GuideOffice, Remedy, Revision
from generator.model.holidays import HolidayPeriod, HolidayYear
from generator.model.interpretation import (
    ClauseNote,
    Confirmation,
    Faq,
    Interpretation,
    InterpretationForm,
    InterpretationStage,
    InterpreterRole,
    OpenQuestion,
)
from generator.model.policy_class import InterpretationElement, PolicyClass
from generator.model.service import Service, ServiceGuide
from generator.model.site import Channel, ChannelKind, FreePage, Site, TagVocabulary
from generator.model.topic import OutsideDocument, RejectedDocument, Topic, TopicPart, TopicRules
from generator.model.unit import Unit, UnitKind
from tests.conftest import ROOT

HANDBOOK = ROOT / "docs" / "handbook"
MISTAKES = HANDBOOK / "mistakes.md"
WALK = ("import", "interpretation", "faq", "services")
"""Pages that an editor follows one after the other, from a source to its page."""
STEP = re.compile(
    r"在 `(?P<path>\S+)` 里，本来是：\n\n```[a-z]+\n(?P<before>.*?)^```\n\n"
    r"(?:写成了|改成)：\n\n```[a-z]+\n(?P<after>.*?)^```$"
    r"|做了这件事：\n\n```sh\n(?P<script>.*?)^```$"
    r"|运行 `\.venv/bin/lantai (?P<words>[^`]+)`，程序说：\n\n```text\n(?P<printed>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
"""A line written otherwise, a command of the shell, or a command of the program with what it prints."""
CODE = re.compile(r"\b[SPRLAM]\d{3}\b")
ON = {"SOURCE_DATE_EPOCH": "1795305600"}
"""2026-11-22, the day of the demonstration."""


def lay_out(target: Path) -> Path:
    """A copy of the demonstration in which an editor may do what he likes."""
    for name in ("content", "site_data", "docs/handbook"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    (target / "theme").symlink_to(ROOT / "theme")
    return target


def run(portal: Path, *words: str) -> str:
    """What a command prints, as a person sees it in the terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *words],
        cwd=portal,
        env={**os.environ, **ON, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def sections(page: str) -> list[str]:
    """The page in parts: what stands before the first mistake, then a part a mistake."""
    return re.split(r"(?m)^(?=## \d+\. )", page)


def follow(page: str, portal: Path) -> str:
    """Do all that the page says, in its order; returns the page with what the program prints now."""
    told, end = [], 0
    for step in STEP.finditer(page):
        if step["words"]:
            told += [page[end : step.start("printed")], run(portal, *step["words"].split())]
            end = step.end("printed")
        elif step["script"]:
            subprocess.run(["/bin/sh", "-ec", step["script"]], cwd=portal, check=True, capture_output=True)
        else:
            path = portal / step["path"]
            text = path.read_text("utf-8")
            assert text.count(step["before"]) == 1, f"{path.name} has these lines not once:\n{step['before']}"
            path.write_text(text.replace(step["before"], step["after"]), encoding="utf-8")
    return "".join([*told, page[end:]])


def test_every_mistake_is_answered_with_the_message_in_the_handbook(tmp_path: Path, golden) -> None:
    opening, *mistakes = sections(MISTAKES.read_text("utf-8"))
    assert len(mistakes) >= 10
    told = [follow(section, lay_out(tmp_path / str(index))) for index, section in enumerate(mistakes)]
    assert all(len(list(STEP.finditer(section))) == 2 or "lantai new" in section for section in mistakes)
    golden(MISTAKES, "".join([opening, *told]))


def test_who_follows_it_gets_from_a_source_to_a_page(tmp_path: Path, golden) -> None:
    portal = lay_out(tmp_path / "portal")
    for name in WALK:
        page = HANDBOOK / f"{name}.md"
        golden(page, follow(page.read_text("utf-8"), portal))
    printed = run(portal, "build")
    assert "错误 0，警告 0" in printed
    page = BeautifulSoup((portal / "site/documents/qhmz-2026-21/index.html").read_bytes(), "lxml")
    assert [tag["data-interprets"] for tag in page.select("[data-interprets]")] == ["s1-2", "s3-1"]
    assert [tag["data-question"] for tag in page.select("#faq [data-question]")] == ["nuandong-shenqing"]
    assert page.select('h1 ~ * a[data-service="jujia-yanglao-butie"], h1 a[data-service="jujia-yanglao-butie"]')
    assert page.select_one("#s3-2 a[data-service='jujia-yanglao-butie']")
    assert "管埋" not in page.get_text()


def test_every_message_names_a_rule_and_a_mend() -> None:
    for section in sections(MISTAKES.read_text("utf-8"))[1:]:
        message = next(step["printed"] for step in STEP.finditer(section) if step["words"])
        assert CODE.search(message), section
        assert "提示：" in message, section
        assert "**怎样改**：" in section
        assert "Traceback" not in message


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("*.md")), ids=lambda page: page.stem)
def test_every_code_is_a_rule(page: Path) -> None:
    known = {rule.code: rule.name for rule in ALL_RULES}
    text = page.read_text("utf-8")
    assert set(CODE.findall(text)) <= set(known)
    for code, name in re.findall(r"\b([SPRLAM]\d{3}) ([a-z]+(?:-[a-z]+)+)", text):
        assert known[code] == name


@pytest.mark.parametrize("page", sorted(HANDBOOK.glob("*.md")), ids=lambda page: page.stem)
def test_every_page_it_links_to_is_there(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|/)([^)#]+)(?:#[^)]*)?\)", without_code(page.read_text("utf-8"))):
        assert (page.parent / target).is_file(), target


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]+`", "", re.sub(r"(?ms)^```.*?^```$", "", text))


KEYS = (
    ("document", DocumentRecord, Review, Attachment, Relation, Tags, SourceFile),
    ("services", Service, ServiceGuide, ServiceLink),
    ("interpretation", Interpretation, ClauseNote),
    ("faq", Faq, Confirmation, OpenQuestion),
    ("topics", Topic, TopicPart, OutsideDocument, RejectedDocument, TopicRules),
    ("registers", Site, Unit, Channel, TagVocabulary, FreePage),
    ("application", Application, RequestDesk, RequestChannel, RequestLimits, FlowStep),
    ("application", Guide, Revision, GuideOffice, Remedy, DisclosureRule, HolidayYear, HolidayPeriod),
)
VALUES = (
    ("document", Category, Disclosure, Validity, RelationType),
    ("interpretation", InterpretationForm, InterpretationStage, InterpreterRole, PolicyClass, InterpretationElement),
    ("registers", UnitKind, ChannelKind),
    ("application", Means, SupplementEffect, RuleLevel, RuleState),
)


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row[0])
def test_every_key_is_explained(row: tuple) -> None:
    page = (HANDBOOK / f"{row[0]}.md").read_text("utf-8")
    keys = {name for kind in row[1:] for name, field in kind.model_fields.items() if not field.exclude}
    assert {key for key in keys if f"`{key}`" not in page} == set()


@pytest.mark.parametrize("row", VALUES, ids=lambda row: row[0])
def test_every_value_is_explained(row: tuple) -> None:
    page = (HANDBOOK / f"{row[0]}.md").read_text("utf-8")
    for member in (member for kind in row[1:] for member in kind):
        assert f"`{member.value}`" in page, member


def test_it_names_no_command_or_option_that_is_not_there() -> None:
    named = {words for page in HANDBOOK.glob("*.md") for words in re.findall(r"bin/lantai ([a-z]+)", page.read_text())}
    known = {command.name or command.callback.__name__ for command in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    assert named <= known
