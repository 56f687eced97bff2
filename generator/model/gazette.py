"""政府公报: issues, what each of them carries, and where the printed one is given away."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from generator.model.document import Category, Document
from generator.model.record import NonEmpty, Record, RecordId
from generator.model.unit import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.interpretation import Interpretation
    from generator.model.library import Library


class GazettePart(StrEnum):
    """A part of the contents, in order of display."""

    GOVERNMENT = "government"
    OFFICE = "office"
    DEPARTMENTS = "departments"
    SUBDISTRICTS = "subdistricts"
    ANNOUNCEMENTS = "announcements"
    PERSONNEL = "personnel"
    INTERPRETATIONS = "interpretations"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "government": "政府文件",
            "office": "政府办公室文件",
            "departments": "部门文件",
            "subdistricts": "街道和镇文件",
            "announcements": "公告通报",
            "personnel": "人事任免",
            "interpretations": "政策解读",
        }[self.value]


class GazetteIssue(Record):
    """一期公报; documents say themselves which issue carries them (`gazette: 2026-1`)."""

    year: int
    number: int
    """Of the year."""
    running_number: int | None = None
    """总第…期."""
    published_on: date
    order: tuple[RecordId, ...] = ()
    """Documents that stand first in their part, as the editors want them; the others follow by date."""
    interpretations: tuple[RecordId, ...] = ()
    """政策解读 that the issue carries besides."""

    @property
    def id(self) -> str:
        """`2026-1`: what documents name and where the issue's page is."""
        return f"{self.year}-{self.number}"

    @property
    def pdf(self) -> str:
        """Where an edition to download is looked for, under `content/`."""
        return f"gazette/{self.id}.pdf"

    @property
    def label(self) -> str:
        """2026年第1期（总第5期）."""
        running = f"（总第{self.running_number}期）" if self.running_number else ""
        return f"{self.year}年第{self.number}期{running}"


class GazettePoint(Record):
    """赠阅点: where the printed issue is given away."""

    name: NonEmpty
    address: NonEmpty
    telephone: str | None = None
    hours: str | None = None


class Gazette(Record):
    """`site_data/gazette.yml`."""

    name: NonEmpty
    """青禾区人民政府公报."""
    summary: str | None = None
    """刊载范围 and how the text stands to the original."""
    editor: str | None = None
    """编辑单位."""
    frequency: str | None = None
    """How often it is printed, and how it is given away."""
    points: tuple[GazettePoint, ...] = ()
    issues: tuple[GazetteIssue, ...] = ()

    def newest_first(self) -> tuple[GazetteIssue, ...]:
        """The issues as they are listed."""
        return tuple(sorted(self.issues, key=lambda issue: (-issue.year, -issue.number)))


def read_contents(
    issue: GazetteIssue, library: Library
) -> Iterator[tuple[GazettePart, tuple[Document | Interpretation, ...]]]:
    """The parts of an issue that hold anything, each in its order: the editors' first, then the oldest first."""
    carried = [document for document in reversed(library.documents) if document.record.gazette == issue.id]
    places = {name: place for place, name in enumerate(issue.order)}
    carried.sort(key=lambda document: places.get(document.id, len(places)))
    for part in GazettePart:
        held: list[Document | Interpretation] = [entry for entry in carried if part_of(entry, library) is part]
        if part is GazettePart.INTERPRETATIONS:
            known = {entry.id: entry for entry in library.interpretations}
            held = [known[name] for name in issue.interpretations if name in known]
        if held:
            yield part, tuple(held)


def part_of(document: Document, library: Library) -> GazettePart:
    """Where a document stands: by what it is, else by who issued it."""
    record = document.record
    if record.category is Category.PERSONNEL:
        return GazettePart.PERSONNEL
    if record.category is Category.ANNOUNCEMENT:
        return GazettePart.ANNOUNCEMENTS
    known = library.unit_by_id.get(record.issuers[0]) if record.issuers else None
    if known is None or known.kind is UnitKind.GOVERNMENT:
        return GazettePart.GOVERNMENT
    if known.kind is UnitKind.OFFICE:
        return GazettePart.OFFICE
    is_local = known.kind in {UnitKind.SUBDISTRICT, UnitKind.TOWN}
    return GazettePart.SUBDISTRICTS if is_local else GazettePart.DEPARTMENTS
