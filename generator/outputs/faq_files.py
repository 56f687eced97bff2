"""咨询知识库: questions and answers for hotlines and service desks, as a table, a spreadsheet and JSON.

What is 待复核 is in none of them: nobody may be told on the telephone what may no longer be true.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pydantic_core import to_json

from generator.model.address import document_address, document_faq_address, faq_address, faq_export_address
from generator.model.interpretation import find_answers
from generator.model.outline import Mark
from generator.model.text_question import ask_text
from generator.outputs.output_file import DeferredFile, OutputFile
from generator.outputs.search_markdown import read_markdown_passages
from generator.outputs.spreadsheet import Table, render_csv, render_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.interpretation import Faq
    from generator.model.library import Library
    from generator.model.outline import Section
    from generator.model.parsed import Structure

HEADER = (
    *("编号", "问题", "答复", "专题", "依据文件", "发文字号", "依据条款", "条款原文"),
    *("答复单位", "联系电话", "答复日期", "复核日期", "网址", "文件网址"),
)
KEYS = (
    *("id", "question", "answer", "topics", "document", "document_number", "clauses", "clause_text"),
    *("unit", "telephone", "answered_on", "confirmed_on", "url", "document_url"),
)
"""Of the JSON file, as the columns of the table."""
_WIDTHS = (14, 36, 60, 14, 36, 20, 16, 60, 18, 16, 12, 12, 44, 44)
_LONGEST = 300
"""Characters of a clause's text: a desk wants to check an answer, not to read the document."""


def render_faq_files(library: Library) -> Iterator[OutputFile]:
    """`faqs.csv`, `faqs.xlsx` and `faqs.json` beside the page, be there no question at all; two files a policy."""
    rows = tuple(row for document in library.documents for row in _read_rows(document, library))
    title = f"{library.site.district}政策咨询知识库"
    yield OutputFile(path=faq_export_address("csv"), content=render_csv(_make_table(title, rows)))
    yield OutputFile(path=faq_export_address("xlsx"), content=render_workbook(_make_table(title, rows)))
    yield OutputFile(path=faq_export_address("json"), content=_write_json(title, rows, library))
    for document in library.documents:
        if find_answers(document.id, library):
            as_csv, as_json = partial(_render_as_csv, library=library), partial(_render_as_json, library=library)
            yield DeferredFile(document_faq_address(document.id, "csv"), as_csv, document.id)
            yield DeferredFile(document_faq_address(document.id, "json"), as_json, document.id)


def _render_as_csv(document_id: str, library: Library) -> bytes:
    document = library.document_by_id[document_id]
    return render_csv(_make_table(document.record.title, tuple(_read_rows(document, library))))


def _render_as_json(document_id: str, library: Library) -> bytes:
    document = library.document_by_id[document_id]
    return _write_json(document.record.title, tuple(_read_rows(document, library)), library)


def _make_table(title: str, rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(title=title, sheet="政策问答", header=HEADER, widths=_WIDTHS, rows=rows)


def _write_json(title: str, rows: tuple[tuple[str, ...], ...], library: Library) -> bytes:
    questions = [dict(zip(KEYS, row, strict=True)) for row in rows]
    whole = {"title": title, "made_on": library.today.isoformat(), "total": len(rows), "questions": questions}
    return to_json(whole, indent=1) + b"\n"


def _read_rows(document: Document, library: Library) -> Iterator[tuple[str, ...]]:
    yield from (_read_row(faq, document, library) for faq in find_answers(document.id, library))


def _read_row(faq: Faq, document: Document, library: Library) -> tuple[str, ...]:
    record = document.record
    unit = library.unit_by_id[faq.unit]
    names = {topic.id: topic.name for topic in library.topics}
    clauses = ask_text(document, _quote_clauses, faq.sections)
    headings, passages = read_markdown_passages(faq.body)
    return (
        faq.id,
        faq.question,
        "\n".join((*headings, *passages)),
        "、".join(names[topic] for topic in record.topics if topic in names),
        record.title,
        record.document_number or "",
        "、".join(name for name, _ in clauses) or "全文",
        "\n".join(words for _, words in clauses),
        unit.full_name or unit.name,
        unit.telephone or "",
        faq.answered_on.isoformat(),
        faq.confirmed.on.isoformat() if faq.confirmed else "",
        library.site.url + faq_address(faq.id),
        library.site.url + document_address(document.id) + (f"#{faq.sections[0]}" if faq.sections else ""),
    )


def _quote_clauses(structure: Structure, wanted: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Name and words of the clauses that are there."""
    sections = {section.id: section for section in structure.outline.walk()} if wanted else {}
    return tuple((_name(structure, id_), _quote(sections[id_])) for id_ in wanted if id_ in sections)


def _name(structure: Structure, wanted: str) -> str:
    """The printed numbers from the top down; an article stands for itself."""
    return next(_find_name(structure.outline.sections, wanted, ""), wanted)


def _find_name(sections: tuple[Section, ...], wanted: str, above: str) -> Iterator[str]:
    for section in sections:
        label = (section.label or "").strip("、.．。 ")
        own = label if section.mark is Mark.ARTICLE else above + label
        if section.id == wanted:
            yield own or wanted
        yield from _find_name(section.children, wanted, own)


def _quote(section: Section) -> str:
    """The clause with what stands below it, cut where it is long."""
    parts = (
        (part.label or "") + part.heading + "".join(paragraph.text for paragraph in part.paragraphs)
        for part in section.walk()
    )
    words = "".join(parts)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
