"""Writing drafts without ever overwriting what a person wrote.

`site_data/imports.lock` keeps the digest of every draft as import wrote it. A file that still has this digest was not
touched and may be replaced; any other file is left alone, and the new draft is laid beside it as `<id>.new.md`.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCK_FILE = "imports.lock"
"""Under `site_data/`; lines `sha256  path`, by path."""


class ImportAction(StrEnum):
    """What becomes of a draft."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    """The file was as the last import wrote it."""
    BESIDE = "beside"
    """A person has edited the file: the new draft stands beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    else:
        action = ImportAction.UPDATED if digest(existing) == recorded else ImportAction.BESIDE
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
    """Path → digest of the draft as import wrote it; lines that are none are passed over."""
    path = site_data / LOCK_FILE
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {name: known for known, name in pairs}


def write_lock(site_data: Path, digests: Mapping[str, str]) -> None:
    """Replace the lock file."""
    text = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
    write_atomically(site_data / LOCK_FILE, text)


def record_import(digests: Mapping[str, str], plan: ImportPlan) -> dict[str, str]:
    """The digests after a plan was carried out: an edited file keeps the digest of its last draft, if it had one."""
    if plan.action is ImportAction.BESIDE:
        return dict(digests)
    return {**digests, plan.target: digest(plan.text)}


def write_atomically(path: Path, text: str) -> None:
    """Write a whole file beside its place, then put it there in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
