"""Published ids, which are permanent, and where those that are gone lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from generator.model.address import document_address
from generator.model.record import NonEmpty, Record

if TYPE_CHECKING:
    from generator.errors import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDocument:
    """A line of `site_data/published.lock`."""

    document: str
    published_sections: tuple[str, ...]
    place: Location


class Redirect(Record):
    """A row of `site_data/redirects.yml`: where a published id leads now, or why it was withdrawn.

    Ids are written `document` or `document#section`.
    """

    old: NonEmpty = Field(alias="from")
    to: NonEmpty | None = None
    reason: NonEmpty | None = None
    """撤下的理由, told to the public."""
    withdrawn_on: date | None = None

    @property
    def old_document(self) -> str:
        """The document of the old id."""
        return self.old.partition("#")[0]

    @property
    def old_section(self) -> str:
        """The clause of the old id; "" for a whole document."""
        return self.old.partition("#")[2]

    @property
    def address(self) -> str | None:
        """Where it leads; None for what was withdrawn."""
        if self.to is None:
            return None
        document, _, section = self.to.partition("#")
        return document_address(document, section or None)
