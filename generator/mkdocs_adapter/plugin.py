"""The MkDocs plugin: the host's clock, and what we do at each stroke."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin

from generator import pipeline
from generator.errors import InvalidPortalError
from generator.mkdocs_adapter import environment, generated_files, own_theme, site_writer
from generator.mkdocs_adapter.host import Host
from generator.mkdocs_adapter.templates import keep_bytecode
from generator.model.library_view import LibraryView
from generator.pages import shell
from generator.settings import Settings, read_today

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from generator.errors import Finding
    from generator.mkdocs_adapter.generated_files import PlacedPage
    from generator.mkdocs_adapter.incremental import Run
    from generator.mkdocs_adapter.retouch import Retouch
    from generator.model.library import Library
    from generator.model.tracing import MappingView
    from generator.pages.shell import Frame
    from generator.pipeline import Portal


class LantaiConfig(Config):
    """Options under `plugins: lantai:` in mkdocs.yml."""

    today = config_options.Optional(config_options.Type((str, date)))
    """The day the build counts as today, `YYYY-MM-DD`; else `SOURCE_DATE_EPOCH`, else the clock."""
    search = config_options.Type(bool, default=True)
    """Whether the search index is written; without it the search page leads to the lists."""


class LantaiPlugin(BasePlugin[LantaiConfig]):
    """Builds the column out of `content/` and `site_data/`."""

    open_portal: Callable[[Settings], Portal] = staticmethod(pipeline.open_portal)
    library: Library
    findings: tuple[Finding, ...]
    """What an editor should know after the build."""
    frame: Frame
    pages: dict[str, PlacedPage]
    is_preview = False
    run: Run | Retouch | None = None
    """An incremental build renders by itself; without one MkDocs renders everything."""
    nav: Navigation
    _views: dict[str, MappingView[Any, Any]]

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Declared also so that the instance lives on while `serve` rebuilds."""
        self.is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read everything before anything is written.

        Raises:
            Abort: the portal's files are wrong; every finding was printed, one line each.
        """
        settings = Settings(root=Path(config.config_file_path).parent, today=self._read_today())
        try:
            portal = self.run.open_portal(settings) if self.run else type(self).open_portal(settings)
        except InvalidPortalError as error:
            findings = sorted(error.findings, key=lambda finding: finding.sort_key)
            raise Abort("\n".join(str(finding) for finding in findings)) from error
        self.library, self.findings, self._views = portal.library, portal.findings, {}
        self.frame = shell.read_frame(self.library, is_preview=self.is_preview)
        config.site_name = config.site_name or self.library.site.name
        config.theme.static_templates.clear()
        own_theme.use_own_theme(config)
        config.watch.append(str(settings.site_data))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Only our own pages and assets: nothing that MkDocs found in `content/` or in the theme."""
        for file in list(files):
            files.remove(file)
        if self.run:
            return files
        self.pages = dict(generated_files.place_pages(self.library))
        for file in generated_files.generate(self.pages, self.library, config):
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Every page is rendered with it."""
        self.nav = nav

    def on_page_markdown(self, markdown: str, *, page: Page, **_: Any) -> None:
        """The template must be known before the context is asked for."""
        del markdown
        page.meta["template"] = self.pages[page.file.src_uri].kind.template

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
        """Escaping, and no silence about undefined names; then an incremental build makes what has changed."""
        environment.prepare(env, Path(config.theme.custom_dir or "theme"))
        if self.run:
            env.bytecode_cache = keep_bytecode(self.run.order.memory)
            self.run.make(Host(config, env, self.nav, self), self.frame)
        return env

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """`p`, the page's own, and `s`, the shell's."""
        return cast("TemplateContext", {**context, **self.present(self.pages[page.file.src_uri])})

    def present(self, placed: PlacedPage) -> dict[str, object]:
        """What a template of ours may read."""
        library = LibraryView(self.library, self._views)
        return {
            "p": placed.kind.present(placed.subject, library),
            "s": shell.present(placed.kind.head(placed.subject, library), self.frame),
        }

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """What is no page; the manifest last."""
        if self.run:
            return
        site_writer.write_outputs(self.library, Path(config.site_dir), with_search=self.config.search)
        site_writer.write_manifest(Path(config.site_dir))

    def _read_today(self) -> date:
        given = self.config.today
        return read_today(date.fromisoformat(given) if isinstance(given, str) else cast("date | None", given))
