"""检索: the index of the site's own full-text search, in files that the client fetches one by one.

Below `search/`: `meta.js` (sizes), `lists/<n>.js` (inverted lists by hash of the key), `places/<n>.js` (places of
pairs, likewise), `texts/<page>.js` (what a hit shows, and what phrases are verified in), `facets.js` (filters and
dates), `synonyms.js`, `traditional.js` (繁体字). Every file is a script that hands JSON to the client, so that it
loads from a disk too. `docs/search.md` has the format.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from generator.cache.forking import apart
from generator.chinese.normal_form import normal_form
from generator.chinese.traditional import SIMPLIFIED, TRADITIONAL
from generator.outputs.output_file import Part, Piece
from generator.outputs.search_entries import rank_entries
from generator.outputs.search_entry import Field
from generator.outputs.search_facets import read_facets
from generator.outputs.search_files import wrap_file, write_file
from generator.outputs.search_lists import build_lists
from generator.outputs.search_memo import Memo
from generator.outputs.search_numbers import number_pages
from generator.outputs.search_offers import remember, revise_offers
from generator.outputs.search_patch import Patch
from generator.outputs.search_shards import Shards, find_longest, measure_long
from generator.outputs.search_stock import Stock
from generator.outputs.search_suggestions import (
    collect_keys,
    order_suggestions,
    suggest_page,
    suggest_words,
    write_suggestions,
)
from generator.outputs.search_texts import describe_text
from generator.outputs.search_units import UnitReader
from generator.outputs.search_writing import IndexFiles, replace_patched

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from generator.model.library import Library
    from generator.outputs.output_file import Last, OutputFile, Revision
    from generator.outputs.search_offers import Offers
    from generator.outputs.search_suggestions import Suggestion
    from generator.outputs.search_units import Units

_BATCH = 128
"""Pages whose texts are in memory at a time."""


def write_search_index(library: Library) -> Iterator[OutputFile]:
    """The whole index; the same bytes for the same Library."""
    index = SearchIndex(library)
    parts = [Part(piece.key, is_changed=True, read=partial(piece.make, *piece.subjects)) for piece in index.pieces]
    return index.write(parts, None)


def revise_search_index(library: Library) -> Revision:
    """The same index out of the last one, as far as it holds."""
    return SearchIndex(library)


class SearchIndex:
    """The index of one Library, as a revision."""

    def __init__(self, library: Library) -> None:
        unread = tuple(rank_entries(library))
        numbered = number_pages((one.outline for one in unread), library.search_order)
        weights = library.search_order.weights
        self._library = library
        self._weights = (weights.text, weights.heading, weights.title, int(Field.NUMBER))
        self._numbers = [number for number, _ in numbered]
        self._outlines = [unread[page].outline for _, page in numbered]
        seen = set[str]()
        keys = (_name_once(outline.address, seen) for outline in self._outlines)
        self.pieces = tuple(
            Piece(key, unread[page].make, unread[page].subjects) for key, (_, page) in zip(keys, numbered, strict=True)
        )
        self._pages = {piece.key: number for piece, number in zip(self.pieces, self._numbers, strict=True)}
        self.is_whole = True
        self.gone: frozenset[str] = frozenset()
        self.memo = b""

    def write(self, parts: Sequence[Part], last: Last | None) -> Iterator[OutputFile]:
        """Files that are not as the last build left them; all, where there is none or much has changed."""
        if last is not None:
            memo = Memo.unpack(last.memo)
            patch = Patch(memo, last, parts, self._pages)
            offered = self._offer(memo, last)
            if offered is not None and memo.weights == self._weights and patch.begin():
                memo.offers, files = offered
                yield from self._patch(patch, files, memo, last)
                return
        yield from self._write_all(parts)

    def _write_all(self, parts: Sequence[Part]) -> Iterator[OutputFile]:
        files = IndexFiles()
        suggestions = order_suggestions(self._suggest())
        keys = apart(collect_keys, suggestions)
        for name, data in write_suggestions(suggestions, keys):
            yield files.add(write_file(name, data))
        offers = remember(suggestions, keys)
        del suggestions, keys
        for file in self._write_small():
            yield files.add(file)
        units = yield from self._write_texts(parts, files)
        own = {number: page.number for number, page in zip(self._numbers, self._outlines, strict=True) if page.number}
        stocks = {"lists": Stock(), "places": Stock()}
        for kind, part in build_lists(units, own):
            stocks[kind].add(part)
        del units
        lengths = measure_long(stocks["lists"])
        memo = Memo(
            weights=self._weights,
            pages=self._pages,
            loads={},
            lengths=lengths,
            long=find_longest(lengths),
            offers=offers,
            sum=0,
        )
        for name, stock in stocks.items():
            shards = Shards(name, stock, long=memo.long)
            memo.loads[name] = shards.load
            for shard, body in shards.write():
                yield files.add(wrap_file(f"{name}/{shard}", body))
        yield from self._finish(files, memo)

    def _write_texts(self, parts: Sequence[Part], files: IndexFiles) -> Generator[OutputFile, None, Units]:
        """The text of every page; returns what they are made of."""
        reader = UnitReader(self._weights)
        for first in range(0, len(parts), _BATCH):
            entries = [part.read() for part in parts[first : first + _BATCH]]
            reader.read(entries)
            for number, entry in zip(self._numbers[first : first + _BATCH], entries, strict=True):
                yield files.add(write_file(f"texts/{number}", describe_text(entry)))
        return reader.finish(self._numbers)

    def _patch(self, patch: Patch, offers: dict[str, object], memo: Memo, last: Last) -> Iterator[OutputFile]:
        """Only what has changed; `memo` becomes that of the new index."""
        self.is_whole = False
        files = IndexFiles(memo.sum)
        yield from replace_patched(patch, files, last)
        offered = (write_file(name, data) for name, data in offers.items())
        for file in chain(offered, self._write_small()):
            yield from files.replace(file, last.read)
        self.gone = frozenset(patch.gone)
        yield from self._finish(files, memo)

    def _offer(self, memo: Memo, last: Last) -> tuple[Offers, dict[str, object]] | None:
        try:
            return revise_offers(memo.offers, self._suggest(), last.read)
        except (OSError, ValueError, LookupError):
            return None

    def _suggest(self) -> list[Suggestion]:
        return [*map(suggest_page, self._outlines), *suggest_words(self._library.synonyms)]

    def _write_small(self) -> Iterator[OutputFile]:
        yield write_file("facets", read_facets(self._outlines, self._numbers))
        yield write_file("synonyms", [[normal_form(word) for word in group] for group in self._library.synonyms])
        yield write_file("traditional", [TRADITIONAL, SIMPLIFIED])

    def _finish(self, files: IndexFiles, memo: Memo) -> Iterator[OutputFile]:
        yield files.write_meta(memo)
        self.memo = memo.pack()


def _name_once(address: str, seen: set[str]) -> str:
    """The address; where another page has it too, something that no address is."""
    while address in seen:
        address += "\n"
    seen.add(address)
    return address
