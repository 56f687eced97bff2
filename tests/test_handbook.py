"""The editors' handbook says exactly what the program says, and its way from a source to a page can be walked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.manual import ALL_RULES
from tests.conftest import ROOT

HANDBOOK = ROOT / "docs" / "handbook"
MISTAKES = HANDBOOK / "mistakes.md"
COMMAND = re.compile(r"`\.venv/bin/(lantai [^`]+)`，程序说：")
FENCE = re.compile(r"^```([a-z]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
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


def make_mistake(portal: Path, section: str) -> None:
    """Do in the portal what the section says was done: a line written otherwise, or a command."""
    blocks = FENCE.findall(section)
    if blocks[0][0] == "sh":
        subprocess.run(["/bin/sh", "-ec", blocks[0][1]], cwd=portal, check=True, capture_output=True)
        return
    named = re.search(r"在 `(\S+)` 里，本来是：", section)
    assert named, section
    path = portal / named[1]
    text = path.read_text("utf-8")
    right, wrong = blocks[0][1], blocks[1][1]
    assert text.count(right) == 1, f"{named[1]} holds the right lines {text.count(right)} times: {right}"
    path.write_text(text.replace(right, wrong), encoding="utf-8")


def with_message(section: str, portal: Path) -> str:
    """The section with what the program prints now."""
    make_mistake(portal, section)
    command = COMMAND.search(section)
    assert command, section
    printed = run(portal, *command[1].split()[1:])
    before, _, after = section.partition("```text\n")
    return f"{before}```text\n{printed}{after[after.index('```') :]}"


def test_every_mistake_is_answered_with_the_message_in_the_handbook(tmp_path: Path, golden) -> None:
    opening, *mistakes = sections(MISTAKES.read_text("utf-8"))
    assert len(mistakes) >= 10
    told = [with_message(section, lay_out(tmp_path / str(index))) for index, section in enumerate(mistakes)]
    golden(MISTAKES, "".join([opening, *told]))


def test_every_message_names_a_rule_and_a_mend() -> None:
    for section in sections(MISTAKES.read_text("utf-8"))[1:]:
        message = FENCE.findall(section)[-1][1]
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
