"""MkDocs started from a program: it renders by the way that the build takes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.errors import InvalidPortalError, Location, PortalError
from generator.mkdocs_adapter.host import without_walk
from generator.mkdocs_adapter.plugin import LantaiPlugin
from generator.mkdocs_adapter.rules import UNUSABLE_CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from generator.errors import Finding
    from generator.mkdocs_adapter.incremental import Run
    from generator.mkdocs_adapter.order import Order
    from generator.mkdocs_adapter.retouch import Retouch


def render(order: Order, way: Run | Retouch) -> tuple[Finding, ...]:
    """Bring the site up to date; what an editor should know of the portal.

    Raises:
        InvalidPortalError: the portal's files are wrong.
        PortalError: mkdocs.yml is not there, or wrong.
        OSError: the disk is full or the like.
    """
    order.tree.clear()
    with _findings_raised(), without_walk():
        config = _configure(order)
        plugin = config.plugins.get("lantai")
        if not isinstance(plugin, LantaiPlugin):
            raise ConfigurationError("plugins: 中没有 lantai。")
        plugin.config.today, plugin.run = order.settings.today, way
        config.plugins.on_startup(command="serve" if order.is_preview else "build", dirty=False)
        run_mkdocs(config)
    way.finish()
    plugin.run = None  # MkDocs' objects name each other, and wait for the collector of garbage
    return plugin.findings


def _configure(order: Order) -> MkDocsConfig:
    """The portal's own mkdocs.yml, with this run's folder."""
    path = order.settings.root / "mkdocs.yml"
    if not path.is_file():
        raise ConfigurationError("文件不存在。")
    return load_config(str(path), site_dir=str(order.tree.scratch))


@contextmanager
def _findings_raised() -> Iterator[None]:
    """What stopped MkDocs, as the error it was before MkDocs wrapped it."""
    try:
        yield
    except Abort as stopped:
        if isinstance(stopped.__cause__, InvalidPortalError):
            raise stopped.__cause__ from None
        raise
    except ConfigurationError as error:
        hint = "门户的根目录要有 mkdocs.yml；用 --root 指明门户在哪里，或者照演示的 mkdocs.yml 写。"
        raise PortalError(UNUSABLE_CONFIGURATION.at(Location("mkdocs.yml"), f"读不出配置：{error}", hint)) from error
