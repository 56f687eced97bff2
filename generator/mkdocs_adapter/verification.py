"""`lantai verify`: is a published site still what was built?"""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import brotli

from generator.errors import Location, UnreadableSourceError
from generator.mkdocs_adapter.rules import UNREADABLE_MANIFEST
from generator.mkdocs_adapter.site_writer import read_published
from generator.model.address import MANIFEST
from generator.outputs.manifest import compare, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.outputs.manifest import Difference

_COPIES: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".br": brotli.decompress}
"""Endings of compressed copies that hosts send instead of a file."""


def require_site(site: Path) -> None:
    """Refuse a folder that no build has finished.

    Raises:
        UnreadableSourceError: there is no manifest.
    """
    if not (site / MANIFEST).is_file():
        place = Location(str(site / MANIFEST))
        hint = "确认给出的是 lantai build 生成的站点文件夹。"
        raise UnreadableSourceError(UNREADABLE_MANIFEST.at(place, "找不到这个文件，或者读不出来。", hint))


def verify(site: Path) -> tuple[Difference, ...]:
    """Every file that is altered, missing or foreign, in order of path; a compressed copy that is true is not foreign.

    Raises:
        UnreadableSourceError: there is no manifest, or it is none of ours.
    """
    place = Location(str(site / MANIFEST))
    hint = "确认给出的是 lantai build 生成的站点文件夹。"
    try:
        expected = read_manifest((site / MANIFEST).read_bytes())
    except OSError:
        raise UnreadableSourceError(UNREADABLE_MANIFEST.at(place, "找不到这个文件，或者读不出来。", hint)) from None
    except ValueError:
        raise UnreadableSourceError(UNREADABLE_MANIFEST.at(place, "文件不是站点清单。", hint)) from None
    differences = compare(expected, read_published(site))
    return tuple(one for one in differences if one.kind != "foreign" or not _is_true_copy(site / one.path))


def _is_true_copy(path: Path) -> bool:
    """Whether a file is what it is called: another one, compressed."""
    decompress = _COPIES.get(path.suffix)
    original = path.with_suffix("")
    if decompress is None or not original.is_file():
        return False
    try:
        return decompress(path.read_bytes()) == original.read_bytes()
    except (OSError, EOFError, zlib.error, brotli.error):
        return False
