"""依申请公开: where and how information is requested, what happens then, how long it takes.

Figures that a district must be able to answer for (terms of the local rules) are its own data, never the program's.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.record import NonEmpty, Record, RecordId


class Means(StrEnum):
    """申请渠道."""

    IN_PERSON = "in_person"
    POST = "post"
    ONLINE = "online"
    FAX = "fax"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"in_person": "当面申请", "post": "信函申请", "online": "网上申请", "fax": "传真申请"}[self.value]


class RequestChannel(Record):
    """One way to hand in a request; what is not given is taken from the desk's unit."""

    means: Means
    address: str | None = None
    """Of the counter, or of the letter."""
    addressee: str | None = None
    """收件人, what to write on the envelope."""
    postcode: str | None = None
    hours: str | None = None
    telephone: str | None = None
    fax: str | None = None
    url: str | None = None
    """Of the platform, for requests online."""
    note: str | None = None
    received: str | None = None
    """收到之日: which day counts as the day of receipt."""


class RequestDesk(Record):
    """受理机构: who accepts requests for which organs."""

    unit: RecordId
    answers_for: tuple[RecordId, ...] = ()
    """Units whose information is requested here; the unit's own where there are none."""
    telephone: str | None = None
    """For questions; the unit's own where there is none."""
    email: str | None = None
    """Only where requests by mail are accepted."""
    channels: Annotated[tuple[RequestChannel, ...], Field(min_length=1)]


class SupplementEffect(StrEnum):
    """What a supplemented request (补正) does to the term."""

    RESTART = "restart"
    """The term runs anew from the day on which the supplement is received."""
    PAUSE = "pause"
    """The term stands still from the notice until the supplement is received."""


class RequestLimits(Record):
    """办理时限, in working days."""

    reply_days: int = 20
    """答复, 条例 art. 33."""
    extension_days: int = 20
    """延长, at most."""
    supplement_days: int | None = None
    """一次性告知补正."""
    third_party_days: int | None = None
    """第三方 answers within."""
    supplement_effect: SupplementEffect = SupplementEffect.RESTART
    basis: NonEmpty
    """The provisions these figures rest on, as the district states them."""


class FlowStep(Record):
    """办理流程: a node of the flow, and where it may turn aside."""

    name: NonEmpty
    detail: NonEmpty
    limit: str | None = None
    """By when."""
    aside: str | None = None
    """What happens instead, or meanwhile, under a condition."""


class Application(Record):
    """`site_data/application.yml`."""

    summary: NonEmpty
    revised_on: date
    desks: Annotated[tuple[RequestDesk, ...], Field(min_length=1)]
    """The government's own first."""
    requirements: Annotated[tuple[NonEmpty, ...], Field(min_length=1)]
    """What a request must contain."""
    advice: tuple[NonEmpty, ...] = ()
    """What makes the answer quicker."""
    flow: Annotated[tuple[FlowStep, ...], Field(min_length=2)]
    limits: RequestLimits
    form: str | None = None
    """申请表 below `content/` (`attachments/….docx`); where there is none the site makes one."""
    fee_note: str | None = None
    """When the fee is charged at all."""
    remedies: tuple[NonEmpty, ...] = ()
    """不服答复 what one can do."""
