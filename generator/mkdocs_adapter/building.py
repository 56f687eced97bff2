"""`lantai build` and `lantai serve`: a site brought up to date beside its place, and put into place as a whole."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.cache.file_memory import opened
from generator.cache.forking import hurrying
from generator.cache.pack import LostPieceError
from generator.errors import Location, PortalError
from generator.mkdocs_adapter.last_build import find_last_build, is_untouched
from generator.mkdocs_adapter.order import Counts, Order
from generator.mkdocs_adapter.rules import UNWRITABLE_SITE
from generator.mkdocs_adapter.site_lock import alone
from generator.mkdocs_adapter.site_state import StateFolder
from generator.mkdocs_adapter.site_tree import SiteTree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.errors import Finding
    from generator.mkdocs_adapter.incremental import Run
    from generator.mkdocs_adapter.last_build import LastBuild
    from generator.mkdocs_adapter.retouch import Retouch
    from generator.settings import Settings

_UNWRITABLE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS})
CACHE = ".lantai-cache"
"""Below the portal's root: may be deleted at any time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build wrote."""

    site: Path
    pages: int
    files: int
    size: int
    """Bytes of the whole site."""
    rendered: int
    """Pages that were rendered; the others are as the last build left them."""
    removed: int
    """Files of the last site that the new one has not."""
    findings: tuple[Finding, ...]
    """What an editor should know: drafts that stay unpublished, doubtful dates, unknown units."""


def build(
    settings: Settings,
    *,
    site_dir: Path | None = None,
    with_search: bool = True,
    jobs: int = 0,
    is_clean: bool = False,
    is_preview: bool = False,
    tell: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> BuildSummary:
    """Bring the site up to date beside its place and switch it in: the served folder is always a whole site.

    Only what has changed is made again, on as many processors as `jobs` (0: all there are); the result is that of a
    clean build, byte for byte. `tell` hears what is done, how far, and how much it is. In a preview pages reload
    themselves.

    Raises:
        InvalidPortalError: the portal's files are wrong; the served folder is as it was.
        PortalError: another build is running, or the disk is full; likewise.
    """
    target = (site_dir or settings.root / "site").resolve()
    with alone(target), _writing_explained(target), hurrying():
        tree = SiteTree(target)
        tree.restore()
        cache = settings.root / CACHE
        states = cache / "sites" / hashlib.sha256(str(target).encode()).hexdigest()[:16]
        if is_clean:
            shutil.rmtree(states, ignore_errors=True)
        with opened(cache) as memory:
            if is_clean:
                memory.forget()
            order = Order(
                settings=settings,
                tree=tree,
                states=StateFolder(states),
                memory=memory,
                jobs=jobs or os.cpu_count() or 1,
                is_clean=is_clean,
                with_search=with_search,
                is_preview=is_preview,
                tell=tell,
            )
            try:
                return _carry_out(order)
            finally:
                shutil.rmtree(tree.scratch, ignore_errors=True)


def _carry_out(order: Order) -> BuildSummary:
    """By the short way where there is one and nothing that it needs was lost, else by the long one.

    What a way needs is loaded when it is taken: where nothing has changed, nothing that reads, checks or renders is.
    """
    with suppress(LostPieceError):
        last = find_last_build(order)
        if last is not None and not last.edited and is_untouched(order, last):
            order.tree.drop(keep_spare=True)
            return _summarise(order, last, Counts(), last.read_findings())
        if last is not None and last.edited:
            from generator.mkdocs_adapter import retouch  # noqa: PLC0415 - see above

            way = retouch.find_retouch(order, last)
            if way is not None:
                return _render(order, way)
    from generator.mkdocs_adapter.incremental import Run  # noqa: PLC0415 - see above

    return _render(order, Run(order=order))


def _render(order: Order, way: Run | Retouch) -> BuildSummary:
    from generator.mkdocs_adapter.rendering import render  # noqa: PLC0415 - see above

    findings = render(order, way)
    return _summarise(order, way, way.counts, findings)


@contextmanager
def _writing_explained(target: Path) -> Iterator[None]:
    """What the system says of a full disk, as a finding."""
    try:
        yield
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        hint = "腾出磁盘空间或者换一个可写的 --site-dir，再生成一次；原来的站点没有改动。"
        message = f"写不下去：{error.strerror or error}。"
        raise PortalError(UNWRITABLE_SITE.at(Location(str(error.filename or target)), message, hint)) from error


def _summarise(
    order: Order, way: Run | Retouch | LastBuild, counts: Counts, findings: tuple[Finding, ...]
) -> BuildSummary:
    """Count what stands in a finished site."""
    return BuildSummary(
        site=order.tree.target,
        pages=sum(path.endswith(".html") for path in way.files),
        files=len(way.files) + 1,
        size=way.size,
        rendered=counts.rendered,
        removed=counts.removed,
        findings=findings,
    )
