"""The template environment: MkDocs' own neither escapes nor complains."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined

from generator.mkdocs_adapter.assets import name_assets
from generator.mkdocs_adapter.template_compiler import use_compiler

if TYPE_CHECKING:
    from collections.abc import Hashable
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.runtime import Macro

_KEPT = 2048
"""Pieces of pages kept at most: a navigation for each channel and depth of folders, and what else all pages share."""


def prepare(env: Environment, theme: Path) -> Environment:
    """Autoescape for `portal/`, an error for every undefined name, no blank lines left by tags.

    Templates may call `asset(name)`, and `once(macro, …)` for what looks the same on many pages.
    """
    use_compiler(env)
    env.autoescape = is_portal_template
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.globals["asset"] = name_assets(theme)
    env.globals["once"] = lru_cache(_KEPT)(_print)
    return env


def is_portal_template(name: str | None) -> bool:
    """Whether a template is ours."""
    return name is not None and name.startswith("portal/")


def _print(macro: Macro, *arguments: Hashable) -> str:
    """What a macro makes of its arguments, and of nothing else."""
    return macro(*arguments)
