"""The folders `content/` and `site_data/` ⇄ typed records, and the Library that is assembled from them."""

from __future__ import annotations

from generator.model.portal_files import PortalFiles
from generator.records.assembly import assemble
from generator.records.reading import read

__all__ = ["PortalFiles", "assemble", "read"]
