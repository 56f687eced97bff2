"""Review pages of sources: read again in worker processes, written by this one; the portal is not touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import pipeline, records, review
from generator.errors import UnreadableSourceError
from generator.intake.rules import refusal
from generator.intake.source_search import digest_of
from generator.intake.workers import Lost, attempt, work_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.records import PortalFiles
    from generator.review import IndexRow

INDEX = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What every worker needs besides its source."""

    known: PortalFiles
    homes: dict[str, tuple[str, str]]
    """sha256 of a source → id and path of its document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What a worker sends back; no page for a source that is refused."""

    row: IndexRow
    html: str = ""


def review_all(paths: tuple[Path, ...], known: PortalFiles, folder: Path, *, jobs: int = 1) -> Iterator[IndexRow]:
    """Write a page for every source, then the index and the style sheet; tells of each page as it is written.

    A page is called after the document that was made of its source, else after the source's digest: the same
    sources give the same folder. A source that is named twice, or lies there in copies, has one page.
    """
    homes = {record.source.sha256: (record.id, record.location.path) for record in known.documents}
    desk = _Desk(known=pipeline.without_texts(known), homes={digest: home for digest, home in homes.items() if digest})
    folder.mkdir(parents=True, exist_ok=True)
    rows: list[IndexRow] = []
    single = _without_copies(paths)
    for path, sheet in zip(single, _sheets(single, desk, jobs), strict=True):
        if isinstance(sheet, Lost):
            row = review.refused_row(str(path), (refusal(path, sheet),))
        else:
            row = sheet.row
            if row.address:
                records.write_atomically(folder / row.address, sheet.html)
        rows.append(row)
        yield row
    records.write_atomically(folder / review.STYLE_SHEET, review.style_sheet())
    records.write_atomically(folder / INDEX, review.render_index(rows))


def _sheets(paths: tuple[Path, ...], desk: _Desk, jobs: int) -> Iterator[_Sheet | Lost]:
    if len(paths) > 1:
        return work_all(_sheet, desk, paths, jobs=jobs)
    return (attempt(_sheet, desk, path) for path in paths)


def _sheet(desk: _Desk, path: Path) -> _Sheet:
    """Read one source and show it."""
    try:
        transcript, parsed = pipeline.read_and_parse(path)
    except UnreadableSourceError as error:
        return _Sheet(row=review.refused_row(str(path), error.findings))
    digest = parsed.source.sha256
    name, target = desk.homes.get(digest, (f"source-{digest[:12]}", ""))
    suggestions = records.suggest_terms(parsed, desk.known)
    page = review.present_review(transcript, parsed, source=str(path), target=target, suggestions=suggestions)
    return _Sheet(row=review.index_row(page, address=f"{name}.html"), html=review.render(page))


def _without_copies(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The first of the files that have the same bytes; files that cannot be read stay, to be named."""
    firsts: dict[object, Path] = {}
    for path in paths:
        firsts.setdefault(digest_of(path) or path, path)
    return tuple(firsts.values())
