"""Where the findings of one file, or of the whole portal, are collected."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.errors import Finding, Location, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.personal_data import PersonalDatum


@dataclass(frozen=True, slots=True)
class Report:
    """A growing list of findings about one file (`path`)."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Ids of records that could not be read: whoever names them is not told that they are unknown."""
    personal_data: list[PersonalDatum] = field(default_factory=list)
    """Numbers of persons that stand in the file."""

    def add(self, rule: Rule, line: int | None, message: str, hint: str = "") -> None:
        """Note a finding at a line of the file."""
        self.findings.append(rule.at(Location(self.path, line), message, hint))

    def has_error_at(self, line: int | None) -> bool:
        """Whether what stands on a line was refused: what follows from that need not be told as well."""
        return any(found.location.line == line and found.severity is Severity.ERROR for found in self.findings)


def errors_of(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that stop the build, in order of place."""
    return in_order(finding for finding in findings if finding.severity is Severity.ERROR)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """By place; one that was found twice is kept once."""
    return tuple(dict.fromkeys(sorted(findings, key=lambda finding: finding.sort_key)))


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known word that was most likely meant, or none."""
    return get_close_matches(word, list(known), n=1, cutoff=0.6)


def suggest(word: str, known: Iterable[str]) -> str:
    """「是不是想写“…”？」 for the nearest known word, "" where none is near."""
    near = nearest(word, known)
    return f"是不是想写“{near[0]}”？" if near else ""
