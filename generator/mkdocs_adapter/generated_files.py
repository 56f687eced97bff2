"""The files that MkDocs is given: a page for every address, the theme's assets, originals to download."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from generator.mkdocs_adapter.assets import find_assets
from generator.model.address import source_file_address
from generator.pages import PAGE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from generator.model.library import Library
    from generator.pages.page_kind import PageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPage:
    """A page to be rendered."""

    kind: PageKind
    subject: Any
    address: str


def place_pages(library: Library) -> Iterator[tuple[str, PlacedPage]]:
    """Every page under the source name by which MkDocs will know it."""
    for kind in PAGE_KINDS:
        for address, subject in kind.addresses(library):
            yield _name_source(address), PlacedPage(kind=kind, subject=subject, address=address)


def generate(pages: Mapping[str, PlacedPage], library: Library, config: MkDocsConfig) -> Iterator[File]:
    """Pages out of nav, then files that are copied as they are."""
    for source, placed in pages.items():
        yield generate_page(source, placed, config)
    for asset in find_assets(Path(config.theme.custom_dir or "theme")):
        yield File.generated(config, asset.path, content=asset.content, inclusion=InclusionLevel.NOT_IN_NAV)
    for original in library.files:
        source_path = Path(config.docs_dir) / original.path
        address = source_file_address(original.path)
        yield File.generated(config, address, abs_src_path=str(source_path), inclusion=InclusionLevel.NOT_IN_NAV)


def generate_page(source: str, placed: PlacedPage, config: MkDocsConfig) -> File:
    """The file of a page, without a word of Markdown: its template prints what its presenter says."""
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = path_of(placed.address)
    return file


def path_of(address: str) -> str:
    """The file of a page, from the site's root."""
    return address if address.endswith(".html") else f"{address}index.html"


def _name_source(address: str) -> str:
    return address.removesuffix(".html") + ".md" if address.endswith(".html") else f"{address}index.md"
