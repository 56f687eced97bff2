"""Sources into drafts: one or a thousand, on every core, never twice, one bad file never stopping the others.

Reading and parsing run in worker processes; ids are given and files written by this one, in the order of the sources,
so that the result does not depend on which worker was faster.
"""

from __future__ import annotations

import hashlib
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator import pipeline, records, sources
from generator.errors import UnreadableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.errors import Finding
    from generator.records import ImportAction, PortalFiles
    from generator.settings import Settings

CONVERTIBLE = (".doc", ".wps", ".ofd", ".rtf")
"""Formats that offices have and nobody here reads: in a folder they are refused by name, not passed over."""
_LOCK_EVERY = 50
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
    diff: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What a worker sends back."""

    source: Path
    id: str | None
    text: str
    year: int | None
    format: str | None
    findings: tuple[Finding, ...]


def find_sources(paths: Iterable[Path], *, imported: frozenset[str]) -> tuple[Path, ...]:
    """The files named, and those of the folders named that were not imported yet, by path.

    `imported` holds the sha256 of sources that a document has; a file that is named itself is imported again.
    """
    suffixes = {suffix for reader in sources.READERS for suffix in reader.suffixes}.union(CONVERTIBLE)
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = (entry for entry in sorted(path.rglob("*")) if entry.is_file() and entry.suffix.lower() in suffixes)
        found += [entry for entry in inside if not imported or _digest(entry) not in imported]
    return tuple(dict.fromkeys(found))


def imported_digests(known: PortalFiles) -> frozenset[str]:
    """The sources that documents of the portal were made from."""
    return frozenset(record.source.sha256 for record in known.documents if record.source.sha256)


def import_all(
    paths: tuple[Path, ...],
    settings: Settings,
    known: PortalFiles,
    *,
    into: Path | None = None,
    jobs: int = 1,
    keep_original: bool = True,
) -> Iterator[Outcome]:
    """Read, parse and write every source, telling of each as soon as it is done, in the order given."""
    desk = _Desk(known=_without_bodies(known), keep_original=keep_original)
    intake = _Intake(settings, desk, into or settings.content / "documents")
    try:
        if jobs > 1 and len(paths) > 1:
            with ProcessPoolExecutor(max_workers=jobs, initializer=_take_seat, initargs=(desk,)) as pool:
                yield from map(intake.take, pool.map(_work, paths, chunksize=4))
        else:
            yield from map(intake.take, (_draft(path, desk) for path in paths))
    finally:
        intake.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every worker needs besides its source."""

    known: PortalFiles
    keep_original: bool


_SEAT: list[_Desk] = []
"""In a worker process: its desk, given once instead of with every source."""


def _take_seat(desk: _Desk) -> None:
    _SEAT[:] = [desk]


def _work(path: Path) -> _Draft:
    return _draft(path, _SEAT[0])


def _without_bodies(known: PortalFiles) -> PortalFiles:
    """Ids, numbers and digests are all that a draft is compared with."""
    return replace(
        known,
        documents=tuple(record.model_copy(update={"body": ""}) for record in known.documents),
        interpretations=(),
        faqs=(),
        pages=(),
        findings=(),
    )


def _draft(path: Path, desk: _Desk, *, document: str | None = None) -> _Draft:
    """Read one source as far as nothing but itself is needed."""
    try:
        parsed = pipeline.inspect(path)
    except UnreadableSourceError as error:
        return _Draft(source=path, id=None, text="", year=None, format=None, findings=error.findings)
    name = document or records.draft_id(parsed, known=desk.known)
    original = _original_name(name, path) if desk.keep_original else None
    text = records.write_draft(parsed, known=desk.known, document=name, source_file=original)
    dated_on = parsed.elements.dated_on
    return _Draft(
        source=path,
        id=name,
        text=text,
        year=dated_on.year if dated_on else None,
        format=parsed.source.format.value,
        findings=parsed.findings,
    )


class _Intake:
    """The one writer: gives ids, lays drafts down, remembers what it wrote."""

    def __init__(self, settings: Settings, desk: _Desk, into: Path) -> None:
        self.settings = settings
        self.desk = desk
        self.into = into.resolve()
        self.homes = {record.id: record.location.path for record in desk.known.documents}
        self.digests = records.read_lock(settings.site_data)
        self.given: dict[str, Path] = {}
        self.taken = 0

    def take(self, draft: _Draft) -> Outcome:
        """Write one draft."""
        if draft.id is None:
            return Outcome(source=draft.source, action=None, findings=draft.findings)
        draft = self._with_own_id(draft)
        name = draft.id or ""
        self.given[name] = draft.source
        target = self.homes.get(name) or self._new_home(name, draft.year)
        path = self.settings.root / target
        plan = records.plan_import(
            target,
            existing=path.read_text("utf-8") if path.is_file() else None,
            recorded=self.digests.get(target),
            new_text=draft.text,
        )
        if self.desk.keep_original and plan.action is not records.ImportAction.BESIDE:
            self._copy_original(name, draft.source)
        records.carry_out(plan, self.settings.root)
        self.digests = records.record_import(self.digests, plan)
        self.taken += 1
        if self.taken % _LOCK_EVERY == 0:
            self.close()
        return Outcome(
            source=draft.source,
            action=plan.action,
            target=target,
            written=plan.written,
            format=draft.format,
            findings=draft.findings,
            diff=plan.diff,
        )

    def close(self) -> None:
        """Put down what was written so far, so that the next run knows it."""
        if self.taken:
            records.write_lock(self.settings.site_data, self.digests)

    def _with_own_id(self, draft: _Draft) -> _Draft:
        """The draft under an id that no other source of this run was given."""
        if draft.id not in self.given:
            return draft
        counter = next(n for n in range(2, len(self.given) + 3) if f"{draft.id}-{n}" not in self.given)
        own = f"{draft.id}-{counter}"
        again = _draft(draft.source, self.desk, document=own)
        return replace(again, findings=draft.findings)

    def _new_home(self, name: str, year: int | None) -> str:
        path = self.into / str(year or _UNDATED) / f"{name}.md"
        return path.relative_to(self.settings.root).as_posix() if path.is_relative_to(self.settings.root) else str(path)

    def _copy_original(self, name: str, source: Path) -> None:
        """The source itself, to be offered for download when the document is published."""
        place = self.settings.content / _original_name(name, source)
        if not place.is_file() or _digest(place) != _digest(source):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, place)


def _original_name(name: str, source: Path) -> str:
    """Where a source is kept, under `content/`."""
    return f"originals/{name}{source.suffix.lower()}"


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
