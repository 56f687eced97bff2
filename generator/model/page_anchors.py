"""Ids on the pages of each kind that may be linked, besides those that a record brings."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import TYPE_CHECKING

from generator.model.self_audit import AuditClass

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENT = (
    *("elements", "contents", "files", "interpretations", "faq"),
    *("relations", "cited", "life", "official"),
)
UNIT = frozenset({"issued", "services", "duties"})
LEDGER = ("tasks", "limits", "agreement")
DECISION = ("background", "steps", "opinions", "attendance")
CONSULTATION = ("answer", "explanation", "draft", "heard", "outcome", "course")
EVENT = ("join", "programme", "meeting", "opinions", "report", "questions")
COMPARISON = frozenset({"all", "added", "removed", "rewritten", "kept"})
VALIDITY = frozenset({"expiring", "in_force", "not_yet_effective", "amended", "expired", "repealed"})
AUDIT = frozenset({*(found.value for found in AuditClass), "scores", "data"})
APPLICATION = frozenset({"channels", "requirements", "flow", "limits", "fee", "form", "remedies"})
ASSISTANT = frozenset({"published", "request", "reply", "fee"})


class OwnAnchors(Collection[str]):
    """Ids on one of many pages of a kind: put together when somebody looks, so that ten thousand pages cost little."""

    __slots__ = ("_keys", "_of_kind", "_prefix")

    def __init__(self, of_kind: tuple[str, ...], keys: tuple[str, ...], prefix: str = "") -> None:
        """Ids that every page of the kind has, and those that its record brings, with `prefix` before each."""
        self._of_kind = of_kind
        self._keys = keys
        self._prefix = prefix

    def __contains__(self, anchor: object) -> bool:
        return anchor in tuple(self)

    def __iter__(self) -> Iterator[str]:
        return chain(self._of_kind, (self._prefix + key for key in self._keys))

    def __len__(self) -> int:
        return len(self._of_kind) + len(self._keys)
