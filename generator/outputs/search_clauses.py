"""A document's outline as clauses: each opens at the nearest printed number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.outline import Paragraph, Table
from generator.outputs.search_entry import Clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.outline import Content, Outline, Section


def read_clauses(outline: Outline) -> list[Clause]:
    """One clause a section, in reading order."""
    found: list[Clause] = []
    for section in outline.sections:
        _walk(section, "", found)
    return found


def _walk(section: Section, above: str, found: list[Clause]) -> None:
    anchor = section.id or above
    name = _join(section.label or "", section.heading)
    texts = list(_read_texts(section.content))
    if section.content and isinstance(section.content[0], Paragraph) and (section.run_in or not section.heading):
        texts[0] = _join(name, texts[0])
    headings = (name,) if section.heading else ()
    texts = list(filter(None, texts))
    if headings or texts:
        found.append(Clause(section=anchor, name=name, headings=headings, texts=tuple(texts)))
    for child in section.children:
        _walk(child, anchor, found)


def _read_texts(content: tuple[Content, ...]) -> Iterator[str]:
    for block in content:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from _read_table(block)
        else:
            yield block.alt


def _read_table(table: Table) -> Iterator[str]:
    yield table.caption or ""
    yield from table.header
    for row in table.rows:
        yield from row


def _join(label: str, text: str) -> str:
    """Printed side by side; a blank keeps 「1.」 and 「2024年」 from becoming one number."""
    gap = " " if label[-1:].isascii() and text[:1].isascii() else ""
    return f"{label}{gap}{text}".strip()
