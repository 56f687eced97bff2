"""A file that an output writes into the site."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """Bytes and where they go."""

    path: str
    """From the site's root, with `/`."""
    content: bytes
