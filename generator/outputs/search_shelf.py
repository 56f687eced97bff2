"""Lists, or places, as the last build left them in files, and what becomes of some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.search_files import path_of, unwrap, wrap_file
from generator.outputs.search_shards import Load, hash_keys, join_shard, sort_keys, split_shard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from generator.outputs.output_file import OutputFile


class Shelf:
    """The lists of one kind."""

    def __init__(self, kind: str, load: Load, long: Iterable[str], read: Callable[[str], bytes]) -> None:
        self.kind = kind
        self.load = load
        """Of the files by hash; when all is put, what they have to hold."""
        self.gone = set[str]()
        """Paths of files that are no more."""
        self._count = load.files(kind)
        self._long = frozenset(long)
        self._read = read
        self._hashes: dict[str, int] = {}
        self._shards: dict[int, dict[bytes, bytes]] = {}
        self._found: dict[str, bytes] = {}
        self._put: dict[str, bytes] = {}
        self._after = self._long
        self._touched = set[str]()

    def find(self, keys: list[str]) -> None:
        """Read what will be asked for.

        Raises:
            OSError, ValueError: a file is not there, or none of ours.
        """
        self._hashes |= zip(keys, hash_keys(keys).tolist(), strict=True)
        for key in keys:
            if key in self._long and (self.kind == "lists" or key[0] not in "^~#"):
                content = self._read(path_of(f"{self.kind}/long-{self._hashes[key]}"))
                self._found[key] = unwrap(content)[1:-1]
            elif key not in self._long:
                self._found[key] = self._open(self._hashes[key] % self._count).get(key.encode(), b"")

    def get(self, key: str) -> bytes:
        """The list as it is; nothing where there is none."""
        return self._put.get(key, self._found.get(key, b""))

    def put(self, key: str, content: bytes) -> None:
        """The list as it becomes."""
        if content != self._found.get(key, b""):
            self._put[key] = content

    def settle(self, long: Iterable[str]) -> None:
        """Reckon the load with these keys in files of their own."""
        self._after = frozenset(long)
        size, keys = self.load
        self._touched = self._put.keys() | (self._long ^ self._after) & self._hashes.keys()
        for key in self._touched:
            for content, is_long, sign in (
                (self._found.get(key, b""), key in self._long, -1),
                (self.get(key), key in self._after, 1),
            ):
                if content and not is_long:
                    size, keys = size + sign * len(content), keys + sign
        self.load = Load(size=size, keys=keys)

    @property
    def is_steady(self) -> bool:
        """Whether the files by hash are as many as before."""
        return self.load.files(self.kind) == self._count

    def write(self) -> Iterator[OutputFile]:
        """Files that are others now."""
        written = set[str]()
        for key in sorted(key for key in self._touched if key in self._after and self.get(key)):
            file = wrap_file(f"{self.kind}/long-{self._hashes[key]}", b'"%b"' % self.get(key))
            written.add(file.path)
            yield file
        for key in self._touched:
            if key in self._long and self._found.get(key) and not (key in self._after and self.get(key)):
                self.gone.add(path_of(f"{self.kind}/long-{self._hashes[key]}"))
        self.gone -= written
        for shard in sorted(self._rewrite()):
            yield wrap_file(f"{self.kind}/{shard}", join_shard(self._shards[shard].items()))

    def _rewrite(self) -> set[int]:
        """Put lists into their files by hash; returns which files are others."""
        changed, mixed = set[int](), set[int]()
        for key in self._touched:
            shard, name = self._hashes[key] % self._count, key.encode()
            content = b"" if key in self._after else self.get(key)
            lists = self._open(shard)
            if content == lists.get(name, b""):
                continue
            changed.add(shard)
            if not content:
                del lists[name]
                continue
            if name not in lists:
                mixed.add(shard)
            lists[name] = content
        for shard in mixed:
            lists = self._shards[shard]
            self._shards[shard] = {
                name: lists[name] for name in (key.encode() for key in sort_keys([key.decode() for key in lists]))
            }
        return changed

    def _open(self, shard: int) -> dict[bytes, bytes]:
        if shard not in self._shards:
            self._shards[shard] = split_shard(unwrap(self._read(path_of(f"{self.kind}/{shard}"))))
        return self._shards[shard]
