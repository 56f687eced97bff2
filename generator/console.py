"""What the command line shows, as text: nothing here prints."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from generator.errors import PortalError, Severity
from generator.model.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.errors import Finding
    from generator.intake.importing import Outcome
    from generator.mkdocs_adapter.building import BuildSummary
    from generator.model.elements import Elements
    from generator.model.outline import Section
    from generator.model.parsed import Parsed

ELEMENT_LABELS = (
    ("title", "标题"),
    ("notice_title", "印发通知"),
    ("cited_as", "通知所称"),
    ("document_number", "发文字号"),
    ("issuers", "发文机关"),
    ("genre", "文种"),
    ("signatory", "签发人"),
    ("addressees", "主送"),
    ("dated_on", "成文日期"),
    ("printed_on", "印发日期"),
    ("published_on", "发布日期"),
    ("effective_on", "施行日期"),
    ("expires_on", "有效期至"),
    ("attachments", "附件"),
    ("annotation", "附注"),
    ("copied_to", "抄送"),
    ("content_source", "来源"),
    ("index_number", "索引号"),
    ("subject_category", "主题分类"),
)
SEVERITY_LABELS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "说明"}
DIFFERENCES = {"altered": "内容与清单不符", "missing": "清单里有，文件不在", "foreign": "不在清单里"}
NUMBERINGS = {"restart": "各章重新编号", "run-through": "全文连续编号", "none": "没有编号"}
SHOWN_TEXT = 40
"""Characters of a paragraph shown in the report."""


def inspection_report(parsed: Parsed, path: str) -> str:
    """A readable page: elements, outline, counts, findings, the account of characters."""
    structure = parsed.structure
    source = parsed.source
    kind = f"{source.format.value}，{source.encoding or '二进制'}" + (f"，{source.pages} 页" if source.pages else "")
    lines = [f"{path}（{kind}，sha256 {source.sha256[:12]}…）", "", "一、要素", *_elements(parsed.elements)]
    lines += ["", f"二、结构（{NUMBERINGS[structure.outline.numbering.value]}）"]
    lines += [line for section in structure.outline.sections for line in _outline(section, 0)]
    counts = (
        ("责任分工", len({(entry.line, entry.start, entry.raw) for entry in structure.responsibilities})),
        ("任务", len(structure.tasks)),
        ("时限与数量", len(structure.deadlines)),
        ("引用文件", len(structure.references)),
        ("表格", len(structure.tables())),
    )
    lines += ["", "三、内容", "　".join(f"{name} {count}" for name, count in counts)]
    account = parsed.conservation
    lines += ["", f"四、字符守恒：读入 {account.characters_in}，落位 {account.characters_out}，" + _balance(parsed)]
    lines += ["", f"五、发现（{count_line(parsed.findings)}）", *(str(finding) for finding in parsed.findings)]
    return "\n".join(lines)


def count_line(findings: Sequence[Finding]) -> str:
    """「错误 1，警告 2，说明 0」."""
    counts = Counter(finding.severity for finding in findings)
    return "，".join(f"{label} {counts[severity]}" for severity, label in SEVERITY_LABELS.items())


UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What a wrong command line raises; the library shows only this child of it."""
ACTIONS = {
    "created": "新草稿",
    "unchanged": "与上次相同，没有改动",
    "updated": "已更新草稿",
    "beside": "人工改过，未覆盖；新草稿写在旁边",
    "duplicate": "与本次另一个文件完全相同，没有重复导入",
}
KINDS_HELP = (
    "document、interpretation、faq、page、decision、consultation、event、annual-report、service、topic、unit、"
    "open-question、eligibility、window（申报）、benefit（免申即享）、message、guide、"
    "matter、disclosure-rule 或 gazette-issue（编号写年份和期数，如 2026-4）。"
)
MANY = 3
"""From so many files on, findings are counted instead of listed."""


def import_report(outcomes: Sequence[Outcome], *, passed: int = 0) -> Iterator[str]:
    """What became of every source; findings in full for a few files, counted by kind for many."""
    for outcome in outcomes:
        if outcome.action is None:
            yield from (f"未导入 {finding}" for finding in outcome.findings)
            continue
        yield f"{outcome.source} → {outcome.written or outcome.target}（{ACTIONS[outcome.action.value]}）"
        if outcome.diff and (outcome.action.value == "beside" or len(outcomes) < MANY):
            yield outcome.diff.rstrip("\n")
        if len(outcomes) < MANY:
            yield from map(str, outcome.findings)
            yield from (f"    建议（须人工确认）：{line}" for line in suggestion_lines(outcome.suggestions))
    if len(outcomes) >= MANY:
        yield from _import_summary(outcomes)
    elif not outcomes and not passed:
        yield "没有要导入的文件：文件夹里没有可读的格式。"
    if passed:
        yield f"另有 {passed} 个文件以前已经导入，没有再读。"


def suggestion_lines(suggestions: Suggestions | None) -> Iterator[str]:
    """「标签·对象：老年人、困难家庭」; nothing where nothing is proposed."""
    if suggestions is None:
        return
    values = (
        ("主题分类", suggestions.subject_category),
        ("专题", tuple(f"{name}（{topic}）" for topic, name in suggestions.topics)),
        ("标签·对象", suggestions.audience),
        ("标签·行业", suggestions.industry),
        ("标签·事项", suggestions.matter),
    )
    yield from (f"{label}：{'、'.join(found)}" for label, found in values if found)


