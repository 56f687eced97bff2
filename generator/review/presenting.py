"""Transcript, parse and suggestions → the review page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.errors import Severity
from generator.review.alignment import Alignment
from generator.review.draft_items import draft_items
from generator.review.labels import ELEMENTS, SEVERITIES
from generator.review.page import Entry, IndexRow, Remark, ReviewPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.errors import Finding
    from generator.model.elements import Elements
    from generator.model.parsed import Parsed
    from generator.model.suggestions import Suggestions
    from generator.model.transcript import Transcript

_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_LONGEST = 40
_EXPECTED = ("title", "document_number", "issuers", "dated_on")
"""Elements that nearly every official document prints."""


def present_review(
    transcript: Transcript, draft: Parsed, *, source: str, target: str, suggestions: Suggestions
) -> ReviewPage:
    """The page of one source; `target` is the draft's path, "" where none was written."""
    alignment = Alignment(transcript, draft_items(draft))
    remarks = tuple(_remarks(draft.findings, alignment))
    severities = Counter(finding.severity for finding in draft.findings)
    elements = draft.elements
    return ReviewPage(
        title=elements.title or elements.notice_title or transcript.name,
        source=source,
        target=target,
        facts=tuple(_facts(draft)),
        elements=tuple(Entry(label=label, value=_value(elements, name)) for name, label in ELEMENTS.items()),
        counts=tuple(_counts(draft)),
        account=_account(draft),
        is_balanced=_is_balanced(draft),
        tallies=tuple(Entry(label=SEVERITIES[kind], value=str(severities[kind])) for kind in _WEIGHTS),
        remarks=remarks,
        rows=alignment.rows(remarks),
        suggestions=tuple(_suggestions(suggestions)),
        questions=tuple(_questions(draft, suggestions)),
        front_matter=("disclosure: proactive", "reviewed: {by: 审核人姓名, on: 审核日期，如 2026-01-31}"),
    )


def index_row(page: ReviewPage, *, address: str) -> IndexRow:
    """A page's line in the index."""
    counts = Counter(remark.severity for remark in page.remarks)
    return IndexRow(
        address=address,
        title=page.title,
        source=page.source,
        target=page.target,
        format=page.facts[0].value,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
        note="" if page.is_balanced else "字符有出入",
    )


def refused_row(source: str, findings: Sequence[Finding]) -> IndexRow:
    """The line of a source that cannot be read."""
    said = "；".join(finding.message + finding.hint for finding in findings)
    return IndexRow(
        address="", title="", source=source, target="", format="", errors=len(findings), warnings=0, infos=0, note=said
    )


def _remarks(findings: Sequence[Finding], alignment: Alignment) -> Iterator[Remark]:
    """Findings, the heaviest first, else in order of place."""
    ordered = sorted(findings, key=lambda finding: (_WEIGHTS.index(finding.severity), *finding.sort_key))
    for number, finding in enumerate(ordered, 1):
        page, line = finding.location.page or 0, finding.location.line
        at_page = f"第 {page} 页" if page else ""
        has_place = line is not None or page > 0
        yield Remark(
            number=number,
            severity=finding.severity.value,
            severity_label=SEVERITIES[finding.severity],
            code=finding.code,
            name=finding.name,
            place=(at_page + (f"第 {line} 行" if line is not None else "")) or "全文",
            anchor=alignment.anchor_at((page, line or 0)) if has_place else "",
            message=finding.message,
            hint=finding.hint,
        )


def _facts(draft: Parsed) -> Iterator[Entry]:
    """What the file is; the format stands first."""
    source = draft.source
    yield Entry(label="格式", value=source.format.value)
    if source.pages:
        yield Entry(label="页数", value=str(source.pages))
    if source.encoding:
        yield Entry(label="编码", value=source.encoding)
    yield Entry(label="sha256", value=source.sha256)


def _value(elements: Elements, name: str) -> str:
    value = getattr(elements, name)
    return "；".join(value) if isinstance(value, tuple) else str(value or "")


def _counts(draft: Parsed) -> Iterator[Entry]:
    structure = draft.structure
    numbered = sum(section.label is not None for section in structure.outline.walk())
    notes = {(entry.line, entry.start, entry.raw) for entry in structure.responsibilities}
    for label, count in (
        ("条款", numbered),
        ("责任分工", len(notes)),
        ("任务", len(structure.tasks)),
        ("时限与数量", len(structure.deadlines)),
        ("引用文件", len(structure.references)),
        ("表格", len(structure.tables())),
        ("不进入草稿的文字", len(draft.residue)),
    ):
        yield Entry(label=label, value=str(count))


def _is_balanced(draft: Parsed) -> bool:
    return not draft.conservation.lost and not draft.conservation.invented


def _account(draft: Parsed) -> str:
    account = draft.conservation
    said = f"读入 {account.characters_in} 字，落位 {account.characters_out} 字"
    if _is_balanced(draft):
        return said + "，没有遗漏，没有增添。"
    lost, invented = "".join(account.lost.elements()), "".join(account.invented.elements())
    return said + f"；遗漏“{lost[:_LONGEST]}”，增添“{invented[:_LONGEST]}”。"


def _suggestions(suggestions: Suggestions) -> Iterator[Entry]:
    """Lines as they would stand in the front matter."""
    if suggestions.subject_category:
        yield Entry(label="主题分类", value="subject_category: " + " 或 ".join(suggestions.subject_category))
    if suggestions.topics:
        yield Entry(label="专题", value=f"topics: [{', '.join(topic for topic, _ in suggestions.topics)}]")
    kinds = {kind: ", ".join(getattr(suggestions, kind)) for kind in ("audience", "industry", "matter")}
    if any(kinds.values()):
        yield Entry(label="标签", value=f"tags: {{{', '.join(f'{k}: [{tags}]' for k, tags in kinds.items())}}}")


def _questions(draft: Parsed, suggestions: Suggestions) -> Iterator[str]:
    """What the program cannot decide."""
    elements = draft.elements
    absent = [ELEMENTS[name] for name in _EXPECTED if not getattr(elements, name)]
    if absent:
        yield f"没有读到：{'、'.join(absent)}。原件里有的，请补填；确实没有的，留空。"
    weighty = sum(finding.severity is not Severity.INFO for finding in draft.findings)
    if weighty:
        yield f"有 {weighty} 处错误或者警告，请逐条对照原件处理。"
    if not _is_balanced(draft):
        yield "字符有出入，请对照原件找出差别。"
    yield "公开属性：主动公开填 proactive，依申请公开填 on_request，不予公开填 withheld；只有 proactive 会发布。"
    yield "文件类别（category）和有效性（validity）由程序推定或者留空，请核对。"
    if elements.attachments:
        count = len(elements.attachments)
        yield f"附件 {count} 个：请把附件文件放进 content/attachments/，并在 attachments 里填 file。"
    if any(_suggestions(suggestions)):
        yield "主题分类、专题和标签只是建议，合适的才填。"
