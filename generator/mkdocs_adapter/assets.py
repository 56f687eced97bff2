"""The theme's own files, joined where several make one, each under a name that changes with its content."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
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
    "later.css",
)
"""In order of the cascade; joined, because every request costs a reader on a slow line."""

SEARCH_SCRIPTS: tuple[str, ...] = (
    "search-normal-form.js",
    "search-files.js",
    "search-lists.js",
    "search-query.js",
    "search-candidates.js",
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
    "search.js": SEARCH_SCRIPTS,
    "suggest.js": SUGGESTION_SCRIPTS,
    "similar.js": SIMILAR_SCRIPTS,
    "assistant.js": ASSISTANT_SCRIPTS,
    "eligibility.js": ELIGIBILITY_SCRIPTS,
}
"""Name of a script → the scripts it is made of."""

_BLOCK_COMMENT = re.compile(rb"^[ \t]*/\*.*?\*/\n", re.DOTALL | re.MULTILINE)
"""A comment that stands on lines of its own: written for who reads the source, not for every visitor's line."""
_REFERENCE = re.compile(rb"(?<=\bassets/)[a-z0-9-]+\.(?:css|js|svg)\b")
"""Of a script to what it loads later."""
_DIGITS = 8
"""Of the digest in a name: enough to tell versions of one file apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file of the theme as it is published."""

    name: str
    """As templates and scripts call it: `portal.css`."""
    path: str
    """From the site's root, with a digest of the content: a browser may keep it for ever."""
    content: bytes


def find_assets(theme: Path) -> tuple[Asset, ...]:
    """Every asset, in order of name."""
    sources = dict(_read_sources(theme / "assets"))
    found: dict[str, Asset] = {}
    for name in sources:
        _publish(name, sources, found)
    return tuple(found[name] for name in sorted(found))


def name_assets(theme: Path) -> Callable[[str], str]:
    """What templates call as `asset("portal.css")`: the path of an asset from the site's root."""
    return {asset.name: asset.path for asset in find_assets(theme)}.__getitem__


def _publish(name: str, sources: Mapping[str, bytes], found: dict[str, Asset]) -> Asset:
    """What a file loads is published before it, because its content names the other's path."""
    if name not in found:

        def name_published(reference: re.Match[bytes]) -> bytes:
            path = _publish(reference[0].decode(), sources, found).path
            return path.removeprefix("assets/").encode()

        content = _REFERENCE.sub(name_published, sources[name])
        stem, _, suffix = name.rpartition(".")
        digest = hashlib.sha256(content).hexdigest()[:_DIGITS]
        found[name] = Asset(name=name, path=f"assets/{stem}.{digest}.{suffix}", content=content)
    return found[name]


def _read_sources(assets: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes, joined where several files make one."""
    yield "portal.css", b"\n".join((assets / "styles" / name).read_bytes() for name in STYLESHEETS)
    for name, parts in _JOINED.items():
        yield name, b"".join(_BLOCK_COMMENT.sub(b"", (assets / part).read_bytes()) for part in parts)
    joined = frozenset(part for parts in _JOINED.values() for part in parts)
    for path in assets.rglob("*"):
        name = path.relative_to(assets).as_posix()
        if path.is_file() and name not in joined and not name.startswith("styles/"):
            yield name, path.read_bytes()
