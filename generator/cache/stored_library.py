"""A Library that stays on the disk field by field, and its documents one by one, until somebody reads them.

For a build that alters a document or two: it must not read ten thousand to print one.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from generator.cache.pickling import REDUCERS
from generator.model.document import Document
from generator.model.library import Library
from generator.model.library_view import field_reader
from generator.model.parsed import Structure
from generator.model.tracing import untraced

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model.tracing import Key

FIELDS = tuple(field.name for field in fields(Library))
_PARTS = tuple(field.name for field in fields(Document) if field.init)
_LIBRARY = ""
"""Stands for the Library itself where a document's id would stand."""


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

    __slots__ = ("_documents", "_fields", "_read_answers", "_read_field")

    def __init__(
        self,
        documents: Mapping[str, Document],
        read_field: Callable[[str], bytes],
        read_answers: Callable[[], Mapping[Key, bytes]],
    ) -> None:
        """What is read is given as `dump` wrote it."""
        for name, value in (
            ("_documents", documents),
            ("_fields", {}),
            ("_read_field", read_field),
            ("_read_answers", read_answers),
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

    def restore(self, piece: bytes, library: Library | None = None) -> Any:  # noqa: ANN401 - whatever was dumped
        """What was dumped, with documents of this Library, and with `library` where the Library itself stood."""
        return _Reader(io.BytesIO(piece), self._documents, library or self).load()  # type: ignore[attr-defined]


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
    """A value as bytes: documents by their ids, the Library by a sign.

    Raises:
        Exception: it cannot be written down, or holds the structure of a text, which may change by itself.
    """
    buffer = io.BytesIO()
    _Writer(buffer).dump(value)
    return buffer.getvalue()


class _Writer(pickle.Pickler):
    def __init__(self, buffer: io.BytesIO) -> None:
        super().__init__(buffer, protocol=5)
        self.dispatch_table = REDUCERS

    def persistent_id(self, obj: Any) -> str | None:  # noqa: ANN401 - asked for everything
        if isinstance(obj, Document):
            return obj.id
        if isinstance(obj, Library):
            return _LIBRARY
        if isinstance(obj, Structure):
            raise pickle.PicklingError("a structure")
        return None


class _Reader(pickle.Unpickler):
    def __init__(self, buffer: io.BytesIO, documents: Mapping[str, Document], library: Library) -> None:
        super().__init__(buffer)
        self._documents, self._library = documents, library

    def persistent_load(self, pid: str) -> Document | Library:
        return self._library if pid == _LIBRARY else self._documents[pid]
