"""What can be written from a Library for other programs, beside the site and never part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.opensearch import render_opensearch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.model.library import Library
    from generator.outputs.output_file import OutputFile

EXPORTS: Mapping[str, Callable[[Library], Iterator[OutputFile]]] = {"opensearch": render_opensearch}
"""Name on the command line → writer."""