def _import_summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Totals by what was done, by format and by kind of finding."""
    done = [outcome for outcome in outcomes if outcome.action is not None]
    actions = Counter(outcome.action.value for outcome in done if outcome.action)
    formats = Counter(outcome.format or "" for outcome in done)
    kinds = Counter((finding.code, finding.name) for outcome in outcomes for finding in outcome.findings)
    files = {(kind.code, kind.name): 0 for outcome in outcomes for kind in outcome.findings}
    for outcome in outcomes:
        for key in {(finding.code, finding.name) for finding in outcome.findings}:
            files[key] += 1
    again, refused = actions["duplicate"], len(outcomes) - len(done)
    yield f"共 {len(outcomes)} 个文件，导入 {len(done) - again} 个，重复 {again} 个，拒绝 {refused} 个。"
    yield "结果：" + "，".join(f"{text} {actions[name]}" for name, text in ACTIONS.items() if actions[name])
    yield "格式：" + "，".join(f"{name} {count}" for name, count in sorted(formats.items()))
    yield "发现：" + ("" if kinds else "无")
    yield from (
        f"  {code} {name}：{count} 处，{files[code, name]} 个文件" for (code, name), count in sorted(kinds.items())
    )


def outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    """What became of one source, as data."""
    return {
        "source": str(outcome.source),
        "action": outcome.action.value if outcome.action else "refused",
        "target": outcome.target,
        "written": outcome.written,
        "format": outcome.format,
        "findings": [finding_to_json(finding) for finding in outcome.findings],
        "suggestions": _suggestions_to_json(outcome.suggestions),
    }


def _suggestions_to_json(suggestions: Suggestions | None) -> dict[str, Any]:
    """What a person may take over; ids of topics, as the front matter wants them."""
    found = suggestions or Suggestions()
    return {
        "subject_category": list(found.subject_category),
        "topics": [topic for topic, _ in found.topics],
        "tags": {kind: list(getattr(found, kind)) for kind in ("audience", "industry", "matter")},
    }


def usage_message(error: Exception) -> str:
    """What is wrong with the words of a command, in Chinese."""
    kind, words = type(error).__name__, getattr(error, "message", "") or str(error)
    if kind == "NoArgsIsHelpError":
        return words
    parameter = (getattr(getattr(error, "param", None), "name", "") or "").upper()
    said = {
        "MissingParameter": f"缺少参数 {parameter}。",
        "NoSuchOption": f"没有选项 {getattr(error, 'option_name', '')}。",
        "BadParameter": f"参数 {parameter} 的值不对：{words.removeprefix('Value error, ')}。",
    }.get(kind, words.replace("No such command", "没有这个命令：").replace("Did you mean", "是不是"))
    command = getattr(getattr(error, "ctx", None), "command_path", "lantai")
    return f"用法不对：{said}\n    提示：{command} --help 列出用法。"


def build_report(done: BuildSummary, *, seconds: float) -> Iterator[str]:
    """What stands there, what this run did, how to look at it."""
    place = shown_path(done.site)
    yield f"站点有 {done.pages} 个页面、{done.files} 个文件，共 {done.size / 1e6:.1f} MB：{place}"
    unchanged = done.pages - done.rendered
    yield f"本次生成 {done.rendered} 个页面，未变 {unchanged} 个，删去 {done.removed} 个文件，用时 {seconds:.1f} 秒。"
    yield f"查看：python3 -m http.server -d {place} 8000，然后打开 http://127.0.0.1:8000/"


def preview_line(done: BuildSummary | PortalError) -> str:
    """How a build of the preview ended."""
    if isinstance(done, PortalError):
        return f"{done}\n还是上一次的页面；改好后自动更新。"
    return f"已更新：生成 {done.rendered} 个页面，未变 {done.pages - done.rendered} 个，删去 {done.removed} 个文件。"


def shown_path(path: Path) -> str:
    """From the working folder where it lies below it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """A finding as data, with its path."""
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": finding.location.path,
        "line": finding.location.line,
        "page": finding.location.page,
        "message": finding.message,
        "hint": finding.hint,
    }


def _elements(elements: Elements) -> Iterator[str]:
    """One line an element; what the source does not say is said so."""
    for name, label in ELEMENT_LABELS:
        value = getattr(elements, name)
        shown = "；".join(value) if isinstance(value, tuple) else value
        yield f"  {label}：{shown or '文中未载明'}"


def _outline(section: Section, depth: int) -> Iterator[str]:
    """The tree, an indented line a node."""
    indent = "  " * (depth + 1)
    paragraphs = section.paragraphs
    text = section.heading or (paragraphs[0].text if paragraphs else "")
    shown = text if len(text) <= SHOWN_TEXT else text[:SHOWN_TEXT] + "…"
    yield f"{indent}{section.label or '·'} {shown}" + (f"  [{section.id}]" if section.id else "")
    for child in section.children:
        yield from _outline(child, depth + 1)


def _balance(parsed: Parsed) -> str:
    """What was lost or invented, if anything."""
    account = parsed.conservation
    if not account.lost and not account.invented:
        return "无遗漏，无增添。"
    lost, invented = "".join(account.lost.elements()), "".join(account.invented.elements())
    return f"遗漏「{lost[:SHOWN_TEXT]}」，增添「{invented[:SHOWN_TEXT]}」。"
