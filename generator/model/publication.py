"""Published ids, which are permanent, and where those that are gone lead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from generator.model.address import document_address
from generator.model.record import NonEmpty, Record
from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.errors import Location


@value_class
class PublishedDocument:
    """A line of `site_data/published.lock`."""

    document: str
    published_sections: tuple[str, ...]
    place: Location


class Redirect(Record):
    """A row of `site_data/redirects.yml`: where a published id leads now, or why it was withdrawn.

    Ids are written `document` or `document#section`; the address of any other page ends with a slash
    (`annual-report/`), as does what it leads to.
    """

    old: NonEmpty = Field(alias="from")
    to: NonEmpty | None = None
    reason: NonEmpty | None = None
    """撤下的理由, told to the public."""
    withdrawn_on: date | None = None

    @property
    def is_page(self) -> bool:
        """Whether the address of a page is meant and not the id of a document."""
        return self.old.endswith("/")

    @property
    def old_address(self) -> str:
        """Where it was."""
        return self.old if self.is_page else document_address(self.old_document)

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
        if self.is_page:
            return self.to
        document, _, section = self.to.partition("#")
        return document_address(document, section or None)
