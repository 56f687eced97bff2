"""The files that a site is made of."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.cache.file_memory import FileMemory

_FOLDERS = ("content", "site_data", "theme")
_FILES = ("mkdocs.yml",)
_OURS = "lantai"
_ELSEWHERE = ("INHERIT", "!ENV")
"""In a configuration: something is taken from another file, or from the environment."""


def read_inputs(root: Path, memory: FileMemory) -> dict[str, bytes]:
    """SHA-256 by path below the root; a file that did not change since the last run is only looked at."""
    names = [f"{root / name}" for name in _FILES]
    for folder in _FOLDERS:
        for place, folders, files in os.walk(root / folder):
            folders[:] = [name for name in folders if not _is_passed(name)]
            names += [f"{place}/{name}" for name in files if not _is_passed(name)]
    start = len(str(root / "x")) - 1
    return {name[start:]: digest for name in names if (digest := memory.look(name)) is not None}


def _is_passed(name: str) -> bool:
    """Hidden files and what editors leave beside a file: no part of a site."""
    return name.startswith(".") or name.endswith("~")


def is_made_of_inputs(config: MkDocsConfig, root: Path) -> bool:
    """Whether nothing else has a part in the site: hooks, other plugins, a theme or settings of another place."""
    theme = config.theme.custom_dir
    if any(sign in Path(config.config_file_path).read_text("utf-8") for sign in _ELSEWHERE):
        return False
    return not config.hooks and list(config.plugins) == [_OURS] and theme in (None, str(root.resolve() / "theme"))
