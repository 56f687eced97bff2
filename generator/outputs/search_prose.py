"""Pages that are not documents, as entries: titles, a summary, Markdown, lines of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.search_entry import BESIDE, Clause, Entry, Field
from generator.outputs.search_markdown import read_markdown_passages

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model.entry_kind import EntryKind


def describe(  # noqa: PLR0913 - what a page may have, most of it absent
    kind: EntryKind,
    address: str,
    title: str,
    *,
    names: Iterable[str] = (),
    day: date | None = None,
    has_year: bool = True,
    units: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
    summary: str | None = None,
    body: str = "",
    texts: Iterable[str | None] = (),
) -> Entry:
    """An entry that ranks after all documents.

    `names` are found like the title; `body` is Markdown; `texts` are further passages, empty ones are left out. Without
    `has_year` the page's day orders it, and no year's filter holds it.
    """
    headings, passages = read_markdown_passages(body) if body else ((), ())
    titles = tuple((Field.TITLE, name) for name in dict.fromkeys((title, *names)))
    return Entry(
        address=address,
        kind=kind,
        title=title,
        day=day,
        year=day.year if day and has_year else None,
        units=units,
        topics=topics,
        level=BESIDE,
        fields=(*titles, *((Field.TEXT, text) for text in (summary,) if text)),
        clauses=(Clause(section="", name="", headings=headings, texts=(*passages, *(text for text in texts if text))),),
    )
