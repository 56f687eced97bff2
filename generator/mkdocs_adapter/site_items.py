"""What was made of a site: pages, outputs, files that are copied."""

from __future__ import annotations

from array import array
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Item(NamedTuple):
    """A page, an output or a file that is copied."""

    mark: bytes
    """Of all that the item is made from besides what it read."""
    reads: array[int]
    """Numbers of keys."""
    files: tuple[str, ...]


class ItemColumns(NamedTuple):
    """Items with their parts and recipes, kept column by column, as `Columns` of files are.

    Of each item's share of a column its length is kept.
    """

    names: str
    """With a null between two, as files."""
    marks: tuple[bytes, array[int]]
    reads: tuple[array[int], array[int]]
    files: tuple[str, array[int]]
    recipes: tuple[bytes, array[int]]
    """Nothing for an item that has none."""
    parts: dict[str, array[int]]
    """Ordinals of the items that are parts of that one."""

    @classmethod
    def of(
        cls, items: Mapping[str, Item], parts: Mapping[str, tuple[str, ...]], recipes: Mapping[str, bytes]
    ) -> ItemColumns:
        """The columns of these items."""
        ordinals = {name: ordinal for ordinal, name in enumerate(items)}
        marks = [item.mark for item in items.values()]
        reads = [item.reads for item in items.values()]
        files = [item.files for item in items.values()]
        made = [recipes.get(name, b"") for name in items]
        return cls(
            "\0".join(items),
            (b"".join(marks), _measure(marks)),
            (array("I", b"".join(row.tobytes() for row in reads)), _measure(reads)),
            ("\0".join(chain.from_iterable(files)), _measure(files)),
            (b"".join(made), _measure(made)),
            {name: array("I", [ordinals[part] for part in own]) for name, own in parts.items()},
        )

    def read(self) -> tuple[dict[str, Item], dict[str, tuple[str, ...]], dict[str, bytes]]:
        """Items, parts and recipes by name."""
        names = self.names.split("\0") if self.names else []
        paths, counts = self.files
        files = _cut(tuple(paths.split("\0")) if paths else (), counts)
        items = dict(zip(names, map(Item, _cut(*self.marks), _cut(*self.reads), files), strict=True))
        parts = {name: tuple([names[ordinal] for ordinal in own]) for name, own in self.parts.items()}
        recipes = {name: recipe for name, recipe in zip(names, _cut(*self.recipes), strict=True) if recipe}
        return items, parts, recipes


def _measure(rows: Iterable[Sequence[Any]]) -> array[int]:
    return array("I", map(len, rows))


def _cut(column: Any, lengths: array[int]) -> Iterator[Any]:  # noqa: ANN401 - bytes, an array or a tuple
    return (column[begin:end] for begin, end in pairwise(accumulate(lengths, initial=0)))
