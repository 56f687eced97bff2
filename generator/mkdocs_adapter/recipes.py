"""How an item of the site that prints the text of a document is made by itself, written down for a later build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.cache.stored_library import dump
from generator.mkdocs_adapter.generated_files import PlacedPage
from generator.model.tracing import text_of
from generator.pages import PAGE_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.model.tracing import Key
    from generator.outputs.output_file import OutputFile


class PageRecipe(NamedTuple):
    """A page."""

    kind: str
    source: str
    """Name by which MkDocs knows it."""
    address: str
    subject: Any

    @property
    def placed(self) -> PlacedPage:
        """As a build places it."""
        kind = next(kind for kind in PAGE_KINDS if kind.name == self.kind)
        return PlacedPage(kind=kind, subject=self.subject, address=self.address)


class FileRecipe(NamedTuple):
    """A file of an output, a piece of one, or a piece of a revision."""

    path: str
    """Of the whole file; "" for a piece of a revision."""
    make: Callable[..., bytes]
    subjects: tuple[Any, ...]


class BundleRecipe(NamedTuple):
    """Files of an output that are made together."""

    make: Callable[..., Iterator[OutputFile]]
    subjects: tuple[Any, ...]


def write_recipe(reads: Iterable[Key], recipe: PageRecipe | FileRecipe | BundleRecipe) -> bytes | None:
    """The recipe as bytes; None where no text was read for the item, or where it cannot be made by itself."""
    if not any(map(text_of, reads)):
        return None
    try:
        return dump(recipe)
    except Exception:
        return None
