"""What is asked of a build, and what it counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.cache.file_memory import FileMemory
    from generator.mkdocs_adapter.site_state import StateFolder
    from generator.mkdocs_adapter.site_tree import SiteTree
    from generator.settings import Settings


class Terms(NamedTuple):
    """What must be asked again as it was, so that nothing but the portal's files decides what is made."""

    today: str
    with_search: bool
    is_preview: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A build of one portal into one folder."""

    settings: Settings
    tree: SiteTree
    states: StateFolder
    memory: FileMemory
    jobs: int
    is_clean: bool
    with_search: bool
    """The portal's mkdocs.yml may do without all the same."""
    is_preview: bool
    tell: Callable[[str, int, int], None]
    """Hears what is done, how far, and how much it is."""

    @property
    def terms(self) -> Terms:
        """What must be the same for the shortcut of an earlier build."""
        return Terms(self.settings.today.isoformat(), self.with_search, self.is_preview)


@dataclass(slots=True, kw_only=True)
class Counts:
    """What a build did."""

    rendered: int = 0
    """Pages."""
    removed: int = 0
    """Files of the last site that the new one has not."""
