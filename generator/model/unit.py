"""单位: any organ, office, subdistrict or institution that issues documents or owes duties."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.record import NonEmpty, Record, RecordId
from generator.model.value import value_class


class UnitKind(StrEnum):
    """Kinds of units, in the order in which lists print them."""

    GOVERNMENT = "government"
    OFFICE = "office"
    DEPARTMENT = "department"
    SUBDISTRICT = "subdistrict"
    TOWN = "town"
    PUBLIC_INSTITUTION = "public_institution"
    DESK = "desk"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "government": "区政府",
            "office": "区政府办公室",
            "department": "区政府部门",
            "subdistrict": "街道办事处",
            "town": "镇人民政府",
            "public_institution": "事业单位",
            "desk": "内设机构",
        }[self.value]


class Unit(Record):
    """A row of `site_data/units.yml`."""

    id: RecordId
    name: NonEmpty
    """Short name, as plans print it: 区发展改革委."""
    full_name: NonEmpty
    """青禾区发展和改革委员会."""
    aliases: tuple[NonEmpty, ...] = ()
    kind: UnitKind
    groups: tuple[NonEmpty, ...] = ()
    """Phrases in plans that mean this unit among others: 区政府各部门, 各街道."""
    issuer_code: str | None = None
    """机关代字 of its document numbers: 青府办."""
    parent: RecordId | None = None
    """For a desk: the unit it belongs to."""
    duties: str | None = None
    """One sentence on what it does."""
    address: str | None = None
    hours: str | None = None
    telephone: str | None = None
    url: str | None = None


class UnitGroup(Record):
    """A phrase that names many units at once, with those it means."""

    phrase: NonEmpty
    units: Annotated[tuple[RecordId, ...], Field(min_length=1)]


@value_class
class UnitPhrase:
    """A printed phrase and the units it means."""

    phrase: str
    units: tuple[str, ...]
    """Unit ids; () where the register does not know the phrase."""
    is_group: bool
    """各街道, 区政府各部门: not an organ's own name."""
