"""What a build has to make, and what stays as the last one left it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.mkdocs_adapter.assets import find_assets
from generator.mkdocs_adapter.generated_files import PlacedPage, place_pages
from generator.model.address import source_file_address
from generator.outputs import OUTPUTS, SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.cache.digests import Digests
    from generator.mkdocs_adapter.site_items import Item
    from generator.mkdocs_adapter.site_state import SiteState
    from generator.mkdocs_adapter.templates import TemplateDigests
    from generator.model.library import Library
    from generator.outputs.output import Output


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something that must be made."""

    name: str
    """Of the item in the state."""
    mark: bytes
    page: tuple[str, PlacedPage] | None = None
    """With the source name by which MkDocs knows it."""
    output: Output | None = None
    copied: tuple[str, bytes | Path] | None = None
    """Path in the site, and the bytes or the file that is copied there."""


@dataclass(slots=True)
class Known:
    """The last build's items, asked whether they still hold."""

    state: SiteState
    changed: frozenset[int]
    damage: frozenset[str]

    def find(self, name: str, mark: bytes) -> Item | None:
        """The item, where nothing that it was made of has changed and its files are there."""
        item = self.state.items.get(name)
        if item is None or item.mark != mark or not self.changed.isdisjoint(item.reads):
            return None
        if self.damage and not self.damage.isdisjoint(item.files):
            return None
        return item


@dataclass(slots=True)
class Plan:
    """All items of the site in order: later ones win where two have the same path."""

    jobs: list[Job] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


def make_plan(
    library: Library, known: Known, digests: Digests, templates: TemplateDigests, *, frame: bytes, roots: Roots
) -> Plan:
    """Ask of everything whether it is still as it was made."""
    plan = Plan()
    for source, placed in place_pages(library):
        parts = (placed.kind.name.encode(), templates.of(placed.kind.template), frame, digests.of(placed.subject))
        job = Job(name=f"page:{placed.address}", mark=_mix(*parts), page=(source, placed))
        _sort_in(plan, job, known)
    for job in _copies(library, roots):
        _sort_in(plan, job, known)
    for output in OUTPUTS:
        if output is not SEARCH or roots.with_search:
            _sort_in(plan, Job(name=output.name, mark=b"", output=output), known)
    return plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """Where files are copied from, and what is asked for."""

    theme: Path
    content: Path
    with_search: bool


def _copies(library: Library, roots: Roots) -> Iterator[Job]:
    """The theme's files and the offered originals."""
    for asset in find_assets(roots.theme):
        mark = hashlib.sha256(asset.content).digest()
        yield Job(name=f"file:{asset.path}", mark=mark, copied=(asset.path, asset.content))
    for original in library.files:
        address = source_file_address(original.path)
        place = roots.content / original.path
        yield Job(name=f"file:{address}", mark=bytes.fromhex(original.sha256), copied=(address, place))


def _sort_in(plan: Plan, job: Job, known: Known) -> None:
    plan.names.append(job.name)
    item = known.find(job.name, job.mark)
    parts = known.state.parts.get(job.name, ()) if item is not None else ()
    if item is None or any(known.find(part, known.state.items[part].mark) is None for part in parts):
        plan.jobs.append(job)


def _mix(*parts: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.digest()
