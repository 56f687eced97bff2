"""What the site offers besides its pages: open data, ledgers to download, site map, search index.

An output is a function `Library -> Iterator[OutputFile]` that gives the same bytes for the same Library. The manifest
is not among them: it needs the finished site (`manifest.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.library import Library
    from generator.outputs.output_file import OutputFile

OUTPUTS: tuple[Callable[[Library], Iterator[OutputFile]], ...] = ()
