"""A file of many pieces, written again with some of them replaced."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from generator.mkdocs_adapter.site_state import FileState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_BLOCK = 1 << 20


class Patch(NamedTuple):
    """What stands in place of `length` bytes at `begin`."""

    begin: int
    length: int
    content: bytes


def splice(source: Path, target: Path, patches: Iterable[Patch]) -> FileState:
    """Copy a file with its patches, which lie apart from each other.

    Raises:
        OSError: it cannot be read or written.
    """
    digest, size = hashlib.sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as old, target.open("wb") as new:
        for block in _read_spliced(old, sorted(patches)):
            new.write(block)
            digest.update(block)
            size += len(block)
    return FileState(digest.digest(), size, os.stat(target).st_mtime_ns)  # noqa: PTH116 - as everywhere here


def _read_spliced(old: BinaryIO, patches: Iterable[Patch]) -> Iterator[bytes]:
    for patch in patches:
        yield from _read(old, patch.begin - old.tell())
        yield patch.content
        old.seek(patch.begin + patch.length)
    while block := old.read(_BLOCK):
        yield block


def _read(old: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0 and (block := old.read(min(length, _BLOCK))):
        length -= len(block)
        yield block
