"""`lantai inspect --json`: a parsed document as data (contracts, section 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.outline import Paragraph
from generator.model.transcript import Figure

if TYPE_CHECKING:
    from collections import Counter

    from generator.errors import Finding
    from generator.model.elements import Elements
    from generator.model.outline import Section, Table
    from generator.model.parsed import Deadline, Parsed, Reference, Responsibility, Task
    from generator.model.transcript import Residue

SCHEMA = 1
DATES = ("dated_on", "printed_on", "published_on", "effective_on", "expires_on")


def to_json(parsed: Parsed) -> dict[str, Any]:
    """The whole inspection; every key is always present."""
    structure, account = parsed.structure, parsed.conservation
    return {
        "schema": SCHEMA,
        "source": {
            "name": parsed.source.name,
            "format": parsed.source.format.value,
            "sha256": parsed.source.sha256,
            "pages": parsed.source.pages,
            "encoding": parsed.source.encoding,
        },
        "elements": _elements(parsed.elements),
        "outline": [_section(section) for section in structure.outline.sections],
        "numbering": structure.outline.numbering.value,
        "responsibilities": [_responsibility(entry) for entry in structure.responsibilities if _is_bracketed(entry)],
        "deadlines": [_deadline(entry) for entry in structure.deadlines],
        "tables": [_table(section, table) for section, table in structure.tables()],
        "tasks": [_task(entry) for entry in structure.tasks],
        "references": [_reference(entry) for entry in structure.references],
        "residue": [_residue(entry) for entry in parsed.residue],
        "findings": [_finding(entry) for entry in parsed.findings],
        "conservation": {
            "characters_in": account.characters_in,
            "characters_out": account.characters_out,
            "lost": _counts(account.lost),
            "invented": _counts(account.invented),
        },
    }


def _elements(elements: Elements) -> dict[str, Any]:
    """Elements, and under `printed` the text each was read from."""
    return {
        "title": elements.title,
        "notice_title": elements.notice_title,
        "cited_as": elements.cited_as,
        "document_number": elements.document_number,
        "issuers": list(elements.issuers),
        "genre": elements.genre,
        **{name: day.isoformat() if (day := getattr(elements, name)) else None for name in DATES},
        "addressees": list(elements.addressees),
        "copied_to": list(elements.copied_to),
        "attachments": list(elements.attachments),
        "annotation": elements.annotation,
        "content_source": elements.content_source,
        "signatory": elements.signatory,
        "index_number": elements.index_number,
        "subject_category": elements.subject_category,
        "printed": [
            {"element": entry.element, "text": entry.text, "line": entry.line, "page": entry.page}
            for entry in elements.printed
        ],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "mark": section.mark.value if section.mark else None,
        "label": section.label,
        "heading": section.heading,
        "text": [block.text for block in section.content if isinstance(block, Paragraph)],
        "line": section.line,
        "page": section.page,
        "role": section.role.value,
        "figures": [
            {"alt": block.alt, "target": block.target, "line": block.line}
            for block in section.content
            if isinstance(block, Figure)
        ],
        "children": [_section(child) for child in section.children],
    }


def _is_bracketed(entry: Responsibility) -> bool:
    """The contract's notes are brackets; units of unbracketed lines (责任单位：…) are told in `tasks` only."""
    return entry.raw.startswith(("（", "(", "〔", "[", "【", "﹙"))


def _responsibility(entry: Responsibility) -> dict[str, Any]:
    return {
        "section": entry.section,
        "role": entry.role.value,
        "units": list(entry.units),
        "open_ended": entry.open_ended,
        "raw": entry.raw,
        "line": entry.line,
    }


def _deadline(entry: Deadline) -> dict[str, Any]:
    return {
        "section": entry.section,
        "raw": entry.raw,
        "kind": entry.kind.value,
        "due_on": entry.due_on.isoformat() if entry.due_on else None,
        "at_least": entry.at_least,
        "unit": entry.unit,
        "line": entry.line,
    }


def _table(section: str | None, table: Table) -> dict[str, Any]:
    return {
        "section": section,
        "caption": table.caption,
        "header": list(table.header),
        "rows": [list(row) for row in table.rows],
        "line": table.line,
        "page": table.page,
    }


def _task(entry: Task) -> dict[str, Any]:
    return {
        "id": entry.id,
        "text": entry.text,
        "source": entry.source.value,
        "row": entry.row,
        "title": entry.title,
        "responsible": list(entry.responsible),
        "lead": list(entry.lead),
        "supporting": list(entry.supporting),
        "open_ended": entry.open_ended,
        "due_on": entry.due_on.isoformat() if entry.due_on else None,
        "deadline": entry.deadline,
        "line": entry.line,
    }


def _reference(entry: Reference) -> dict[str, Any]:
    return {
        "section": entry.section,
        "title": entry.title,
        "document_number": entry.document_number,
        "raw": entry.raw,
        "line": entry.line,
    }


def _residue(entry: Residue) -> dict[str, Any]:
    return {"line": entry.line, "text": entry.text, "page": entry.page}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "line": finding.location.line,
        "page": finding.location.page,
        "message": finding.message,
        "hint": finding.hint,
    }


def _counts(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items()))
