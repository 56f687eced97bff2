"""The index's files: scripts that hand JSON to the client, so that they load from a disk too."""

from __future__ import annotations

import hashlib
import json

from generator.model.address import SEARCH
from generator.outputs.output_file import OutputFile

_END = b");\n"
_SUMS = 1 << 64


def write_file(name: str, data: object) -> OutputFile:
    """A file of the index out of what JSON knows; lone surrogates become question marks."""
    return wrap_file(name, to_json(data).encode("utf-8", "replace"))


def wrap_file(name: str, body: bytes) -> OutputFile:
    """A file of the index out of JSON."""
    return OutputFile(path=path_of(name), content=b'lantaiSearch.receive("%b",%b%b' % (name.encode(), body, _END))


def path_of(name: str) -> str:
    """Where a file stands in the site."""
    return f"{SEARCH}{name}.js"


def unwrap(content: bytes) -> bytes:
    """The JSON of a file of the index.

    Raises:
        ValueError: the file is none.
    """
    if not content.endswith(_END):
        raise ValueError(content[-20:])
    return content[content.index(b",") + 1 : -len(_END)]


def to_json(data: object) -> str:
    """As short as it can be written."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


class Sum:
    """A digest of many files in any order, from which a file can be taken away again.

    It keeps the files of two builds apart in a browser's cache, and nothing else.
    """

    def __init__(self, value: int = 0) -> None:
        self.value = value

    def add(self, path: str, content: bytes) -> None:
        """A file more."""
        self.value = (self.value + _digest(path, content)) % _SUMS

    def take(self, path: str, content: bytes) -> None:
        """A file less."""
        self.value = (self.value - _digest(path, content)) % _SUMS

    @property
    def name(self) -> str:
        """Eight letters and digits."""
        return f"{self.value:016x}"[:8]


def _digest(path: str, content: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(content, digest_size=8, key=path.encode()[-64:]).digest())
