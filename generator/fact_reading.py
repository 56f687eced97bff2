"""What audits want to know of texts: read, or remembered from an earlier run."""

from __future__ import annotations

import hashlib
from operator import attrgetter
from typing import TYPE_CHECKING

from generator.audits.text_facts import TextFacts, read_facts
from generator.cache.pickling import pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from generator.cache.file_memory import FileMemory
    from generator.model.document import DocumentRecord
    from generator.model.self_audit import WordingRule
    from generator.model.service import Service

_FACTS = "facts"
"""Name under which a file's facts are remembered, with the digest of the words that were asked for."""
_SHORT = 4
"""Shorter names of services also mean other things."""


class FactReader:
    """Asks texts for what audits want to know; with a memory only those that changed are read again."""

    def __init__(
        self, wording: tuple[WordingRule, ...], services: Iterable[Service], root: Path, memory: FileMemory | None
    ) -> None:
        self._wording, self._root, self._memory = wording, root, memory
        self._names = [name for service in services for name in (service.name, *service.aliases) if len(name) >= _SHORT]
        asked = repr([[(rule.word, rule.unless) for rule in wording], self._names])
        self._mark = hashlib.blake2b(asked.encode(), digest_size=16).digest()

    def read(self, record: DocumentRecord, read_body: Callable[[DocumentRecord], str]) -> TextFacts:
        """What stands in the body of a document."""
        path = self._root / record.location.path
        known = None if self._memory is None else self._memory.recall(path, _FACTS)
        if known is not None and known[0] == self._mark:
            return known[1]  # type: ignore[no-any-return] # written below
        facts = read_facts(read_body(record), record.body_line, self._wording, self._names)
        if self._memory is not None:
            self._memory.keep(path, _FACTS, pack((self._mark, facts)))
        return facts

    def read_again(self, record: DocumentRecord, digest: bytes) -> tuple[TextFacts, TextFacts] | None:
        """What stood in the body when its file had that digest, and what does now; None where that is not known."""
        assert self._memory is not None
        last = self._memory.recall_last(self._root / record.location.path, _FACTS, digest)
        return (last[1], self.read(record, attrgetter("body"))) if last and last[0] == self._mark else None
