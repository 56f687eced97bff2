"""政府信息公开制度: the rules that disclosure follows, and the higher rule on which each rests."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.model.record import NonEmpty, Record, RecordId


class RuleLevel(StrEnum):
    """制度的层级, the highest first."""

    LAW = "law"
    NATIONAL = "national"
    LOCAL = "local"
    OWN = "own"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"law": "法律、行政法规", "national": "国家规定", "local": "本市规定", "own": "本区制度"}[self.value]


class RuleState(StrEnum):
    """制度的状态."""

    IN_FORCE = "in_force"
    UNDER_REVISION = "under_revision"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {"in_force": "现行有效", "under_revision": "正在修订", "ended": "停止执行"}[self.value]


class DisclosureRule(Record):
    """A row of `site_data/disclosure_rules.yml`."""

    id: RecordId
    name: NonEmpty
    level: RuleLevel
    state: RuleState = RuleState.IN_FORCE
    document: RecordId | None = None
    """The document of this site that holds it; number and date are then the document's."""
    document_number: str | None = None
    dated_on: date | None = None
    """成文 or 公布."""
    effective_on: date | None = None
    issuer: str | None = None
    """Who made it: a unit's id, or a name."""
    source: str | None = None
    """Where an outside text is published, in words."""
    url: str | None = None
    """Of the outside text."""
    summary: str | None = None
    points: tuple[NonEmpty, ...] = ()
    """What it asks for, in sentences."""
    rests_on: tuple[RecordId, ...] = ()
    """Ids of the higher rules of this register."""
    to_be_aligned: str | None = None
    """待协调: what does not agree with the higher rule yet."""
