"""意见征集: a draft with its explanation, how to answer, and what became of the answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.address import CONSULTATIONS, consultation_address, document_address, unit_address
from generator.model.consultation import AnswerKind
from generator.model.feed import FeedSubject
from generator.model.opinion import Verdict
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.consultation_course import CourseStage, present_course
from generator.pages.consultation_rows import Standing, stand
from generator.pages.document_files import present_file
from generator.pages.feed_link import link_feed
from generator.pages.head import Article, Head, Place
from generator.pages.participation_rows import OpinionRow, present_opinions
from generator.pages.prose import render_prose
from generator.pages.shell import root_of
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.consultation import AnswerChannel, Consultation, ConsultationOutcome
    from generator.model.library import Library
    from generator.pages.components import Download

_HEADING = re.compile(r"^#{1,3} ", re.MULTILINE)
_SCHEMES = {AnswerKind.MAIL: "mailto:", AnswerKind.TELEPHONE: "tel:"}


@value_class
class AnswerWay:
    """One way to answer."""

    name: str
    value: str
    address: str | None
    """What opens it, in full: a form, a mail program, a telephone; None for letters and visits."""


@value_class
class HeardRow:
    """听取意见 of one group."""

    audience: str
    method: str | None
    number: int
    smes: int | None


@value_class
class Heard:
    """Everybody who was asked, and the share of small and medium enterprises among them."""

    rows: tuple[HeardRow, ...]
    is_measured: bool
    """普惠性惠企政策 of a portal that has set a least share."""
    share: int | None
    """Per cent; None where nobody counted."""
    required: int
    is_short: bool


@value_class
class Outcome:
    """征集结果反馈."""

    published: str
    received: int
    adopted: int
    not_adopted: int
    percent: int | None
    """Adopted of received; None where nothing was received."""
    note: str | None
    opinions: tuple[OpinionRow, ...]
    """Taken over first."""


@value_class
class ConsultationPage:
    """What `portal/consultation.html` may read, as `p`."""

    title: str
    unit: Link
    published: str
    today: str
    standing: Standing
    ways: tuple[AnswerWay, ...]
    questions: tuple[str, ...]
    explanation: Markup | None
    draft: Markup | None
    draft_document: Link | None
    files: tuple[Download, ...]
    heard: Heard | None
    outcome: Outcome | None
    course: tuple[CourseStage, ...]
    """全过程, from the catalogue to the interpretation of what was issued."""


def addresses(library: Library) -> Iterator[tuple[str, Consultation]]:
    """A page for every consultation."""
    return ((consultation_address(found.id), found) for found in library.consultations)


def head(consultation: Consultation, library: Library) -> Head:
    """Title, days and source."""
    standing = stand(consultation, library)
    unit = name_unit(consultation.unit, library, full=True)
    return Head(
        title=consultation.title,
        address=consultation_address(consultation.id),
        place=Place(kind=ChannelKind.CONSULTATIONS),
        trail=(Link(text="意见征集", address=CONSULTATIONS),),
        feed=link_feed(FeedSubject.CONSULTATIONS),
        description=f"{unit}公开征求意见，{standing.opens}至{standing.closes}，{standing.label}。",
        article=Article(
            title=consultation.title,
            published=f"{print_date(consultation.published_on)} 00:00",
            source=unit,
            keywords=("意见征集", name_unit(consultation.unit, library)),
        ),
    )


def present(consultation: Consultation, library: Library) -> ConsultationPage:
    """What a reader needs to answer comes before the texts; the outcome, once it is there, before all."""
    root = root_of(consultation_address(consultation.id))
    files = {file.path: file for file in library.files}
    named = ((attachment.title, files.get(attachment.file or "")) for attachment in consultation.attachments)
    source = library.document_by_id.get(consultation.draft or "")
    explanation, draft = consultation.explanation_text, consultation.draft_text
    return ConsultationPage(
        title=consultation.title,
        unit=Link(text=name_unit(consultation.unit, library, full=True), address=unit_address(consultation.unit)),
        published=print_date(consultation.published_on) or "",
        today=library.today.isoformat(),
        standing=stand(consultation, library),
        ways=tuple(_present_way(channel) for channel in consultation.answer_channels),
        questions=consultation.questions,
        explanation=_render(_demote(explanation, 1), consultation, library, root) if explanation else None,
        draft=_render(_demote(draft, 2), consultation, library, root) if draft else None,
        draft_document=Link(text=source.record.title, address=document_address(source.id)) if source else None,
        files=tuple(present_file(title, file) for title, file in named if file),
        heard=_present_heard(consultation, library),
        outcome=_present_outcome(consultation.outcome) if consultation.outcome else None,
        course=present_course(consultation, library),
    )


def _render(text: str, consultation: Consultation, library: Library, root: str) -> Markup:
    return render_prose(consultation.model_copy(update={"body": text}), library, root=root)


def _demote(text: str, steps: int) -> str:
    """Editors' headings as many steps lower, because the page has its own above them."""
    return _HEADING.sub(lambda match: "#" * steps + match[0], text)


def _present_way(channel: AnswerChannel) -> AnswerWay:
    scheme = _SCHEMES.get(channel.kind)
    address = channel.url or (scheme + channel.value.replace(" ", "") if scheme else None)
    return AnswerWay(name=channel.kind.label, value=channel.value, address=address)


def _present_heard(consultation: Consultation, library: Library) -> Heard | None:
    """None where nobody was asked by name and nothing is measured."""
    least = library.participation.sme_share if library.participation else None
    is_measured = consultation.business_support and least is not None
    if not consultation.heard and not is_measured:
        return None
    share = consultation.sme_share
    return Heard(
        rows=tuple(
            HeardRow(audience=group.audience, method=group.method, number=group.number, smes=group.smes)
            for group in consultation.heard
        ),
        is_measured=is_measured,
        share=share,
        required=least or 0,
        is_short=is_measured and share is not None and share < (least or 0),
    )


def _present_outcome(outcome: ConsultationOutcome) -> Outcome:
    ordered = sorted(outcome.opinions, key=lambda opinion: opinion.verdict is Verdict.NOT_ADOPTED)
    return Outcome(
        published=print_date(outcome.published_on) or "",
        received=outcome.received,
        adopted=outcome.adopted,
        not_adopted=outcome.received - outcome.adopted,
        percent=outcome.adopted * 100 // outcome.received if outcome.received else None,
        note=outcome.note,
        opinions=tuple(present_opinions(ordered)),
    )
