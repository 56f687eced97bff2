"""What a page weighs and whom it would ask, read from the built files without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.quality.kinds import NEEDS_SCRIPTS, file_of
from tests.quality.server import compress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LOADED = {
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "use": "href",
    "object": "data",
}
_LOADING_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})
_OUTSIDE_CSS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?(?:https?:)?//", re.IGNORECASE)
_OUTSIDE_SCRIPT = re.compile(r"[\"'`](?:https?:)?//\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Bytes on the line, compressed."""

    html: int
    css: int
    js: int

    def find_misses(self, kind: str) -> Iterator[str]:
        """Bars that the page breaks."""
        longest = 15_000 if kind == "document (middle)" else 60_000
        if self.html > longest:
            yield f"HTML of {self.html} bytes, more than {longest}"
        if self.css > 30_000:
            yield f"CSS of {self.css} bytes"
        if self.js > 10_000 and kind not in NEEDS_SCRIPTS:
            yield f"scripts of {self.js} bytes"


def weigh(site: Path, address: str) -> Weight:
    """The page itself, its stylesheets and its scripts."""
    page = file_of(site, address)
    soup = BeautifulSoup(page.read_bytes(), "lxml")
    sheets = [str(link["href"]) for link in soup.select('link[rel="stylesheet"]')]
    scripts = [str(script["src"]) for script in soup.select("script[src]")]

    def total(names: list[str]) -> int:
        found = (site / name.lstrip("/") if name.startswith("/") else page.parent / name for name in names)
        return sum(len(compress(path.resolve())) for path in found)

    return Weight(html=len(compress(page)), css=total(sheets), js=total(scripts))


def find_inline(markup: bytes) -> Iterator[str]:
    """Script or style that stands in the page itself; linked data is neither."""
    for tag in BeautifulSoup(markup, "lxml").find_all(name=True):
        if tag.name == "style" or (
            tag.name == "script" and not tag.get("src") and tag.get("type") != "application/ld+json"
        ):
            yield f"<{tag.name}> in the page"
        for name, value in tag.attrs.items():
            if name == "style" or name.startswith("on") or str(value).strip().lower().startswith("javascript:"):
                yield f"<{tag.name} {name}>"


def find_outside(markup: bytes) -> Iterator[str]:
    """Whatever a browser would fetch from another host."""
    for tag in BeautifulSoup(markup, "lxml").find_all(list(_LOADED)):
        if tag.name == "link" and not _LOADING_LINKS & set(tag.get("rel") or ()):
            continue
        address = str(tag.get(_LOADED[tag.name]) or "")
        if re.match(r"(?:https?:)?//", address):
            yield f"<{tag.name}> {address}"


def find_leaks(site: Path) -> Iterator[str]:
    """Inline code and requests to other hosts, in every file of the site."""
    for path in sorted(site.rglob("*")):
        place = path.relative_to(site).as_posix()
        if path.suffix == ".html":
            markup = path.read_bytes()
            yield from (f"{place}: {trouble}" for trouble in (*find_inline(markup), *find_outside(markup)))
        elif path.suffix == ".css" and _OUTSIDE_CSS.search(path.read_text(encoding="utf-8")):
            yield f"{place}: asks another host"
        elif (
            path.suffix == ".js"
            and path.parent.name == "assets"
            and _OUTSIDE_SCRIPT.search(path.read_text(encoding="utf-8"))
        ):
            yield f"{place}: names another host"


def weigh_all(site: Path, pages: Mapping[str, str]) -> dict[str, Weight]:
    """Kind → weight."""
    return {kind: weigh(site, address) for kind, address in pages.items()}
