"""A kind of page: which pages of it exist, what stands in their head, and what their template may read."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.pages.head import Head


@dataclass(frozen=True, slots=True)
class PageKind:
    """One presenter module with its template; the subject is whatever the kind's pages are about.

    The module is loaded when the first page of the kind is asked for: a build that makes two pages does not wait for
    the presenters of all others.
    """

    name: str
    """Of the module in this package, and of the template."""
    page_name: str
    """Of the frozen dataclass that the template reads as `p`."""

    @property
    def template(self) -> str:
        """Below `theme/`."""
        return f"portal/{self.name}.html"

    @property
    def page(self) -> type:
        """What the template reads as `p`."""
        found: type = getattr(self._module, self.page_name)
        return found

    def addresses(self, library: Library) -> Iterator[tuple[str, Any]]:
        """Every page of the kind: its address from the site's root, and its subject."""
        found: Iterator[tuple[str, Any]] = self._module.addresses(library)
        return found

    def head(self, subject: Any, library: Library) -> Head:  # noqa: ANN401 - whatever the kind's pages are about
        """What stands in the head of a page."""
        found: Head = self._module.head(subject, library)
        return found

    def present(self, subject: Any, library: Library) -> object:  # noqa: ANN401 - as above
        """What the template of a page may read."""
        return self._module.present(subject, library)

    @property
    def _module(self) -> Any:  # noqa: ANN401 - a module of this package
        return import_module(f"{__package__}.{self.name}")
