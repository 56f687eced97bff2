"""What the bodies of documents say: read by parsing, or remembered from an earlier run.

Remembered structures stay on the disk until a page asks for one, so that a portal of any size is opened in the memory
of a small one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from generator.cache.forking import fork_map
from generator.cache.pickling import pack
from generator.cache.stored_structure import Shelf, StoredStructure, StructureDigests
from generator.model.document import DocumentRecord
from generator.model.tracing import untraced
from generator.records.file_reading import find_markdown, read_file
from generator.records.recollection import DOCUMENT, digest_record, pack_document

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    from generator.cache.file_memory import FileMemory
    from generator.model.library import Library
    from generator.model.parsed import Structure, StructureCard
    from generator.model.portal_files import PortalFiles
    from generator.settings import Settings

T = TypeVar("T")
CARD, LINES, TASKS, STRUCTURE = "card", "lines", "tasks", "structure"
"""Names under which a file's values are remembered."""
_FEW = 24
"""Documents that are read in this process: so many cost less than a second."""
_SHARE = 16
"""Documents handed to a worker at a time."""


def read_structure(record: DocumentRecord) -> Structure:
    """The outline and duties of one document."""
    from generator import parsing, sources  # noqa: PLC0415 - where all is remembered nobody waits for the parser

    body = sources.read_markdown(record.body, name=record.location.path, first_line=record.body_line)
    return parsing.read_structure(body, year=record.year, dated_on=record.dated_on, title=record.title)


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What is kept of one file."""

    path: str
    values: tuple[tuple[str, bytes], ...]
    """By the names under which they are remembered."""


def prepare(settings: Settings, memory: FileMemory, *, jobs: int, tell: Callable[[int, int], None]) -> None:
    """Read and parse every document whose file is new, on several processors if there are many.

    `tell` is called with the number that are done and the number of all.
    """
    paths = [path for path in find_markdown(settings.content / "documents") if not memory.is_fresh(path, DOCUMENT)]
    shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
    done = 0
    work = partial(_read_all, settings.root)
    for answer in fork_map(work, shares, jobs=jobs if len(paths) > _FEW else 1):
        for pieces in answer:
            for name, value in pieces.values:
                memory.keep(Path(pieces.path), name, value)
        done += len(answer)
        tell(done, len(paths))


def _share(card: StructureCard, values: dict[object, Any]) -> StructureCard:
    """The card with phrases and patterns that many documents have alike in memory once."""

    def once(value: T) -> T:
        return values.setdefault(value, value)  # type: ignore[no-any-return] # an equal value

    def each(row: tuple[Hashable, ...]) -> tuple[Any, ...]:
        return values.get(row) or once(tuple(map(once, row)))

    return replace(
        card,
        section_ids=each(card.section_ids),
        task_keys=each(card.task_keys),
        noted_phrases=each(card.noted_phrases),
        owing_phrases=each(card.owing_phrases),
        owed=each(tuple((once(pattern), number) for pattern, number in card.owed)),
    )


def reread(path: Path, root: Path, memory: FileMemory) -> None:
    """Read and parse one document whose file is new."""
    for name, value in _read(path, root).values:
        memory.keep(path, name, value)


def recall_structures(files: PortalFiles, settings: Settings, memory: FileMemory) -> dict[str, Structure]:
    """The structures of all documents that may be published, by document id; loaded when they are read."""
    shelf = Shelf(
        partial(_load, files, settings, memory),
        lambda path: memory.recall(settings.root / path, TASKS),
        lambda path: memory.recall(settings.root / path, LINES),
    )
    structures: dict[str, Structure] = {}
    values: dict[object, Any] = {}
    for record in files.documents:
        if record.is_published and record.id not in structures:
            known = memory.recall(settings.root / record.location.path, CARD)
            if known is None:
                structures[record.id] = read_structure(with_body(record, files))
            else:
                card, digests = _share(known[0], values), known[1]
                structures[record.id] = StoredStructure(shelf, record.location.path, card, StructureDigests(*digests))
    return structures


def with_body(record: DocumentRecord, files: PortalFiles) -> DocumentRecord:
    """The record as its file has it."""
    return record.model_copy(update={"body": files.read_body(record)})


def read_structures(files: PortalFiles) -> dict[str, Structure]:
    """The same, read now."""
    return {record.id: read_structure(record) for record in _first_of_each_id(files)}


def digests_of(
    library: Library, files: PortalFiles, digests: Mapping[str, bytes]
) -> tuple[dict[str, bytes], frozenset[str]]:
    """By document id, of the records as they are published; `digests` is by path, of the records as they were read.

    A record that assembling has altered has the digest of what it became; the ids of those are told too.
    """
    read = {record.id: record for record in files.documents}
    found, altered = {}, set()
    for document in library.documents:
        record = untraced(document, "record")
        known = digests.get(record.location.path)
        if not _is_same(record, read[document.id]):
            altered.add(document.id)
            known = None if known is None else digest_record(record)
        if known is not None:
            found[document.id] = known
    return found, frozenset(altered)


def _is_same(record: DocumentRecord, read: DocumentRecord) -> bool:
    written = read.__dict__
    return all(value is written[name] for name, value in record.__dict__.items() if name != "body")


def _first_of_each_id(files: PortalFiles) -> Iterator[DocumentRecord]:
    seen = set()
    for record in files.documents:
        if record.is_published and record.id not in seen:
            seen.add(record.id)
            yield record


def _read_all(root: Path, paths: list[Path]) -> list[_Pieces]:
    return [_read(path, root) for path in paths]


def _read(path: Path, root: Path) -> _Pieces:
    record, report = read_file(path, DocumentRecord, root)
    values = list(pack_document(record, report).items())
    if record is not None and record.is_published:
        structure = read_structure(record)
        whole, tasks, card = pack(structure), pack(structure.tasks), structure.card
        digests = StructureDigests(_digest(whole), _digest(tasks), _digest(pack(card, by_value=True)))
        values += [(CARD, pack((card, tuple(digests)))), (LINES, pack(structure.phrase_lines))]
        values += [(TASKS, tasks), (STRUCTURE, whole)]
    return _Pieces(str(path), tuple(values))


def _digest(piece: bytes) -> bytes:
    return hashlib.blake2b(piece, digest_size=16).digest()


def _load(files: PortalFiles, settings: Settings, memory: FileMemory, path: str) -> Structure:
    """From the disk; where it cannot be read there, from the record."""
    known = memory.recall(settings.root / path, STRUCTURE)
    if known is None:
        record = next(record for record in files.documents if record.location.path == path)
        known = read_structure(with_body(record, files))
    return cast("Structure", known)
