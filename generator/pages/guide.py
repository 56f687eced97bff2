"""政府信息公开指南: four parts, the date of the last revision, and what each revision changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import guide_address, unit_address
from generator.model.guide import GuidePart, divide_guide
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Fact, Link
from generator.pages.head import Article, Head, Place
from generator.pages.linked_data import DigitalDocument, GovernmentOrganization
from generator.pages.prose import render_prose
from generator.pages.request_desks import present_desks
from generator.pages.shell import root_of
from generator.pages.wording import print_date, print_full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.guide import Guide
    from generator.model.library import Library
    from generator.pages.request_desks import DeskCard


@value_class
class PartOfGuide:
    """One of the four parts."""

    id: str
    """`proactive`, `on-request`, `office`, `remedies`."""
    heading: str
    """As its editors wrote it."""
    body: Markup


@value_class
class RevisionRow:
    """A revision."""

    date: str
    changes: str


@value_class
class RemedyRow:
    """Where to turn to."""

    name: str
    unit: Link | None
    contact: str | None
    detail: str | None


@value_class
class GuidePage:
    """What `portal/guide.html` may read, as `p`."""

    title: str
    summary: str
    revised: str
    """修订时间, `2026年9月15日`."""
    preface: Markup
    parts: tuple[PartOfGuide, ...]
    desk: DeskCard | None
    """Whose channels are printed in the second part; None where the portal has no data of requests."""
    office: tuple[Fact, ...]
    remedies: tuple[RemedyRow, ...]
    revisions: tuple[RevisionRow, ...]
    """Newest first."""
    others: tuple[Link, ...]
    """Guides of other units, and the government's."""


def addresses(library: Library) -> Iterator[tuple[str, Guide]]:
    """A page for every guide."""
    return ((guide_address(guide.unit), guide) for guide in library.guides)


def head(guide: Guide, library: Library) -> Head:
    """A document with its revision's date."""
    site = library.site
    address = guide_address(guide.unit)
    known = library.unit_by_id.get(guide.unit or "")
    source = known.full_name if known else site.name
    own = next((other for other in library.guides if other.unit is None and other is not guide), None)
    return Head(
        title=guide.title,
        address=address,
        place=Place(kind=ChannelKind.GUIDE),
        trail=(Link(text=own.title, address=guide_address(None)),) if own else (),
        description=guide.summary,
        article=Article(title=guide.title, published=print_date(guide.revised_on), source=source),
        data=(
            DigitalDocument(
                name=guide.title,
                url=site.url + address,
                identifier=guide.id,
                in_language="zh-CN",
                genre="指南",
                alternate_name=None,
                author=(GovernmentOrganization(name=source),),
                date_created=print_date(min(revision.revised_on for revision in guide.revisions)),
                date_published=print_date(guide.revised_on),
                expires=None,
                abstract=guide.summary,
                keywords=tuple(part.label for part in GuidePart),
                is_based_on=(),
                encoding=None,
            ),
        ),
    )


def present(guide: Guide, library: Library) -> GuidePage:
    """The text as its editors wrote it, with channels, office and remedies from the registers."""
    root = root_of(guide_address(guide.unit))
    preface, *texts = divide_guide(guide)

    def render(body: str) -> Markup:
        return render_prose(guide.model_copy(update={"body": body}), library, root=root)

    return GuidePage(
        title=guide.title,
        summary=guide.summary,
        revised=print_full_date(guide.revised_on) or "",
        preface=render(preface.body),
        parts=tuple(
            PartOfGuide(id=part.value.replace("_", "-"), heading=text.heading, body=render(text.body))
            for part, text in zip(GuidePart, texts, strict=True)
        ),
        desk=_find_desk(guide, library),
        office=tuple(_present_office(guide, library)),
        remedies=tuple(_present_remedies(guide, library)),
        revisions=tuple(
            RevisionRow(date=revision.revised_on.isoformat(), changes=revision.changes)
            for revision in sorted(guide.revisions, key=lambda revision: revision.revised_on, reverse=True)
        ),
        others=tuple(
            Link(text=other.title, address=guide_address(other.unit)) for other in library.guides if other is not guide
        ),
    )


def _find_desk(guide: Guide, library: Library) -> DeskCard | None:
    """The desk that answers for whose guide it is; the first for the government's own."""
    if library.application is None:
        return None
    desks = present_desks(library.application, library)
    if guide.unit is None:
        return desks[0]
    pairs = zip(library.application.desks, desks, strict=True)
    return next((card for desk, card in pairs if guide.unit in (desk.answers_for or (desk.unit,))), None)


def _present_office(guide: Guide, library: Library) -> Iterator[Fact]:
    office = guide.office
    unit = library.unit_by_id[office.unit]
    above = library.unit_by_id.get(unit.parent or "")
    lines = (
        ("机构名称", unit.full_name + (f"（{above.full_name}内设机构）" if above else "")),
        ("办公地址", unit.address),
        ("邮政编码", office.postcode),
        ("办公时间", unit.hours),
        ("联系电话", unit.telephone),
        ("传真", office.fax),
        ("电子邮箱", office.email),
    )
    yield from (Fact(name=name, value=value) for name, value in lines if value)


def _present_remedies(guide: Guide, library: Library) -> Iterator[RemedyRow]:
    for remedy in guide.remedies:
        unit = library.unit_by_id.get(remedy.unit or "")
        contact = "，".join(part for part in (unit.address, unit.telephone) if part) if unit else None
        yield RemedyRow(
            name=remedy.name,
            unit=Link(text=unit.full_name, address=unit_address(unit.id)) if unit else None,
            contact=contact or None,
            detail=remedy.detail,
        )
