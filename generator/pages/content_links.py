"""Where the links that editors write lead on the site; the one reading of them is `model.link_target`."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.errors import Location
from generator.model.address import source_file_address
from generator.model.library_view import ask
from generator.model.link import Link
from generator.model.link_target import TargetKind, read_target

if TYPE_CHECKING:
    from generator.model.library import Library
    from generator.model.link_target import LinkTarget
    from generator.model.site_addresses import SiteAddresses

_known: dict[int, tuple[Library, SiteAddresses]] = {}
"""The addresses of the Library that was asked for last: reading them is a walk over all records."""


def resolve_address(target: str, path: str, library: Library) -> str | None:
    """The address from the site's root for a target written in the file `path`; None if it leads outside or nowhere.

    Examples (in content/pages/guide.md):
        ../documents/2024/qhfb-2024-12.md#s3 -> documents/qhfb-2024-12/#s3
        /units/qh-drc/ -> units/qh-drc/
        qhfb-2024-12#s3 -> documents/qhfb-2024-12/#s3
        ../originals/form.pdf -> files/originals/form.pdf
    """
    link = Link(target=target, text="", is_image=False, page="", location=Location(path))
    read = read_target(link, site_url=library.site.url)
    if read.kind in {TargetKind.OUTSIDE, TargetKind.UNSAFE}:
        return None
    return ask(library, _find_address, read)


def resolve_picture(target: str, path: str, library: Library) -> str | None:
    """The address of a picture named in the file `path`; None if it is not offered."""
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
    inside = joined.removeprefix("content/")
    return source_file_address(inside) if ask(library, _is_offered, inside) else None


def _find_address(library: Library, target: LinkTarget) -> str | None:
    return _read_addresses(library).find(target)


def _is_offered(library: Library, path: str) -> bool:
    return path in _read_addresses(library).files


def _read_addresses(library: Library) -> SiteAddresses:
    remembered = _known.get(id(library))
    if remembered is None or remembered[0] is not library:
        from generator.model.site_addresses import addresses_of  # noqa: PLC0415 - all kinds of pages: for texts with links

        _known.clear()
        remembered = _known[id(library)] = (library, addresses_of(library))
    return remembered[1]
