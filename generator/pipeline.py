"""The program on one page: each stage's result is handed to the next.

    inspect   bytes → sources → Transcript → parsing → Parsed
    open      content/ + site_data/ → records → structures of the bodies → Library → audits

What a build then does with the Library stands in `mkdocs_adapter`, because MkDocs keeps that clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import parsing, sources
from generator.errors import InvalidPortalError, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.errors import Finding
    from generator.model.library import Library
    from generator.model.parsed import Parsed, Structure
    from generator.model.transcript import Transcript
    from generator.records import PortalFiles
    from generator.settings import Settings


def inspect(path: Path) -> Parsed:
    """Read and parse one source file; writes nothing.

    Raises:
        UnreadableSourceError: the file is not readable as what it claims to be.
    """
    parsed = read_and_parse(path)[1]
    return replace(parsed, findings=tuple(_at(finding, path) for finding in parsed.findings))


def _at(finding: Finding, path: Path) -> Finding:
    """The same finding at the path as it was given, so that it can be opened: readers know names only."""
    place = finding.location
    return replace(finding, location=replace(place, path=str(path))) if place.path == path.name else finding


def read_and_parse(path: Path) -> tuple[Transcript, Parsed]:
    """What the reader saw, and what parsing made of it: for whoever shows the two side by side.

    Raises:
        UnreadableSourceError: as `inspect`.
    """
    transcript = sources.read(path)
    return transcript, parsing.parse(transcript)


def without_texts(files: PortalFiles) -> PortalFiles:
    """What a draft is made with, light enough to be handed to workers: registers, and heads of published documents."""
    published = (record.model_copy(update={"body": ""}) for record in files.documents if record.is_published)
    return replace(files, documents=tuple(published), interpretations=(), faqs=(), pages=(), findings=())


def read_structures(files: PortalFiles) -> Mapping[str, Structure]:
    """The outline and duties of every document that may be published, by document id."""
    structures = {}
    for record in files.documents:
        if record.is_published and record.id not in structures:
            body = sources.read_markdown(record.body, name=record.location.path, first_line=record.body_line)
            structures[record.id] = parsing.read_structure(
                body, year=record.year, dated_on=record.dated_on, title=record.title
            )
    return structures


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """What a build starts from."""

    library: Library
    findings: tuple[Finding, ...]
    """What an editor should know, drafts that stay unpublished included: for the desk, never for the site."""


def open_portal(settings: Settings) -> Portal:
    """Read, assemble and audit: everything that can be wrong is known before anything is written.

    Raises:
        InvalidPortalError: with every error of every file.
    """
    from generator import audits, records  # noqa: PLC0415 - inspecting one file must not wait for the schema

    files = records.read(settings)
    library = records.assemble(files, read_structures(files), today=settings.today)
    found = {*files.findings, *library.findings, *audits.find_all(library)}
    findings = tuple(sorted(found, key=lambda finding: finding.sort_key))
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if errors:
        raise InvalidPortalError(*errors)
    return Portal(library=library, findings=findings)


def load(settings: Settings) -> Library:
    """The published portal.

    Raises:
        InvalidPortalError: with every error of every file.
    """
    return open_portal(settings).library


def export(settings: Settings, name: str, folder: Path) -> tuple[Path, ...]:
    """Write the library for another program into a folder, replacing files of the same names; returns the files.

    Raises:
        InvalidPortalError: as `open_portal`; nothing was written.
        KeyError: no export has that name.
    """
    from generator.outputs.exports import EXPORTS  # noqa: PLC0415 - as above

    writer = EXPORTS[name]
    library = load(settings)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for file in writer(library):
        path = folder / file.path
        path.write_bytes(file.content)
        written.append(path)
    return tuple(written)


def begin(settings: Settings, *, kind: str, record_id: str, document: str, unit: str, url: str) -> Path:
    """Write the skeleton of a new record; returns its file.

    Raises:
        PortalError: nothing was written.
    """
    from generator.records import read, skeletons  # noqa: PLC0415 - as above

    beginning = skeletons.Beginning(kind=kind, id=record_id, document=document, unit=unit, url=url)
    return skeletons.begin(settings, read(settings), beginning)
