"""公开体检 of a portal that was just assembled: texts are read, or remembered from an earlier run, then examined."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.audits.checks import examine
from generator.audits.evidence import Evidence
from generator.audits.text_facts import TextFacts, read_facts
from generator.cache.pickling import pack
from generator.model.holidays import working_calendar
from generator.model.self_audit import AuditGoals

if TYPE_CHECKING:
    from generator.cache.file_memory import FileMemory
    from generator.model.document import DocumentRecord
    from generator.model.library import Library
    from generator.model.portal_files import PortalFiles
    from generator.model.self_audit import SelfAudit
    from generator.settings import Settings

_FACTS = "facts"
"""Name under which a file's facts are remembered, with the digest of the words that were asked for."""
_SHORT = 4
"""Shorter names of services also mean other things."""


def examine_portal(files: PortalFiles, library: Library, settings: Settings, memory: FileMemory | None) -> SelfAudit:
    """Examine what is published; with a `memory` only texts that changed are read again."""
    names = [name for service in library.services for name in (service.name, *service.aliases) if len(name) >= _SHORT]
    asked = repr([[(rule.word, rule.unless) for rule in files.wording], names])
    mark = hashlib.blake2b(asked.encode(), digest_size=16).digest()

    def read(record: DocumentRecord) -> TextFacts:
        path = settings.root / record.location.path
        known = None if memory is None else memory.recall(path, _FACTS)
        if known is not None and known[0] == mark:
            return known[1]  # type: ignore[no-any-return] # written below
        facts = read_facts(record.body, record.body_line, files.wording, names)
        if memory is not None:
            memory.keep(path, _FACTS, pack((mark, facts)))
        return facts

    written = {record.id: record for record in files.documents if record.is_published}
    evidence = Evidence(
        library=library,
        facts={document.id: read(written[document.id]) for document in library.documents},
        goals=files.audit_goals or AuditGoals(),
        wording=files.wording,
        calendar=working_calendar(library.holidays),
    )
    return examine(evidence)
