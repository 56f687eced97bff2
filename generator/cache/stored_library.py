"""A Library that stays on the disk field by field, and its documents one by one, until somebody reads them.

For a build that alters a document or two: it must not read ten thousand to print one.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NoReturn

from generator.cache.pickling import Reducers
from generator.errors import Location
from generator.model.document import Document
from generator.model.library import Library
from generator.model.library_view import field_reader
from generator.model.parsed import Structure
from generator.model.tracing import untraced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.cache.pickling import Reduced
    from generator.model.tracing import Key

FIELDS = tuple(field.name for field in fields(Library))
_PARTS = tuple(field.name for field in fields(Document) if field.init)


class StoredDocument(Document):
    """Reads like the document; it is fetched when a field is asked for."""

    __slots__ = ("_fetch",)

    def __init__(self, id_: str, fetch: Callable[[str], Document]) -> None:
        object.__setattr__(self, "id", id_)
        object.__setattr__(self, "_fetch", fetch)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - as the field is typed
        """A field that was never read."""
        if name not in _PARTS:
            raise AttributeError(name)
        found = self._fetch(self.id)
        for part in _PARTS:
            object.__setattr__(self, part, untraced(found, part))
        return untraced(self, name)


class StoredLibrary(Library):
    """Reads like the Library that it was taken from."""

    __slots__ = ("_documents", "_fields", "_find_place", "_read_answers", "_read_field")

    def __init__(
        self,
        documents: dict[str, Document],
        read_field: Callable[[str], bytes],
        read_answers: Callable[[], Mapping[Key, bytes]],
        find_place: Callable[[str, int | None, int | None], Location],
    ) -> None:
        """What is read is given as `dump` wrote it; `find_place` tells where a path, line and page are now."""
        for name, value in (
            ("_documents", documents),
            ("_fields", {}),
            ("_read_field", read_field),
            ("_read_answers", read_answers),
            ("_find_place", find_place),
        ):
            object.__setattr__(self, name, value)

    def read(self, name: str) -> Any:  # noqa: ANN401 - as the field is typed
        """A field; read from the disk once."""
        known = self._fields  # type: ignore[attr-defined]
        if name not in known:
            known[name] = self.restore(self._read_field(name))  # type: ignore[attr-defined]
        return known[name]

    @property
    def answers(self) -> Mapping[Key, Any]:
        """What was answered to `ask`."""
        known = self._fields  # type: ignore[attr-defined]
        if "answers" not in known:
            known["answers"] = _Answers(self._read_answers(), self)  # type: ignore[attr-defined]
        return known["answers"]  # type: ignore[no-any-return]

    def forget(self) -> None:
        """Nobody reads it any more: documents, and answers, which know this Library, need no collector of garbage."""
        self._documents.clear()  # type: ignore[attr-defined]
        self._fields.clear()  # type: ignore[attr-defined]

    def restore(self, piece: bytes, library: Library | None = None) -> Any:  # noqa: ANN401 - whatever was dumped
        """What was dumped, with documents of this Library, and with `library` where the Library itself stood.

        Raises:
            LostPieceError: a place is named of which nobody knows where it is now.
        """
        finders = {
            _find_document.__name__: self._documents.__getitem__,  # type: ignore[attr-defined]
            _find_library.__name__: lambda: library or self,
            _find_place.__name__: self._find_place,  # type: ignore[attr-defined]
        }
        return _Reader(io.BytesIO(piece), finders).load()


for _name in FIELDS:
    setattr(StoredLibrary, _name, field_reader(_name))


class _Answers(dict["Key", Any]):
    """Answers, each restored when it is asked for."""

    def __init__(self, pieces: Mapping[Key, bytes], library: StoredLibrary) -> None:
        super().__init__(pieces)
        self._library = library

    def __getitem__(self, key: Key) -> Any:  # noqa: ANN401 - whatever was answered
        return self._library.restore(super().__getitem__(key))


def dump(value: object) -> bytes:
    """A value as bytes: documents by their ids, the Library by a sign; places may be others when it is read.

    Raises:
        Exception: it cannot be written down, or holds the structure of a text, which may change by itself.
    """
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.dispatch_table = _DUMPED
    pickler.dump(value)
    return buffer.getvalue()


def _find_document(id_: str) -> Document:
    """Stands for a document in what is dumped; a reader puts its own in the place of this."""
    raise LookupError(id_)


def _find_library() -> Library:
    """The same for the Library."""
    raise LookupError


def _find_place(path: str, line: int | None, page: int | None) -> Location:
    """The same for a place in a file."""
    raise LookupError((path, line, page))


def _refuse(structure: Structure) -> NoReturn:
    raise pickle.PicklingError(type(structure).__name__)


class _Dumped(Reducers):
    """As everything is pickled, but for what is found again when it is read."""

    def find(self, cls: type) -> Callable[[Any], Reduced]:
        """How instances of the class are taken apart."""
        if issubclass(cls, Document):
            return lambda document: (_find_document, (document.id,))
        if issubclass(cls, Library):
            return lambda library: (_find_library, ())
        if issubclass(cls, Location):
            return lambda place: (_find_place, (place.path, place.line, place.page))
        return _refuse if issubclass(cls, Structure) else super().find(cls)


_DUMPED = _Dumped()


class _Reader(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, finders: Mapping[str, Callable[..., Any]]) -> None:
        super().__init__(buffer)
        self._finders = finders

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - a class or a function
        return self._finders[name] if module == __name__ else super().find_class(module, name)
