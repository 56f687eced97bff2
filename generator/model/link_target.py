"""What a link in Markdown points at, read from the link alone: whether it is there, the Library knows."""

from __future__ import annotations

import posixpath
import re
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.link import Link

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OUTSIDE = ("http:", "https:", "mailto:", "tel:")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FILES = "files/"
_OFFERED = ("originals/", "attachments/")


class TargetKind(StrEnum):
    """What a link points at."""

    OUTSIDE = "outside"
    """Another site, a mail address, a telephone number."""
    UNSAFE = "unsafe"
    """A scheme that no public page may use (`javascript:`, `file:`)."""
    PAGE = "page"
    """An address of this site."""
    MARKDOWN = "markdown"
    """A Markdown file of `content/`: the page made of it."""
    FILE = "file"
    """A file under `content/` that is offered for download."""
    NAME = "name"
    """An id of a document, service, unit or page."""


@value_class
class LinkTarget:
    """A link, read."""

    kind: TargetKind
    path: str
    """Address from the site's root (`documents/x/`), path under `content/`, id, or the whole outside address."""
    anchor: str = ""
    """Without `#`."""


def read_target(link: Link, *, site_url: str) -> LinkTarget:
    """What a link points at.

    `/documents/x/#s3-2` and `#s3-2` (the same page) are addresses; `../documents/2024/x.md` and `../attachments/a.pdf`
    are read from the file, as any Markdown editor does; `x` and `x#s3-2` are ids. The site's own address in full counts
    as an address from the root. A page's address that is not written from the root is known to no page.
    """
    text = link.target.strip()
    if text.startswith(site_url) or text == site_url.rstrip("/"):
        text = "/" + text[len(site_url) :]
    scheme = _SCHEME.match(text)
    if text.startswith("//") or (scheme and scheme[0].lower() in _OUTSIDE):
        return LinkTarget(kind=TargetKind.OUTSIDE, path=text)
    if scheme:
        return LinkTarget(kind=TargetKind.UNSAFE, path=text)
    before, _, fragment = text.partition("#")
    path, anchor = unquote(before.partition("?")[0]), unquote(fragment)
    kind, place = _locate(path, link)
    return LinkTarget(kind=kind, path=place, anchor=anchor)


def _locate(path: str, link: Link) -> tuple[TargetKind, str]:
    """Kind and place of a link inside the site."""
    if not path:
        return TargetKind.PAGE, link.page
    if _ID.fullmatch(path):
        return TargetKind.NAME, path
    if not path.startswith("/"):
        folder = posixpath.dirname(link.location.path.removeprefix("content/"))
        in_content = posixpath.normpath(posixpath.join(folder, path))
        if path.endswith(".md"):
            return TargetKind.MARKDOWN, in_content
        if in_content.startswith(_OFFERED):
            return TargetKind.FILE, in_content
        is_file = "." in posixpath.basename(path)
        return (TargetKind.FILE, in_content) if is_file else (TargetKind.PAGE, f"./{path}")
    return _address(path)


def _address(path: str) -> tuple[TargetKind, str]:
    """An address from the root, in the one form in which pages are known."""
    place = posixpath.normpath(path).lstrip("/")
    if place.startswith(_FILES):
        return TargetKind.FILE, place.removeprefix(_FILES)
    place = "" if place in (".", "index.html") else place.removesuffix("/index.html")
    is_page = place and "." not in posixpath.basename(place)
    return TargetKind.PAGE, place + "/" if is_page else place
