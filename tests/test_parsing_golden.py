"""Whole documents, one trap each: what is read of them, as a person would check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import parsing, sources
from generator.console import ELEMENT_LABELS
from generator.model.outline import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.outline import Section
    from generator.model.parsed import Parsed

DOCUMENTS = Path(__file__).parent / "golden" / "documents"


@pytest.mark.parametrize("folder", sorted(DOCUMENTS.iterdir()), ids=lambda folder: folder.name)
def test_document_is_read_as_expected(folder: Path, golden: Callable[[Path, str], None]) -> None:
    source = next(path for path in sorted(folder.iterdir()) if path.stem == "source")
    parsed = parsing.parse(sources.read(source))
    golden(folder / "reading.txt", "\n".join(describe(parsed)) + "\n")
    golden(folder / "findings.txt", "".join(f"{finding}\n" for finding in parsed.findings))
    assert not parsed.conservation.lost
    assert not parsed.conservation.invented


def describe(parsed: Parsed) -> Iterator[str]:
    """Elements that are there, the outline with ids, roles and every paragraph, then notes and residue."""
    for name, label in ELEMENT_LABELS:
        value = getattr(parsed.elements, name)
        if value:
            yield f"{label}：{'；'.join(value) if isinstance(value, tuple) else value}"
    yield f"编号：{parsed.structure.outline.numbering.value}"
    for section in parsed.structure.outline.sections:
        yield from describe_section(section, "")
    for note in parsed.structure.responsibilities:
        yield f"分工：[{note.section}] {note.role.value} {'、'.join(note.units)}{'（等）' if note.open_ended else ''}"
    for entry in parsed.residue:
        yield f"不入正文：{entry.text}"


def describe_section(section: Section, indent: str) -> Iterator[str]:
    """A node: id or role, label, heading; its text below it."""
    yield f"{indent}[{section.id or section.role.value}] {section.label or ''}{section.heading}".rstrip()
    for block in section.content:
        if isinstance(block, Paragraph):
            yield f"{indent}    {block.text}"
        elif isinstance(block, Table):
            rows = ([block.header] if block.header else []) + list(block.rows)
            yield from (f"{indent}    | {' | '.join(row)} |" for row in rows)
    for child in section.children:
        yield from describe_section(child, indent + "  ")
