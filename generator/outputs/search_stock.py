"""Lists of one kind as they are made, until it is known in how many files they go."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from generator.outputs.search_lists import Coded


class Stock:
    """Keys in memory, their lists in a file without a name: those of ten thousand documents take 80 MB."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        """In the order in which they came."""
        self._parts: list[NDArray[np.int64]] = []
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it goes when nobody has it any more

    def add(self, part: Coded) -> None:
        """Some more keys with their lists."""
        self.keys += part.keys
        self._parts.append(np.diff(part.begins))
        self._file.write(part.content)
        self._file.flush()

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Bytes of every list."""
        return np.concatenate([np.empty(0, dtype=np.int64), *self._parts])

    def read(self, ordinals: NDArray[np.int64]) -> Iterator[tuple[bytes, bytes]]:
        """Keys with their lists, once all have come."""
        lengths = self.lengths
        begins = (np.cumsum(lengths) - lengths)[ordinals].tolist()
        file, keys = self._file.fileno(), self.keys
        for at, length, begin in zip(ordinals.tolist(), lengths[ordinals].tolist(), begins, strict=True):
            yield keys[at].encode(), os.pread(file, length, begin)
