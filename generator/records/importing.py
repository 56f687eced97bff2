"""Writing drafts without ever overwriting what a person wrote.

`site_data/imports.lock` keeps the digest of every draft as import wrote it. A file that still has this digest was not
touched and may be replaced; any other file is left alone, and the new draft is laid beside it as `<id>.new.md`.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import shutil
import tempfile
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.records.drafting import without_suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOCK_FILE = "imports.lock"
"""Under `site_data/`; lines `sha256  path`, by path."""
_LOCK_LINE = re.compile(r"^([0-9a-f]{64})  (\S.*)\n", re.M)
_TEMPORARY = re.compile(r"\..+\.[a-z0-9_]{8}\.tmp")


class ImportAction(StrEnum):
    """What becomes of a draft."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    """The file was as the last import wrote it."""
    BESIDE = "beside"
    """A person has edited the file: the new draft stands beside it."""
    DUPLICATE = "duplicate"
    """Another source of the same run has the same bytes: nothing is written."""


@value_class
class ImportPlan:
    """What one import will write."""

    action: ImportAction
    target: str
    """Path of the document, from the portal's root."""
    written: str | None
    """Path that is written; None where nothing is."""
    text: str
    diff: str
    """Unified diff from the file that is there to the new draft; "" where there is no difference or no file."""


def plan_import(target: str, *, existing: str | None, recorded: str | None, new_text: str) -> ImportPlan:
    """Decide what to do with a new draft.

    `existing` is the text of the file now, `recorded` the digest that the lock file has for it.
    """
    if existing is None:
        action = ImportAction.CREATED
    elif _plain(existing) == new_text:
        action = ImportAction.UNCHANGED
    elif digest(existing) == recorded:
        action = ImportAction.UPDATED
    else:
        is_same = without_suggestions(_plain(existing)) == without_suggestions(new_text)
        action = ImportAction.UNCHANGED if is_same else ImportAction.BESIDE
    written = {ImportAction.UNCHANGED: None, ImportAction.BESIDE: target.removesuffix(".md") + ".new.md"}.get(
        action, target
    )
    lines = difflib.unified_diff(
        _plain(existing or "").splitlines(keepends=True), new_text.splitlines(keepends=True), target, written or target
    )
    diff = "" if existing is None else "".join(lines)
    return ImportPlan(action=action, target=target, written=written, text=new_text, diff=diff)


def carry_out(plan: ImportPlan, root: Path) -> None:
    """Write what the plan says, whole or not at all."""
    if plan.written is not None:
        write_atomically(root / plan.written, plan.text)


def digest(text: str) -> str:
    """What a draft is known by, whatever its line ends."""
    return hashlib.sha256(_plain(text).encode()).hexdigest()


def read_lock(site_data: Path) -> dict[str, str]:
    """Path → digest of the draft as import wrote it; lines that are none, a torn last one too, are passed over.

    A run that was killed may have left a path twice, because what will be written is noted before it is: then the
    digest counts that the file has, else the first.
    """
    path = site_data / LOCK_FILE
    text = path.read_bytes().decode("utf-8", errors="replace") if path.is_file() else ""
    found: dict[str, list[str]] = {}
    for known, name in map(re.Match.groups, _LOCK_LINE.finditer(text)):
        found.setdefault(name, []).append(known)
    return {name: noted[0] if len(noted) == 1 else _present(site_data, name, noted) for name, noted in found.items()}


def write_lock(site_data: Path, digests: Mapping[str, str]) -> None:
    """Replace the lock file."""
    text = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
    write_atomically(site_data / LOCK_FILE, text)


def note_import(site_data: Path, digests: Mapping[str, str], plan: ImportPlan) -> None:
    """Add a line to the lock file before the plan is carried out, so that a killed run leaves no unknown draft.

    The lock file must be whole: written by `write_lock`, or absent.
    """
    known = digest(plan.text)
    if plan.action is ImportAction.BESIDE or digests.get(plan.target) == known:
        return
    site_data.mkdir(parents=True, exist_ok=True)
    with (site_data / LOCK_FILE).open("a", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{known}  {plan.target}\n")


def record_import(digests: Mapping[str, str], plan: ImportPlan) -> dict[str, str]:
    """The digests after a plan was carried out: an edited file keeps the digest of its last draft, if it had one."""
    if plan.action is ImportAction.BESIDE:
        return dict(digests)
    return {**digests, plan.target: digest(plan.text)}


def copy_atomically(source: Path, place: Path) -> None:
    """Copy a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(place) as temporary:
        shutil.copyfile(source, temporary)


def sweep(folder: Path) -> None:
    """Remove what writers left that were killed; nobody else may be writing there."""
    for entry in folder.rglob(".*.tmp"):
        if _TEMPORARY.fullmatch(entry.name):
            entry.unlink(missing_ok=True)


def write_atomically(path: Path, text: str) -> None:
    """Write a whole file beside its place, then put it there in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A file beside the place, put there at the end; gone where that fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _present(site_data: Path, name: str, noted: list[str]) -> str:
    """Of several digests of a path the one its file has, else the first."""
    path = site_data.parent / name
    there = digest(path.read_bytes().decode("utf-8", errors="replace")) if path.is_file() else ""
    return there if there in noted else noted[0]


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
