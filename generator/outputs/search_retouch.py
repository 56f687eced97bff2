"""The index after edits that altered nothing but what texts say: pages, suggestions and filters are what they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.search_memo import Memo
from generator.outputs.search_patch import Patch
from generator.outputs.search_writing import IndexFiles, replace_patched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.outputs.output_file import Last, OutputFile, Part


def retouch_index(parts: Sequence[Part], last: Last) -> tuple[tuple[OutputFile, ...], bytes] | None:
    """Files that are others now, and the new memo; None where files would come or go, or too much has changed."""
    memo = Memo.unpack(last.memo)
    patch = Patch(memo, last, parts, memo.pages)
    if not patch.begin():
        return None
    files = IndexFiles(memo.sum)
    written = tuple(replace_patched(patch, files, last))
    if patch.gone:
        return None
    return (*written, files.write_meta(memo)), memo.pack()
