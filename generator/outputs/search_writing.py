"""Files of an index on their way into the site: counted into its version, and told of by `meta.js`."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from generator.model.address import SEARCH
from generator.outputs.output_file import OutputFile
from generator.outputs.search_files import Sum, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.outputs.output_file import Last
    from generator.outputs.search_memo import Memo
    from generator.outputs.search_patch import Patch

META = f"{SEARCH}meta.js"


class IndexFiles:
    """What one build writes of an index; begins with the sum of the files that are there."""

    def __init__(self, there: int = 0) -> None:
        self._sum = Sum(there)

    def add(self, file: OutputFile) -> OutputFile:
        """A file that was not there."""
        self._sum.add(file.path, file.content)
        return file

    def replace(self, file: OutputFile, read: Callable[[str], bytes]) -> Iterator[OutputFile]:
        """The file, if it is not there with just these bytes."""
        content = None
        with contextlib.suppress(OSError):
            content = read(file.path)
        if content == file.content:
            return
        if content is not None:
            self._sum.take(file.path, content)
        yield self.add(file)

    def remove(self, path: str, read: Callable[[str], bytes]) -> None:
        """A file that is there and shall not be.

        Raises:
            OSError: it is not there.
        """
        self._sum.take(path, read(path))

    def write_meta(self, memo: Memo) -> OutputFile:
        """Last of all: the sizes of what was written; the memo gets the sum."""
        memo.sum = self._sum.value
        meta = {
            "pages": len(memo.pages),
            "weights": memo.weights,
            "long": memo.long,
            **{kind: load.files(kind) for kind, load in memo.loads.items()},
            "version": self._sum.name,
        }
        script = f"(globalThis.lantaiSearch=globalThis.lantaiSearch||{{}}).meta={to_json(meta)};\n"
        return OutputFile(path=META, content=script.encode())


def replace_patched(patch: Patch, files: IndexFiles, last: Last) -> Iterator[OutputFile]:
    """What a patch has changed; then `patch.gone` is known, and counted."""
    for file in patch.write():
        yield from files.replace(file, last.read)
    for path in patch.gone:
        files.remove(path, last.read)
