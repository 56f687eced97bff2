"""公报全文: the whole texts of an issue on one page, set to be printed or turned into a PDF."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.model.address import gazette_edition_address, gazette_issue_address
from generator.model.document import Document
from generator.model.gazette import read_contents
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.document_body import present_body
from generator.pages.gazette_issue import title_issue
from generator.pages.head import Head, Place
from generator.pages.letter import divide_clauses, present_letter
from generator.pages.prose import render_prose
from generator.pages.punctuation import widen
from generator.pages.shell import root_of
from generator.pages.title_phrases import divide_title
from generator.pages.wording import name_unit, print_full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.gazette import GazetteIssue
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library
    from generator.pages.document_body import Clause
    from generator.pages.letter import Letter

_ID = re.compile(r'(?<=\sid=")|(?<=\shref="#)')
"""Where an id stands in HTML made of Markdown, and where one is linked."""


@value_class
class EditionText:
    """A document or an interpretation of the issue, in full; ids begin with its own, so that none stands twice."""

    id: str
    title: tuple[str, ...]
    """The notice's, where there is one."""
    number: str | None
    letter: Letter | None
    notice: tuple[Clause, ...]
    inner_title: tuple[str, ...]
    """Of the document that a notice carries."""
    body: tuple[Clause, ...]
    annexes: tuple[Clause, ...]
    prose: Markup | None
    """Of an interpretation."""
    source: str | None
    """Who explains."""


@value_class
class EditionPart:
    """A part of the issue."""

    name: str
    texts: tuple[EditionText, ...]


@value_class
class GazetteEditionPage:
    """What `portal/gazette_edition.html` may read, as `p`."""

    name: str
    label: str
    date: str
    editor: str | None
    issue: Link
    parts: tuple[EditionPart, ...]


def addresses(library: Library) -> Iterator[tuple[str, GazetteIssue]]:
    """An edition of every issue."""
    issues = library.gazette.newest_first() if library.gazette else ()
    return ((gazette_edition_address(issue.id), issue) for issue in issues)


def head(issue: GazetteIssue, library: Library) -> Head:
    """Name and number of the issue, below its contents."""
    title = title_issue(issue, library)
    return Head(
        title=f"{title}（全文）",
        address=gazette_edition_address(issue.id),
        place=Place(kind=ChannelKind.GAZETTE),
        trail=(Link(text=title, address=gazette_issue_address(issue.id)),),
        description=f"{title}所载文件和解读的全文，一页读完，可以打印。",
    )


def present(issue: GazetteIssue, library: Library) -> GazetteEditionPage:
    """All texts in the order of the contents."""
    gazette = library.gazette
    return GazetteEditionPage(
        name=gazette.name if gazette else "",
        label=issue.label,
        date=print_full_date(issue.published_on) or "",
        editor=gazette.editor if gazette else None,
        issue=Link(text="返回本期目录", address=gazette_issue_address(issue.id)),
        parts=tuple(
            EditionPart(name=part.label, texts=tuple(_present(entry, issue, library) for entry in entries))
            for part, entries in read_contents(issue, library)
        ),
    )


def _present(entry: Document | Interpretation, issue: GazetteIssue, library: Library) -> EditionText:
    if isinstance(entry, Document):
        return _present_document(entry, library)
    return _present_interpretation(entry, issue, library)


def _present_document(document: Document, library: Library) -> EditionText:
    record = document.record
    show = widen if library.site.full_width_punctuation else str
    clauses = tuple(_strip(clause, document.id) for clause in present_body(document, library))
    notice, body, annexes = divide_clauses(document, clauses)
    has_notice = bool(notice and record.notice_title)
    title = divide_title(show(record.title))
    return EditionText(
        id=document.id,
        title=divide_title(show(record.notice_title)) if has_notice and record.notice_title else title,
        number=record.document_number,
        letter=present_letter(record, library),
        notice=notice,
        inner_title=title if has_notice else (),
        body=body,
        annexes=annexes,
        prose=None,
        source=None,
    )


def _present_interpretation(entry: Interpretation, issue: GazetteIssue, library: Library) -> EditionText:
    show = widen if library.site.full_width_punctuation else str
    html = render_prose(entry, library, root=root_of(gazette_edition_address(issue.id)))
    return EditionText(
        id=entry.id,
        title=divide_title(show(entry.title)),
        number=None,
        letter=None,
        notice=(),
        inner_title=(),
        body=(),
        annexes=(),
        prose=Markup(_ID.sub(f"{entry.id}--", html)),
        source=name_unit(entry.unit, library, full=True),
    )


def _strip(clause: Clause, document: str) -> Clause:
    """A clause as the gazette prints it: without what the site says beside it."""
    id_ = f"{document}--{clause.id}" if clause.id else None
    level = min(clause.heading_level + 1, 6)
    return replace(clause, id=id_, heading_level=level, citation=None, notes=(), services=(), questions=(), cited=0)
