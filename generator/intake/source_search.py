"""Which files an import or a review is about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

CONVERTIBLE = (".doc", ".wps", ".ofd", ".rtf")
"""Formats that offices have and nobody here reads: in a folder they are refused by name, not passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSources:
    """The files to be read, and what is known of all that were named."""

    paths: tuple[Path, ...]
    digests: frozenset[str]
    """sha256 of every file named or found, of those too that need not be read again."""
    passed: int = 0
    """Files of folders that were imported before."""


def find_sources(paths: Iterable[Path], *, imported: frozenset[str] = frozenset()) -> FoundSources:
    """The files named, and those of the folders named that were not imported yet, by path.

    `imported` holds the sha256 of sources that a document has; a file that is named itself is imported again.
    Hidden files and the owner files of Word (`~$…`) are none.
    """
    wanted: dict[Path, None] = {}
    digests: set[str] = set()
    passed: set[Path] = set()
    for path in paths:
        for entry in _inside(path) if path.is_dir() else (path,):
            digest = digest_of(entry)
            digests |= {digest} if digest else set()
            if path.is_dir() and digest in imported:
                passed.add(entry)
            else:
                wanted[entry] = None
    return FoundSources(paths=tuple(wanted), digests=frozenset(digests), passed=len(passed - wanted.keys()))


def digest_of(path: Path) -> str | None:
    """The sha256 of a file; None where it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _inside(folder: Path) -> Iterator[Path]:
    """Files of a folder that have a reader or ought to have one, by path."""
    suffixes = {suffix for reader in sources.READERS for suffix in reader.suffixes}.union(CONVERTIBLE)
    for entry in sorted(folder.rglob("*")):
        inner = entry.relative_to(folder).parts
        is_hidden = any(part.startswith((".", "~$")) for part in inner)
        if entry.suffix.lower() in suffixes and not is_hidden and entry.is_file():
            yield entry
