"""`manifest.json`: every published file with its sha256 and size, so that anyone can tell an altered site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic_core import to_json

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable


@value_class
class PublishedFile:
    """A file of the site."""

    path: str
    sha256: str
    size: int
    """Bytes."""


@value_class
class Difference:
    """A file that is not as the manifest says."""

    path: str
    kind: str
    """`altered`, `missing` or `foreign`."""


def render_manifest(files: Iterable[PublishedFile]) -> bytes:
    """The manifest of these files."""
    listed = [_list(file) for file in files]
    return to_json({"schema": 1, "files": listed}, indent=1) + b"\n"


def _list(file: PublishedFile) -> dict[str, str | int]:
    return {"path": file.path, "sha256": file.sha256, "size": file.size}


def replace_in_manifest(manifest: bytes, files: Iterable[PublishedFile]) -> bytes:
    """The manifest with other digests and sizes of files that it lists.

    Raises:
        ValueError: a file is not listed as `render_manifest` writes it.
    """
    pieces, at = [], 0
    for file in sorted(files, key=order_of):
        begin = manifest.index(f'{{\n   "path": {to_json(file.path).decode()},\n'.encode(), at)
        row = to_json(_list(file), indent=1).replace(b"\n", b"\n  ")
        pieces += [manifest[at:begin], row]
        at = manifest.index(b"\n  }", begin) + len(b"\n  }")
    return b"".join((*pieces, manifest[at:]))


def order_of(file: PublishedFile) -> list[str]:
    """By which files stand in a manifest."""
    return file.path.split("/")


def read_manifest(content: bytes) -> tuple[PublishedFile, ...]:
    """The files that a manifest lists.

    Raises:
        ValueError: it is no manifest of ours.
    """
    try:
        listed = json.loads(content)["files"]
        return tuple(PublishedFile(path=row["path"], sha256=row["sha256"], size=row["size"]) for row in listed)
    except (KeyError, TypeError) as error:
        raise ValueError(str(error)) from error


def compare(expected: Iterable[PublishedFile], found: Iterable[PublishedFile]) -> tuple[Difference, ...]:
    """Every file that is altered, missing or foreign, in order of path."""
    wanted = {file.path: file for file in expected}
    there = {file.path: file for file in found}
    differences = []
    for path in sorted(wanted.keys() | there.keys()):
        if path not in there:
            differences.append(Difference(path=path, kind="missing"))
        elif path not in wanted:
            differences.append(Difference(path=path, kind="foreign"))
        elif wanted[path] != there[path]:
            differences.append(Difference(path=path, kind="altered"))
    return tuple(differences)
