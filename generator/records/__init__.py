"""The folders `content/` and `site_data/` ⇄ typed records, and the Library that is assembled from them.

Its names are loaded when they are used: who reads one file of a large portal does not wait for what assembles a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lazily import find_names

if TYPE_CHECKING:
    from generator.model.portal_files import PortalFiles
    from generator.records.assembly import assemble
    from generator.records.body import write_body
    from generator.records.draft_ids import DraftIds, SourceKey, draft_id, source_key
    from generator.records.drafting import name_draft, write_draft
    from generator.records.importing import (
        ImportAction,
        ImportPlan,
        carry_out,
        copy_atomically,
        note_import,
        plan_import,
        read_lock,
        record_import,
        sweep,
        write_atomically,
        write_lock,
    )
    from generator.records.reading import read
    from generator.records.recollection import Recollection
    from generator.records.suggestions import suggest_terms
else:
    __getattr__ = find_names(
        {
            "generator.model.portal_files": ("PortalFiles",),
            "generator.records.assembly": ("assemble",),
            "generator.records.body": ("write_body",),
            "generator.records.draft_ids": ("DraftIds", "SourceKey", "draft_id", "source_key"),
            "generator.records.drafting": ("name_draft", "write_draft"),
            "generator.records.importing": (
                "ImportAction",
                "ImportPlan",
                "carry_out",
                "copy_atomically",
                "note_import",
                "plan_import",
                "read_lock",
                "record_import",
                "sweep",
                "write_atomically",
                "write_lock",
            ),
            "generator.records.reading": ("read",),
            "generator.records.recollection": ("Recollection",),
            "generator.records.suggestions": ("suggest_terms",),
        }
    )

__all__ = [
    "DraftIds",
    "ImportAction",
    "ImportPlan",
    "PortalFiles",
    "Recollection",
    "SourceKey",
    "assemble",
    "carry_out",
    "copy_atomically",
    "draft_id",
    "name_draft",
    "note_import",
    "plan_import",
    "read",
    "read_lock",
    "record_import",
    "source_key",
    "suggest_terms",
    "sweep",
    "write_atomically",
    "write_body",
    "write_draft",
    "write_lock",
]
