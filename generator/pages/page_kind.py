"""A kind of page: which pages of it exist, what stands in their head, and what their template may read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.library import Library
    from generator.pages.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class PageKind:
    """One presenter module with its template; the subject is whatever the kind's pages are about."""

    name: str
    template: str
    """Below `theme/`."""
    page: type
    """The frozen dataclass that the template reads as `p`."""
    addresses: Callable[[Library], Iterator[tuple[str, Any]]]
    """Every page of the kind: its address from the site's root, and its subject."""
    head: Callable[[Any, Library], Head]
    present: Callable[[Any, Library], object]
