"""What an index tells the build that makes the next one out of it: sizes, and which page has which number."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.outputs.search_offers import Offers
    from generator.outputs.search_shards import Load


@dataclass(slots=True, kw_only=True)
class Memo:
    """Of one index."""

    weights: tuple[int, ...]
    """Of the fields."""
    pages: dict[str, int]
    """Key of the page → its number, in the order of the numbers."""
    loads: dict[str, Load]
    """By kind of lists: what is in the files by hash."""
    lengths: dict[str, int]
    """Bytes of the lists that are long enough for a file of their own."""
    long: list[str]
    """Keys whose lists have one."""
    offers: Offers
    sum: int
    """Of all files but `meta.js`."""

    def pack(self) -> bytes:
        """For the next build."""
        return pickle.dumps(tuple(getattr(self, name) for name in self.__slots__), protocol=5)

    @classmethod
    def unpack(cls, packed: bytes) -> Memo:
        """Of the last build of this very program."""
        return cls(**dict(zip(cls.__slots__, pickle.loads(packed), strict=True)))
