"""The theme that comes with the program: for portals that have none of their own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_PACKAGE = Path(__file__).parents[1]


def find_theme() -> Path:
    """Inside the installed package, else beside the package in a checkout."""
    installed = _PACKAGE / "theme"
    return installed if installed.is_dir() else _PACKAGE.parent / "theme"


def use_own_theme(config: MkDocsConfig) -> None:
    """Where mkdocs.yml names no `custom_dir`, templates and assets are the program's own."""
    if not config.theme.custom_dir:
        folder = str(find_theme())
        config.theme._custom_dir = folder  # the host offers no other way once it has read mkdocs.yml
        config.theme.dirs.insert(0, folder)
