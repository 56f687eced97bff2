"""A file that an output writes into the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from zlib import crc32

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.model.document import Document
    from generator.model.library import Library


@value_class
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
    """A part of a file, or of a revision, made from a little of the Library."""

    key: str
    """Unique in the file."""
    make: Callable[..., Any]
    """Bytes, in a file; in a revision whatever it wants."""
    subjects: tuple[Any, ...]
    """As of a `DeferredFile`."""


class Bundle(NamedTuple):
    """Files that are made together, of some documents: fewer to look at than files, where few documents change."""

    key: str
    """Unique in the output."""
    make: Callable[..., Iterator[OutputFile]]
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


class Part(NamedTuple):
    """A piece of a revision: as it was at the last build, or not."""

    key: str
    is_changed: bool
    read: Callable[[], Any]
    """Makes the piece."""


class Last(NamedTuple):
    """The files of a revision as the last build left them."""

    memo: bytes
    read: Callable[[str], bytes]
    """Content by path; raises OSError where it cannot be read."""


class Revision(Protocol):
    """Many files made of many pieces, of which a change touches some; the bytes are those of making all anew."""

    pieces: tuple[Piece, ...]
    """Each key once."""
    is_whole: bool
    """Whether all files were written; else the last build's stay, but for `gone` and those that were written."""
    gone: frozenset[str]
    memo: bytes
    """What the next revision is told."""

    def write(self, parts: Sequence[Part], last: Last | None) -> Iterator[OutputFile]:
        """Files to write; when all are, the attributes say the rest. `parts` are the pieces, in their order."""
        ...


def list_files(output: Callable[[Library], Iterable[OutputFile | Bundle]], library: Library) -> Iterator[OutputFile]:
    """Every file of an output, those of bundles included."""
    for found in output(library):
        if isinstance(found, Bundle):
            yield from found.make(*found.subjects)
        else:
            yield found


def share_out(documents: Iterable[Document], size: int = 16) -> Iterator[tuple[Document, ...]]:
    """Runs of documents in their order, of about so many each.

    Ids say where a run ends, so that one document more or less alters no run but its own.
    """
    run: list[Document] = []
    for document in documents:
        run.append(document)
        if crc32(document.id.encode()) % size == 0:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
