"""检索: the index as an output, loaded by those who make it: numpy and the dictionary of pinyin take half a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.library import Library
    from generator.outputs.output_file import Last, OutputFile, Part, Revision


def write_search(library: Library) -> Iterator[OutputFile]:
    """The whole index; the same bytes for the same Library."""
    from generator.outputs.search_index import write_search_index  # noqa: PLC0415 - a build may go without

    return write_search_index(library)


def retouch_search(parts: Sequence[Part], last: Last) -> tuple[tuple[OutputFile, ...], bytes] | None:
    """As `search_retouch.retouch_index`."""
    from generator.outputs.search_retouch import retouch_index  # noqa: PLC0415 - as above

    return retouch_index(parts, last)


def revise_search(library: Library) -> Revision:
    """The index made out of the last one."""
    from generator.outputs.search_index import revise_search_index  # noqa: PLC0415 - as above

    return revise_search_index(library)
