"""Which pages are measured: the fullest of every kind and a document of middle weight, by the built files alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import pipeline
from generator.pages import PAGE_KINDS
from generator.settings import Settings

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

MODES = ("light", "dark", "large")
"""大字版 is `large`."""
NEEDS_SCRIPTS = frozenset({"search", "assistant"})
"""Pages whose work is done by a script; they are no reading pages, and the bar on scripts is not theirs."""
SHEETS = frozenset({"poster", "gazette_edition"})
"""Pages made to be printed: a sheet of paper on the screen."""


def file_of(site: Path, address: str) -> Path:
    """The file that a server sends for an address."""
    return site / address / "index.html" if not address or address.endswith("/") else site / address


def _leads_on(page: Path) -> bool:
    """A page that sends its reader to another at once: nobody reads it, and its requests are the other's too."""
    return b'http-equiv="refresh"' in page.read_bytes()


def find_pages(root: Path, site: Path, today: date) -> dict[str, str]:
    """Kind → address of its fullest page; `document (middle)` besides, because most readers open one like it."""
    library = pipeline.load(Settings(root=root, today=today))
    found = {}
    for kind in PAGE_KINDS:
        addresses = [address for address, _ in kind.addresses(library)]
        files = [(file_of(site, one), one) for one in addresses]
        ranked = sorted((file.stat().st_size, one) for file, one in files if file.is_file() and not _leads_on(file))
        if not ranked:
            continue
        found[kind.name] = ranked[-1][1]
        if kind.name == "document":
            found["document (middle)"] = ranked[len(ranked) // 2][1]
    return found
