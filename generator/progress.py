"""A line on stderr that says how far long work is: for the command line, where a person looks."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MUCH = 50
"""Items from which on progress is shown."""
BAR = 30
"""Characters of the bar."""
REFRESH = 0.1
"""Seconds between two drawings."""


@contextmanager
def shown_progress(*, hidden: bool) -> Iterator[Callable[[str, int, int], None]]:
    """Takes stage, number done and number of all; nothing of the line is left at the end."""
    if hidden or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    shown = [0.0]

    def tell(stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if total >= MUCH and (now - shown[0] > REFRESH or done == total):
            shown[0] = now
            filled = BAR * done // total
            sys.stderr.write(f"\r{stage} {'█' * filled}{'░' * (BAR - filled)} {done}/{total} ")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if shown[0]:
            sys.stderr.write("\r\x1b[K")
