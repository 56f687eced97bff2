"""The theme's own files: stylesheets and the search page's scripts joined, everything else as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STYLESHEETS: tuple[str, ...] = (
    "tokens.css",
    "frame.css",
    "lists.css",
    "document.css",
    "comparison.css",
    "prose.css",
    "search.css",
    "reach.css",
    "print.css",
    "official.css",
    "column.css",
)
"""In order of the cascade; joined, because every request costs a reader on a slow line."""

SEARCH_SCRIPTS: tuple[str, ...] = (
    "search-normal-form.js",
    "search-files.js",
    "search-lists.js",
    "search-query.js",
    "search-engine.js",
    "search-page.js",
)
"""In the order in which they build on each other; joined for the same reason."""

SUGGESTION_SCRIPTS: tuple[str, ...] = ("search-normal-form.js", "search-files.js", "search-suggest.js")
"""Read by any page when somebody turns to its search box."""
SIMILAR_SCRIPTS: tuple[str, ...] = ("search-similar.js",)
"""Read by the search page where nothing was found."""

ASSISTANT_SCRIPTS: tuple[str, ...] = (
    "assistant-page.js",
    "assistant-days.js",
    "assistant-search.js",
    "assistant-request.js",
    "assistant-reply.js",
    "assistant-fee.js",
)
"""In the order in which they build on each other, and in the order of the steps."""

ELIGIBILITY_SCRIPTS: tuple[str, ...] = ("eligibility-logic.js", "eligibility-page.js")
"""The rules of three-valued answers, and the page that asks."""

_JOINED = {
    "assets/search.js": SEARCH_SCRIPTS,
    "assets/suggest.js": SUGGESTION_SCRIPTS,
    "assets/similar.js": SIMILAR_SCRIPTS,
    "assets/assistant.js": ASSISTANT_SCRIPTS,
    "assets/eligibility.js": ELIGIBILITY_SCRIPTS,
}
"""Address of a script → the scripts it is made of."""

_BLOCK_COMMENT = re.compile(rb"^[ \t]*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)
"""A comment that stands on lines of its own: written for who reads the source, not for every visitor's line."""


def find_assets(theme: Path) -> Iterator[tuple[str, bytes]]:
    """Address and bytes of every asset, in order of name."""
    assets = theme / "assets"
    parts = [(assets / "styles" / name).read_bytes() for name in STYLESHEETS]
    yield "assets/portal.css", b"\n".join(parts)
    for address, names in _JOINED.items():
        scripts = [(assets / name).read_bytes() for name in names]
        yield address, b"".join(_BLOCK_COMMENT.sub(b"", script) for script in scripts)
    joined = frozenset(name for names in _JOINED.values() for name in names)
    for path in sorted(assets.rglob("*")):
        inside = path.relative_to(assets)
        if path.is_file() and inside.parts[0] != "styles" and inside.name not in joined:
            yield f"assets/{inside.as_posix()}", path.read_bytes()
