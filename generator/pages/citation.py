"""How a clause is named in a citation: 三（五）2, 第十九条."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.outline import Mark, SectionRole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.document import DocumentRecord
    from generator.model.outline import Outline, Section

_TRAILING = "、.．。，, 　"


def cite_document(record: DocumentRecord) -> str:
    """《title》（文号）."""
    title = record.title if record.title.startswith("《") else f"《{record.title}》"
    return title + (f"（{record.document_number}）" if record.document_number else "")


def name_clauses(outline: Outline) -> Mapping[str, str]:
    """Section id → the words that name the clause, numbers from the top down; an article stands for itself."""
    annexes = [section for section in outline.sections if section.role is SectionRole.ANNEX]
    names = dict(_name(tuple(section for section in outline.sections if section not in annexes), ""))
    for number, annex in enumerate(annexes, start=1):
        own = (annex.label or "").strip().strip(_TRAILING) or ("附件" if len(annexes) == 1 else f"附件{number}")
        names |= {annex.id: own} if annex.id else {}
        names |= dict(_name(annex.children, f"{own}："))
    return names


def _name(sections: tuple[Section, ...], above: str) -> Iterator[tuple[str, str]]:
    for section in sections:
        own = _print_own(section, above)
        if section.id is not None and own:
            yield section.id, own
        yield from _name(section.children, own)


def _print_own(section: Section, above: str) -> str:
    label = (section.label or "").strip().strip(_TRAILING)
    if section.mark is Mark.ARTICLE:
        return (above[: above.index("：") + 1] if "：" in above else "") + label
    if label[:1].isdigit() and above[-1:] not in {"", "）", ")", "："}:
        return f"{above}.{label}" if above[-1:].isdigit() else f"{above}、{label}"
    return above + label
