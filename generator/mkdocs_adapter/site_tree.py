"""The folder of a site, changed as a whole: a second tree is brought up to date beside it, then the two change places.

The trees share their unchanged files by hard links, so that a build costs as much as what it changes. At every moment
the served folder is a whole site, the old or the new one; a tree without manifest is half done and thrown away.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.mkdocs_adapter.site_files import FileState, Look

_HERE, _EXCHANGE = -100, 2
"""AT_FDCWD and RENAME_EXCHANGE of renameat2(2)."""


@dataclass(frozen=True, slots=True)
class SiteTree:
    """A site's folder with its neighbours."""

    target: Path

    @property
    def scratch(self) -> Path:
        """What this run writes, before it is put into a tree."""
        return self.target.with_name(f".{self.target.name}.building")

    @property
    def spare(self) -> Path:
        """The site before the present one."""
        return self.target.with_name(f".{self.target.name}.spare")

    def clear(self) -> None:
        """Begin with nothing written."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir(parents=True)

    def find_damage(self, wanted: Mapping[str, Look], *, in_spare: bool = False) -> frozenset[str]:
        """Paths of the served folder that are not as they were written: altered, missing or foreign."""
        found = _look_through(str(self.spare if in_spare else self.target))
        found.pop(MANIFEST, None)
        if found == wanted:
            return frozenset()
        return frozenset(path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path))

    def assemble(
        self, files: Mapping[str, FileState], written: frozenset[str], spare: Mapping[str, FileState] | None
    ) -> None:
        """Make the spare tree the new site, but for its manifest.

        `written` lie in `scratch`, the others in the served folder; `spare` are the files that the spare tree has, None
        where it cannot be used.
        """
        if spare is None:
            shutil.rmtree(self.spare, ignore_errors=True)
            self.scratch.rename(self.spare)
            self.scratch.mkdir()
            self._link(path for path in files if path not in written)
            return
        (self.spare / MANIFEST).unlink(missing_ok=True)
        gone = [path for path in spare if path not in files]
        other = [path for path, file in files.items() if spare.get(path) != file]
        for path in gone:
            (self.spare / path).unlink(missing_ok=True)
        for folder in {os.path.dirname(path) for path in gone}:  # noqa: PTH120 - names, not paths
            self._prune(folder)
        self._move(path for path in other if path in written)
        self._link(path for path in other if path not in written)

    def patch(self, written: Iterable[str], other: Iterable[str]) -> None:
        """Make the spare tree the new site, but for its manifest, where it differs from the served one in `other`."""
        (self.spare / MANIFEST).unlink(missing_ok=True)
        moved = set(written)
        self._link(path for path in other if path not in moved)
        self._move(iter(moved))

    def take_over(self, path: str) -> None:
        """A single file of the served folder as it is."""
        self._link(iter((path,)))

    def switch(self, manifest: bytes) -> None:
        """Write the manifest, last of all, and put the new site into place."""
        (self.spare / MANIFEST).write_bytes(manifest)
        if self.target.is_symlink() or not self.target.exists():
            self.spare.rename(self.target)
        elif not _exchange(str(self.spare), str(self.target)):
            retired = self.target.with_name(f".{self.target.name}.retired")
            shutil.rmtree(retired, ignore_errors=True)
            self.target.rename(retired)
            self.spare.rename(self.target)
            retired.rename(self.spare)

    def double(self, files: Iterable[str]) -> None:
        """Where there is no spare tree: make it, as the site is, for the next build to work in."""
        if not self.spare.exists():
            self._link(iter(files))
            shutil.copyfile(self.target / MANIFEST, self.spare / MANIFEST)

    def drop(self, *, keep_spare: bool) -> None:
        """Remove what is not needed after the run."""
        shutil.rmtree(self.scratch, ignore_errors=True)
        if not keep_spare:
            shutil.rmtree(self.spare, ignore_errors=True)

    def restore(self) -> None:
        """Where a run was killed while the old and the new site changed places one after the other."""
        retired = self.target.with_name(f".{self.target.name}.retired")
        if retired.is_dir() and not self.target.exists():
            (self.spare if (self.spare / MANIFEST).is_file() else retired).rename(self.target)
        shutil.rmtree(retired, ignore_errors=True)

    def _move(self, paths: Iterator[str]) -> None:
        made = set[str]()
        for path in paths:
            place = f"{self.spare}/{path}"
            _make_folder(os.path.dirname(place), made)  # noqa: PTH120 - names, not paths
            os.replace(f"{self.scratch}/{path}", place)  # noqa: PTH105 - as above

    def _link(self, paths: Iterator[str]) -> None:
        made = set[str]()
        for path in paths:
            source, place = f"{self.target}/{path}", f"{self.spare}/{path}"
            _make_folder(os.path.dirname(place), made)  # noqa: PTH120 - as above
            with contextlib.suppress(FileNotFoundError):
                os.unlink(place)  # noqa: PTH108 - as above
            try:
                os.link(source, place)
            except OSError as error:
                if error.errno not in {errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EXDEV}:
                    raise
                shutil.copy2(source, place)

    def _prune(self, folder: str) -> None:
        """Remove a folder of the spare tree, and those around it, where nothing is left in them."""
        while folder:
            try:
                (self.spare / folder).rmdir()
            except OSError:
                return
            folder = os.path.dirname(folder)  # noqa: PTH120 - as above


def _look_through(folder: str) -> dict[str, Look]:
    """Size and time of every file by its path below the folder."""
    found: dict[str, Look] = {}
    todo = [""]
    while todo:
        inside = todo.pop()
        with contextlib.suppress(OSError):
            for entry in os.scandir(f"{folder}/{inside}"):
                if entry.is_dir(follow_symlinks=False):
                    todo.append(f"{inside}{entry.name}/")
                else:
                    status = entry.stat(follow_symlinks=False)
                    found[inside + entry.name] = (status.st_size, status.st_mtime_ns)
    return found


def _make_folder(folder: str, made: set[str]) -> None:
    if folder not in made:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - names, not paths
        made.add(folder)


def _exchange(one: str, other: str) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
