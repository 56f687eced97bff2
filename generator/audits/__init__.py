"""Audits: each a function `Library -> Iterator[Finding]`; an error among its findings stops the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audits.audit import Audit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.library import Library

AUDITS: tuple[Audit, ...] = (
    Audit("links", "find_broken_links"),
    Audit("pictures", "find_unfit_pictures"),
    Audit("personal_data", "find_published_personal_data"),
)
"""In the order in which they run."""

__all__ = ["AUDITS", "find_all"]


def find_all(library: Library) -> Iterator[Finding]:
    """What every audit finds."""
    for audit in AUDITS:
        yield from audit.find(library)
