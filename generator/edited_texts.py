"""Documents as the last run read them, and the edits that leave everything about a document as it was but its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from generator.cache.pack import LostPieceError
from generator.cache.pickling import pack
from generator.cache.stored_structure import Shelf, StoredStructure, StructureDigests
from generator.model.address import document_address
from generator.model.document import Document
from generator.records.body_links import find_links
from generator.records.recollection import BODY, DOCUMENT
from generator.structures import CARD, STRUCTURE, TASKS, reread

if TYPE_CHECKING:
    from pathlib import Path

    from generator.cache.file_memory import FileMemory
    from generator.examining import FactReader
    from generator.model.document import DocumentRecord, OriginalFile
    from generator.model.parsed import Structure, Task

_PARTS = (DOCUMENT, CARD, BODY)
Files = tuple["OriginalFile | None", tuple["OriginalFile | None", ...]]
"""Source file and attachments."""


class RememberedTexts:
    """Published documents by their files below the root of the portal; nothing else is read."""

    def __init__(self, root: Path, memory: FileMemory) -> None:
        self._root, self._memory = root, memory
        self._shelf = Shelf(
            lambda source: cast("Structure", self._recall(source, STRUCTURE)),
            lambda source: cast("tuple[Task, ...]", self._recall(source, TASKS)),
        )

    def find(self, source: str, record: DocumentRecord | None, files: Files) -> Document:
        """The document of a file; `record` where it is not published as it was read.

        Raises:
            LostPieceError: also later, when its structure is asked for.
        """
        if record is None:
            record = self._recall(source, DOCUMENT)[0]
        card, digests = self._recall(source, CARD)
        structure = StoredStructure(self._shelf, source, card, StructureDigests(*digests))
        return Document(record=record, structure=structure, source_file=files[0], attachment_files=files[1])

    def find_edit(self, source: str, before: bytes, reader: FactReader) -> StructureDigests | None:
        """What the edited text is now; None where more has changed since the file had the digest `before`.

        What has not: front matter, place of the body, what is wrong in the file, persons' numbers, links, the card, and
        what audits ask of the text.
        """
        path = self._root / source
        last: list[Any] = [self._memory.recall_last(path, name, before) for name in _PARTS]
        reread(path, self._root, self._memory)
        now: list[Any] = [self._memory.recall(path, name) for name in _PARTS]
        if None in (*last, *now) or last[0][0] is None or now[0][0] is None:
            return None
        record = now[0][0].model_copy(update={"body": now[2]})
        is_same = _sum_up(*last) == _sum_up(*now) and reader.is_as_before(record, before)
        return StructureDigests(*now[1][1]) if is_same else None

    def _recall(self, source: str, name: str) -> Any:  # noqa: ANN401 - whatever was kept
        found = self._memory.recall(self._root / source, name)
        if found is None:
            raise LostPieceError(source)
        return found


def _sum_up(reading: Any, known: Any, body: str) -> tuple[object, ...]:  # noqa: ANN401 - as they were kept
    """All that others than the pages of the text itself may depend on."""
    record, report, digest = reading
    links = tuple(find_links(record.model_copy(update={"body": body}), document_address(record.id)))
    return digest, record.body_line, pack(report), links, StructureDigests(*known[1]).card
