"""`lantai build` and `lantai serve`: MkDocs started from a program, its result put into place as a whole."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.commands.serve import serve as run_server
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.errors import InvalidPortalError, Location, PortalError
from generator.mkdocs_adapter.plugin import LantaiPlugin
from generator.mkdocs_adapter.verification import UNUSABLE_CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from generator.errors import Finding
    from generator.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build wrote."""

    site: Path
    pages: int
    files: int
    size: int
    """Bytes of the whole site."""
    findings: tuple[Finding, ...]
    """What an editor should know: drafts that stay unpublished, doubtful dates, unknown units."""


def build(settings: Settings, *, site_dir: Path | None = None, with_search: bool = True) -> BuildSummary:
    """Build the site beside its place and switch it in: the served folder is always a whole site, old or new.

    Raises:
        InvalidPortalError: the portal's files are wrong; the served folder is as it was.
    """
    target = (site_dir or settings.root / "site").resolve()
    building, retired = (target.with_name(f".{target.name}.{state}") for state in ("building", "retired"))
    for leftover in (building, retired):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        with _findings_raised():
            config = _configure(settings, building)
            _plugin(config).config.search &= with_search
            config.plugins.on_startup(command="build", dirty=False)
            run_mkdocs(config)
        if target.exists():
            target.rename(retired)
        building.rename(target)
    finally:
        shutil.rmtree(building, ignore_errors=True)
        shutil.rmtree(retired, ignore_errors=True)
    return _summarise(target, _plugin(config).findings)


def serve(settings: Settings, *, address: str) -> None:
    """Live preview until it is interrupted; a change of any file of the portal builds again."""
    with _findings_raised():
        run_server(config_file=str(settings.root / "mkdocs.yml"), dev_addr=address, open_in_browser=False)


def _configure(settings: Settings, site_dir: Path) -> MkDocsConfig:
    """The portal's own mkdocs.yml, with this run's folder and day."""
    if not (settings.root / "mkdocs.yml").is_file():
        raise ConfigurationError("文件不存在。")
    config = load_config(str(settings.root / "mkdocs.yml"), site_dir=str(site_dir))
    _plugin(config).config.today = settings.today
    return config


def _plugin(config: MkDocsConfig) -> LantaiPlugin:
    plugin = config.plugins.get("lantai")
    if not isinstance(plugin, LantaiPlugin):
        raise ConfigurationError("plugins: 中没有 lantai。")
    return plugin


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


def _summarise(site: Path, findings: tuple[Finding, ...]) -> BuildSummary:
    """Count what stands in a finished site."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = sum(path.suffix == ".html" for path in sizes)
    return BuildSummary(site=site, pages=pages, files=len(sizes), size=sum(sizes.values()), findings=findings)
