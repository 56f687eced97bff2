"""The text of a document as a flat list of clauses in reading order, made from its outline.

Nothing is dropped and nothing reordered: a clause holds its own blocks, its children follow as clauses of their own.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from generator.model.address import interpretation_address, note_anchor, service_address
from generator.model.interpretation import InterpretationStage
from generator.model.outline import Mark, Paragraph, SectionRole
from generator.model.transcript import Figure
from generator.model.value import value_class
from generator.pages.body_table import BodyTable, present_table
from generator.pages.citation import name_clauses
from generator.pages.components import Link
from generator.pages.content_links import resolve_picture
from generator.pages.document_passages import find_passages
from generator.pages.faq_data import order_questions
from generator.pages.mentions import mention_task_units
from generator.pages.punctuation import widen
from generator.pages.spans import Span, cut, print_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.outline import Content, Section
    from generator.pages.components import Mention
    from generator.pages.document_passages import Passages


@value_class
class BodyFigure:
    """A picture, or only its words where it is not on this site."""

    alt: str
    address: str | None


@value_class
class BodyBlock:
    """Exactly one of the fields is set."""

    spans: tuple[Span, ...] = ()
    table: BodyTable | None = None
    figure: BodyFigure | None = None


@value_class
class ClauseNote:
    """A note of an interpretation, shown beside its clause."""

    text: str
    interpretation: Link
    """The place of the interpretation where the clause is explained: 文字解读, 专家解读, 跟踪解读."""


@value_class
class ServiceMark:
    """办."""

    service: str
    name: str
    address: str


@value_class
class Clause:
    """A node of the outline."""

    id: str | None
    mark: str | None
    label: str | None
    heading: tuple[Span, ...]
    """() for a node that is only a numbered paragraph."""
    heading_level: int
    """2–6, by depth, so that no level is skipped."""
    look: str
    """`first`, `second`, `third`, `article`, `chapter`, `annex` or `text`: how the mark is set."""
    run_in: bool
    blocks: tuple[BodyBlock, ...]
    citation: str | None
    """三（五）2."""
    notes: tuple[ClauseNote, ...]
    services: tuple[ServiceMark, ...]
    questions: tuple[Link, ...]
    cited: int = 0
    """Other documents that name the clause."""

    @property
    def paragraph(self) -> tuple[Span, ...]:
        """Of a clause that is one numbered paragraph, as most are; else ()."""
        return self.blocks[0].spans if len(self.blocks) == 1 and not self.heading else ()


_ITEM_ENDS = ("。", "；", ";")
LONGEST_TITLE = 40
"""Characters; a longer heading is a sentence."""
_LOOKS = {
    "编": "chapter",
    "章": "chapter",
    "节": "chapter",
    "条": "article",
    "一、": "first",
    "（一）": "second",
    "1.1": "second",
}


@value_class
class _Surroundings:
    """What a clause needs to know beside itself."""

    document: Document
    library: Library
    names: Mapping[str, str]
    units: Callable[[], Mapping[str, Mention]]
    """Of the document's tasks: asked for by tables alone."""
    passages: Passages
    cited: Mapping[str, int]
    notes: Mapping[str, tuple[ClauseNote, ...]]
    services: Mapping[str, tuple[ServiceMark, ...]]
    questions: Mapping[str, tuple[Link, ...]]
    show: Callable[[str], str]


def present_body(document: Document, library: Library) -> tuple[Clause, ...]:
    """Every node of the outline."""
    around = _look_around(document, library)
    sections = document.structure.outline.sections
    return tuple(clause for section in sections for clause in _present(section, 0, around))


def is_title(section: Section) -> bool:
    """Whether a heading is set as one: a sentence that merely comes first in its paragraph is text."""
    is_item = section.heading.endswith(_ITEM_ENDS) and not section.content and not section.children
    return 0 < len(section.heading) <= LONGEST_TITLE and not is_item


def _present(section: Section, depth: int, around: _Surroundings, *, in_article: bool = False) -> Iterator[Clause]:
    id_ = section.id or ""
    passages = around.passages.at(section.id, section.line)
    heading = _show(cut(section.heading, passages), around) if section.heading else ()
    blocks = tuple(_present_block(block, section.id, around) for block in section.content)
    has_title = is_title(section) and not in_article
    if heading and not has_title:
        heading, blocks = (), _begin_with(heading, blocks, run_in=section.run_in)
    yield Clause(
        id=section.id,
        mark=section.mark.value if section.mark else None,
        label=_print_label(section, around),
        heading=heading,
        heading_level=min(depth + 2, 6),
        look=_look(section, has_title=has_title),
        run_in=section.run_in,
        blocks=blocks,
        citation=around.names.get(id_),
        notes=around.notes.get(id_, ()),
        services=around.services.get(id_, ()),
        questions=around.questions.get(id_, ()),
        cited=around.cited.get(id_, 0),
    )
    in_article = in_article or section.mark is Mark.ARTICLE
    for child in section.children:
        yield from _present(child, depth + 1 if has_title else depth, around, in_article=in_article)


