"""Reading that may go wrong is done in a child process: a crash, a hang or a flood of memory stays there.

pdfium is written in C++, and a hostile file can make it loop, fill the memory or crash; no limit inside the process
can stop that. Where the system cannot fork, the work is done in the process itself.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from generator.errors import Location, UnreadableSourceError
from generator.sources.pdf_rules import BROKEN_PDF

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

SECONDS = 8
"""Processor time after which the child is stopped: a busy machine is not the file's fault."""
PATIENCE = 60.0
"""Wall-clock seconds after which it is given up all the same."""
MEMORY = 1536 * 1024 * 1024
"""Bytes that the child may take beyond what the process has."""
BLOCK = 1 << 20


def guarded(work: Callable[[], Result], name: str) -> Result:
    """What `work` returns, from a child process that may not use more than `SECONDS` nor take more than `MEMORY`.

    Raises:
        UnreadableSourceError: `work` raised it, or the child crashed or was stopped.
    """
    if not hasattr(os, "fork"):
        return work()
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        _work_in_child(work, name, source, target)
    os.close(target)
    try:
        data = _receive(source)
    finally:
        os.close(source)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not data:
        raise _refuse(name, "读取 PDF 耗时过长、占用内存过多或使读取程序崩溃，已放弃。")
    result: Result | UnreadableSourceError = pickle.loads(data)
    if isinstance(result, UnreadableSourceError):
        raise result
    return result


def _refuse(name: str, message: str) -> UnreadableSourceError:
    return UnreadableSourceError(BROKEN_PDF.at(Location(name), message, "文件可能已损坏，请用原软件重新导出为 PDF。"))


def _work_in_child(work: Callable[[], Result], name: str, source: int, target: int) -> None:
    """Do the work, send the result and end the process without any of the parent's clean-up."""
    try:
        os.close(source)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a dying C++ library says is nothing for editors
        _set_limits()
        try:
            result: Result | UnreadableSourceError = work()
        except UnreadableSourceError as error:
            result = error
        except (ArithmeticError, LookupError, ValueError, TypeError, RuntimeError) as error:
            result = _refuse(name, f"PDF 的内容使读取程序出错（{type(error).__name__}）。")
        data = pickle.dumps(result)
        while data:
            data = data[os.write(target, data) :]
    finally:
        os._exit(0)


def _set_limits() -> None:
    """Let the child use `SECONDS` and take `MEMORY` beyond what it has, where the system knows such limits."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _receive(source: int) -> bytes:
    """Everything the child sends; b"" where it was too slow or sent nothing."""
    parts: list[bytes] = []
    deadline = time.monotonic() + PATIENCE
    while (left := deadline - time.monotonic()) > 0:
        if not select.select([source], [], [], left)[0]:
            break
        part = os.read(source, BLOCK)
        if not part:
            return b"".join(parts)
        parts.append(part)
    return b""
