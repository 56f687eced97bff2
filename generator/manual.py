"""The manual of findings: every rule of every stage on one page for editors.

`python -m generator.manual > docs/findings.md` writes the page; a test refuses a stale one.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import beginning, desk, press, site_checks
from generator.audits import link_rules, privacy_rules, self_rules
from generator.audits import rules as audit_rules
from generator.errors import Severity
from generator.intake.rules import RULES as INTAKE_RULES
from generator.mkdocs_adapter import rules as adapter_rules
from generator.parsing import duty_rules
from generator.parsing import rules as parsing_rules
from generator.records import confirming, skeletons
from generator.records import rules as record_rules
from generator.sources import docx_rules, html_rules, pdf_rules
from generator.sources import rules as source_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Rule

SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "说明"}
_OPENING = """\
# 程序会说的每一句话

本页由程序生成（`python -m generator.manual > docs/findings.md`），请不要手工修改。

程序发现问题时，按“文件:行号: 代码 名称 说明”的样子打印一行，下面缩进一行是提示。
怎样改，先照提示做，再看[十种常见错误](handbook/mistakes.md)；按代码可以在本页查它的意思。

* **错误**：必须改。不改，就不生成网站；在导入时，是这个文件没有导入。
* **警告**：可能有问题，请人看一眼；不影响生成。
* **说明**：程序做了一件事，告诉您一声。
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The rules of one stage, or of one part of it."""

    letter: str
    """First letter of all its codes."""
    title: str
    opening: str
    """Chinese: when an editor meets these findings."""
    rules: tuple[Rule, ...]


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        letter="S",
        title="读取源文件：各种格式",
        opening="在 `lantai inspect` 和 `lantai import` 时出现。",
        rules=source_rules.RULES,
    ),
    Chapter(letter="S", title="读取源文件：成批导入", opening="一次导入许多文件时出现。", rules=INTAKE_RULES),
    Chapter(letter="S", title="读取源文件：网页", opening="源文件是 .html、.htm 时出现。", rules=html_rules.RULES),
    Chapter(letter="S", title="读取源文件：Word", opening="源文件是 .docx 时出现。", rules=docx_rules.RULES),
    Chapter(letter="S", title="读取源文件：PDF", opening="源文件是 .pdf 时出现。", rules=pdf_rules.RULES),
    Chapter(
        letter="P",
        title="读懂文件：文字、编号和要素",
        opening="程序修复了什么、对什么有疑问。凡是修复都会说出来，请对照原件看一遍。",
        rules=parsing_rules.RULES,
    ),
    Chapter(
        letter="P",
        title="读懂文件：责任分工、任务分解表和时限",
        opening="正文和任务分解表互相核对的结果。",
        rules=duty_rules.RULES,
    ),
    Chapter(
        letter="R",
        title="内容和名册",
        opening="生成、预览、检查时读 `content/` 和 `site_data/` 的结果。所有文件的问题一次列全。",
        rules=record_rules.RULES,
    ),
    Chapter(
        letter="R", title="新建样张", opening="在 `lantai new` 时出现；出现时没有写任何文件。", rules=skeletons.RULES
    ),
    Chapter(
        letter="R",
        title="确认问答",
        opening="在 `lantai faq confirm` 时出现；出现时没有写任何文件。",
        rules=confirming.RULES,
    ),
    Chapter(letter="L", title="链接和图片", opening="检查和生成时出现；有一处就不生成网站。", rules=audit_rules.RULES),
    Chapter(
        letter="L",
        title="站外链接",
        opening="在 `lantai audit --external` 时出现；平时检查和生成都不上网。",
        rules=link_rules.RULES,
    ),
    Chapter(
        letter="L",
        title="个人信息",
        opening="检查和生成时出现；只要有一个号码没有遮盖，就不生成网站。",
        rules=privacy_rules.RULES,
    ),
    Chapter(
        letter="A",
        title="公开体检",
        opening="`lantai audit --all` 逐条列出，网站的公开体检页也列出；不影响生成。",
        rules=self_rules.SELF_RULES,
    ),
    Chapter(
        letter="R", title="新建门户", opening="在 `lantai init` 时出现；出现时没有写任何文件。", rules=beginning.RULES
    ),
    Chapter(letter="R", title="检查一个文件", opening="在 `lantai check` 时出现。", rules=desk.RULES),
    Chapter(
        letter="M",
        title="检查生成好的站点",
        opening="在 `lantai audit --site-dir` 时出现。",
        rules=site_checks.RULES,
    ),
    Chapter(
        letter="M",
        title="生成和核对站点",
        opening="在 `lantai build`、`lantai verify` 时出现。",
        rules=adapter_rules.RULES,
    ),
    Chapter(letter="M", title="印成 PDF", opening="在 `lantai pdf` 时出现。", rules=press.RULES),
)
"""In the order in which a document meets them."""

ALL_RULES: tuple[Rule, ...] = tuple(rule for chapter in CHAPTERS for rule in chapter.rules)


def render_manual() -> str:
    """The page `docs/findings.md`, in Markdown, with a line feed at the end."""
    return "\n".join([_OPENING, *(line for chapter in CHAPTERS for line in _chapter(chapter))])


def _chapter(chapter: Chapter) -> Iterator[str]:
    """Heading, opening, and a row a rule in order of code."""
    yield from (f"## {chapter.title}", "", chapter.opening, "", "| 代码 | 名称 | 轻重 | 意思 |", "|---|---|---|---|")
    for rule in sorted(chapter.rules, key=lambda rule: rule.code):
        yield f"| {rule.code} | {rule.name} | {SEVERITY_LABELS[rule.severity]} | {rule.summary} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(render_manual())
