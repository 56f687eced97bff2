"""The files that a site is made of."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from generator.cache.file_memory import FileMemory

_FOLDERS = ("content", "site_data", "theme")
_FILES = ("mkdocs.yml",)
_OURS = "lantai"


def read_inputs(root: Path, memory: FileMemory) -> dict[str, bytes]:
    """SHA-256 by path below the root; a file that did not change since the last run is only looked at."""
    names = [f"{root / name}" for name in _FILES]
    for folder in _FOLDERS:
        for place, _, files in os.walk(root / folder):
            names += [f"{place}/{name}" for name in files]
    start = len(str(root / "x")) - 1
    return {name[start:]: digest for name in names if (digest := memory.look(name)) is not None}


def is_made_of_inputs(config: MkDocsConfig, root: Path) -> bool:
    """Whether nothing else has a part in the site: no hook, no other plugin, no theme of another place."""
    theme = config.theme.custom_dir
    return not config.hooks and list(config.plugins) == [_OURS] and theme in (None, str(root.resolve() / "theme"))