def _look(section: Section, *, has_title: bool) -> str:
    if section.role is SectionRole.ANNEX:
        return "annex"
    return _LOOKS.get(section.mark or "", "text") if has_title or section.mark is Mark.ARTICLE else "text"


def _begin_with(heading: tuple[Span, ...], blocks: tuple[BodyBlock, ...], *, run_in: bool) -> tuple[BodyBlock, ...]:
    """The heading as the beginning of its paragraph, or as a paragraph of its own."""
    if run_in and blocks and blocks[0].spans:
        return (BodyBlock(spans=(*heading, *blocks[0].spans)), *blocks[1:])
    return (BodyBlock(spans=heading), *blocks)


def _print_label(section: Section, around: _Surroundings) -> str | None:
    """As printed; an annex whose number stands apart from its title is called 附件 all the same."""
    if section.label:
        return around.show(section.label)
    return around.names.get(section.id or "") if section.role is SectionRole.ANNEX else None


def _present_block(block: Content, section: str | None, around: _Surroundings) -> BodyBlock:
    if isinstance(block, Paragraph):
        passages = around.passages.at(section, block.line)
        return BodyBlock(spans=_show(cut(block.text, passages), around))
    if isinstance(block, Figure):
        address = resolve_picture(block.target, around.document.record.location.path, around.library)
        return BodyBlock(figure=BodyFigure(alt=block.alt, address=address))
    return BodyBlock(table=present_table(block, around.units(), around.show))


def _show(spans: tuple[Span, ...], around: _Surroundings) -> tuple[Span, ...]:
    """The spans as the site prints them; a mark is judged by its neighbours, be they in another span."""
    printed = spans[0].text if len(spans) == 1 else "".join([span.text for span in spans])
    shown = around.show(printed)
    return spans if shown == printed else print_spans(spans, shown)


def _look_around(document: Document, library: Library) -> _Surroundings:
    return _Surroundings(
        document=document,
        library=library,
        names=name_clauses(document.structure.outline),
        units=cache(lambda: mention_task_units(document.structure, library)),
        passages=find_passages(document, library),
        cited=_count_citations(document, library),
        notes=_gather_notes(document, library),
        services=_gather_services(document, library),
        questions=_gather_questions(document, library),
        show=widen if library.site.full_width_punctuation else str,
    )


def _count_citations(document: Document, library: Library) -> Mapping[str, int]:
    """Documents that name a clause, by its id."""
    pairs = {(clause.id, found.citing) for found in library.cited_by.get(document.id, ()) for clause in found.clauses}
    return Counter(clause for clause, _ in pairs)


def _gather_notes(document: Document, library: Library) -> Mapping[str, tuple[ClauseNote, ...]]:
    gathered: dict[str, tuple[ClauseNote, ...]] = {}
    for interpretation in library.interpretations_of.get(document.id, ()):
        is_release = interpretation.stage is InterpretationStage.RELEASE
        words = interpretation.form.label if is_release else interpretation.stage.label
        address = interpretation_address(interpretation.id)
        for note in interpretation.notes:
            link = Link(text=words, address=f"{address}#{note_anchor(note.section)}")
            gathered[note.section] = (
                *gathered.get(note.section, ()),
                ClauseNote(text=note.note, interpretation=link),
            )
    return gathered


def _gather_services(document: Document, library: Library) -> Mapping[str, tuple[ServiceMark, ...]]:
    gathered: dict[str, tuple[ServiceMark, ...]] = {}
    for link in document.record.services:
        if link.section is not None:
            gathered[link.section] = (*gathered.get(link.section, ()), mark_service(link.service, library))
    return gathered


def mark_service(service: str, library: Library) -> ServiceMark:
    """办, leading to the guide."""
    return ServiceMark(service=service, name=library.service_by_id[service].name, address=service_address(service))


def _gather_questions(document: Document, library: Library) -> Mapping[str, tuple[Link, ...]]:
    gathered: dict[str, tuple[Link, ...]] = {}
    for faq in order_questions(document, library):
        link = Link(text=faq.question, address=f"#{faq.id}")
        for section in faq.sections:
            gathered[section] = (*gathered.get(section, ()), link)
    return gathered
