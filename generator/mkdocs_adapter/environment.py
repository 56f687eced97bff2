"""The template environment: MkDocs' own neither escapes nor complains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import StrictUndefined

from generator.mkdocs_adapter.assets import name_assets

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment


def prepare(env: Environment, theme: Path) -> Environment:
    """Autoescape for `portal/`, an error for every undefined name, no blank lines left by tags; `asset(name)`."""
    env.autoescape = is_portal_template
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.globals["asset"] = name_assets(theme)
    return env


def is_portal_template(name: str | None) -> bool:
    """Whether a template is ours."""
    return name is not None and name.startswith("portal/")
