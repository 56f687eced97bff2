"""Who tells `lantai serve` that a file was changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from watchdog.observers.api import BaseObserver

INTERVAL = 0.5
"""Seconds between two looks at all files, where the system tells nothing."""
_WRITTEN = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Reading a file, which a build does with every one, is no news."""


def choose_observer(folders: Iterable[Path], *, is_polling: bool) -> BaseObserver:
    """The system's own notices: at once, and without work for whoever waits.

    A network drive tells nothing of what others write there, and a system may refuse to watch so many folders; then all
    files are looked at again and again, which at ten thousand of them takes half a processor.
    """
    if is_polling or not _is_told(folders):
        return PollingObserver(timeout=INTERVAL)
    observer = Observer()
    observer.schedule = partial(observer.schedule, event_filter=_WRITTEN)  # type: ignore[method-assign]
    return observer


def _is_told(folders: Iterable[Path]) -> bool:
    """Whether the system agrees to watch the folders."""
    try:
        observer = Observer()
        for folder in folders:
            observer.schedule(FileSystemEventHandler(), str(folder), recursive=True)
        observer.start()
        observer.stop()
    except OSError:
        return False
    return True
