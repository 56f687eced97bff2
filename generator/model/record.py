"""What all records read from `content/` and `site_data/` share."""

from __future__ import annotations

import os
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from generator.errors import Location

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some, it reads all packages' metadata

RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""ASCII, assigned once, permanent: file name and URL (`qhfb-2024-12`)."""
SectionId = Annotated[str, StringConstraints(pattern=r"^[a-z]+[0-9]+[a-z]?(-[a-z]*[0-9]+[a-z]?)*$")]
"""Id of a section of a document's outline (`s3-5-2`, `a19`, `annex1-s2`)."""
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#]+([/?#]\S*)?$", strip_whitespace=True)]
"""Whole: a button with anything else leads nowhere."""
NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Record(BaseModel):
    """A typed record; unknown keys are refused, nothing can be changed once it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    location: SkipJsonSchema[Location] = Field(default=Location("?"), exclude=True, repr=False)
    """Where a person wrote it; set by the reader, not a key."""
    key_lines: SkipJsonSchema[tuple[tuple[str, int], ...]] = Field(default=(), exclude=True, repr=False)
    """Line of every key (`issuers`) and of every item of a list (`issuers.0`); set by the reader."""

    def at(self, *path: str | int) -> Location:
        """Where a key or an item of a list stands: `at("issuers", 0)`; the record's own place where that is unknown."""
        wanted = ".".join(map(str, path))
        line = next((line for key, line in self.key_lines if key == wanted), self.location.line)
        return Location(self.location.path, line)


class Prose(Record):
    """A record with a Markdown body written by editors."""

    body: SkipJsonSchema[str] = Field(default="", exclude=True, repr=False)
    """Markdown after the front matter."""
    body_line: SkipJsonSchema[int] = Field(default=1, exclude=True, repr=False)
    """Line of the file on which `body` begins."""
