"""The folders `content/` and `site_data/` ⇄ typed records, and the Library that is assembled from them."""

from __future__ import annotations

from generator.model.portal_files import PortalFiles
from generator.records.assembly import assemble
from generator.records.body import write_body
from generator.records.drafting import draft_id, write_draft
from generator.records.importing import (
    ImportAction,
    ImportPlan,
    carry_out,
    plan_import,
    read_lock,
    record_import,
    write_lock,
)
from generator.records.reading import read

__all__ = [
    "ImportAction",
    "ImportPlan",
    "PortalFiles",
    "assemble",
    "carry_out",
    "draft_id",
    "plan_import",
    "read",
    "read_lock",
    "record_import",
    "write_body",
    "write_draft",
    "write_lock",
]
