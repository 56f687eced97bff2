"""政策解读: an interpretation with its document and the clauses it explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import (
    INTERPRETATIONS,
    document_address,
    interpretation_address,
    note_anchor,
    unit_address,
)
from generator.model.interpretation import name_stage
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages import linked_data
from generator.pages.citation import cite_document, name_clauses
from generator.pages.components import Link
from generator.pages.head import Article, Head, Place
from generator.pages.interpretation_parts import divide_parts
from generator.pages.ledger import link_clause
from generator.pages.policy_course import print_gap
from generator.pages.prose import render_prose
from generator.pages.shell import root_of
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.interpretation import Interpretation
    from generator.model.library import Library
    from generator.pages.interpretation_parts import InterpretationPart


@value_class
class ExplainedClause:
    """A note and the clause beside which it stands."""

    clause: Link
    note: str
    anchor: str
    """To which the note at the clause leads."""


@value_class
class InterpretationPage:
    """What `portal/interpretation.html` may read, as `p`."""

    title: str
    form: str
    stage: str
    unit: Link
    role: str
    """起草部门, 负责人, 专家, 媒体."""
    interpreter: str | None
    trigger: str | None
    """What a follow-up answers to."""
    date: str
    gap: str | None
    """三同步: 与文件同日, 晚于文件3天."""
    document: Link
    """《title》（文号）."""
    parts: tuple[InterpretationPart, ...]
    """() for a short text."""
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
    explained = ((link_clause(document.id, note.section, names), note) for note in interpretation.notes)
    others = library.interpretations_of.get(document.id, ())
    body, parts = divide_parts(render_prose(interpretation, library, root=root_of(address)))
    gap = interpretation.gap_after(document.record)
    return InterpretationPage(
        title=interpretation.title,
        form=interpretation.form.label,
        stage=name_stage(interpretation, others),
        unit=Link(text=name_unit(interpretation.unit, library, full=True), address=unit_address(interpretation.unit)),
        role=interpretation.speaks_as.label,
        interpreter=interpretation.interpreter,
        trigger=interpretation.trigger,
        date=print_date(interpretation.published_on) or "",
        gap=None if gap is None else print_gap(gap),
        document=Link(text=cite_document(document.record), address=document_address(document.id)),
        parts=parts,
        body=body,
        clauses=tuple(
            ExplainedClause(clause=clause, note=note.note, anchor=note_anchor(note.section))
            for clause, note in explained
            if clause
        ),
        others=tuple(
            Link(text=other.title, address=interpretation_address(other.id))
            for other in others
            if other.id != interpretation.id
        ),
    )
