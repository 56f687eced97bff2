"""What can be wrong, said in one form: `path:line: CODE name 中文` and a 提示.

A `Finding` is data and is never raised; a `PortalError` carries the findings that stop the program.
Every stage declares its findings as `Rule` constants in a module `rules.py`; `docs/findings.md` lists them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs: an error stops the build, the others are told."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Location(NamedTuple):
    """A place in a file that a person can open."""

    path: str
    """From the portal's root, with `/`; for a file outside it, as it was given."""
    line: int | None = None
    page: int | None = None
    """Page of a PDF, from 1."""

    def __str__(self) -> str:
        """`content/documents/2024/qhfb-2024-12.md:41`, or `…:第3页` where there is a page and no line."""
        if self.line is not None:
            return f"{self.path}:{self.line}"
        return self.path if self.page is None else f"{self.path}:第{self.page}页"


class Finding(NamedTuple):
    """One thing that is wrong, doubtful or was repaired.

    A tuple, as its place is: a large portal has ten thousand, and every build reads them from the disk and tells them.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    """Chinese, one or more full sentences, for editors."""
    hint: str
    """Chinese: what to do next; "" where there is nothing to do."""

    def __str__(self) -> str:
        """The printed form, two lines where there is a hint."""
        first = f"{self.location}: {self.code} {self.name} {self.message}"
        return f"{first}\n    提示：{self.hint}" if self.hint else first

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of printing: by file, page and line, then by code."""
        place = self.location
        return (place.path, place.page or 0, place.line or 0, self.code, self.message)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: its code, its name (what is wrong, read after "allow") and how much it weighs."""

    code: str
    name: str
    severity: Severity
    summary: str
    """Chinese, one sentence for the editors' handbook."""

    def at(self, location: Location, message: str, hint: str = "") -> Finding:
        """A finding of this kind."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            location=location,
            message=message,
            hint=hint,
        )


class PortalError(Exception):
    """The program cannot honestly go on; `findings` say where, what and what to do."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


class UnreadableSourceError(PortalError):
    """A file cannot be read as what it claims to be; nothing was written."""


class InvalidPortalError(PortalError):
    """The portal's files contradict each other or the schema; all findings of all files, nothing was written."""
