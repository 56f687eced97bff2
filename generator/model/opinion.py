"""意见: what somebody proposed, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.record import NonEmpty, Record

Count = Annotated[int, Field(ge=0)]


class Verdict(StrEnum):
    """采纳情况 of one opinion."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not_adopted"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"adopted": "采纳", "partly": "部分采纳", "not_adopted": "未采纳"}[self.value]


class Opinion(Record):
    """One opinion, or several of the same content told together."""

    opinion: NonEmpty
    """In its own words, shortened; never with the name of a private person."""
    raised_by: NonEmpty | None = None
    """Whose it is, by kind: 居民代表, 企业."""
    number: Count = 1
    """How many said so."""
    verdict: Verdict
    reply: NonEmpty | None = None
    """What was done, or why not; must be there where it was not adopted."""
