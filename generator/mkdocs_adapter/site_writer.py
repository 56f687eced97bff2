"""What is written into the finished site beside MkDocs' pages."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from typing import TYPE_CHECKING

from generator.mkdocs_adapter.site_state import read_file_state
from generator.model.address import MANIFEST, OFFLINE_EDITION
from generator.outputs import OUTPUTS, SEARCH
from generator.outputs.manifest import PublishedFile, render_manifest
from generator.outputs.offline_edition import write_offline_edition
from generator.outputs.output_file import list_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from generator.mkdocs_adapter.site_files import FileState
    from generator.model.library import Library


def write_outputs(library: Library, site: Path, *, with_search: bool = True) -> None:
    """Every output's files."""
    for output in OUTPUTS:
        if output is SEARCH and not with_search:
            continue
        for file in list_files(output.write, library):
            path = site / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
    if library.site.offline_edition:
        pack_offline(site, site / OFFLINE_EDITION, today=library.today)


def pack_offline(site: Path, target: Path, *, today: date) -> int:
    """离线版 of a finished site, written as a whole or not at all; returns the number of files in it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.part")
    try:
        with tempfile.TemporaryFile() as packed:
            count = write_offline_edition(site, packed, today=today)
            packed.seek(0)
            with partial.open("wb") as stream:
                shutil.copyfileobj(packed, stream)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return count


def repack_offline(site: Path, *, today: date) -> FileState:
    """离线版 of a site that has one of another day: made anew, whatever stands there."""
    place = site / OFFLINE_EDITION
    place.unlink(missing_ok=True)
    pack_offline(site, place, today=today)
    return read_file_state(place)


def list_published(files: Mapping[str, FileState]) -> Iterator[PublishedFile]:
    """The files as a manifest tells of them."""
    return (PublishedFile(path=path, sha256=file.sha256.hex(), size=file.size) for path, file in files.items())


def write_manifest(site: Path) -> None:
    """The list of all files; nothing may be written after it."""
    (site / MANIFEST).write_bytes(render_manifest(read_published(site)))


def read_published(site: Path) -> Iterator[PublishedFile]:
    """Every file of a site but the manifest, in order of path."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != MANIFEST:
            content = path.read_bytes()
            yield PublishedFile(path=name, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
