"""Ids on the pages of each kind that may be linked, besides those that a record brings."""

from __future__ import annotations

from generator.model.self_audit import AuditClass

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
