"""Sources into drafts: one or a thousand, on every core, never twice, one bad file never stopping the others.

Reading and parsing run in worker processes; ids are given and files written by this one, in the order of the sources,
so that the result does not depend on which worker was faster. A run that was killed leaves whole files only, and
the next one goes on where it ended: what it then writes is what one run would have written.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import pipeline, records
from generator.errors import Location, PortalError, UnreadableSourceError
from generator.intake.rules import BUSY_PORTAL, refusal
from generator.intake.source_search import digest_of
from generator.intake.workers import Lost, attempt, work_all

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from generator.errors import Finding
    from generator.intake.source_search import FoundSources
    from generator.model.suggestions import Suggestions
    from generator.records import ImportAction, PortalFiles, SourceKey
    from generator.settings import Settings

_UNDATED = "undated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source."""

    source: Path
    action: ImportAction | None
    """None: refused; the findings say why."""
    target: str | None = None
    """The document's file, from the portal's root."""
    written: str | None = None
    """The file that was written; None where nothing was."""
    format: str | None = None
    findings: tuple[Finding, ...] = ()
    suggestions: Suggestions | None = None
    diff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What a worker sends back: everything but the id."""

    key: SourceKey
    text: str
    year: int | None
    format: str
    findings: tuple[Finding, ...]
    suggestions: Suggestions


def imported_digests(known: PortalFiles) -> frozenset[str]:
    """The sources that documents of the portal were made from."""
    return frozenset(record.source.sha256 for record in known.documents if record.source.sha256)


def import_all(
    found: FoundSources,
    settings: Settings,
    known: PortalFiles,
    *,
    into: Path | None = None,
    jobs: int = 1,
    keep_original: bool = True,
) -> Generator[Outcome, None, None]:
    """Read, parse and write every source, telling of each as soon as it is done, in the order given.

    Raises:
        PortalError: another import is writing into the same portal.
    """
    desk = pipeline.without_texts(known)
    with _alone(settings):
        intake = _Intake(settings, known, found, into or settings.content / "documents", keep_original=keep_original)
        for path, draft in zip(found.paths, _drafts(found.paths, desk, jobs), strict=True):
            yield intake.take(path, draft)
        intake.close()  # not where it is interrupted: then the lock file's notes tell more than this process knows


def _drafts(paths: tuple[Path, ...], desk: PortalFiles, jobs: int) -> Iterator[_Draft | tuple[Finding, ...] | Lost]:
    """A draft for each source; one file alone needs no worker."""
    if len(paths) > 1:
        return work_all(_draft, desk, paths, jobs=jobs)
    return (attempt(_draft, desk, path) for path in paths)


def _draft(known: PortalFiles, path: Path) -> _Draft | tuple[Finding, ...]:
    """Read one source as far as nothing but itself is needed; findings alone where it is refused."""
    try:
        parsed = pipeline.inspect(path)
    except UnreadableSourceError as error:
        return error.findings
    suggestions = records.suggest_terms(parsed, known)
    dated_on = parsed.elements.dated_on
    return _Draft(
        key=records.source_key(parsed),
        text=records.write_draft(parsed, known=known, document="unnamed", suggestions=suggestions),
        year=dated_on.year if dated_on else None,
        format=parsed.source.format.value,
        findings=parsed.findings,
        suggestions=suggestions,
    )


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """One import at a time; the lock goes with the process, however it ends. Not on systems without file locks."""
    try:
        import fcntl  # noqa: PLC0415 - Windows has none
    except ImportError:
        yield
        return
    settings.site_data.mkdir(parents=True, exist_ok=True)
    handle = os.open(settings.site_data, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            place, hint = Location(str(settings.root)), "等它结束后，再运行同一条命令。"
            raise PortalError(BUSY_PORTAL.at(place, "另一次导入正在进行。", hint)) from None
        yield
    finally:
        os.close(handle)


class _Intake:
    """The one writer: gives ids, lays drafts down, remembers what it wrote."""

    def __init__(
        self, settings: Settings, known: PortalFiles, found: FoundSources, into: Path, *, keep_original: bool
    ) -> None:
        self.settings = settings
        self.into = into.resolve()
        self.keep_original = keep_original
        self.homes = {record.id: record.location.path for record in known.documents}
        self.ids = records.DraftIds(known, sources=found.digests)
        self.seen: dict[str, str] = {}
        for folder in (self.into, settings.content / "originals", settings.site_data):
            records.sweep(folder)
        self.digests = records.read_lock(settings.site_data)
        self.close()

    def take(self, source: Path, draft: _Draft | tuple[Finding, ...] | Lost) -> Outcome:
        """Write one draft."""
        if isinstance(draft, Lost):
            return Outcome(source=source, action=None, findings=(refusal(source, draft),))
        if isinstance(draft, tuple):
            return Outcome(source=source, action=None, findings=draft)
        twin = self.seen.get(draft.key.sha256)
        if twin is not None:
            return Outcome(source=source, action=records.ImportAction.DUPLICATE, target=twin, format=draft.format)
        name = self.ids.give(draft.key)
        target = self.homes.get(name) or self._new_home(name, draft.year)
        self.seen[draft.key.sha256] = target
        plan = self._lay_down(source, draft, name, target)
        return Outcome(
            source=source,
            action=plan.action,
            target=target,
            written=plan.written,
            format=draft.format,
            findings=draft.findings,
            suggestions=draft.suggestions,
            diff=plan.diff,
        )

    def close(self) -> None:
        """Put the lock file into its order."""
        if self.digests:
            records.write_lock(self.settings.site_data, self.digests)

    def _lay_down(self, source: Path, draft: _Draft, name: str, target: str) -> records.ImportPlan:
        """First the original, then a note of what will be written, then the draft: no kill leaves a draft alone."""
        original = _original_name(name, source) if self.keep_original else None
        path = self.settings.root / target
        plan = records.plan_import(
            target,
            existing=path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else None,
            recorded=self.digests.get(target),
            new_text=records.name_draft(draft.text, document=name, source_file=original),
        )
        if original and plan.action is not records.ImportAction.BESIDE:
            self._copy_original(self.settings.content / original, source, draft.key.sha256)
        records.note_import(self.settings.site_data, self.digests, plan)
        records.carry_out(plan, self.settings.root)
        self.digests = records.record_import(self.digests, plan)
        return plan

    def _new_home(self, name: str, year: int | None) -> str:
        path = self.into / str(year or _UNDATED) / f"{name}.md"
        return path.relative_to(self.settings.root).as_posix() if path.is_relative_to(self.settings.root) else str(path)

    def _copy_original(self, place: Path, source: Path, sha256: str) -> None:
        """The source itself, to be offered for download when the document is published."""
        if digest_of(place) != sha256:
            records.copy_atomically(source, place)


def _original_name(name: str, source: Path) -> str:
    """Where a source is kept, under `content/`."""
    return f"originals/{name}{source.suffix.lower()}"
