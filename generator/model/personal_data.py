"""个人信息: numbers of persons that stand in what is to be published, and those that may stand there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.document import Sha256
from generator.model.record import NonEmpty, Record
from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.chinese.personal_data import PersonalDataKind
    from generator.errors import Location


@value_class
class PersonalDatum:
    """A number of a person, by its place: the number itself is kept nowhere."""

    location: Location
    kind: PersonalDataKind
    masked: str
    """As it may be printed."""
    digest: str
    """SHA-256 of its figures, by which an exception names it."""


class PrivacyException(Record):
    """A row of `site_data/privacy_exceptions.yml`: a number that is public for a reason."""

    digest: Sha256 | None = None
    """The number, wherever it stands."""
    place: NonEmpty | None = None
    """Or the place, whatever stands there: `content/pages/contact.md`, `content/pages/contact.md:12`."""
    reason: NonEmpty
    """Why it may be published, and who said so; internal, never printed."""

    def covers(self, datum: PersonalDatum) -> bool:
        """Whether the number may stand where it stands."""
        if self.digest is not None:
            return self.digest == datum.digest
        return self.place in (datum.location.path, str(datum.location))
