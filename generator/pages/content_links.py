"""Where the links that editors write lead on the site.

Editors link as any Markdown editor understands it, from file to file: `../documents/2024/qhfb-2024-12.md#s3`. A file's
name is its record's id, so the address follows from the path alone.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.model.address import (
    document_address,
    faq_address,
    interpretation_address,
    page_address,
    service_address,
    source_file_address,
    unit_address,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.model.library import Library

_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


def is_outside(target: str) -> bool:
    """Whether a target names another host or a scheme of its own."""
    return _OUTSIDE.match(target) is not None


def resolve_path(target: str, path: str) -> str | None:
    """The path under `content/` that a target means in the file `path`; None if it means none."""
    target = unquote(target.partition("#")[0])
    if not target or target.startswith("/") or is_outside(target):
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    return joined.removeprefix("content/") if joined.startswith("content/") else None


def resolve_address(target: str, path: str, library: Library) -> str:
    """The address on the site for a target written in the file `path`; a target outside stays as it is.

    Examples (in content/pages/guide.md):
        ../documents/2024/qhfb-2024-12.md#s3 -> documents/qhfb-2024-12/#s3
        /units/qh-drc/ -> units/qh-drc/
        qhfb-2024-12#s3 -> documents/qhfb-2024-12/#s3
        ../originals/form.pdf -> files/originals/form.pdf
    """
    if is_outside(target) or target.startswith("#"):
        return target
    if target.startswith("/"):
        return target.lstrip("/")
    name, hash_, section = target.partition("#")
    inside = resolve_path(target, path)
    named = _address_id(name, library) or (_address_record(inside) if inside else None)
    return target if named is None else named + (hash_ + section if section and "#" not in named else "")


def _address_id(name: str, library: Library) -> str | None:
    known: tuple[tuple[Mapping[str, object], Callable[[str], str]], ...] = (
        (library.document_by_id, document_address),
        (library.service_by_id, service_address),
        (library.unit_by_id, unit_address),
        (library.page_by_id, page_address),
    )
    return next((address(name) for records, address in known if name in records), None)


def _address_record(inside: str) -> str:
    if not inside.endswith(".md"):
        return source_file_address(inside)
    folder, _, rest = inside.partition("/")
    id_ = posixpath.basename(rest).removesuffix(".md")
    addresses: Mapping[str, Callable[[str], str]] = {
        "documents": document_address,
        "interpretations": interpretation_address,
        "faqs": faq_address,
        "pages": page_address,
    }
    return addresses[folder](id_) if folder in addresses else source_file_address(inside)
