"""The program on one page: each stage's result is handed to the next.

    inspect   bytes → sources → Transcript → parsing → Parsed
    open      content/ + site_data/ → records → structures of the bodies → Library → audits

What a build then does with the Library stands in `mkdocs_adapter`, because MkDocs keeps that clock.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.errors import InvalidPortalError, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from generator.cache.file_memory import FileMemory
    from generator.errors import Finding
    from generator.model.library import Library
    from generator.model.parsed import Parsed
    from generator.model.self_audit import WordingRule
    from generator.model.transcript import Transcript
    from generator.records import PortalFiles
    from generator.records.question_gaps import ClauseGap
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
    return finding._replace(location=place._replace(path=str(path))) if place.path == path.name else finding


def read_and_parse(path: Path) -> tuple[Transcript, Parsed]:
    """What the reader saw, and what parsing made of it: for whoever shows the two side by side.

    Raises:
        UnreadableSourceError: as `inspect`.
    """
    from generator import parsing, sources  # noqa: PLC0415 - what reads no source must not wait for the readers

    transcript = sources.read(path)
    return transcript, parsing.parse(transcript)


def without_texts(files: PortalFiles) -> PortalFiles:
    """What a draft is made with, light enough to be handed to workers: registers, and heads of published documents."""
    published = (record.model_copy(update={"body": ""}) for record in files.documents if record.is_published)
    return replace(files, documents=tuple(published), interpretations=(), faqs=(), pages=(), findings=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Portal:
    """What a build starts from."""

    library: Library
    findings: tuple[Finding, ...]
    """What an editor should know, drafts that stay unpublished included: for the desk, never for the site."""
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """Document id → what changes with anything that its record says; of documents that were remembered."""
    altered: frozenset[str] = frozenset()
    """Ids of the documents whose record assembling has altered."""
    wording: tuple[WordingRule, ...] = ()
    """规范用语: what texts are searched for."""


def open_portal(
    settings: Settings,
    memory: FileMemory | None = None,
    *,
    jobs: int = 1,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Portal:
    """Read, assemble and audit: everything that can be wrong is known before anything is written.

    With a `memory` only what changed is read and parsed again, on as many processors as `jobs`; `tell` hears of it.

    Raises:
        InvalidPortalError: with every error of every file.
    """
    from generator import audits, examining, records, structures  # noqa: PLC0415 - inspecting must not wait for schemas

    if memory is None:
        files = records.read(settings)
        read = structures.read_structures(files)
        digests: Mapping[str, bytes] = {}
    else:
        structures.prepare(settings, memory, jobs=jobs, tell=tell)
        recollection = records.Recollection(memory)
        files = records.read(settings, recollection)
        read = structures.recall_structures(files, settings, memory)
        digests = recollection.digests
    library = records.assemble(files, read, today=settings.today)
    library = replace(library, self_audit=examining.examine_portal(files, library, settings, memory))
    found = {*files.findings, *library.findings, *audits.find_all(library)}
    findings = tuple(sorted(found, key=lambda finding: finding.sort_key))
    errors = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
    if errors:
        raise InvalidPortalError(*errors)
    known, altered = structures.digests_of(library, files, digests)
    return Portal(library=library, findings=findings, digests=known, altered=altered, wording=files.wording)


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


def begin(
    settings: Settings, *, kind: str, record_id: str, document: str, unit: str, url: str, policy_class: str = ""
) -> Path:
    """Write the skeleton of a new record; returns its file.

    Raises:
        PortalError: nothing was written.
    """
    from generator.records import read, skeletons  # noqa: PLC0415 - as above
    from generator.structures import read_structure  # noqa: PLC0415 - as above

    files = read(settings)
    about = [record for record in files.documents if record.id == document]
    clauses = read_structure(about[0]).card.section_ids if about and kind == "eligibility" else ()
    beginning = skeletons.Beginning(
        kind=kind,
        id=record_id,
        document=document,
        unit=unit,
        url=url,
        policy_class=policy_class,
        section=clauses[0] if clauses else "",
    )
    return skeletons.begin(settings, files, beginning)


def confirm_answers(settings: Settings, names: Sequence[str]) -> tuple[Path, ...]:
    """Note that answers hold, by file or id, or all that were never confirmed; returns the files that were written.

    Raises:
        PortalError: a name is no published answer, its document has ended, or the portal has errors; nothing written.
    """
    from generator.records import confirming  # noqa: PLC0415 - as above

    library = load(settings)
    chosen = confirming.choose_answers(library, names)
    return tuple(confirming.confirm_answer(settings.root, faq, library) for faq in chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWork:
    """What waits on the desk of whoever keeps the answers."""

    doubtful: tuple[tuple[str, str], ...]
    """File and reason."""
    unconfirmed: tuple[str, ...]
    """Files."""
    gaps: tuple[ClauseGap, ...]


def find_answer_work(settings: Settings) -> AnswerWork:
    """待复核, 未确认 and 待补充问题.

    Raises:
        InvalidPortalError: as `open_portal`.
    """
    from generator.records import read  # noqa: PLC0415 - as above
    from generator.records.question_gaps import find_gaps  # noqa: PLC0415 - as above

    library = load(settings)
    doubts = library.doubtful_faqs
    return AnswerWork(
        doubtful=tuple((faq.location.path, doubts[faq.id]) for faq in library.faqs if faq.id in doubts),
        unconfirmed=tuple(faq.location.path for faq in library.faqs if faq.confirmed is None and faq.id not in doubts),
        gaps=find_gaps(read(settings)),
    )
