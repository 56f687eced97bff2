"""政策解读: an interpretation with its document and the clauses it explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import INTERPRETATIONS, document_address, interpretation_address, unit_address
from generator.model.site import ChannelKind
from generator.pages import linked_data
from generator.pages.citation import cite_document, name_clauses
from generator.pages.components import Link
from generator.pages.head import Article, Head, Place
from generator.pages.ledger import link_clause
from generator.pages.prose import render_prose
from generator.pages.shell import root_of
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.interpretation import Interpretation
    from generator.model.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedClause:
    """A note and the clause beside which it stands."""

    clause: Link
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpretationPage:
    """What `portal/interpretation.html` may read, as `p`."""

    title: str
    form: str
    stage: str
    unit: Link
    interpreter: str | None
    date: str
    document: Link
    """《title》（文号）."""
    body: Markup
    clauses: tuple[ExplainedClause, ...]
    others: tuple[Link, ...]
    """Other interpretations of the same document."""


def addresses(library: Library) -> Iterator[tuple[str, Interpretation]]:
    """A page for every interpretation."""
    return ((interpretation_address(found.id), found) for found in library.interpretations)


def head(interpretation: Interpretation, library: Library) -> Head:
    """Title and the article's meta tags."""
    return Head(
        title=interpretation.title,
        address=interpretation_address(interpretation.id),
        place=Place(kind=ChannelKind.INTERPRETATIONS),
        trail=(Link(text="政策解读", address=INTERPRETATIONS),),
        description=f"{name_unit(interpretation.unit, library)}的{interpretation.form.label}：{interpretation.title}",
        article=Article(
            title=interpretation.title,
            published=f"{print_date(interpretation.published_on)} 00:00",
            source=name_unit(interpretation.unit, library, full=True),
        ),
        data=(_describe(interpretation, library),),
    )


def _describe(interpretation: Interpretation, library: Library) -> linked_data.Article:
    site = library.site
    document = library.document_by_id[interpretation.interprets]
    return linked_data.Article(
        headline=interpretation.title,
        url=site.url + interpretation_address(interpretation.id),
        in_language="zh-CN",
        date_published=interpretation.published_on.isoformat(),
        author=linked_data.GovernmentOrganization(name=name_unit(interpretation.unit, library, full=True)),
        about=linked_data.CreativeWork(name=document.record.title, url=site.url + document_address(document.id)),
    )


def present(interpretation: Interpretation, library: Library) -> InterpretationPage:
    """The text, then its notes with links to the clauses."""
    document = library.document_by_id[interpretation.interprets]
    names = name_clauses(document.structure.outline)
    address = interpretation_address(interpretation.id)
    clauses = ((link_clause(document.id, note.section, names), note.note) for note in interpretation.notes)
    others = library.interpretations_of.get(document.id, ())
    return InterpretationPage(
        title=interpretation.title,
        form=interpretation.form.label,
        stage=interpretation.stage.label,
        unit=Link(text=name_unit(interpretation.unit, library, full=True), address=unit_address(interpretation.unit)),
        interpreter=interpretation.interpreter,
        date=print_date(interpretation.published_on) or "",
        document=Link(text=cite_document(document.record), address=document_address(document.id)),
        body=render_prose(interpretation, library, root=root_of(address)),
        clauses=tuple(ExplainedClause(clause=clause, note=note) for clause, note in clauses if clause),
        others=tuple(
            Link(text=other.title, address=interpretation_address(other.id))
            for other in others
            if other.id != interpretation.id
        ),
    )
