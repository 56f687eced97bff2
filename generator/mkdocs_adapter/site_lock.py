"""One build of a site at a time."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.errors import Location, PortalError
from generator.mkdocs_adapter.rules import RUNNING_BUILD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE = 3.0
"""Seconds to wait for another build: as long as the workers of a killed one may need to notice."""


@contextmanager
def alone(target: Path) -> Iterator[None]:
    """Nobody else builds the same site meanwhile.

    Raises:
        PortalError: somebody does.
    """
    path = target.with_name(f".{target.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = _lock(path, time.monotonic() + _PATIENCE)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _lock(path: Path, until: float) -> int:
    """An open file that is locked and still has its name."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                os.truncate(handle, 0)
                os.write(handle, str(os.getpid()).encode())
                return handle
        except BlockingIOError:
            if time.monotonic() > until:
                other = os.pread(handle, 20, 0).decode() or "?"
                os.close(handle)
                hint = "等它完成后再生成；要同时生成两份，用 --site-dir 写到不同的文件夹。"
                message = f"另一个 lantai build（进程 {other}）正在生成这个站点，本次没有改动任何文件。"
                raise PortalError(RUNNING_BUILD.at(Location(str(path)), message, hint)) from None
            time.sleep(0.05)
        os.close(handle)
