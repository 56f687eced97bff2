"""Digests of what can be read of a Library: two builds read the same where the digests are the same."""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from generator.cache.pickling import Reducers
from generator.cache.stored_structure import StoredStructure, StructureDigests
from generator.model.document import Document
from generator.model.library import Library
from generator.model.parsed import Structure
from generator.model.record import Record
from generator.model.text_question import question_of
from generator.model.tracing import untraced

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.cache.pickling import Reduced
    from generator.model.tracing import Key

SIZE = 16
"""Bytes of a digest."""
ABSENT = bytes(SIZE)
"""Of what is not there."""
_LARGE = 32
"""Containers with so many items are digested once, however many values hold them."""


class Digests:
    """Reckons digests for one Library; a document inside a value counts by its id, since reading it is noted itself."""

    def __init__(self, library: Library, records: Mapping[str, bytes]) -> None:
        """`records` are digests that are known already, by document id."""
        self._library = library
        self._records = records
        self.answers: dict[Key, object] = {}
        """What was answered to the questions that were asked."""
        self._whole: dict[str, bytes] = {}
        self._large: dict[int, tuple[object, bytes]] = {}
        self._reducers = _Reducers(self._shorten)

    def of_key(self, key: Key) -> bytes:
        """What the key names, as it is now."""
        if key[0] == "answer":
            question: Any = key[1]
            answer = self.answers[key] = question(self._library, *key[2:])
            return self.of(answer)
        if key[0] == "document":
            return self._of_part(str(key[1]), "structure" if question_of(key) else str(key[2]))
        name = str(key[1])
        if len(key) == len(("library", name)):
            if name not in self._whole:
                self._whole[name] = self.of(getattr(self._library, name, None))
            return self._whole[name]
        return self._of_entry(getattr(self._library, name, {}), key[2])

    def of(self, value: object) -> bytes:
        """Any value; one that cannot be written down is never the same again."""
        if isinstance(value, Document):
            return hashlib.blake2b(value.id.encode(), digest_size=SIZE).digest()
        known = self._large.get(id(value))
        if known is not None:
            return known[1]
        buffer = io.BytesIO()
        writer = pickle.Pickler(buffer, protocol=5)
        writer.fast = True  # equal values give equal bytes, whichever parts of them are one object
        writer.dispatch_table = self._reducers
        try:
            writer.dump(tuple(map(self._shorten, value)) if type(value) is tuple else value)
        except Exception:
            return os.urandom(SIZE)
        digest = hashlib.blake2b(buffer.getbuffer(), digest_size=SIZE).digest()
        if isinstance(value, (tuple, Mapping)) and len(value) >= _LARGE:
            self._large[id(value)] = (value, digest)
        return digest

    def _shorten(self, part: object) -> object:
        """A long container inside a value is written as its digest."""
        return self.of(part) if type(part) in _CONTAINERS and len(part) >= _LARGE else part  # type: ignore[arg-type]

    def _of_part(self, id_: str, part: str) -> bytes:
        document = self._library.document_by_id.get(id_)
        if document is None:
            return ABSENT
        if part == "record" and id_ in self._records:
            return self._records[id_]
        if part in StructureDigests._fields:
            return self._of_text(untraced(document, "structure"), part)
        return self.of(untraced(document, part))

    def _of_text(self, structure: Structure, part: str) -> bytes:
        """Of the structure, its tasks or its card."""
        if isinstance(structure, StoredStructure):
            return getattr(structure.digests, part)  # type: ignore[no-any-return]
        return self.of(structure if part == "structure" else getattr(structure, part))

    def _of_entry(self, mapping: object, key: Any) -> bytes:  # noqa: ANN401 - whatever keys there are
        summarise = getattr(mapping, "summarise", None)
        if summarise is not None:
            return self.of(summarise(key))
        if not isinstance(mapping, Mapping) or key not in mapping:
            return ABSENT
        return self.of(mapping[key])


_CONTAINERS = frozenset({tuple, dict, list})


class _Reducers(Reducers):
    """By their class's name and what they hold, long containers in short."""

    def __init__(self, shorten: Callable[[object], object]) -> None:
        super().__init__()
        self._shorten = shorten

    def find(self, cls: type) -> Callable[[Any], Reduced]:
        """How instances of the class are written."""
        name, shorten = f"{cls.__module__}.{cls.__qualname__}", self._shorten
        if issubclass(cls, Record):
            return lambda value: (str, (name, *map(shorten, value.__dict__.values())))
        if issubclass(cls, tuple):
            return lambda value: (str, (name, *map(shorten, value)))
        known = next((reduce for base, reduce in _KNOWN if issubclass(cls, base)), None)
        if known is not None:
            return lambda value: (str, (name, known(value)))
        if is_dataclass(cls):
            names = tuple(field.name for field in fields(cls))
            return lambda value: (str, (name, *(shorten(getattr(value, field)) for field in names)))
        return lambda value: value.__reduce_ex__(5)


_KNOWN: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (Document, lambda document: document.id),
    (Library, lambda library: ""),
    (StoredStructure, lambda structure: structure.digests.structure),
    (Structure, pickle.dumps),
    (Enum, lambda member: member.name),
    (Mapping, lambda mapping: tuple(mapping.items())),
)
"""Classes that are written in a way of their own."""
