"""MkDocs as a renderer of single pages: each is handed over, rendered and forgotten."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands import build
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.mkdocs_adapter.generated_files import generate_page, path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from generator.mkdocs_adapter.generated_files import PlacedPage
    from generator.mkdocs_adapter.plugin import LantaiPlugin


@dataclass(frozen=True, slots=True)
class Host:
    """What is needed for a page."""

    config: MkDocsConfig
    env: Environment
    nav: Navigation
    plugin: LantaiPlugin

    def render(self, source: str, placed: PlacedPage) -> tuple[str, bytes]:
        """One page: its path in the site, and what stands there."""
        if self._is_heard():
            html = self._render_heard(source, placed)
        else:
            html = self.env.get_template(placed.kind.template).render(self.plugin.present(placed))
        return path_of(placed.address), html.encode("utf-8", errors="xmlcharrefreplace")

    def _is_heard(self) -> bool:
        """Whether another plugin or hook of the portal wants to know of pages."""
        events = self.config.plugins.events
        return bool(events["post_page"]) or events["page_context"] != [self.plugin.on_page_context]

    def _render_heard(self, source: str, placed: PlacedPage) -> str:
        """As MkDocs does it, so that everybody who listens gets the page that MkDocs would make."""
        self.plugin.pages = {source: placed}
        page = Page(None, generate_page(source, placed, self.config), self.config)
        page.markdown = page.content = ""
        page.active = True
        plugins = self.config.plugins
        context = build.get_context(self.nav, [], self.config, page)
        context = plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
        html = self.env.get_template(placed.kind.template).render(context)
        return plugins.on_post_page(html, page=page, config=self.config)


class _NoFiles(Files):
    """Stays empty."""

    def add_files_from_theme(self, env: Environment, config: MkDocsConfig) -> None:
        """Nothing of it is asked for: assets are found where pages name them."""


@contextmanager
def without_walk() -> Iterator[None]:
    """MkDocs looks neither through the folder of documents nor through the theme: what is built is known already."""
    walk = vars(build)["get_files"]
    vars(build)["get_files"] = lambda config: _NoFiles([])
    try:
        yield
    finally:
        vars(build)["get_files"] = walk
