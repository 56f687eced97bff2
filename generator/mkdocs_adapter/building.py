"""`lantai build` and `lantai serve`: MkDocs started from a program, its result put into place as a whole."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.commands.serve import serve as run_server
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.errors import InvalidPortalError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from generator.settings import Settings

PLUGIN = "lantai"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build wrote."""

    site: Path
    pages: int
    files: int
    size: int
    """Bytes of the whole site."""


def build(settings: Settings, *, site_dir: Path | None = None) -> BuildSummary:
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
            config.plugins.on_startup(command="build", dirty=False)
            run_mkdocs(config)
        if target.exists():
            target.rename(retired)
        building.rename(target)
    finally:
        shutil.rmtree(building, ignore_errors=True)
        shutil.rmtree(retired, ignore_errors=True)
    return _summarise(target)


def serve(settings: Settings, *, address: str) -> None:
    """Live preview until it is interrupted; a change of any file of the portal builds again."""
    with _findings_raised():
        run_server(config_file=str(settings.root / "mkdocs.yml"), dev_addr=address, open_in_browser=False)


def _configure(settings: Settings, site_dir: Path) -> MkDocsConfig:
    """The portal's own mkdocs.yml, with this run's folder and day."""
    config = load_config(str(settings.root / "mkdocs.yml"), site_dir=str(site_dir))
    config.plugins[PLUGIN].config["today"] = settings.today
    return config


@contextmanager
def _findings_raised() -> Iterator[None]:
    """What stopped MkDocs, as the error it was before MkDocs wrapped it."""
    try:
        yield
    except Abort as stopped:
        if isinstance(stopped.__cause__, InvalidPortalError):
            raise stopped.__cause__ from None
        raise


def _summarise(site: Path) -> BuildSummary:
    """Count what stands in a finished site."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = sum(path.suffix == ".html" for path in sizes)
    return BuildSummary(site=site, pages=pages, files=len(sizes), size=sum(sizes.values()))
