"""`api/audit.json`: the examination that the page 公开体检 shows, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from generator.model.address import AUDIT_DATA
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.self_audit import SelfAudit


def render_audit(library: Library) -> Iterator[OutputFile]:
    """One file; the same bytes for the same Library."""
    if library.self_audit is not None:
        content = to_json(_read(library.self_audit, library.site.url), indent=1) + b"\n"
        yield OutputFile(path=AUDIT_DATA, content=content)


def _read(audit: SelfAudit, url: str) -> dict[str, Any]:
    return {
        "schema": 1,
        "examined_on": audit.examined_on.isoformat(),
        "scores": [
            {
                "class": score.audit_class.name,
                "label": score.audit_class.label,
                "checks": score.checks,
                "checked": score.checked,
                "findings": score.faults,
                "rate": score.rate,
                "deducted": score.deducted,
            }
            for score in audit.scores
        ],
        "checks": [
            {
                "code": result.code,
                "name": result.name,
                "title": result.title,
                "class": result.audit_class.name,
                "basis": result.basis,
                "points": result.points,
                "checked": result.checked,
                "findings": len(result.faults),
            }
            for result in audit.results
        ],
        "findings": [
            {
                "code": result.code,
                "name": result.name,
                "severity": result.severity.value,
                "class": result.audit_class.name,
                "title": fault.title,
                "url": None if fault.address is None else url + fault.address,
                "message": fault.message,
            }
            for result in audit.results
            for fault in result.faults
        ],
        "not_assessable": [{"title": matter.title, "reason": matter.reason} for matter in audit.unseen],
    }
