"""`lantai serve`: a live preview that builds again what an edit changes, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

from generator.errors import PortalError
from generator.mkdocs_adapter.building import CACHE, build
from generator.mkdocs_adapter.watching import choose_observer
from generator.settings import read_today

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.mkdocs_adapter.building import BuildSummary
    from generator.settings import Settings

FOLDER = "preview"
"""Below the cache: the site that is looked at, with the reloading script that no published page has."""


def serve(
    settings: Settings, *, address: str, is_polling: bool, tell: Callable[[BuildSummary | PortalError], None]
) -> None:
    """Show the portal until it is interrupted; a change of any file of it builds again.

    `tell` hears how every build ended. `is_polling` looks for changes of which the system tells nothing.

    Raises:
        PortalError: the first build failed.
    """
    site = settings.root / CACHE / FOLDER
    tell(build(settings, site_dir=site, is_preview=True))

    def build_again() -> None:
        """In this process alone: a server's threads must not be forked."""
        try:
            today = replace(settings, today=read_today())
            tell(build(today, site_dir=site, is_preview=True, jobs=1))
        except PortalError as error:
            tell(error)

    host, _, port = address.rpartition(":")
    server = LiveReloadServer(builder=build_again, host=host, port=int(port), root=str(site), shutdown_delay=0.1)
    server.error_handler = lambda code: (site / f"{code}.html").read_bytes() if code == 404 else None
    folders = [path for path in (settings.content, settings.site_data, settings.root / "theme") if path.exists()]
    server.observer = choose_observer(folders, is_polling=is_polling)  # type: ignore[assignment] # any will do
    for folder in folders:
        server.watch(str(folder))
    server.watch(str(settings.root), recursive=False)  # mkdocs.yml: many editors write another file in its place
    try:
        server.serve()
    except KeyboardInterrupt:
        return
    finally:
        server.shutdown()
