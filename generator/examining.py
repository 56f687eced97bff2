"""公开体检 of a portal that was just assembled: texts are read, or remembered from an earlier run, then examined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audits.checks import examine
from generator.audits.evidence import Evidence
from generator.fact_reading import FactReader
from generator.model.holidays import working_calendar
from generator.model.self_audit import AuditGoals

if TYPE_CHECKING:
    from generator.cache.file_memory import FileMemory
    from generator.model.library import Library
    from generator.model.portal_files import PortalFiles
    from generator.model.self_audit import SelfAudit
    from generator.settings import Settings


def examine_portal(files: PortalFiles, library: Library, settings: Settings, memory: FileMemory | None) -> SelfAudit:
    """Examine what is published."""
    reader = FactReader(files.wording, library.services, settings.root, memory)
    written = {record.id: record for record in files.documents if record.is_published}
    evidence = Evidence(
        library=library,
        facts={document.id: reader.read(written[document.id], files.read_body) for document in library.documents},
        goals=files.audit_goals or AuditGoals(),
        wording=files.wording,
        calendar=working_calendar(library.holidays),
    )
    return examine(evidence)
