"""MkDocs as a renderer of single pages: each is handed over, written and forgotten."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands import build
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.mkdocs_adapter.generated_files import generate_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from generator.mkdocs_adapter.generated_files import PlacedPage
    from generator.mkdocs_adapter.plugin import LantaiPlugin


@dataclass(frozen=True, slots=True)
class Host:
    """What MkDocs needs for a page."""

    config: MkDocsConfig
    env: Environment
    nav: Navigation
    plugin: LantaiPlugin

    def render(self, source: str, placed: PlacedPage) -> str:
        """Write one page into the folder of the build; returns its path there."""
        self.plugin.pages = {source: placed}
        file = generate_page(source, placed, self.config)
        page = Page(None, file, self.config)
        page.markdown = page.content = ""
        page.meta = {"template": placed.kind.template}
        build._build_page(page, self.config, [], self.nav, self.env)
        return file.dest_uri


@contextmanager
def without_walk() -> Iterator[None]:
    """MkDocs does not look through the folder of documents: what is built is known already."""
    walk = vars(build)["get_files"]
    vars(build)["get_files"] = lambda config: Files([])
    try:
        yield
    finally:
        vars(build)["get_files"] = walk
