"""The hand-counted terms of `fixtures/working_days.md`, for Python and for the browser alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

FILE = Path(__file__).parent / "fixtures" / "working_days.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term as it was counted by hand."""

    title: str
    received: date
    days: int
    ends: str
    """The last day, or where the table ends."""
    passed_over: dict[str, int]
    """Reason → days."""
    made_up: list[str]


def read_terms() -> list[Term]:
    """Every case of the file."""
    parts = FILE.read_text(encoding="utf-8").split("\n.\n")[:-1]
    assert len(parts) % 3 == 0, "a case is not closed"
    return [_read(*parts[at : at + 3]) for at in range(0, len(parts), 3)]


def _read(title: str, given: str, expected: str) -> Term:
    received, days = given.split(" +")
    ends, over, *worked = expected.splitlines()
    reasons = (part.rstrip("0123456789") for part in over.split())
    return Term(
        title=title.strip().splitlines()[-1].removeprefix("# "),
        received=date.fromisoformat(received),
        days=int(days),
        ends=ends,
        passed_over={reason: int(part[len(reason) :]) for reason, part in zip(reasons, over.split(), strict=True)},
        made_up=worked[0].split() if worked else [],
    )
