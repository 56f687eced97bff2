"""Records that were read in an earlier run, as long as their file is the same."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, TypeVar, cast

from generator.cache.pickling import pack, unpack
from generator.model.document import DocumentRecord
from generator.records.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.cache.file_memory import FileMemory
    from generator.model.record import Prose

P = TypeVar("P", bound="Prose")
T = TypeVar("T")
Reading = tuple["P | None", Report]


DOCUMENT, BODY = DocumentRecord.__name__, "body"
"""Names under which the record of a document and its text are remembered."""


class Recollection:
    """Reads a file by the given function, or remembers what it gave; tells the digest of every record it handed out."""

    def __init__(self, memory: FileMemory) -> None:
        self.memory = memory
        self.digests: dict[str, bytes] = {}
        """By `record.location.path`: changes with anything that the record says, its body left out."""

    def read(self, path: Path, kind: type[P], read: Callable[[], Reading[P]]) -> Reading[P]:
        """The record of a file and what is wrong in it."""
        record, report, digest = self._recall(path, kind.__name__, lambda: pack_reading(*read()))
        if record is not None:
            self.digests[record.location.path] = digest
        return record, report

    def read_body(self, root: Path, record: DocumentRecord) -> str:
        """The text of a document that was read, or remembered without it."""
        return record.body or self.memory.recall(root / record.location.path, BODY) or ""

    def recall(self, path: Path, name: str, make: Callable[[], T]) -> T:
        """What was made of a file, kept under a name of its own; never None."""
        return cast("T", self._recall(path, name, lambda: pack(make())))

    def _recall(self, path: Path, name: str, make: Callable[[], bytes]) -> Any:  # noqa: ANN401 - whatever was kept
        known = self.memory.recall(path, name)
        if known is None:
            piece = make()
            self.memory.keep(path, name, piece)
            known = unpack(piece)  # as a later run will have it, down to the last shared string
        return known


def pack_document(record: DocumentRecord | None, report: Report) -> dict[str, bytes]:
    """A reading of a document as it is kept: its text by itself."""
    if record is None:
        return {DOCUMENT: pack_reading(record, report)}
    reading = pack_reading(record.model_copy(update={"body": ""}), report)
    return {DOCUMENT: reading, BODY: pack(record.body)}


def pack_reading(record: P | None, report: Report) -> bytes:
    """A reading as it is kept."""
    digest = b"" if record is None else digest_record(record)
    return pack((record, report, digest))


def digest_record(record: Prose) -> bytes:
    """Of everything but the body."""
    values = [(name, repr(value)) for name, value in record.__dict__.items() if name not in {"body", "body_line"}]
    return hashlib.blake2b(repr(values).encode("utf-8", "replace"), digest_size=16).digest()
