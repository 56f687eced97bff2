"""`lantai build` and `lantai serve`: MkDocs started from a program, its result put into place as a whole."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from generator.cache.file_memory import opened
from generator.cache.pack import LostPieceError
from generator.errors import InvalidPortalError, Location, PortalError
from generator.mkdocs_adapter.host import without_walk
from generator.mkdocs_adapter.incremental import Run
from generator.mkdocs_adapter.plugin import LantaiPlugin
from generator.mkdocs_adapter.retouch import Retouch, find_retouch
from generator.mkdocs_adapter.site_lock import alone
from generator.mkdocs_adapter.site_state import StateFolder
from generator.mkdocs_adapter.site_tree import SiteTree
from generator.mkdocs_adapter.verification import UNUSABLE_CONFIGURATION, UNWRITABLE_SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from generator.errors import Finding
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
    with alone(target), _writing_explained(target):
        tree = SiteTree(target)
        tree.restore()
        cache = settings.root / CACHE
        states = cache / "sites" / hashlib.sha256(str(target).encode()).hexdigest()[:16]
        if is_clean:
            shutil.rmtree(states, ignore_errors=True)
        with opened(cache) as memory:
            if is_clean:
                memory.forget()
            run = Run(
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
                return _run(run)
            finally:
                shutil.rmtree(tree.scratch, ignore_errors=True)


def _run(run: Run) -> BuildSummary:
    """The short way where there is one and nothing that it needs was lost, else the long one."""
    config = _configure(run)
    run.with_search &= _plugin(config).config.search
    with suppress(LostPieceError):
        retouch = None if run.is_clean else find_retouch(run)
        if retouch is not None:
            return _carry_out(run, retouch, config)
    return _carry_out(run, run, _configure(run) if _plugin(config).run else config)


def _carry_out(run: Run, way: Run | Retouch, config: MkDocsConfig) -> BuildSummary:
    """Let MkDocs render by the way that is taken, and put the result into place."""
    run.tree.clear()
    plugin = _plugin(config)
    plugin.run = way
    with _findings_raised(), without_walk():
        config.plugins.on_startup(command="serve" if run.is_preview else "build", dirty=False)
        run_mkdocs(config)
    way.finish()
    return _summarise(run.tree.target, way, plugin.findings)


def _configure(run: Run) -> MkDocsConfig:
    """The portal's own mkdocs.yml, with this run's folder and day; MkDocs can run with it once."""
    path = run.settings.root / "mkdocs.yml"
    with _findings_raised():
        if not path.is_file():
            raise ConfigurationError("文件不存在。")
        config = load_config(str(path), site_dir=str(run.tree.scratch))
        _plugin(config).config.today = run.settings.today
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


def _summarise(site: Path, run: Run | Retouch, findings: tuple[Finding, ...]) -> BuildSummary:
    """Count what stands in a finished site."""
    files = run.files
    return BuildSummary(
        site=site,
        pages=sum(path.endswith(".html") for path in files),
        files=len(files) + 1,
        size=sum(file.size for file in files.values()),
        rendered=run.counts.rendered,
        removed=run.counts.removed,
        findings=findings,
    )
