"""`lantai package`: a built site as a release for a host, with compressed copies, headers and a switch."""

from __future__ import annotations

import gzip
import html
import io
import os
import re
import shutil
import tarfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import brotli

from generator.cache.forking import fork_map
from generator.errors import Location, UnreadableSourceError
from generator.mkdocs_adapter.rules import ALTERED_SITE
from generator.mkdocs_adapter.site_state import name_site
from generator.mkdocs_adapter.verification import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTING = Path(__file__).parent / "hosting"
"""Examples for hosts, put beside the releases."""
_COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".ndjson", ".xml", ".svg", ".txt", ".csv", ".ics"})
_SMALLEST = 600
"""Bytes from which on a compressed copy saves a packet."""
_QUALITY = 9
"""Of Brotli: 11 takes ten times as long for three per cent."""
_SHARE = 32
_OWN_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_EXAMPLE_POLICY = re.compile(r"default-src [^\"]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What was packed."""

    id: str
    """The first characters of the manifest's digest: the same site has the same id."""
    place: Path
    """The folder of releases, or the archive."""
    files: int
    size: int
    """Bytes of the plain files."""
    compressed: int
    """Bytes of what a client that takes Brotli loads instead."""


def package(site: Path, into: Path, *, as_archive: bool, jobs: int = 0) -> Release:
    """Put a site below `into/releases/<id>/`, beside earlier ones; or all of it into `into/lantai-<id>.tar`.

    Raises:
        UnreadableSourceError: the site is not what was built.
    """
    differences = verify(site)
    if differences:
        message = f"{len(differences)} 个文件与清单不符，例如 {differences[0].path}。"
        raise UnreadableSourceError(ALTERED_SITE.at(Location(str(site)), message, "重新运行 lantai build，再打包。"))
    id_ = (name_site(site) or "")[:12]
    folder = into / f".lantai-{id_}.packing" if as_archive else into
    release = folder / "releases" / id_
    partial_ = release.with_name(f".{id_}.part")
    shutil.rmtree(partial_, ignore_errors=True)
    shutil.copytree(site, partial_)
    paths = sorted(path for path in partial_.rglob("*") if path.is_file())
    shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
    sizes = [size for share in fork_map(_compress_all, shares, jobs=jobs or os.cpu_count() or 1) for size in share]
    shutil.rmtree(release, ignore_errors=True)
    partial_.rename(release)
    _write_examples(release, folder)
    (folder / "newest").write_text(f"{id_}\n", encoding="ascii")
    place = _archive(folder, into / f"lantai-{id_}.tar") if as_archive else into
    plain, packed = (sum(size[index] for size in sizes) for index in (0, 1))
    return Release(id=id_, place=place, files=len(paths), size=plain, compressed=packed)


def _write_examples(release: Path, folder: Path) -> None:
    """The examples for hosts, with the content security policy that the site's own pages carry.

    A header and a page's own policy both bind: a header without the host of the message form closes the form.
    """
    own = _OWN_POLICY.findall((release / "index.html").read_text(encoding="utf-8"))
    policies = [f"{html.unescape(policy)}; frame-ancestors 'none'" for policy in own]
    for example in sorted(HOSTING.iterdir()):
        text = example.read_text(encoding="utf-8")
        for policy in policies:
            text = _EXAMPLE_POLICY.sub(policy, text)
        (folder / example.name).write_text(text, encoding="utf-8")


def _compress_all(paths: list[Path]) -> list[tuple[int, int]]:
    return [_compress(path) for path in paths]


def _compress(path: Path) -> tuple[int, int]:
    """Write the copies beside a file, where they are smaller; its size, and that of the smallest."""
    content = path.read_bytes()
    smallest = len(content)
    if path.suffix in _COMPRESSED and len(content) >= _SMALLEST:
        copies = ((".gz", partial(gzip.compress, mtime=0)), (".br", partial(brotli.compress, quality=_QUALITY)))
        for suffix, compress in copies:
            copy = compress(content)
            if len(copy) < len(content):
                path.with_name(path.name + suffix).write_bytes(copy)
                smallest = min(smallest, len(copy))
    return len(content), smallest


def _archive(folder: Path, target: Path) -> Path:
    """The folder as a tar with the same bytes for the same site; the folder is gone afterwards."""
    beside = target.with_name(f".{target.name}.part")
    try:
        with tarfile.open(beside, "w", format=tarfile.PAX_FORMAT) as archive:
            for path in _walk(folder):
                member = tarfile.TarInfo(path.relative_to(folder).as_posix())
                content = path.read_bytes()
                member.size, member.mode, member.mtime = len(content), 0o644, 0
                archive.addfile(member, io.BytesIO(content))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)
    return target


def _walk(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
