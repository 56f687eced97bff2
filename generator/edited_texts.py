"""Documents as the last run read them, and the edits that leave everything about a document as it was but its text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from generator.cache.pack import LostPieceError
from generator.cache.stored_structure import Shelf, StoredStructure, StructureDigests
from generator.model.address import document_address
from generator.model.document import Document
from generator.records.body_links import find_links
from generator.records.recollection import BODY, DOCUMENT
from generator.structures import CARD, LINES, STRUCTURE, TASKS, reread

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.audits.text_facts import TextFacts
    from generator.cache.file_memory import FileMemory
    from generator.errors import Finding
    from generator.fact_reading import FactReader
    from generator.model.document import DocumentRecord, OriginalFile
    from generator.model.link import Link
    from generator.model.parsed import Structure, Task
    from generator.model.text_question import TextQuestion
    from generator.records.report import Report

_PARTS = (DOCUMENT, CARD, BODY, LINES)
Files = tuple["OriginalFile | None", tuple["OriginalFile | None", ...]]
"""Source file and attachments."""


class Edit(NamedTuple):
    """A text that is another now, about which nothing else is."""

    digests: StructureDigests | None
    """None where it is not published."""
    moves: dict[int, int]
    """Line → where it is now, of every line of which anything is told outside of the text."""


class RememberedTexts:
    """Published documents by their files below the root of the portal; nothing else is read."""

    def __init__(self, root: Path, memory: FileMemory) -> None:
        self._root, self._memory = root, memory
        self._shelf = Shelf(
            lambda source: cast("Structure", self._recall(source, STRUCTURE)),
            lambda source: cast("tuple[Task, ...]", self._recall(source, TASKS)),
            lambda source: cast("tuple[int, ...]", self._recall(source, LINES)),
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

    def find_edit(
        self, source: str, before: bytes, reader: FactReader, questions: tuple[TextQuestion, ...]
    ) -> Edit | None:
        """What became of the edited text; None where more has changed since the file had the digest `before`.

        What has not: front matter, place of the body, what is wrong in the file, persons' numbers, links, the card,
        what audits ask of the text, answers to questions; only lines may have moved, none past another.
        """
        path = self._root / source
        last: list[Any] = [self._memory.recall_last(path, name, before) for name in _PARTS]
        reread(path, self._root, self._memory)
        now: list[Any] = [self._memory.recall(path, name) for name in _PARTS]
        if None in (*last, *now) or last[0][0] is None or now[0][0] is None:
            return None
        record = now[0][0].model_copy(update={"body": now[2]})
        facts = reader.read_again(record, before)
        if facts is None:
            return None
        moves = _follow(_sum_up(facts[0], *last), _sum_up(facts[1], *now))
        if moves is None or not self._answers_as_before(path, before, questions):
            return None
        return Edit(StructureDigests(*now[1][1]), moves)

    def find_draft_edit(self, source: str, before: bytes) -> Edit | None:
        """The same of a document that was not published and is not: nobody prints its text."""
        path = self._root / source
        last: Any = self._memory.recall_last(path, DOCUMENT, before)
        if last is None or last[0] is None or last[0].is_published:
            return None
        reread(path, self._root, self._memory)
        now: Any = self._memory.recall(path, DOCUMENT)
        moves = None if now is None or now[0] is None else _follow(_sum_up_file(*last), _sum_up_file(*now))
        return None if moves is None else Edit(None, moves)

    def _answers_as_before(self, path: Path, before: bytes, questions: tuple[TextQuestion, ...]) -> bool:
        if not questions:
            return True
        last, now = self._memory.recall_last(path, STRUCTURE, before), self._memory.recall(path, STRUCTURE)
        if last is None or now is None:
            return False
        return all(question.answer(last) == question.answer(now) for question in questions)

    def _recall(self, source: str, name: str) -> Any:  # noqa: ANN401 - whatever was kept
        found = self._memory.recall(self._root / source, name)
        if found is None:
            raise LostPieceError(source)
        return found


class _Telling(NamedTuple):
    """All that others than the pages of a text may depend on."""

    body_line: int
    said: tuple[object, ...]
    placed: tuple[tuple[object, int], ...]
    """What is said of a line, with the line."""


def _sum_up_file(record: DocumentRecord, report: Report, digest: bytes) -> _Telling:
    """Of a file that is not published."""
    return _Telling(record.body_line, (digest, report.unread, report.personal_data), _unplace(report.findings))


def _sum_up(facts: TextFacts, reading: Any, known: Any, body: str, lines: tuple[int, ...]) -> _Telling:  # noqa: ANN401 - as they were kept
    """Of one that is."""
    record, told = reading[0], _sum_up_file(*reading)
    links = _unplace(find_links(record.model_copy(update={"body": body}), document_address(record.id)))
    placed = (*told.placed, *links, *facts.placed, *(("phrase", line) for line in lines))
    return _Telling(record.body_line, (*told.said, known[0], facts.names), placed)


def _unplace(values: Iterable[Finding | Link]) -> tuple[tuple[object, int], ...]:
    return tuple((one._replace(location=one.location._replace(line=None)), one.location.line or 0) for one in values)


def _follow(told: _Telling, tells: _Telling) -> dict[int, int] | None:
    """Where the lines are now; None where something else is said, or of another line than the order of lines allows."""
    if told._replace(placed=()) != tells._replace(placed=()) or len(told.placed) != len(tells.placed):
        return None
    if any(before[0] != now[0] for before, now in zip(told.placed, tells.placed, strict=True)):
        return None
    moves = sorted({(before[1], now[1]) for before, now in zip(told.placed, tells.placed, strict=True)})
    if not all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(moves)):
        return None  # one line was cut in two, two became one, or one has passed another
    return {line: line for line in range(told.body_line)} | dict(moves)
