"""Audits: each a function `Library -> Iterator[Finding]`; an error among its findings stops the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audits.links import find_broken_links, outside_links
from generator.audits.personal_data import find_published_personal_data
from generator.audits.pictures import find_unfit_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.errors import Finding
    from generator.model.library import Library

AUDITS: tuple[Callable[[Library], Iterator[Finding]], ...] = (
    find_broken_links,
    find_unfit_pictures,
    find_published_personal_data,
)
"""In the order in which they run."""

__all__ = ["AUDITS", "find_all", "find_broken_links", "outside_links"]


def find_all(library: Library) -> Iterator[Finding]:
    """What every audit finds."""
    for audit in AUDITS:
        yield from audit(library)
