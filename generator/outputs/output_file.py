"""A file that an output writes into the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """Bytes and where they go."""

    path: str
    """From the site's root, with `/`."""
    content: bytes


class DeferredFile(OutputFile):
    """A file that is made when its content is asked for: one of many, each from a little of the Library.

    A build asks only where the subjects, or what was read to make the file, have changed since it was made.
    """

    __slots__ = ("make", "subjects")

    make: Callable[..., bytes]
    subjects: tuple[Any, ...]
    """What `make` is called with; all that the file is made of, besides what `make` reads of the Library."""

    def __init__(self, path: str, make: Callable[..., bytes], *subjects: object) -> None:
        for name, value in (("path", path), ("make", make), ("subjects", subjects)):
            object.__setattr__(self, name, value)

    @property
    def content(self) -> bytes:
        """Made now."""
        return self.make(*self.subjects)


class Piece(NamedTuple):
    """A part of a file, made from a little of the Library."""

    key: str
    """Unique in the file."""
    make: Callable[..., bytes]
    subjects: tuple[Any, ...]
    """As of a `DeferredFile`."""


class JoinedFile(OutputFile):
    """A file of many pieces one behind the other: those that are as they were are taken from the file that is there."""

    __slots__ = ("pieces",)

    pieces: tuple[Piece, ...]

    def __init__(self, path: str, pieces: Iterable[Piece]) -> None:
        for name, value in (("path", path), ("pieces", tuple(pieces))):
            object.__setattr__(self, name, value)

    @property
    def content(self) -> bytes:
        """Made now."""
        return b"".join(piece.make(*piece.subjects) for piece in self.pieces)
