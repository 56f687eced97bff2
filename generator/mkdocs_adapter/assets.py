"""The theme's own files: stylesheets joined into one, everything else as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STYLESHEETS: tuple[str, ...] = (
    "tokens.css",
    "frame.css",
    "lists.css",
    "document.css",
    "prose.css",
    "print.css",
)
"""In order of the cascade; joined, because every request costs a reader on a slow line."""


def find_assets(theme: Path) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every asset, in order of name."""
    assets = theme / "assets"
    parts = [(assets / "styles" / name).read_bytes() for name in STYLESHEETS]
    yield "assets/portal.css", b"\n".join(parts)
    for path in sorted(assets.rglob("*")):
        inside = path.relative_to(assets)
        if path.is_file() and inside.parts[0] != "styles":
            yield f"assets/{inside.as_posix()}", path.read_bytes()
