"""An index that is revised after every change of a Library, as a build does it, beside one that is made anew."""

from dataclasses import dataclass, field
from functools import partial

from generator.model.library import Library
from generator.outputs.output_file import Last, Part
from generator.outputs.search_entry import Entry
from generator.outputs.search_index import SearchIndex, write_search_index


@dataclass(slots=True)
class Revised:
    """The files of an index, and how the last change was made."""

    files: dict[str, bytes] = field(default_factory=dict)
    written: frozenset[str] = frozenset()
    was_patched: bool = False
    _memo: bytes = b""
    _entries: dict[str, Entry] = field(default_factory=dict)

    def revise(self, library: Library) -> None:
        """Bring the files to a Library."""
        index = SearchIndex(library)
        entries = {piece.key: piece.make(*piece.subjects) for piece in index.pieces}
        parts = [
            Part(key, self._entries.get(key) != entry, partial(entries.__getitem__, key))
            for key, entry in entries.items()
        ]
        last = Last(self._memo, self._read) if self._memo else None
        written = {file.path: file.content for file in index.write(parts, last)}
        if index.is_whole:
            self.files = {}
        assert index.gone <= self.files.keys()
        self.files = {path: content for path, content in self.files.items() if path not in index.gone} | written
        self.written, self.was_patched = frozenset(written), not index.is_whole
        self._memo, self._entries = index.memo, entries

    def _read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]


def write_clean(library: Library) -> dict[str, bytes]:
    """The files of an index made from nothing."""
    return {file.path: file.content for file in write_search_index(library)}
