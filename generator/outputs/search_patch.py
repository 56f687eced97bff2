"""The next index out of the last one: the pages that changed are taken out of its lists and put in as they are now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.outputs.search_files import path_of, unwrap, write_file
from generator.outputs.search_shards import SHORTEST_LONG, find_longest
from generator.outputs.search_shelf import Shelf
from generator.outputs.search_splicing import read_postings, splice
from generator.outputs.search_texts import describe_text, recall_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.outputs.output_file import Last, OutputFile, Part
    from generator.outputs.search_entry import Entry
    from generator.outputs.search_memo import Memo
    from generator.outputs.search_splicing import Postings

_FEW, _SHARE = 64, 12
"""So many pages, or one in so many, are patched; for more the index is made anew, which then costs less."""


class Patch:
    """One change of an index.

    Where it cannot be made, `begin` says so: too much has changed, the files grow or shrink in number, or what is there
    is not what the memo says. Then the index is made anew, to the same bytes.
    """

    def __init__(self, memo: Memo, last: Last, parts: Sequence[Part], numbers: Mapping[str, int]) -> None:
        """`parts` are all pages, or those that may have changed; `numbers` are those of all pages, by key."""
        self._memo = memo
        self._last = last
        self._parts = parts
        self._numbers = numbers
        self._lists, self._places = (
            Shelf(kind, memo.loads[kind], memo.long, last.read) for kind in ("lists", "places")
        )
        self._texts: list[OutputFile] = []
        self.gone = set[str]()
        """Paths of files that are no more."""

    def begin(self) -> bool:
        """Reckon every list that changes; writes nothing."""
        known, numbers = self._memo.pages, self._numbers
        changed = [part for part in self._parts if part.is_changed or known.get(part.key) != numbers[part.key]]
        removed = [key for key in known if key not in numbers]
        if len(changed) + len(removed) > max(_FEW, len(numbers) // _SHARE):
            return False
        try:
            old, new = self._read_pages(changed, removed)
            self._splice(read_postings(old, self._memo.weights), read_postings(new, self._memo.weights))
            self._reckon()
        except (OSError, ValueError, LookupError):
            return False
        return self._lists.is_steady and self._places.is_steady

    def _read_pages(self, changed: list[Part], removed: list[str]) -> tuple[dict[int, Entry], dict[int, Entry]]:
        """Pages as they were and as they are, by number."""
        known = self._memo.pages
        texts = {key: self._read_text(known[key]) for key in removed}
        texts |= {part.key: self._read_text(known[part.key]) for part in changed if part.key in known}
        old = {known[key]: recall_text(text) for key, text in texts.items()}
        new: dict[int, Entry] = {}
        for part in changed:
            number = self._numbers[part.key]
            entry = part.read() if part.is_changed else None
            text = texts[part.key] if entry is None else describe_text(entry)
            new[number] = recall_text(texts[part.key]) if entry is None else entry
            self._texts.append(write_file(f"texts/{number}", text))
        self.gone |= {path_of(f"texts/{number}") for number in old.keys() - new.keys()}
        return old, new

    def _read_text(self, number: int) -> dict[str, object]:
        text: dict[str, object] = json.loads(unwrap(self._last.read(path_of(f"texts/{number}"))))
        return text

    def _splice(self, old: Mapping[str, Postings], new: Mapping[str, Postings]) -> None:
        keys = [key for key in old.keys() | new.keys() if old.get(key) != new.get(key)]
        self._lists.find(keys)
        self._places.find([key for key in keys if key[0] not in "^~#"])
        for key in keys:
            lists, places = self._lists.get(key), self._places.get(key)
            lists, places = splice(lists, places, old.get(key, {}), new.get(key, {}))
            self._lists.put(key, lists)
            if key[0] not in "^~#":
                self._places.put(key, places)
            self._measure(key, len(lists))

    def _measure(self, key: str, length: int) -> None:
        if length >= SHORTEST_LONG:
            self._memo.lengths[key] = length
        else:
            self._memo.lengths.pop(key, None)

    def _reckon(self) -> None:
        """Which lists have files of their own now, and how many files the others have."""
        memo = self._memo
        long = find_longest(memo.lengths)
        moved = set(long) ^ set(memo.long)
        self._lists.find([key for key in moved if not self._lists.get(key)])
        self._places.find([key for key in moved if key[0] not in "^~#" and not self._places.get(key)])
        for shelf in (self._lists, self._places):
            shelf.settle(long)
            memo.loads[shelf.kind] = shelf.load
        memo.long = long

    def write(self) -> Iterator[OutputFile]:
        """Texts, lists and places that are others; then the memo tells of them, and `gone` is known."""
        yield from self._texts
        for shelf in (self._lists, self._places):
            yield from shelf.write()
            self.gone |= shelf.gone
        self.gone -= {file.path for file in self._texts}
        self._memo.pages = dict(self._numbers)
