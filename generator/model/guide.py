"""政府信息公开指南: four parts, a revision date and the history of revisions."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from generator.model.record import NonEmpty, Prose, Record, RecordId
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"^##[ \t]+(?P<words>\S.*?)[ \t#]*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


class GuidePart(StrEnum):
    """The parts every guide has, in this order."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    OFFICE = "office"
    REMEDIES = "remedies"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "proactive": "主动公开",
            "on_request": "依申请公开",
            "office": "工作机构",
            "remedies": "监督救济",
        }[self.value]

    def is_named_by(self, heading: str) -> bool:
        """Whether a heading is this part's: 监督和救济, 政府信息公开工作机构 and the like are."""
        word = {"proactive": "主动公开", "on_request": "依申请公开", "office": "机构", "remedies": "救济"}[self.value]
        return word in heading


class Revision(Record):
    """One revision, the first publication included."""

    revised_on: date
    changes: NonEmpty
    """What was changed, in a sentence."""


class GuideOffice(Record):
    """政府信息公开工作机构; address, hours and telephone are the unit's."""

    unit: RecordId
    postcode: str | None = None
    fax: str | None = None
    email: str | None = None


class Remedy(Record):
    """Where to complain or appeal."""

    name: NonEmpty
    """投诉举报, 行政复议 …"""
    unit: RecordId | None = None
    detail: str | None = None


class Guide(Prose):
    """`content/guides/*.md`: the body has one `##` heading for each part."""

    id: RecordId
    title: NonEmpty
    summary: NonEmpty
    unit: RecordId | None = None
    """Whose guide it is; the government's own where none is named."""
    revisions: Annotated[tuple[Revision, ...], Field(min_length=1)]
    office: GuideOffice
    remedies: tuple[Remedy, ...] = ()

    @property
    def revised_on(self) -> date:
        """修订时间, printed below the title."""
        return max(revision.revised_on for revision in self.revisions)


@value_class
class GuideText:
    """What a guide's body says under one heading."""

    heading: str
    """As written; "" before the first heading."""
    body: str
    line: int
    """Of the heading in the file; of the body before the first heading."""


def divide_guide(guide: Guide) -> Iterator[GuideText]:
    """The body cut at each `##` heading, what stands before the first included; nothing is lost but the headings."""
    body = guide.body
    code = [(match.start(), match.end()) for match in _FENCE.finditer(body)]
    cuts = [
        match for match in _HEADING.finditer(body) if not any(first <= match.start() < last for first, last in code)
    ]
    yield GuideText(heading="", body=body[: cuts[0].start() if cuts else None], line=guide.body_line)
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        end = following.start() if following else None
        line = guide.body_line + body.count("\n", 0, cut.start())
        yield GuideText(heading=cut["words"], body=body[cut.end() : end], line=line)
