"""What a desk asks of the program between two builds: the lock of a release, one file while it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import pipeline, records
from generator.audits.personal_data import find_published_personal_data
from generator.audits.pictures import check_pictures
from generator.cache.file_memory import write_whole
from generator.errors import Location, PortalError, Rule, Severity
from generator.records.body_links import find_links
from generator.records.eligibility_checks import check_eligibility_sections
from generator.records.message_checks import check_benefit_sections
from generator.records.publication_checks import check_publication
from generator.records.published_lock import LOCK, render_lock
from generator.records.structure_checks import check_sections

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.errors import Finding
    from generator.model.portal_files import PortalFiles
    from generator.settings import Settings

FOREIGN_FILE = Rule("R906", "foreign-file", Severity.ERROR, "要检查的文件不是门户的内容或者名册。")
RULES = (FOREIGN_FILE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockResult:
    """What a release added."""

    path: Path
    documents: int
    """Ids of documents that are new in the lock."""
    sections: int
    """Ids of clauses that are new in it."""


def lock(settings: Settings) -> LockResult:
    """Write the ids that are published now into the lock, beside those that were.

    Raises:
        InvalidPortalError: the portal has errors, lost ids among them; the lock is as it was.
    """
    known = records.read(settings).published
    library = pipeline.load(settings)
    before = {entry.document: set(entry.published_sections) for entry in known}
    now = {document.id: set(document.card.section_ids) for document in library.documents}
    path = settings.site_data / LOCK
    write_whole(path, render_lock(known, library).encode())
    return LockResult(
        path=path,
        documents=len(now.keys() - before.keys()),
        sections=sum(len(sections - before.get(name, set())) for name, sections in now.items()),
    )


def check_file(path: Path, settings: Settings) -> tuple[Finding, ...]:
    """What is wrong with one file of `content/` or `site_data/`: keys, records and clauses it names, pictures, persons.

    Raises:
        PortalError: the file is not one that the portal reads.
    """
    from generator import structures  # noqa: PLC0415 - a file that is refused must not wait for the parser
    from generator.cache.file_memory import opened  # noqa: PLC0415 - as above

    name = _name(path, settings)
    with opened(settings.root / ".lantai-cache") as memory:
        structures.prepare(settings, memory, jobs=1, tell=lambda done, total: None)
        files = records.read(settings, records.Recollection(memory))
        read = structures.recall_structures(files, settings, memory)
        found = [*files.findings, *check_publication(files, read), *check_sections(files, read)]
        found += [*check_eligibility_sections(files, read), *check_benefit_sections(files, read)]
        found += [*find_published_personal_data(files), *_check_pictures(name, files)]
    own = {finding for finding in found if finding.location.path == name}
    return tuple(sorted(own, key=lambda finding: finding.sort_key))


def _check_pictures(name: str, files: PortalFiles) -> Iterator[Finding]:
    """Pictures of one text; of a draft they are only told."""
    texts = (
        *(*files.documents, *files.interpretations, *files.faqs, *files.pages, *files.guides),
        *(*files.decisions, *files.consultations, *files.events, *files.annual_reports),
    )
    for record in (text for text in texts if text.location.path == name):
        found = check_pictures(find_links(record, ""), files.originals, files.site) if files.site else ()
        is_published = getattr(record, "is_published", True)
        yield from found if is_published else (one._replace(severity=Severity.INFO) for one in found)


def _name(path: Path, settings: Settings) -> str:
    """The file's path from the portal's root."""
    whole = path.resolve()
    is_own = whole.is_relative_to(settings.content) or whole.is_relative_to(settings.site_data)
    if not is_own or not whole.is_file() or whole.suffix not in {".md", ".yml", ".csv"}:
        hint = "给出 content/ 里的 .md 文件，或者 site_data/ 里的 .yml 文件；别处的门户用 --root 指明。"
        raise PortalError(FOREIGN_FILE.at(Location(str(path)), "不是这个门户的内容或者名册。", hint))
    return whole.relative_to(settings.root).as_posix()
