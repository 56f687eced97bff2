"""The files of a site as they were written."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGEST = 32
"""Bytes of a SHA-256."""


Look = tuple[int, int]
"""Size and moment of a file."""


class FileState(NamedTuple):
    """A file of the site as it was written."""

    sha256: bytes
    size: int
    moment: int
    """Nanoseconds of its last change."""

    @property
    def look(self) -> Look:
        """What is seen of it without reading it."""
        return self.size, self.moment


class Columns(NamedTuple):
    """All files of a site, kept column by column: a hundred thousand small objects take ten times as long to read."""

    paths: str
    """With a null between two, which no path has."""
    digests: bytes
    sizes: array[int]
    moments: array[int]

    @classmethod
    def of(cls, files: Mapping[str, FileState]) -> Columns:
        """The columns of these files."""
        digests = b"".join(file.sha256 for file in files.values())
        sizes = array("q", (file.size for file in files.values()))
        moments = array("q", (file.moment for file in files.values()))
        return cls("\0".join(files), digests, sizes, moments)

    def row(self, number: int) -> FileState:
        """A file."""
        start = number * _DIGEST
        return FileState(self.digests[start : start + _DIGEST], self.sizes[number], self.moments[number])


class SiteFiles(Mapping[str, FileState]):
    """All files of a site by path; what stands in the columns is looked up when it is asked for."""

    def __init__(self, columns: Columns, later: Mapping[str, FileState]) -> None:
        """`later` are files that are others than in the columns, which have them all."""
        self._columns = columns
        self._numbers = {path: number for number, path in enumerate(columns.paths.split("\0"))} if columns.sizes else {}
        self._later = dict(later)

    def __getitem__(self, path: str) -> FileState:
        return self._later[path] if path in self._later else self._columns.row(self._numbers[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def size(self) -> int:
        """Bytes of all files."""
        sizes = self._columns.sizes
        return sum(sizes) + sum(file.size - sizes[self._numbers[path]] for path, file in self._later.items())

    def update(self, written: Mapping[str, FileState]) -> None:
        """Files of the site that were written again."""
        self._later |= written

    def look(self) -> dict[str, Look]:
        """What is seen of the files without reading them."""
        looks = dict(zip(self._numbers, zip(self._columns.sizes, self._columns.moments, strict=True), strict=True))
        return looks | {path: file.look for path, file in self._later.items()}

    def read(self) -> dict[str, FileState]:
        """All of them."""
        digests, sizes, moments = self._columns.digests, self._columns.sizes, self._columns.moments
        pieces = (digests[start : start + _DIGEST] for start in range(0, len(digests), _DIGEST))
        return dict(zip(self._numbers, map(FileState, pieces, sizes, moments), strict=True)) | self._later
